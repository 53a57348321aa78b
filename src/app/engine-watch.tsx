import { createElement } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { engineFileQuery } from '#src/queries/engine-file.ts';
import { PLACE_TITLES } from '#src/session/place-titles.ts';
import { useLazy } from '#src/ui/use-lazy.ts';
import { EngineMissing } from '#src/widgets/engine-missing.tsx';

interface EngineWatchProps {
  readonly plan: Plan;
  readonly href: string;
}

// The single file has no engine, and so not its client either.
const loadLight = import.meta.env.MODE === 'single' ? null : () => import('#src/app/engine-light.tsx');

/** Keeps the engine in step from any place, where the office runs one; elsewhere it is nothing, and its code is never asked for [EN1]. */
export function EngineWatch({ plan, href }: EngineWatchProps) {
  const { data: file = null } = useQuery(engineFileQuery);
  return loadLight === null || file?.unit === undefined ? null : (
    <LazyLight load={loadLight} plan={plan} href={href} />
  );
}

function LazyLight({
  load,
  plan,
  href,
}: EngineWatchProps & { readonly load: NonNullable<typeof loadLight> }) {
  const { data: file = null } = useQuery(engineFileQuery);
  const light = useLazy(load, true);
  if (light.kind === 'missing')
    return <EngineMissing meanwhile="协作服务器暂不同步，数据没有受影响" onRetry={light.retry} />;
  if (light.kind !== 'here' || file === null) return null;
  return createElement(light.code.EngineLight, { key: plan.id, plan, file, href });
}

interface DistrictLinkProps {
  readonly href: string;
  readonly isCurrent: boolean;
  readonly className: string | undefined;
}

/** The way to the board of a district or of a city, in the menu where the engine is one of those [EN11] [EN18]. */
export function DistrictLink({ href, isCurrent, className }: DistrictLinkProps) {
  const { data: file = null } = useQuery(engineFileQuery);
  return file === null || (file.units.length === 0 && file.districts === undefined) ? null : (
    <a className={className} href={href} aria-current={isCurrent ? 'page' : undefined}>
      {PLACE_TITLES.district}
    </a>
  );
}

/**
 * Where what is said here goes, and where what is shown comes from.
 * @param alone what is said where no server is named
 */
export function FootWords({ alone }: { readonly alone: string }) {
  const { data: file = null } = useQuery(engineFileQuery);
  if (loadLight === null || file === null) return alone;
  if (file.unit !== undefined) return '数据存在本机，各科室经单位的协作服务器往来';
  if (file.districts !== undefined) return '数据存在本机，各区的上报从市里的协作服务器读取';
  return file.units.length > 0 ? '数据存在本机，各单位的上报从区里的协作服务器读取' : alone;
}
