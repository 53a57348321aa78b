import { useMemo } from 'react';
import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { sheetOf, type Sheet } from '#src/features/entry/model/sheet.ts';
import { useShownRows } from '#src/features/entry/use-shown-rows.ts';
import { useReport } from '#src/queries/year.ts';
import type { PageProps } from '#src/session/page.ts';

interface EntrySheet {
  readonly view: 'month' | 'year';
  /** The month that is shown; the year's end in the year view. */
  readonly cutOff: Month;
  /** Of the year without what is being typed. Its plan is the one in force. */
  readonly stored: YearReport;
  readonly sheet: Sheet;
  /** Rows of the section that is shown, whether filled or not. */
  readonly indicators: readonly PlanIndicator[];
  /** Of the section too, with those that were stopped: what its months were asked [MO48]. */
  readonly asked: readonly PlanIndicator[];
}

/** Which cells the address and the filter show. */
export function useEntrySheet(
  { plan: published, place, month }: Pick<PageProps, 'plan' | 'place' | 'month'>,
  year: YearStatements,
  onlyMissing: boolean,
): EntrySheet {
  const { section } = place;
  const view = place.view === 'year' ? 'year' : 'month';
  const cutOff: Month = view === 'year' ? YEAR_END : month;
  const stored = useReport(published, year, cutOff);
  const { plan } = stored;
  const shown = useShownRows(plan, year, { section, onlyMissing, view, month });
  const sheet = useMemo(() => sheetOf(shown, view, month), [shown, view, month]);
  const indicators = useOwned(plan.indicators, section);
  const asked = useOwned(stored.yearRows, section);
  return { view, cutOff, stored, sheet, indicators, asked };
}

function useOwned(rows: readonly PlanIndicator[], section: string | null): readonly PlanIndicator[] {
  return useMemo(() => rows.filter(({ owner }) => section === null || owner === section), [rows, section]);
}
