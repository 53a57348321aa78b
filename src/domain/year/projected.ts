import type { YearReport } from '#src/domain/year/year-report.ts';
import { projectTotal, type ProjectedTotal } from '#src/domain/score/projection.ts';

/** What the year may end at [F6]–[F9]; null while nothing is reported. Apart from the report: the first screen goes without it. */
export function projectedTotal({ rows, cutOff, plan }: YearReport): ProjectedTotal | null {
  return projectTotal(
    rows.map(({ score, forecast, series }) => ({ row: score, forecast, series })),
    cutOff,
    plan.settings,
  );
}
