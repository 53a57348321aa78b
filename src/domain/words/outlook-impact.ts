import { pointsChange, type Change } from '#src/domain/words/entry-impact.ts';
import { OUTLOOK_LABEL } from '#src/domain/words/figure-labels.ts';
import { projectedTotal } from '#src/domain/year/projected.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';

/** What one month's number does to what the year may end at [O18]. */
export function outlookImpact(without: YearReport, withIt: YearReport): Change {
  const value = (report: YearReport) => projectedTotal(report)?.value ?? null;
  return pointsChange(OUTLOOK_LABEL, value(without), value(withIt));
}
