/**
 * Exact integer arithmetic with half-up rounding (half away from zero, as Excel's ROUND does).
 * Everything works on safe integers; a product that would leave the safe range goes through BigInt.
 */

/** Half away from zero: roundDiv(5, 2) = 3, roundDiv(-5, 2) = -3. `divisor` > 0. */
export function roundDiv(dividend: number, divisor: number): number {
  return mulDivRound(dividend, 1, divisor);
}

/**
 * a × b ÷ divisor, rounded half away from zero, exact for all safe integers.
 * Throws RangeError when the divisor is not positive or the result is not a safe integer: both are programming errors.
 */
export function mulDivRound(a: number, b: number, divisor: number): number {
  if (!(divisor > 0)) throw new RangeError(`mulDivRound: divisor ${divisor} is not positive`);
  const product = a * b;
  // 2 × remainder must stay exact too, so the fast path ends one bit below the safe range.
  if (Math.abs(product) <= Number.MAX_SAFE_INTEGER / 2 && divisor <= Number.MAX_SAFE_INTEGER / 2) {
    const magnitude = Math.abs(product);
    const remainder = magnitude % divisor;
    const quotient = (magnitude - remainder) / divisor;
    const rounded = remainder * 2 >= divisor ? quotient + 1 : quotient;
    // Never −0: 0 and −0 are equal but not identical, and would make equal results differ.
    return product < 0 && rounded > 0 ? -rounded : rounded;
  }
  return mulDivRoundBig(BigInt(a), BigInt(b), BigInt(divisor));
}

/** a × b ÷ divisor to the nearest multiple of `step` (1, 10, 100), once, half away from zero: exact as mulDivRound is. */
export function mulDivRoundTo(a: number, b: number, divisor: number, step: number): number {
  if (Number.isSafeInteger(divisor * step)) return step * mulDivRound(a, b, divisor * step);
  return step * mulDivRoundBig(BigInt(a), BigInt(b), BigInt(divisor) * BigInt(step));
}

function mulDivRoundBig(a: bigint, b: bigint, divisor: bigint): number {
  const product = a * b;
  const magnitude = product < 0n ? -product : product;
  const quotient = (magnitude * 2n + divisor) / (divisor * 2n);
  const rounded = Number(product < 0n ? -quotient : quotient);
  if (!Number.isSafeInteger(rounded))
    throw new RangeError('mulDivRound: result leaves the safe integer range');
  return rounded;
}

/** a × b ÷ divisor where that is a whole number that stays safe; null: it is none. `divisor` > 0 and whole. */
export function mulDivExact(a: number, b: number, divisor: number): number | null {
  const product = BigInt(a) * BigInt(b);
  if (product % BigInt(divisor) !== 0n) return null;
  const exact = Number(product / BigInt(divisor));
  return Number.isSafeInteger(exact) ? exact : null;
}

/** Compares a/b with c/d without dividing (b, d > 0): negative, 0 or positive. Exact for all safe integers. */
export function compareRatios(a: number, b: number, c: number, d: number): number {
  const left = a * d;
  const right = c * b;
  if (Math.abs(left) <= Number.MAX_SAFE_INTEGER && Math.abs(right) <= Number.MAX_SAFE_INTEGER)
    return left - right;
  const bigLeft = BigInt(a) * BigInt(d);
  const bigRight = BigInt(c) * BigInt(b);
  if (bigLeft === bigRight) return 0;
  return bigLeft < bigRight ? -1 : 1;
}

/** The mean of fractions × scale, rounded down, exact: one rounding only. At least one fraction, denominators > 0. */
export function meanFloor(
  fractions: readonly { readonly numerator: number; readonly denominator: number }[],
  scale: number,
): number {
  let numerator = 0n;
  let denominator = 1n;
  for (const each of fractions) {
    numerator = numerator * BigInt(each.denominator) + BigInt(each.numerator) * denominator;
    denominator *= BigInt(each.denominator);
  }
  return Number((numerator * BigInt(scale)) / (denominator * BigInt(fractions.length)));
}
