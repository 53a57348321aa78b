import { isCeiling, type Goal, type QuantitativeIndicator } from '#src/domain/catalogue/indicator.ts';
import { MONTHS, YEAR_END, type Month } from '#src/domain/period/month.ts';
import { addPoints, NO_POINTS, subtractPoints, type Points } from '#src/domain/quantity/points.ts';
import { ZERO, type Quantity } from '#src/domain/quantity/quantity.ts';
import { dueBy, pointsDue, shortBy } from '#src/domain/score/pace.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';

/** What falls due of a row at the end of one month; whose it is, row.indicator.owner says. */
export interface FallingDue {
  readonly row: ReportRow;
  readonly month: Month;
  /** A planned month, the whole target of a row that is judged at the year's end, or a rating. */
  readonly kind: 'milestone' | 'year-end' | 'rating';
  /** The value to date that is due by then; null where a person rates. */
  readonly due: Quantity | null;
  /** What of it is not there yet: null where it is no amount, and where all is there. */
  readonly missing: Quantity | null;
  readonly isDone: boolean;
  /** Points that fall due with it. */
  readonly points: Points;
}

/** The months after a cut-off [MO15]. */
export interface ComingDue {
  /** By month, then what is not done yet first, then in the order of the plan. */
  readonly dated: readonly FallingDue[];
  /** Rows that fall due bit by bit, every month, and are not met yet: they have no date to name. */
  readonly gradual: { readonly rows: readonly ReportRow[]; readonly points: Points };
}

/** What falls due in the `months` after the cut-off, and whose. Nothing after December: the year is over. */
export function fallingDue(report: YearReport, months: number): ComingDue {
  const { cutOff } = report;
  const ahead = MONTHS.filter((month) => month > cutOff && month <= cutOff + months);
  const last = ahead[ahead.length - 1] ?? cutOff;
  const gradual = report.rows.filter(
    (row) => isGradual(row) && row.score.met !== true && pointsBetween(row, cutOff, last) > 0,
  );
  return {
    dated: ahead.flatMap((month) =>
      report.rows.flatMap((row) => dueOf(row, month)).sort((a, b) => order(a) - order(b)),
    ),
    gradual: {
      rows: gradual,
      points: gradual.reduce<Points>(
        (sum, row) => addPoints(sum, pointsBetween(row, cutOff, last)),
        NO_POINTS,
      ),
    },
  };
}

/** What is not done first, each in the order of the plan. */
function order({ isDone, row: { indicator } }: FallingDue): number {
  return indicator.seq + (isDone ? LAST : 0);
}

const LAST = 100_000;

function isGradual({ indicator, goal }: ReportRow): boolean {
  if (indicator.kind !== 'quantitative' || goal === null || isCeiling(goal.operator)) return false;
  return indicator.pacing.kind === 'linear';
}

function dueOf(row: ReportRow, month: Month): readonly FallingDue[] {
  const { indicator, goal } = row;
  const points = pointsBetween(row, month - 1, month);
  if (indicator.kind !== 'quantitative' || goal === null) {
    if (month !== YEAR_END) return [];
    return [
      { row, month, kind: 'rating', due: null, missing: null, isDone: row.score.score !== null, points },
    ];
  }
  const due = dueIn(indicator, goal, month);
  if (due === null) return [];
  const { figure } = row;
  const done = figure.kind === 'number' ? figure.value : ZERO;
  const isWhole = due >= goal.target;
  const isDone = isWhole ? row.score.met === true : done >= due;
  return [
    {
      row,
      month,
      kind: indicator.pacing.kind === 'milestone' ? 'milestone' : 'year-end',
      due,
      missing: isDone || indicator.rollup !== 'sum' ? null : shortBy(indicator, due, done),
      isDone,
      points,
    },
  ];
}

/** The value to date that falls due with this month, as a date of its own; null: nothing does. */
function dueIn(indicator: QuantitativeIndicator, goal: Goal, month: Month): Quantity | null {
  const { pacing } = indicator;
  if (pacing.kind === 'year-end') return month === YEAR_END ? goal.target : null;
  if (pacing.kind !== 'milestone' || isCeiling(goal.operator)) return null;
  const at = (of: Month) => dueBy(indicator, goal, of)?.numerator ?? 0;
  const before = month === 1 ? 0 : at((month - 1) as Month);
  return at(month) > before ? (at(month) as Quantity) : null;
}

/** Of the row's points, those that fall due after one month and by another. */
function pointsBetween({ indicator, goal }: ReportRow, after: number, by: Month): Points {
  const measured = indicator.kind === 'quantitative' ? indicator : null;
  const at = (month: number) =>
    month < 1 ? NO_POINTS : pointsDue(indicator.weight, measured, goal, month as Month);
  return subtractPoints(at(by), at(after));
}
