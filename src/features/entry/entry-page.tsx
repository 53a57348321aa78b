import type { PageProps } from '#src/session/page.ts';

export function EntryPage({ plan }: PageProps) {
  return <h1>月度填报 {plan.year}</h1>;
}
