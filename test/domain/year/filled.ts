import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Month } from '#src/domain/period/month.ts';
import { reportRowById, yearReport, type ReportRow, type YearReport } from '#src/domain/year/year-report.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

/** The filled year of the water works. */
export const FILLED = supposing(NO_STATEMENTS, waterYear());

export const reportAt = (month: Month, said: readonly Said[] | null = null): YearReport =>
  yearReport(WATER, said === null ? FILLED : supposing(NO_STATEMENTS, said), month);

export function rowOf(report: YearReport, id: string): ReportRow {
  const row = reportRowById(report, id as IndicatorId);
  if (row === null) throw new Error(`no row ${id}`);
  return row;
}
