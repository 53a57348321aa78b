import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCeiling } from '#src/domain/catalogue/indicator.ts';
import type { ExceededRule } from '#src/domain/catalogue/rules.ts';
import { coefficientToMillionths, pointsAt } from '#src/domain/quantity/points.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import { coefficientFor, isFarOver, isMet } from '#src/domain/score/coefficient.ts';
import { anyGoal, anyPoints, anyQuantity, goal, q } from '#test/domain/support/build.ts';

const anyRule: fc.Arbitrary<ExceededRule> = fc.constantFrom('R1', 'R2');
const fraction = (goalText: string, value: string, rule: ExceededRule = 'R1') =>
  coefficientToMillionths(coefficientFor(goal(goalText), q(value), rule));

describe('met or not', () => {
  it.each([
    ['≥ 4', '4', true],
    ['≥ 4', '3.9999', false],
    ['≥ 0', '0', true],
    ['> 4', '4', false],
    ['> 4', '4.0001', true],
    ['= 2', '2', true],
    ['= 2', '3', true],
    ['= 2', '1', false],
    ['= 0', '0', true],
    ['= 0', '1', false],
    ['≤ 1', '1', true],
    ['≤ 1', '1.0001', false],
    ['≤ 0', '0', true],
    ['< 1', '1', false],
    ['< 1', '0.9999', true],
    ['< 1', '0', true],
  ])('[S1] %s with %s: %s', (goalText, value, met) => {
    expect(isMet(goal(goalText), q(value))).toBe(met);
  });
});

describe('the coefficient', () => {
  it.each<[string, string, ExceededRule, number]>([
    ['≥ 120', '118', 'R1', 983_333],
    ['≥ 120', '150', 'R1', 1_000_000],
    ['≥ 120', '0', 'R1', 0],
    ['≥ 120', '-5', 'R1', 0], // more refunded than paid
    ['≥ 0', '-5', 'R1', 0],
    ['> 10', '5', 'R1', 500_000],
    ['> 10', '10', 'R1', 1_000_000], // not met, and still B ÷ A
    ['> 0', '0', 'R1', 0],
  ])('[S2] %s with %s (%s): %d millionths', (goalText, value, rule, millionths) => {
    expect(fraction(goalText, value, rule)).toBe(millionths);
  });

  it.each([
    ['= 2', '1', 500_000],
    ['= 2', '2', 1_000_000],
    ['= 2', '3', 1_000_000],
    ['= 0', '0', 1_000_000],
    ['= 0', '0.0001', 0],
    ['= 0', '-1', 0],
  ])('[S3] %s with %s: %d millionths', (goalText, value, millionths) => {
    expect(fraction(goalText, value)).toBe(millionths);
  });

  it.each<[string, string, ExceededRule, number]>([
    ['≤ 1', '0', 'R1', 1_000_000], // B = 0 is met, and nothing is divided by it
    ['≤ 1', '0', 'R2', 1_000_000],
    ['≤ 1', '1', 'R1', 1_000_000],
    ['≤ 1', '1.5', 'R1', 666_667], // 1 ÷ 1.5
    ['≤ 1', '1.5', 'R2', 500_000], // 1 − 0.5 ÷ 1
    ['≤ 1', '3', 'R1', 333_333],
    ['≤ 1', '3', 'R2', 0], // 1 − 2 < 0
    ['≤ 1', '2', 'R2', 0],
    ['≤ 0', '0', 'R1', 1_000_000],
    ['≤ 0', '1', 'R1', 0],
    ['≤ 0', '1', 'R2', 0],
    ['< 1', '1', 'R1', 1_000_000], // not met, A ÷ B = 1
    ['< 1', '1', 'R2', 1_000_000],
    ['< 1', '2', 'R1', 500_000],
    ['< 0', '0', 'R1', 0],
    ['≤ 5', '-1', 'R1', 1_000_000],
  ])('[S4] %s with %s under %s: %d millionths', (goalText, value, rule, millionths) => {
    expect(fraction(goalText, value, rule)).toBe(millionths);
  });

  it('[S4] R1 and R2 are as written, for any exceeded ceiling', () => {
    Big.DP = 40;
    const target = fc.integer({ min: 1, max: 1e14 });
    fc.assert(
      fc.property(target, anyQuantity, anyPoints, (a, over, weight) => {
        const exceeded = { operator: '≤', target: a as Quantity } as const;
        const b = (a + over + 1) as Quantity;
        const r1 = Big(weight).times(a).div(b);
        const r2 = Big(weight)
          .times(2 * a - b)
          .div(a);
        const score = (rule: ExceededRule) => pointsAt(weight, coefficientFor(exceeded, b, rule));
        expect(String(score('R1'))).toBe(r1.round(0, Big.roundHalfUp).toFixed());
        expect(String(score('R2'))).toBe((r2.lt(0) ? Big(0) : r2.round(0, Big.roundHalfUp)).toFixed());
      }),
      { numRuns: 200 },
    );
  });

  it('[S6] 0 ≤ score ≤ w', () => {
    fc.assert(
      fc.property(
        anyGoal,
        anyQuantity,
        fc.boolean(),
        anyRule,
        anyPoints,
        (each, size, isRefund, rule, weight) => {
          const score = pointsAt(weight, coefficientFor(each, (isRefund ? -size : size) as Quantity, rule));
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(weight);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('[S6] more is never worse on ≥, > and =, and never better on ≤ and <', () => {
    fc.assert(
      fc.property(anyGoal, anyQuantity, anyQuantity, anyRule, (each, a, b, rule) => {
        fc.pre(each.operator !== '=' || each.target > 0);
        const [less, more] = [Math.min(a, b) as Quantity, Math.max(a, b) as Quantity];
        const at = (value: Quantity) => coefficientToMillionths(coefficientFor(each, value, rule));
        const [worse, better] = isCeiling(each.operator) ? [more, less] : [less, more];
        expect(at(better)).toBeGreaterThanOrEqual(at(worse));
      }),
      { numRuns: 300 },
    );
  });

  it('[S1] whatever meets its goal has the coefficient 1', () => {
    fc.assert(
      fc.property(anyGoal, anyQuantity, anyRule, (each, value, rule) => {
        const { numerator, denominator } = coefficientFor(each, value, rule);
        expect(!isMet(each, value) || numerator === denominator).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('far over the target', () => {
  it.each([
    ['≥ 15000', '19500', true],
    ['≥ 15000', '19499', false], // 129.99 %
    ['= 2', '3', true],
    ['> 2', '2.6', true],
    ['> 2', '2.5999', false],
    ['≤ 1', '3', false],
    ['< 1', '3', false],
    ['≥ 0', '5', false],
    ['= 0', '5', false],
    ['≥ 9999999999.9999', '10000000000', false],
  ])('[S8] %s with %s: %s', (goalText, value, isOver) => {
    expect(isFarOver(goal(goalText), q(value))).toBe(isOver);
  });

  it('[S8] is exact at any size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e14 }), fc.integer({ min: -5, max: 5 }), (target, near) => {
        const value = Math.floor(target * 1.3) + near;
        const expected = Big(value).times(100).gte(Big(target).times(130));
        expect(isFarOver({ operator: '≥', target: target as Quantity }, value as Quantity)).toBe(expected);
      }),
      { numRuns: 200 },
    );
  });
});
