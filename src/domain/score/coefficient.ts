import type { Goal } from '#src/domain/catalogue/indicator.ts';
import type { ExceededRule } from '#src/domain/catalogue/plan.ts';
import { coefficientOf, FULL, NOTHING, type Coefficient } from '#src/domain/quantity/points.ts';
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

/** Over-fulfilment from which a 说明 is required: 130 % of A on a ≥, > or = row, A > 0 [S8]. */
const OVER_PERCENT = 130;

export function isFarOver(goal: Goal, value: Quantity): boolean {
  if (goal.operator === '≤' || goal.operator === '<' || goal.target <= 0) return false;
  return value * 100 >= goal.target * OVER_PERCENT;
}
