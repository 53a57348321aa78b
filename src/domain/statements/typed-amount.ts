import { err, ok, type Result } from '#src/kernel/result.ts';
import { parseScaled } from '#src/domain/quantity/decimal-text.ts';
import type { RatedCoefficient } from '#src/domain/catalogue/tier.ts';
import { COEFFICIENT_SCALE, type Points } from '#src/domain/quantity/points.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import {
  parseTyped,
  plainTyping,
  targetRefusal,
  type Measure,
  type Refusal,
} from '#src/domain/statements/typed-value.ts';

/**
 * An amount that is no month's entry: a target, a forecast, a sum to come. Read as tolerantly as a cell [E7], but it must be a number:
 * nothing here can be 无发生, and no refund is a target.
 * @returns the amount, null when the text is blank, or the refusal
 */
export function parseAmount(text: string, measure: Measure): Result<Quantity | null, Refusal> {
  const typed = parseTyped(text, measure, '');
  if (!typed.ok)
    return typed.error.kind === 'refund-needs-note' ? err({ kind: 'negative' }) : err(typed.error);
  if (typed.value === null) return ok(null);
  return typed.value.kind === 'number'
    ? ok(typed.value.value)
    : err({ kind: 'not-a-number', text: text.trim() });
}

/** The same for a target, which is never negative [E8]. */
export function parseTarget(text: string, measure: Measure): Result<Quantity | null, Refusal> {
  const amount = parseAmount(text, measure);
  if (!amount.ok || amount.value === null) return amount;
  const refusal = targetRefusal(amount.value, measure);
  return refusal === null ? amount : err(refusal);
}

/** Why typed points are refused. */
export type PointsRefusal =
  | { readonly kind: 'not-points'; readonly text: string }
  | { readonly kind: 'points-decimals' }
  | { readonly kind: 'points-range'; readonly highest: Points };

/**
 * Points in [0, highest], at most two decimals [I7].
 * @returns the points, null when the text is blank, or the refusal
 */
export function parsePoints(text: string, highest: Points): Result<Points | null, PointsRefusal> {
  const plain = plainTyping(text).replace(/ ?分$/, '');
  if (plain === '') return ok(null);
  const scaled = parseScaled(plain, 2);
  if (scaled === 'too-many-decimals') return err({ kind: 'points-decimals' });
  if (scaled === 'too-large') return err({ kind: 'points-range', highest });
  if (scaled === 'not-a-number') return err({ kind: 'not-points', text: plain });
  return scaled < 0 || scaled > highest ? err({ kind: 'points-range', highest }) : ok(scaled as Points);
}

/** A coefficient in [0, 1] with at most six decimals; null for anything else, blank too. */
export function parseCoefficient(text: string): RatedCoefficient | null {
  const scaled = parseScaled(plainTyping(text), 6);
  return typeof scaled === 'number' && scaled >= 0 && scaled <= COEFFICIENT_SCALE
    ? (scaled as RatedCoefficient)
    : null;
}
