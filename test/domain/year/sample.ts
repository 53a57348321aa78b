import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Month } from '#src/domain/period/month.ts';
import { reportRowById, yearReport, type ReportRow, type YearReport } from '#src/domain/year/year-report.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';

/** The sample year, as the sample's own plan shows it. */
const SAMPLE = supposing(NO_STATEMENTS, sampleYear(ANNEX_10_2025));

export const reportAt = (month: Month, said: readonly Said[] | null = null): YearReport =>
  yearReport(ANNEX_10_2025, said === null ? SAMPLE : supposing(NO_STATEMENTS, said), month);

export function rowOf(report: YearReport, seq: number): ReportRow {
  const row = reportRowById(report, String(seq).padStart(2, '0') as IndicatorId);
  if (row === null) throw new Error(`no row ${seq}`);
  return row;
}
