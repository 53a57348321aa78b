import type { PageProps } from '#src/session/page.ts';
import { Panel } from '#src/ui/panel.tsx';

/** 定稿与校验. */
export function SealTab({ plan }: PageProps) {
  return <Panel title="定稿与校验">{plan.unitName}</Panel>;
}
