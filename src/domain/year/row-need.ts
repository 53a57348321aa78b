import {
  isCeiling,
  isPercentUnit,
  isPooled,
  ROLLUP_MAKING,
  type Goal,
  type QuantitativeIndicator,
} from '#src/domain/catalogue/indicator.ts';
import type { Tier } from '#src/domain/catalogue/tier.ts';
import { MONTHS, YEAR_END, type Month } from '#src/domain/period/month.ts';
import { wholeUnits, ZERO, type Quantity } from '#src/domain/quantity/quantity.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import { numbersOf, POOLS, type Figure } from '#src/domain/rollup/figure.ts';
import { isFreePercent } from '#src/domain/statements/typed-value.ts';
import { decimalStep, dueBy, shortBy } from '#src/domain/score/pace.ts';
import { attainable } from '#src/domain/score/row-score.ts';

/** What a row still asks for before it is met, as of a cut-off. */
export type RowNeed =
  | { readonly kind: 'nothing' }
  /** Nobody has said anything about it. */
  | { readonly kind: 'report' }
  /** 无发生 in every month of a level to be reached: a person settles it [S12]. */
  | { readonly kind: 'settle' }
  | { readonly kind: 'rate' }
  | { readonly kind: 'confirm'; readonly tier: Tier }
  | { readonly kind: 'rated' }
  /** This much in each of the remaining months [D9]. */
  | { readonly kind: 'pace'; readonly amount: Quantity }
  /** So much by a milestone, or by the year's end: never a fraction of it a month [O17]. */
  | { readonly kind: 'by'; readonly month: Month; readonly amount: Quantity }
  /** The mean of the remaining months, so that the year's mean is met. */
  | { readonly kind: 'mean'; readonly amount: Quantity; readonly goal: Goal }
  /** The next value decides. */
  | { readonly kind: 'reach'; readonly goal: Goal }
  /** December: this much was not done. */
  | { readonly kind: 'short'; readonly amount: Quantity }
  /** No month to come can make it met; by how much it is over, where that says something. */
  | { readonly kind: 'lost'; readonly over: Quantity | null; readonly from: Month | null };

export function needOf(row: ReportRow, cutOff: Month): RowNeed {
  if (attainable(row.score) === 0) return { kind: 'nothing' };
  const { indicator, goal, figure } = row;
  if (indicator.kind !== 'quantitative' || goal === null) {
    if (row.rating !== null) return { kind: 'rated' };
    return row.suggestion === null ? { kind: 'rate' } : { kind: 'confirm', tier: row.suggestion.tier };
  }
  if (row.pace !== null)
    return indicator.pacing.kind === 'linear'
      ? { kind: 'pace', amount: row.pace }
      : milestoneNeed(indicator, goal, figure, cutOff);
  switch (figure.kind) {
    case 'unreported':
      return { kind: 'report' };
    case 'none':
      return { kind: 'settle' };
    case 'number':
      return measuredNeed(row, indicator, goal, figure, cutOff);
  }
}

function measuredNeed(
  row: ReportRow,
  indicator: QuantitativeIndicator,
  goal: Goal,
  figure: Extract<Figure, { kind: 'number' }>,
  cutOff: Month,
): RowNeed {
  const ceiling = isCeiling(goal.operator);
  const over = figure.value > goal.target ? ((figure.value - goal.target) as Quantity) : null;
  const lost: RowNeed = { kind: 'lost', over, from: figure.from };
  switch (ROLLUP_MAKING[indicator.rollup]) {
    case 'added':
      return ceiling || over !== null
        ? lost
        : { kind: 'short', amount: shortBy(indicator, goal.target, figure.value) };
    case 'pooled':
      return cutOff === YEAR_END ? lost : (meanNeed(row, indicator, goal, cutOff) ?? lost);
    case 'last':
      return cutOff === YEAR_END ? lost : { kind: 'reach', goal };
    case 'highest':
      return ceiling || cutOff === YEAR_END ? lost : { kind: 'reach', goal };
    case 'lowest':
      return !ceiling || cutOff === YEAR_END ? lost : { kind: 'reach', goal };
  }
}

/** What the next milestone asks for that is not done yet; the whole target where none is left before December. */
function milestoneNeed(
  indicator: QuantitativeIndicator,
  goal: Goal,
  figure: Figure,
  cutOff: Month,
): Extract<RowNeed, { kind: 'by' }> {
  const done = figure.kind === 'number' ? figure.value : ZERO;
  const later = MONTHS.filter((month) => month > cutOff && month < YEAR_END);
  for (const month of indicator.pacing.kind === 'milestone' ? later : []) {
    const due = dueBy(indicator, goal, month)?.numerator ?? 0;
    const before = dueBy(indicator, goal, cutOff)?.numerator ?? 0;
    if (due > before && due > done) return { kind: 'by', month, amount: (due - done) as Quantity };
  }
  return { kind: 'by', month: YEAR_END, amount: shortBy(indicator, goal.target, done) };
}

/** What the months left ask for, rounded to the safe side; null when no possible value can bring the level back. */
function meanNeed(
  { series }: ReportRow,
  indicator: QuantitativeIndicator,
  goal: Goal,
  cutOff: Month,
): RowNeed | null {
  if (!isPooled(indicator.rollup)) return null;
  const left = YEAR_END - cutOff;
  const wanted = POOLS[indicator.rollup].asks(numbersOf(series, cutOff), left, goal.target);
  const step = decimalStep(indicator.decimals);
  const inSteps = wanted / (left * step);
  const amount = ((isCeiling(goal.operator) ? Math.floor(inSteps) : Math.ceil(inSteps)) * step) as Quantity;
  if (amount < ZERO && !isFreePercent(indicator)) return null;
  if (isPercentUnit(indicator.unit) && !isFreePercent(indicator) && amount > wholeUnits(100)) return null;
  return { kind: 'mean', amount, goal };
}

/** No month to come can make the row met. */
export function isLost(row: ReportRow, cutOff: Month): boolean {
  return needOf(row, cutOff).kind === 'lost';
}
