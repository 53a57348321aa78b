import { useMemo, useState } from 'react';
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
  const { section, onlyMissing, view, month } = filter;
  const key = JSON.stringify([section, onlyMissing, view, month]);
  const [kept, setKept] = useState<{ readonly key: string; readonly ids: ReadonlySet<string> } | null>(null);
  let ids = onlyMissing && kept?.key === key ? kept.ids : null;
  if (onlyMissing && ids === null) {
    const months = view === 'year' ? monthsThrough(month) : [month];
    ids = new Set(shownIndicators(plan, year, { section, onlyMissing, months }).map(({ id }) => id));
    setKept({ key, ids });
  }
  const shown = ids;
  return useMemo(
    () =>
      plan.indicators.filter(
        ({ id, owner }) => (section === null || owner === section) && (shown === null || shown.has(id)),
      ),
    [plan, section, shown],
  );
}
