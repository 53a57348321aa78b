/** An exact fraction for the second route; the divisor is above 0. Shares nothing with the arithmetic of the first one [A9]. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** over ÷ under, kept inside 0…1. */
export function share(over: bigint, under: bigint): Fraction {
  if (over <= 0n) return { over: 0n, under: 1n };
  return over >= under ? { over: 1n, under: 1n } : { over, under };
}

/** times × fraction as a whole number, halves away from zero. */
export function roundedTimes(times: bigint, { over, under }: Fraction): bigint {
  const product = times * over;
  const isNegative = product < 0n;
  const size = isNegative ? -product : product;
  // The whole part, and one more when what is left is at least a half.
  const whole = size / under;
  const rounded = (size % under) * 2n >= under ? whole + 1n : whole;
  return isNegative ? -rounded : rounded;
}
