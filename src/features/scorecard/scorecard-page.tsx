import type { PageProps } from '#src/session/page.ts';

export function ScorecardPage({ plan }: PageProps) {
  return <h1>年终评分表 {plan.year}</h1>;
}
