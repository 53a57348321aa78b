import { useMemo } from 'react';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import type { Draft } from '#src/domain/draft/draft.ts';
import { lastYearNews, type LastYearNews } from '#src/domain/life/last-year-news.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { previousPlan, usePlans } from '#src/queries/plans.ts';
import { useYear } from '#src/queries/year.ts';

const NO_PLAN = '' as PlanId;
const NO_NEWS: readonly LastYearNews[] = [];

/** What last year's plan says by now that a draft has not heard of; nothing where it is on another device [NY5]. */
export function useLastYearNews(draft: Draft | null): {
  readonly before: Plan | null;
  readonly year: YearStatements;
  readonly news: readonly LastYearNews[];
  /** Nobody knows yet whether there is any. */
  readonly isReading: boolean;
} {
  const { known } = usePlans();
  const before = draft === null ? null : previousPlan(draft, known);
  const { year, isLoading } = useYear(before?.id ?? NO_PLAN);
  const news = useMemo(
    () => (draft === null || before === null || isLoading ? NO_NEWS : lastYearNews(draft, before, year)),
    [draft, before, year, isLoading],
  );
  return { before, year, news, isReading: before !== null && isLoading };
}
