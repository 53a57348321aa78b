import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rollup } from '#src/domain/catalogue/indicator.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import { suspicionOf } from '#src/domain/statements/suspicion.ts';
import { anyQuantity, anyRollup, q } from '#test/domain/support/build.ts';

/** What is doubted about a value, after the earlier months' numbers. */
function doubt(value: string, earlier: string, rollup: Rollup = 'sum', unit = '次') {
  const months = earlier
    .split(' ')
    .filter((word) => word !== '')
    .map(q);
  return suspicionOf(q(value), { unit, rollup }, months);
}

describe('doubts', () => {
  it.each<[string, string, Rollup, boolean]>([
    ['101', '10', 'sum', true],
    ['100', '10', 'sum', false], // ten times, not more
    ['1', '', 'sum', false],
    ['1', '0 0 0', 'sum', false], // no mean to be over
    ['31', '1 2 6', 'mean', true], // mean 3
    ['30', '1 2 6', 'mean', false],
  ])('[W1] %s after «%s» (%s) is far above the mean: %s', (value, earlier, rollup, isFar) => {
    expect(doubt(value, earlier, rollup)?.kind === 'far-above-mean').toBe(isFar);
  });

  it('[W1] names the mean', () => {
    expect(doubt('31', '1 2 6', 'mean')).toEqual({ kind: 'far-above-mean', mean: q('3') });
  });

  it.each<[string, string, 60 | 1000 | null]>([
    ['30', '0.5', 60], // minutes for hours
    ['0.5', '30', 60],
    ['40', '0.5', 60], // 80 times: the level moved too
    ['45', '0.5', 60], // 90 times is 1½ × 60
    ['46', '0.5', null],
    ['20', '0.5', 60], // 40 times is ⅔ × 60
    ['19', '0.5', null],
    ['860', '0.86', 1000], // ms for s
    ['1500', '1', 1000],
    ['1501', '1', null],
    ['0.6', '0.5', null],
    ['30', '0', null],
    ['0', '30', null],
    ['30', '0.5 29', null], // against the newest earlier number only
  ])('[W2] %s after «%s» looks like a factor of %s', (value, earlier, factor) => {
    const found = doubt(value, earlier, 'max', '小时');
    expect(found?.kind === 'unit-jump' ? found.factor : null).toBe(factor);
  });

  it('[W2] is about levels, not sums', () => {
    expect(doubt('30', '0.5', 'sum')?.kind).not.toBe('unit-jump');
  });

  it.each<[string, string, boolean]>([
    ['0.9995', '%', true],
    ['0.9995', '％', true],
    ['1', '%', false],
    ['0', '%', false],
    ['0.5', '小时', false],
  ])('[W3] %s %s is a share for a percentage: %s', (value, unit, isShare) => {
    expect(doubt(value, '', 'mean', unit)?.kind === 'percent-under-one').toBe(isShare);
  });

  it.each<[string, string, boolean]>([
    ['30', '10 20', true], // the counter, pasted
    ['29', '10 20', false],
    ['45', '10 20', true],
    ['30', '30', false], // one month proves nothing
    ['30', '0 30', false],
    ['0', '0 0', false],
    ['60', '10 0 20 30', true],
  ])('[W4] %s after «%s» is as large as all before: %s', (value, earlier, isTotal) => {
    expect(doubt(value, earlier)?.kind === 'running-total').toBe(isTotal);
  });

  it('[W4] names the total, and is about sums only', () => {
    expect(doubt('30', '10 20')).toEqual({ kind: 'running-total', toDate: q('30') });
    expect(doubt('30', '10 20', 'mean')).toBeNull();
  });

  it('[W1] a year like any other raises no doubt', () => {
    const steady = fc.array(fc.integer({ min: 10_000, max: 19_000 }), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(steady, anyRollup, (months, rollup) => {
        const [value = 0, ...earlier] = months;
        expect(suspicionOf(value as Quantity, { unit: '次', rollup }, earlier as Quantity[])).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  it('[W1] any value may stand: a doubt is named or null, never thrown', () => {
    fc.assert(
      fc.property(
        anyQuantity,
        anyRollup,
        fc.array(anyQuantity, { maxLength: 11 }),
        (value, rollup, earlier) => {
          const kinds = [undefined, 'percent-under-one', 'unit-jump', 'running-total', 'far-above-mean'];
          expect(kinds).toContain(suspicionOf(value, { unit: '%', rollup }, earlier)?.kind);
        },
      ),
      { numRuns: 100 },
    );
  });
});
