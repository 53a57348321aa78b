import type { PageProps } from '#src/session/page.ts';
import { Panel } from '#src/ui/panel.tsx';

/** 绩效自评表. */
export function FormTab({ plan }: PageProps) {
  return <Panel title="绩效自评表">{plan.unitName}</Panel>;
}
