import type { PageProps } from '#src/session/page.ts';
import { Panel } from '#src/ui/panel.tsx';

/** 定稿前检查. */
export function ReadyTab({ plan }: PageProps) {
  return <Panel title="定稿前检查">{plan.unitName}</Panel>;
}
