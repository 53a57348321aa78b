import { isCeiling, type Goal, type QuantitativeIndicator } from '#src/domain/catalogue/indicator.ts';
import type { Reckoning } from '#src/domain/catalogue/rules.ts';
import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import { NO_POINTS, type Points } from '#src/domain/quantity/points.ts';
import {
  addQuantities,
  quotientToQuantity,
  roundQuantity,
  ZERO,
  type Quantity,
} from '#src/domain/quantity/quantity.ts';
import type { Figure, Series } from '#src/domain/rollup/figure.ts';
import { dueBy } from '#src/domain/score/pace.ts';
import { scoreAt, type RowScore } from '#src/domain/score/row-score.ts';

/** A full-year value expected from what is known at a cut-off, with its band. low ≤ value ≤ high. */
export interface Forecast {
  readonly value: Quantity;
  readonly low: Quantity;
  readonly high: Quantity;
  readonly basis: 'run-rate' | 'plan' | 'overdue' | 'to-date' | 'person' | 'complete';
}

/**
 * Half-width of the band in standard deviations, for 2, 3, 4 … months to judge by (Student's t): about four years in five stay inside
 * when months vary independently. The fewer months there are, the less their spread is known.
 */
const BAND_WIDTHS = [3.08, 1.89, 1.64, 1.53, 1.48, 1.44, 1.41, 1.4, 1.38, 1.37, 1.36];

/**
 * Forecast of a measured row [F1]–[F5]; null when nothing can be said. An estimate, not a score: the spread uses a square root and
 * is rounded to the indicator's decimals, everything else is exact.
 * @param expected 全年预计完成情况 entered by a person: overrides any forecast
 */
export function forecastOf(
  indicator: QuantitativeIndicator,
  goal: Goal,
  series: Series,
  figure: Figure,
  month: Month,
  expected: Quantity | null,
): Forecast | null {
  const value = figure.kind === 'number' ? figure.value : null;
  if (month === YEAR_END && value !== null) return certain(value, 'complete');
  if (expected !== null) return certain(expected, 'person');
  if (month === YEAR_END) return null;
  switch (indicator.pacing.kind) {
    case 'linear':
      return value === null ? null : runRate(indicator, series, value, month);
    case 'milestone':
      // Nothing falls due on an allowance: what has been used so far is all that is known [D4].
      if (isCeiling(goal.operator)) return value === null ? null : certain(value, 'to-date');
      return milestoneForecast(indicator, goal, value, month);
    case 'level':
    case 'year-end':
      return value === null ? null : certain(value, 'to-date');
  }
}

function certain(value: Quantity, basis: Forecast['basis']): Forecast {
  return { value, low: value, high: value, basis };
}

/**
 * To date plus the mean reported month for every month not reported yet [F1]: an unreported month is not a 0. The low end does without
 * the months that are late already, for they may stay unreported.
 */
function runRate(indicator: QuantitativeIndicator, series: Series, toDate: Quantity, month: Month): Forecast {
  const values = reportedAmounts(series, month);
  const open = YEAR_END - values.length;
  const forMonths = (months: number) =>
    quotientToQuantity((toDate * months) as Quantity, values.length, indicator.decimals);
  const value = addQuantities(toDate, forMonths(open));
  const half = roundQuantity(halfWidth(values, open, value - toDate) as Quantity, indicator.decimals);
  const surest = value - Math.max(0, forMonths(month - values.length)) - half;
  return {
    value,
    low: Math.max(Math.min(toDate, value), surest) as Quantity,
    high: addQuantities(value, half),
    basis: 'run-rate',
  };
}

/** The months of a sum that were reported by a cut-off: 无发生 is a 0. */
export function reportedAmounts(series: Series, month: Month): readonly Quantity[] {
  return series
    .slice(0, month)
    .flatMap((cell) => (cell.kind === 'number' ? [cell.value] : cell.kind === 'none' ? [ZERO] : []));
}

/** What is to come strays by its own months and by how little the mean is known; one month says nothing of how far. */
function halfWidth(values: readonly Quantity[], open: number, toCome: number): number {
  const width = BAND_WIDTHS[values.length - 2];
  if (width === undefined) return Math.abs(toCome);
  return Math.round(width * standardDeviation(values) * Math.sqrt(open + (open * open) / values.length));
}

/** Sample standard deviation, of two months or more. */
function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const squares = values.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/** The plan when nothing is overdue; else to date plus what is still due, and at best the plan after all [F2]. */
function milestoneForecast(
  indicator: QuantitativeIndicator,
  goal: Goal,
  toDate: Quantity | null,
  month: Month,
): Forecast | null {
  const due = dueBy(indicator, goal, month)?.numerator ?? 0;
  const yearly = dueBy(indicator, goal, YEAR_END)?.numerator ?? goal.target;
  if (toDate === null && due > 0) return null;
  const done = toDate ?? ZERO;
  const plan = Math.max(yearly, done) as Quantity;
  if (done >= due) return certain(plan, 'plan');
  const value = (done + (yearly - due)) as Quantity;
  return { value, low: value, high: plan, basis: 'overdue' };
}

/** A row, and what its full-year value is expected to be. */
export interface RowOutlook {
  readonly row: RowScore;
  readonly forecast: Forecast | null;
}

/** Points with their band. low ≤ value ≤ high. */
export interface PointsBand {
  readonly value: Points;
  readonly low: Points;
  readonly high: Points;
}

/** A manual score and a rating stand as they are; a forecast is scored at its value and at both ends of its band [F6]. */
export function projectRow({ row, forecast }: RowOutlook, reckoning: Reckoning): PointsBand | null {
  const { goal, indicator } = row;
  if (row.isManual || goal === null || forecast === null) {
    return row.score === null ? null : { value: row.score, low: row.score, high: row.score };
  }
  const at = (value: Quantity) => scoreAt(indicator, goal, value, reckoning).score ?? NO_POINTS;
  const value = at(forecast.value);
  // A ceiling scores best at the low end; «= 0», and what loses points far above its target, where the band is nearest to the target.
  const nearest = Math.min(Math.max(goal.target, forecast.low), forecast.high) as Quantity;
  const scores = [at(forecast.low), value, at(forecast.high), at(nearest)];
  return { value, low: Math.min(...scores) as Points, high: Math.max(...scores) as Points };
}
