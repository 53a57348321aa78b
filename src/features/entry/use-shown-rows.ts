import { useState } from 'react';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { monthsThrough, type Month } from '#src/domain/period/month.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { shownIndicators } from '#src/features/entry/model/sheet.ts';

interface Filter {
  readonly section: string | null;
  readonly onlyMissing: boolean;
  readonly view: 'month' | 'year';
  readonly month: Month;
}

/**
 * The rows to show. What is still missing is asked once, when the filter is chosen: a row must not vanish under the hand that has
 * just filled it.
 */
export function useShownRows(plan: Plan, year: YearStatements, filter: Filter): readonly PlanIndicator[] {
  const key = JSON.stringify([filter.section, filter.onlyMissing, filter.view, filter.month]);
  const [kept, setKept] = useState<{ readonly key: string; readonly ids: ReadonlySet<string> } | null>(null);
  const months = filter.view === 'year' ? monthsThrough(filter.month) : [filter.month];
  if (!filter.onlyMissing) return shownIndicators(plan, year, { ...filter, months });
  let ids = kept?.key === key ? kept.ids : null;
  if (ids === null) {
    ids = new Set(shownIndicators(plan, year, { ...filter, months }).map(({ id }) => id));
    setKept({ key, ids });
  }
  const shown = ids;
  return plan.indicators.filter(({ id }) => shown.has(id));
}
