import { YEAR_END } from '#src/domain/period/month.ts';
import { fallingDue, type ComingDue, type FallingDue } from '#src/domain/year/falling-due.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';

/** What falls due next and is not done: by month, and in a month one's own first, then by points [MO26]. */
export interface NextDue {
  readonly dated: readonly FallingDue[];
  /** What falls due of the month after the cut-off without a date of its own. */
  readonly gradual: ComingDue['gradual'];
}

/** @param section whose rows stand first in a month; null: nobody's */
export function nextDue(report: YearReport, section: string | null): NextDue {
  const isOther = ({ row }: FallingDue) => (row.indicator.owner === section ? 0 : 1);
  return {
    dated: fallingDue(report, YEAR_END - report.cutOff)
      .dated.filter(({ isDone }) => !isDone)
      .sort(
        (a, b) =>
          a.month - b.month ||
          isOther(a) - isOther(b) ||
          b.points - a.points ||
          a.row.indicator.seq - b.row.indicator.seq,
      ),
    gradual: fallingDue(report, 1).gradual,
  };
}
