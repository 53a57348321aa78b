import type { PageProps } from '#src/session/page.ts';
import { Panel } from '#src/ui/panel.tsx';

/** 佐证材料. */
export function EvidenceTab({ plan }: PageProps) {
  return <Panel title="佐证材料">{plan.unitName}</Panel>;
}
