import type { PageProps } from '#src/session/page.ts';

export function PlanPage({ plan }: PageProps) {
  return <h1>绩效方案 {plan.year}</h1>;
}
