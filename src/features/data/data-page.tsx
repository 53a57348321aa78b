import type { PageProps } from '#src/session/page.ts';

export function DataPage({ plan }: PageProps) {
  return <h1>数据与协作 {plan.year}</h1>;
}
