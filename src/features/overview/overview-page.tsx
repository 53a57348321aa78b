import type { PageProps } from '#src/session/page.ts';

export function OverviewPage({ plan }: PageProps) {
  return <h1>总览 {plan.year}</h1>;
}
