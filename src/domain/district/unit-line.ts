import { planName } from '#src/domain/catalogue/plan.ts';
import { monthsThrough, type Month } from '#src/domain/period/month.ts';
import { subtractPoints, type Points } from '#src/domain/quantity/points.ts';
import { dueSplit, type DueSplit } from '#src/domain/year/breakdown.ts';
import { completenessThrough, type Completeness } from '#src/domain/year/completeness.ts';
import { monthDue, type MonthDue } from '#src/domain/year/month-due.ts';
import { projectedTotal, type ProjectedYear } from '#src/domain/year/projected.ts';
import { isShort } from '#src/domain/year/row-state.ts';
import { yearOnYear } from '#src/domain/year/year-on-year.ts';
import { yearReport, type ReportRow, type YearReport } from '#src/domain/year/year-report.ts';
import type { UnitYear } from '#src/domain/district/unit-year.ts';

/** A unit as of a month, by the figures of its own screens [DI2]. */
export interface UnitLine {
  readonly unit: UnitYear;
  readonly report: YearReport;
  /** null: no row has a score yet. */
  readonly score: Points | null;
  readonly due: DueSplit;
  readonly outlook: ProjectedYear | null;
  readonly filled: Completeness;
  /** Months whose date has passed and that still lack something [DI3]. */
  readonly late: readonly MonthDue[];
  /** Cells of those months that lack something. */
  readonly lateCells: number;
  /** Rows behind, missed or over, in the order of the plan. */
  readonly short: readonly ReportRow[];
  /** Against the same month of last year's plan, where that is among the files. */
  readonly onYear: Points | null;
}

/** @param last the same unit's plan of the year before; null: not laid out @param today ISO date in local time */
export function unitLine(unit: UnitYear, last: UnitYear | null, cutOff: Month, today: string): UnitLine {
  const { plan, year } = unit;
  const report = yearReport(plan, year, cutOff);
  const rows = report.plan.indicators;
  const late = monthsThrough(cutOff)
    .map((month) => monthDue(report.plan, year, rows, month, today))
    .filter(({ days, missing, isClosed }) => days !== null && days < 0 && missing.length > 0 && !isClosed);
  const total = last === null ? null : yearOnYear(report, yearReport(last.plan, last.year, cutOff)).total;
  return {
    unit,
    report,
    score: report.card.coveredWeight > 0 ? report.card.total : null,
    due: dueSplit(report),
    outlook: projectedTotal(report),
    filled: completenessThrough(rows, year, cutOff),
    late,
    lateCells: late.reduce((sum, { missing }) => sum + missing.length, 0),
    short: report.rows.filter(({ state }) => isShort(state)),
    onYear: total?.change ?? null,
  };
}

/** The unit's plan of the year before among the files: the one this plan goes on from, or the same unit and project one year back. */
export function lastYearOf({ plan }: UnitYear, units: readonly UnitYear[]): UnitYear | null {
  return (
    units.find((each) => each.plan.id === plan.previous?.plan) ??
    units.find(
      ({ plan: other }) =>
        other.year === plan.year - 1 && other.unitName === plan.unitName && other.project === plan.project,
    ) ??
    null
  );
}

export type LineOrder = 'unit' | 'score' | 'gap' | 'outlook' | 'filled' | 'late' | 'short' | 'on-year';

/** What lines are put in order by, ascending; null goes last whichever way [DI5]. */
const KEYS: Record<Exclude<LineOrder, 'unit'>, (line: UnitLine) => number | null> = {
  score: ({ score }) => score,
  gap: ({ due }) => subtractPoints(due.earned, due.due),
  outlook: ({ outlook }) => outlook?.value ?? null,
  filled: ({ filled }) => (filled.expected === 0 ? null : filled.reported / filled.expected),
  late: ({ lateCells }) => lateCells,
  short: ({ short }) => short.length,
  'on-year': ({ onYear }) => onYear,
};

/**
 * Lines in the order asked for; lines that are equal in it by their names.
 * @param compareNames as the office's language puts names in order
 */
export function inLineOrder(
  lines: readonly UnitLine[],
  order: LineOrder,
  isDescending: boolean,
  compareNames: (a: string, b: string) => number,
): readonly UnitLine[] {
  const byName = (a: UnitLine, b: UnitLine) => compareNames(planName(a.unit.plan), planName(b.unit.plan));
  const sign = isDescending ? -1 : 1;
  if (order === 'unit') return [...lines].sort((a, b) => sign * byName(a, b));
  const key = KEYS[order];
  return [...lines].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left === null || right === null) return left === right ? byName(a, b) : left === null ? 1 : -1;
    return sign * (left - right) || byName(a, b);
  });
}
