import type { Goal } from '#src/domain/catalogue/indicator.ts';
import type { ExceededRule, ScoringRules } from '#src/domain/catalogue/rules.ts';
import { compareRatios } from '#src/domain/quantity/exact.ts';
import {
  coefficientOf,
  FULL,
  NO_POINTS,
  NOTHING,
  type Coefficient,
  type Points,
} from '#src/domain/quantity/points.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';

/** Whether the value B meets the goal. < and > are strict; = is met from A upwards [S1]. */
export function isMet(goal: Goal, value: Quantity): boolean {
  switch (goal.operator) {
    case '≥':
    case '=':
      return goal.target === 0 && goal.operator === '=' ? value === 0 : value >= goal.target;
    case '>':
      return value > goal.target;
    case '≤':
      return value <= goal.target;
    case '<':
      return value < goal.target;
  }
}

/** From value to coefficient, unrounded [S2]–[S4]. */
export function coefficientFor(goal: Goal, value: Quantity, exceeded: ExceededRule): Coefficient {
  if (isMet(goal, value)) return FULL;
  const { target } = goal;
  if (target <= 0) return NOTHING;
  switch (goal.operator) {
    case '≥':
    case '>':
    case '=':
      return coefficientOf(value, target);
    case '≤':
    case '<':
      return exceeded === 'R1' ? coefficientOf(target, value) : coefficientOf(2 * target - value, target);
  }
}

/** Over-fulfilment from which a 说明 is required, in millionths of A [S8]. */
const FAR_OVER = 1_300_000;

export function isFarOver(goal: Goal, value: Quantity): boolean {
  return isOverBy(goal, value, FAR_OVER);
}

/** B ≥ a share (in millionths) of A on a ≥, > or = row with A > 0. */
function isOverBy(goal: Goal, value: Quantity, share: number): boolean {
  if (goal.operator === '≤' || goal.operator === '<' || goal.target <= 0) return false;
  return compareRatios(value, goal.target, share, 1_000_000) >= 0;
}

/** Points off for over-achievement, at most the weight: a row never falls below 0 [KJ3]. */
export function deductedFrom(
  weight: Points,
  goal: Goal,
  value: Quantity,
  { overshoot }: Pick<ScoringRules, 'overshoot'>,
): Points {
  if (overshoot === null || !isOverBy(goal, value, overshoot.from)) return NO_POINTS;
  return Math.min(weight, overshoot.deduct) as Points;
}
