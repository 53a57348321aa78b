import type { PageProps } from '#src/session/page.ts';
import { Panel } from '#src/ui/panel.tsx';

/** 自评报告. */
export function ReportTab({ plan }: PageProps) {
  return <Panel title="自评报告">{plan.unitName}</Panel>;
}
