import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRatios, meanFloor, mulDivRound, roundDiv } from '#src/domain/quantity/exact.ts';

const safe = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -1000, max: 1000 }));
const divisor = fc.oneof(
  fc.integer({ min: 1, max: 1000 }),
  fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
);

/** Half away from zero, by another program. Enough decimal places to tell a tie from its neighbours. */
function bigDivRound(dividend: Big, by: Big): Big {
  const whole = dividend.abs().times(2).plus(by);
  const rounded = whole.minus(whole.mod(by.times(2))).div(by.times(2));
  return dividend.lt(0) ? rounded.times(-1) : rounded;
}

/** The result as text, or the name of what was thrown. */
function outcome(compute: () => number): string {
  try {
    return String(compute());
  } catch (problem) {
    return problem instanceof Error ? problem.name : 'not an error';
  }
}

describe('rounding', () => {
  it.each([
    // dividend, divisor, result
    [5, 2, 3], // 2.5
    [-5, 2, -3],
    [4, 3, 1], // 1.33
    [5, 3, 2], // 1.67
    [-4, 3, -1],
    [1, 2, 1],
    [-1, 2, -1],
    [0, 7, 0],
    [299, 100, 3],
    [249, 100, 2],
  ])('[Q2] %d ÷ %d rounds to %d', (dividend, by, result) => {
    expect(roundDiv(dividend, by)).toBe(result);
  });

  it('[Q2] never gives −0', () => {
    expect(Object.is(roundDiv(-1, 3), 0)).toBe(true);
    expect(Object.is(roundDiv(-0, 3), 0)).toBe(true);
    expect(Object.is(mulDivRound(-1, 0, 3), 0)).toBe(true);
  });

  it('[Q3] roundDiv is exact for all safe integers', () => {
    fc.assert(
      fc.property(safe, divisor, (a, c) => {
        expect(String(roundDiv(a, c))).toBe(bigDivRound(Big(a), Big(c)).toFixed());
      }),
      { numRuns: 300 },
    );
  });

  it('[Q3] mulDivRound is exact, or throws where the result is no safe integer', () => {
    fc.assert(
      fc.property(safe, safe, divisor, (a, b, c) => {
        const expected = bigDivRound(Big(a).times(b), Big(c));
        const isSafe = expected.abs().lte(Number.MAX_SAFE_INTEGER);
        expect(outcome(() => mulDivRound(a, b, c))).toBe(isSafe ? expected.toFixed() : 'RangeError');
      }),
      { numRuns: 300 },
    );
  });

  it.each([0, -1, Number.NaN])('[Q3] a divisor of %d is a programming error', (by) => {
    expect(() => mulDivRound(1, 1, by)).toThrow(RangeError);
  });

  it('[Q3] ties on both sides of the fast path', () => {
    // 2^52 − 0.5 is where it ends: (2^52 + 1) ÷ 2 is a tie.
    for (const odd of [2 ** 52 - 1, 2 ** 52 + 1, 2 ** 53 - 1]) {
      expect(roundDiv(odd, 2)).toBe((odd + 1) / 2);
      expect(roundDiv(-odd, 2)).toBe(-(odd + 1) / 2);
    }
  });
});

describe('comparing', () => {
  it('[Q3] compares fractions as exactly as cross multiplication', () => {
    fc.assert(
      fc.property(safe, divisor, safe, divisor, (a, b, c, d) => {
        expect(Math.sign(compareRatios(a, b, c, d))).toBe(Big(a).times(d).cmp(Big(c).times(b)) + 0);
      }),
      { numRuns: 300 },
    );
  });

  it('[Q3] tells neighbours apart that floating point does not', () => {
    const large = Number.MAX_SAFE_INTEGER;
    expect(compareRatios(large - 1, large, large - 2, large - 1)).toBeGreaterThan(0);
    expect(compareRatios(large, 3, large, 3)).toBe(0);
  });
});

describe('the mean of fractions', () => {
  it.each([
    // thirds and two thirds make a half, which is lost where each is rounded first
    {
      fractions: [
        [1, 3],
        [2, 3],
      ],
      scale: 100,
      mean: 50,
    },
    {
      fractions: [
        [1, 1],
        [9, 10],
      ],
      scale: 100,
      mean: 95,
    },
    { fractions: [[7_999_999, 10_000_000]], scale: 100, mean: 79 },
    { fractions: [[0, 1]], scale: 100, mean: 0 },
  ])('[Q2] of $fractions × $scale is $mean, rounded down once', ({ fractions, scale, mean }) => {
    const parts = fractions.map(([numerator = 0, denominator = 1]) => ({ numerator, denominator }));
    expect(meanFloor(parts, scale)).toBe(mean);
  });
});
