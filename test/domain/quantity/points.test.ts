import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coefficientOf,
  coefficientToMillionths,
  FULL,
  NOTHING,
  pointsAt,
  pointsToText,
  subtractPoints,
  sumPoints,
  weightToText,
} from '#src/domain/quantity/points.ts';
import { anyPoints, points } from '#test/domain/support/build.ts';

Big.DP = 40;

describe('points', () => {
  it.each([
    ['2', 118, 120, '1.97'], // 1.9666…
    ['3', 3, 4, '2.25'],
    ['2', 2, 3, '1.33'], // 1.3333…
    ['0.01', 1, 2, '0.01'], // 0.005: a tie goes up
    ['0.03', 1, 2, '0.02'], // 0.015
    ['5', 0, 1, '0.00'],
    ['0', 1, 2, '0.00'],
  ])('[S9] weight %s × %d/%d = %s', (weight, numerator, denominator, score) => {
    expect(pointsToText(pointsAt(points(weight), coefficientOf(numerator, denominator)))).toBe(score);
  });

  it('[S9] the unrounded coefficient is used: 2/3 of 100 points is 66.67, not 66.6667 rounded from 0.666667', () => {
    expect(pointsAt(points('100'), coefficientOf(2, 3))).toBe(6667);
    // 0.499999999… of 0.01 points: rounded to six places first it would be a half.
    expect(pointsAt(points('0.01'), coefficientOf(4_999_999_999, 10_000_000_000))).toBe(0);
  });

  it('[S9] is exact for any weight and coefficient', () => {
    const whole = fc.integer({ min: 1, max: 12e14 });
    fc.assert(
      fc.property(anyPoints, whole, whole, (weight, a, b) => {
        const coefficient = coefficientOf(Math.min(a, b), Math.max(a, b));
        const exact = Big(weight).times(Math.min(a, b)).div(Math.max(a, b)).round(0, Big.roundHalfUp);
        expect(String(pointsAt(weight, coefficient))).toBe(exact.toFixed());
      }),
      { numRuns: 300 },
    );
  });

  it('[S6] a coefficient is clipped into 0…1', () => {
    expect(coefficientOf(-1, 3)).toEqual(NOTHING);
    expect(coefficientOf(0, 3)).toEqual(NOTHING);
    expect(coefficientOf(3, 3)).toEqual(FULL);
    expect(coefficientOf(4, 3)).toEqual(FULL);
    expect(coefficientOf(2, 3)).toEqual({ numerator: 2, denominator: 3 });
  });

  it('[X9] a coefficient prints from millionths, rounded', () => {
    expect(coefficientToMillionths(coefficientOf(2, 3))).toBe(666_667);
    expect(coefficientToMillionths(FULL)).toBe(1_000_000);
  });

  it('[Q5] scores keep two decimals, weights drop zeros', () => {
    expect(pointsToText(points('4.7'))).toBe('4.70');
    expect(weightToText(points('4.70'))).toBe('4.7');
    expect(weightToText(points('5'))).toBe('5');
  });

  it('[Q1] sums and differences are exact', () => {
    expect(sumPoints([points('0.1'), points('0.2')])).toBe(points('0.3'));
    expect(subtractPoints(points('0.3'), points('0.1'))).toBe(points('0.2'));
    expect(sumPoints([])).toBe(0);
  });
});
