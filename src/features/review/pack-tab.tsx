import type { PageProps } from '#src/session/page.ts';
import { Panel } from '#src/ui/panel.tsx';

/** 材料包. */
export function PackTab({ plan }: PageProps) {
  return <Panel title="材料包">{plan.unitName}</Panel>;
}
