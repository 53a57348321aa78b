import { isPercentUnit, type Rollup } from '#src/domain/catalogue/indicator.ts';
import { QUANTITY_SCALE, type Quantity } from '#src/domain/quantity/quantity.ts';

/** Why a value that may stand looks wrong [W1]–[W4]. Warned, never refused. */
export type Suspicion =
  | { readonly kind: 'percent-under-one' }
  | { readonly kind: 'unit-jump'; readonly factor: 60 | 1000; readonly previous: Quantity }
  | { readonly kind: 'running-total'; readonly toDate: Quantity }
  | { readonly kind: 'far-above-mean'; readonly mean: Quantity };

/** A jump counts as «a factor of 60» from ⅔ of it to one and a half times it: the measured level moves a little too. */
const JUMP_FACTORS = [1000, 60] as const;

/** A cumulative counter shows only against some history: with one earlier month every steady count would be suspect. */
const MONTHS_BEFORE_RUNNING_TOTAL = 2;

const FAR_ABOVE = 10;

/**
 * The strongest doubt about a month's value, or null.
 * @param earlier numbers of the earlier months of the year, January first (months without a number left out)
 */
export function suspicionOf(
  value: Quantity,
  measure: { readonly unit: string; readonly rollup: Rollup },
  earlier: readonly Quantity[],
): Suspicion | null {
  if (isPercentUnit(measure.unit) && value > 0 && value < QUANTITY_SCALE)
    return { kind: 'percent-under-one' };
  const previous = earlier[earlier.length - 1];
  if (measure.rollup !== 'sum' && previous !== undefined) {
    const factor = JUMP_FACTORS.find((each) => isJump(value, previous, each));
    if (factor !== undefined) return { kind: 'unit-jump', factor, previous };
  }
  const toDate = earlier.reduce((sum, each) => sum + each, 0) as Quantity;
  const busyMonths = earlier.filter((each) => each > 0).length;
  if (measure.rollup === 'sum' && busyMonths >= MONTHS_BEFORE_RUNNING_TOTAL && value >= toDate) {
    return { kind: 'running-total', toDate };
  }
  if (toDate > 0 && value * earlier.length > FAR_ABOVE * toDate) {
    return { kind: 'far-above-mean', mean: Math.round(toDate / earlier.length) as Quantity };
  }
  return null;
}

function isJump(value: number, previous: number, factor: number): boolean {
  const [low, high] = value < previous ? [value, previous] : [previous, value];
  return low > 0 && high * 3 >= low * factor * 2 && high * 2 <= low * factor * 3;
}
