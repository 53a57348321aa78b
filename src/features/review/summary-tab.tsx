import type { PageProps } from '#src/session/page.ts';
import { Panel } from '#src/ui/panel.tsx';

/** 领导摘要. */
export function SummaryTab({ plan }: PageProps) {
  return <Panel title="领导摘要">{plan.unitName}</Panel>;
}
