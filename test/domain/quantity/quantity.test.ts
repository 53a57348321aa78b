import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addQuantities,
  hasDecimals,
  quantityToText,
  quotientToQuantity,
  roundQuantity,
  scaledToText,
  wholeUnits,
  ZERO,
  type Decimals,
  type Quantity,
} from '#src/domain/quantity/quantity.ts';
import { anyDecimals, anyQuantity, q } from '#test/domain/support/build.ts';

describe('amounts', () => {
  it('[Q1] ten months of 0.69 make 6.9, not 6.8999…', () => {
    let sum = ZERO;
    for (let month = 1; month <= 10; month += 1) sum = addQuantities(sum, q('0.69'));
    expect(sum).toBe(q('6.9'));
    expect(Array.from({ length: 10 }, () => 0.69).reduce((a, b) => a + b, 0)).not.toBe(6.9); // why it must be integers
  });

  it('[Q1] counts whole units', () => {
    expect(wholeUnits(3)).toBe(q('3'));
  });

  it('[Q1] sums are exact, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(anyQuantity, { maxLength: 12 }), (months) => {
        const sum = months.reduce((total, each) => addQuantities(total, each), ZERO);
        const expected = months.reduce((total, each) => total.plus(Big(each).div(10_000)), Big(0));
        expect(quantityToText(sum)).toBe(expected.toFixed());
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, Decimals, string]>([
    ['1.2345', 4, '1.2345'],
    ['1.2345', 3, '1.235'], // a tie, away from zero
    ['-1.2345', 3, '-1.235'],
    ['1.2344', 3, '1.234'],
    ['0.5', 0, '1'],
    ['-0.5', 0, '-1'],
    ['0.4999', 0, '0'],
    ['99.995', 2, '100'],
  ])('[R6] %s to %d decimals is %s', (text, decimals, rounded) => {
    expect(quantityToText(roundQuantity(q(text), decimals))).toBe(rounded);
  });

  it('[R6] a quotient is rounded once: 1.0004 ÷ 2 to 3 decimals is 0.5, by way of 0.5002', () => {
    expect(quotientToQuantity(q('1.0004'), 2, 3)).toBe(q('0.5'));
    // 0.9999 ÷ 2 = 0.49995: rounded to four decimals first it would be 0.5 and then 1.
    expect(quotientToQuantity(q('0.9999'), 2, 0)).toBe(q('0'));
  });

  it('[R6] a quotient is exact before it is rounded', () => {
    fc.assert(
      fc.property(anyQuantity, fc.integer({ min: 1, max: 12 }), anyDecimals, (value, by, decimals) => {
        const step = 10 ** (4 - decimals);
        const doubled = Big(value)
          .times(2)
          .plus(by * step);
        const expected = doubled.minus(doubled.mod(2 * by * step)).div(2 * by);
        expect(String(quotientToQuantity(value, by, decimals))).toBe(expected.toFixed());
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, Decimals, boolean]>([
    ['3', 0, true],
    ['3.0', 0, true],
    ['3.1', 0, false],
    ['-3.1', 0, false],
    ['-30', 0, true],
    ['3.14', 2, true],
    ['3.145', 2, false],
  ])('[E3] %s fits %d decimals: %s', (text, decimals, fits) => {
    expect(hasDecimals(q(text), decimals)).toBe(fits);
  });
});

describe('printing', () => {
  it.each([
    [69_000, '6.9'],
    [-2_500, '-0.25'],
    [150_000_000, '15000'],
    [1, '0.0001'],
    [0, '0'],
    [-1, '-0.0001'],
  ])('[Q5] %d ten-thousandths print as %s', (value, text) => {
    expect(quantityToText(value as Quantity)).toBe(text);
  });

  it.each([
    [474, 2, 2, '4.74'],
    [400, 2, 2, '4.00'],
    [400, 2, 0, '4'],
    [5, 2, 2, '0.05'],
    [983_333, 6, 6, '0.983333'],
    [1_000_000, 6, 6, '1.000000'],
    [7, 0, 0, '7'],
  ])('[Q5] %d at scale %d with at least %d decimals prints as %s', (value, scale, kept, text) => {
    expect(scaledToText(value, scale, kept)).toBe(text);
  });
});
