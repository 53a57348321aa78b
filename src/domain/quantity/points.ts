import type { Brand } from '#src/kernel/brand.ts';
import { mulDivRound, mulDivRoundTo } from '#src/domain/quantity/exact.ts';
import { scaledToText } from '#src/domain/quantity/quantity.ts';

/** Points (weights, scores) in hundredths of a point. Exact. */
export type Points = Brand<number, 'Points'>;

export const POINTS_SCALE = 100;
export const NO_POINTS = 0 as Points;
export const HUNDRED_POINTS = 10_000 as Points;

export function addPoints(a: Points, b: Points): Points {
  return (a + b) as Points;
}

export function subtractPoints(a: Points, b: Points): Points {
  return (a - b) as Points;
}

export function sumPoints(points: Iterable<Points>): Points {
  let total = 0;
  for (const each of points) total += each;
  return total as Points;
}

/** A coefficient as an exact fraction of two safe integers, 0 ≤ numerator ≤ denominator, denominator > 0. */
export interface Coefficient {
  readonly numerator: number;
  readonly denominator: number;
}

export const FULL: Coefficient = { numerator: 1, denominator: 1 };
export const NOTHING: Coefficient = { numerator: 0, denominator: 1 };

/** Coefficients that people give are in millionths. */
export const COEFFICIENT_SCALE = 1_000_000;

/** numerator ÷ denominator clipped into 0…1. `denominator` > 0. */
export function coefficientOf(numerator: number, denominator: number): Coefficient {
  if (numerator <= 0) return NOTHING;
  if (numerator >= denominator) return FULL;
  return { numerator, denominator };
}

/** weight × coefficient rounded half-up to hundredths, from the unrounded coefficient [S9]. */
export function pointsAt(weight: Points, coefficient: Coefficient): Points {
  return mulDivRound(weight, coefficient.numerator, coefficient.denominator) as Points;
}

/** A view of the total in which rows count so many tenths of their weight: 10, 9, 8. */
export type Tenths = 8 | 9 | 10;

/** weight × tenths ÷ 10 × coefficient, rounded once, half-up, to so many decimals [S9] [S14] [KJ2]. */
export function pointsIn(
  weight: Points,
  coefficient: Coefficient,
  decimals: 0 | 1 | 2,
  tenths: Tenths,
): Points {
  const { numerator, denominator } = coefficient;
  return mulDivRoundTo(weight * tenths, numerator, denominator * 10, 10 ** (2 - decimals)) as Points;
}

/** The coefficient in millionths, rounded half-up: for print and for comparing, never for scoring. */
export function coefficientToMillionths(coefficient: Coefficient): number {
  return mulDivRound(COEFFICIENT_SCALE, coefficient.numerator, coefficient.denominator);
}

/** '4.74', '2.00': always two decimals, as forms print scores. */
export function pointsToText(points: Points): string {
  return scaledToText(points, 2, 2);
}

/** '5', '2.5': trailing zeros dropped, as forms print weights. */
export function weightToText(points: Points): string {
  return scaledToText(points, 2, 0);
}
