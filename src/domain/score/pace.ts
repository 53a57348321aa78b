import { isCeiling, type Goal, type QuantitativeIndicator } from '#src/domain/catalogue/indicator.ts';
import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import { compareRatios, mulDivRound } from '#src/domain/quantity/exact.ts';
import { coefficientOf, FULL, NOTHING, pointsAt, type Points } from '#src/domain/quantity/points.ts';
import { MAX_DECIMALS, quotientToQuantity, ZERO, type Quantity } from '#src/domain/quantity/quantity.ts';
import type { Figure } from '#src/domain/rollup/figure.ts';
import { isMet } from '#src/domain/score/coefficient.ts';

/** An amount due as an exact fraction: A × m ÷ 12 is rarely a whole number of ten-thousandths. */
export interface Due {
  readonly numerator: number;
  readonly denominator: number;
}

export type Light = 'red' | 'yellow' | 'green' | 'blue';

/**
 * The amount due by the end of a month [D2]–[D4]. null: not judged before the year ends [D5].
 * A ceiling is an allowance of the whole year, so its whole target is «due» in every month, whatever its pacing [D4].
 * Milestones are planned against the plan's own target; under an adjusted one they move in proportion, up to that target [D3].
 * @param goal the goal in force
 */
export function dueBy(
  indicator: Pick<QuantitativeIndicator, 'pacing' | 'goal'>,
  goal: Goal,
  month: Month,
): Due | null {
  const { pacing } = indicator;
  if (pacing.kind === 'year-end') return null;
  if (pacing.kind === 'level' || isCeiling(goal.operator)) return { numerator: goal.target, denominator: 1 };
  if (pacing.kind === 'linear') return { numerator: goal.target * month, denominator: 12 };
  let due = ZERO;
  for (const milestone of pacing.milestones) if (milestone.month <= month) due = milestone.due;
  const planned = indicator.goal.target;
  if (planned === goal.target || planned <= 0) return { numerator: due, denominator: 1 };
  return { numerator: mulDivRound(Math.min(due, planned), goal.target, planned), denominator: 1 };
}

/** The due amount rounded to the indicator's decimals: for print, never for judging. */
export function dueToQuantity(due: Due, decimals: QuantitativeIndicator['decimals']): Quantity {
  return quotientToQuantity(due.numerator as Quantity, due.denominator, decimals);
}

/** The light of a row as of a month [D6]; null when it has no number, nothing is due yet, or it is judged at the year end. */
export function lightOf(
  indicator: QuantitativeIndicator,
  goal: Goal,
  figure: Figure,
  month: Month,
): Light | null {
  if (figure.kind !== 'number') return null;
  const due = dueBy(indicator, goal, month);
  if (due === null) return null;
  if (indicator.pacing.kind === 'level' || isCeiling(goal.operator))
    return isMet(goal, figure.value) ? 'green' : 'red';
  if (due.numerator <= 0) return null;
  const isUnder = (percent: number) =>
    compareRatios(figure.value * due.denominator, due.numerator, percent, 100) < 0;
  if (isUnder(60)) return 'red';
  if (isUnder(80)) return 'yellow';
  return isUnder(120) ? 'green' : 'blue';
}

/** A ≤ sum row that has used its whole allowance is in range, and says 额度已用完; an allowance of 0 is never «used» [D7]. */
export function isAllowanceUsedUp(indicator: QuantitativeIndicator, goal: Goal, figure: Figure): boolean {
  if (goal.operator !== '≤' || indicator.rollup !== 'sum' || goal.target <= 0) return false;
  return figure.kind === 'number' && figure.value === goal.target;
}

/**
 * What a row would have scored by the end of a month had it kept exactly to its plan: weight × due ÷ target [D8].
 * Level rows are due in full from January; rows judged at the year end (and rated rows) only in December.
 */
export function pointsDue(
  weight: Points,
  indicator: QuantitativeIndicator | null,
  goal: Goal | null,
  month: Month,
): Points {
  const due = indicator === null || goal === null ? null : dueBy(indicator, goal, month);
  if (due === null || goal === null) return pointsAt(weight, month === YEAR_END ? FULL : NOTHING);
  if (goal.target <= 0) return weight;
  return pointsAt(weight, coefficientOf(due.numerator, goal.target * due.denominator));
}

/**
 * What each remaining month must bring: (A − B) ÷ months left, rounded up to the indicator's decimals, so that keeping to it
 * suffices (on a > row: ends above the target) [D9]. null when the row is not a sum to be reached, is met already, is past
 * meeting (= 0 with something reported), or no month is left.
 */
export function neededPace(
  indicator: QuantitativeIndicator,
  goal: Goal,
  figure: Figure,
  month: Month,
): Quantity | null {
  if (indicator.rollup !== 'sum' || isCeiling(goal.operator) || month === YEAR_END) return null;
  const done = figure.kind === 'number' ? figure.value : ZERO;
  const step = decimalStep(indicator.decimals);
  // Nothing or less where the goal is met.
  const missing = goal.target - done + (goal.operator === '>' ? 1 : 0);
  if (missing <= 0) return null;
  return (Math.ceil(missing / ((YEAR_END - month) * step)) * step) as Quantity;
}

/** What is missing to an amount, at least the smallest step that the indicator has: a > row that ends exactly at its target is one short. */
export function shortBy(
  { decimals }: Pick<QuantitativeIndicator, 'decimals'>,
  target: Quantity,
  done: Quantity,
): Quantity {
  return Math.max(decimalStep(decimals), target - done) as Quantity;
}

/** One in the last decimal that values of an indicator are said in. */
export function decimalStep(decimals: QuantitativeIndicator['decimals']): number {
  return 10 ** (MAX_DECIMALS - decimals);
}
