import { LOCAL_ONLY } from '#src/app/local-only.ts';
import { createElement } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { engineFileQuery } from '#src/queries/engine-file.ts';
import { Button } from '#src/ui/button.tsx';
import { useLazy } from '#src/ui/use-lazy.ts';

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
    return (
      <Button look="quiet" title="程序文件没有取到；协作服务器暂不同步，数据没有受影响" onClick={light.retry}>
        协作服务器没有载入，重试
      </Button>
    );
  if (light.kind !== 'here' || file === null) return null;
  return createElement(light.code.EngineLight, { key: plan.id, plan, file, href });
}

/** Where what is said here goes. */
export function FootWords() {
  const { data: file = null } = useQuery(engineFileQuery);
  return loadLight === null || file?.unit === undefined
    ? LOCAL_ONLY
    : '数据存在本机，各科室经单位的协作服务器往来';
}
