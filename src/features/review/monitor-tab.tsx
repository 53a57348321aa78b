import type { PageProps } from '#src/session/page.ts';
import { Panel } from '#src/ui/panel.tsx';

/** 运行监控表. */
export function MonitorTab({ plan }: PageProps) {
  return <Panel title="运行监控表">{plan.unitName}</Panel>;
}
