import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScaled, textToQuantity } from '#src/domain/quantity/decimal-text.ts';
import { MAX_QUANTITY, quantityToText, scaledToText } from '#src/domain/quantity/quantity.ts';
import { anyQuantity } from '#test/domain/support/build.ts';

describe('decimal text → amount', () => {
  it.each([
    ['12', 120_000],
    ['-0.5', -5_000],
    ['+0.5', 5_000],
    ['.5', 5_000],
    ['5.', 50_000],
    ['007.10', 71_000],
    ['6.9', 69_000],
    ['0.0001', 1],
    ['1.50000000', 15_000], // trailing zeros are not decimals
    ['0', 0],
    ['00', 0],
    ['10000000000', 100_000_000_000_000],
    ['-10000000000', -100_000_000_000_000],
  ])('[Q4] reads %s as %d ten-thousandths', (text, quantity) => {
    expect(textToQuantity(text)).toBe(quantity);
  });

  it.each([
    ['0.00001', 'too-many-decimals'],
    ['1.23456', 'too-many-decimals'],
    ['', 'not-a-number'],
    ['.', 'not-a-number'],
    ['-', 'not-a-number'],
    ['1e3', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['1,234', 'not-a-number'],
    [' 1', 'not-a-number'],
    ['1\n', 'not-a-number'],
    ['１２', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['NaN', 'not-a-number'],
    ['--1', 'not-a-number'],
    ['1.2.3', 'not-a-number'],
    ['10000000000.0001', 'too-large'],
    ['-10000000001', 'too-large'],
    ['9'.repeat(400), 'too-large'],
  ])('[Q4] refuses %j: %s', (text, fault) => {
    expect(textToQuantity(text)).toBe(fault);
  });

  it('[Q4] minus nothing is 0, not −0', () => {
    expect(Object.is(textToQuantity('-0.0'), 0)).toBe(true);
  });

  it('[Q4] agrees with another decimal program on any text it takes', () => {
    const digits = fc.stringMatching(/^[+-]?\d{1,9}(\.\d{0,6})?$/);
    fc.assert(
      fc.property(digits, (text) => {
        const scaled = Big(text.replace(/^\+/, '').replace(/\.$/, '')).times(10_000);
        const isWhole = scaled.eq(scaled.round(0, Big.roundDown));
        expect(parseScaled(text, 4)).toBe(isWhole ? Number(scaled.toFixed()) + 0 : 'too-many-decimals');
      }),
      { numRuns: 300 },
    );
  });

  it('[Q5] what is printed reads back as the same amount', () => {
    fc.assert(
      fc.property(anyQuantity, fc.boolean(), (quantity, isNegative) => {
        const value = isNegative && quantity !== 0 ? -quantity : quantity;
        expect(textToQuantity(quantityToText(value as typeof quantity))).toBe(value);
      }),
      { numRuns: 300 },
    );
  });

  it('[Q5] and so does any scale, with or without zeros kept', () => {
    const scale = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), scale, scale, (value, digits, kept) => {
        const text = scaledToText(value, digits, Math.min(digits, kept));
        expect(parseScaled(text, digits)).toBe(value + 0);
      }),
      { numRuns: 300 },
    );
  });

  it('[Q6] twelve of the largest amounts are a safe integer, and one more step is refused', () => {
    expect(Number.isSafeInteger(MAX_QUANTITY * 12)).toBe(true);
    expect(textToQuantity(quantityToText(MAX_QUANTITY))).toBe(MAX_QUANTITY);
    expect(textToQuantity('10000000000.0001')).toBe('too-large');
  });
});
