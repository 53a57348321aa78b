import { createElement } from 'react';
import { useQuery } from '@tanstack/react-query';
import { isSamplePlan } from '#src/domain/catalogue/plan.ts';
import type { FolderPackage } from '#src/features/data/folder-file-list.tsx';
import { engineFileQuery } from '#src/queries/engine-file.ts';
import type { PageProps } from '#src/session/page.ts';
import { useLazy } from '#src/ui/use-lazy.ts';

interface EngineSlotProps extends PageProps {
  readonly onOpen: (files: readonly FolderPackage[]) => void;
}

// The single file has no engine.
const loadPanel =
  import.meta.env.MODE === 'single' ? null : () => import('#src/features/data/engine-panel.tsx');

/** The panel of the engine, where the office runs one [EN1]. */
export function EngineSlot(props: EngineSlotProps) {
  const { data: file = null } = useQuery(engineFileQuery);
  return loadPanel === null || file?.unit === undefined || isSamplePlan(props.plan.id) ? null : (
    <LazyPanel {...props} load={loadPanel} />
  );
}

function LazyPanel({ load, ...props }: EngineSlotProps & { readonly load: NonNullable<typeof loadPanel> }) {
  const { data: file = null } = useQuery(engineFileQuery);
  const panel = useLazy(load, true);
  // That it did not come is said by the light in the frame, which asks for the same files.
  return panel.kind === 'here' && file !== null
    ? createElement(panel.code.EnginePanel, { ...props, file })
    : null;
}
