import type { PageProps } from '#src/session/page.ts';

export function IndicatorPage({ plan }: PageProps) {
  return <h1>指标 {plan.year}</h1>;
}
