import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rollup } from '#src/domain/catalogue/indicator.ts';
import type { Decimals, Quantity } from '#src/domain/quantity/quantity.ts';
import {
  executionSuspicion,
  isTargetOutOfProportion,
  likelyReading,
  suspicionOf,
} from '#src/domain/statements/suspicion.ts';
import { anyQuantity, anyRollup, goal, q } from '#test/domain/support/build.ts';

/** What is doubted about a value, after the earlier months' numbers. */
function doubt(
  value: string,
  earlier: string,
  rollup: Rollup = 'sum',
  unit = '次',
  target = '≥ 1000000',
  decimals: Decimals = 4,
) {
  const months = earlier
    .split(' ')
    .filter((word) => word !== '')
    .map(q);
  return suspicionOf(q(value), { unit, decimals, rollup, goal: goal(target) }, months);
}

const STEADY = { unit: '次', decimals: 4, goal: goal('≥ 12') } as const;

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
    ['1', '%', true],
    ['0', '%', true],
    ['1.0001', '%', false],
    ['0.5', '小时', false],
  ])('[W3] %s %s is a share for a percentage: %s', (value, unit, isShare) => {
    expect(doubt(value, '', 'mean', unit, '≥ 99')?.kind === 'share').toBe(isShare);
  });

  it.each<[string, string, string, string | null]>([
    ['1', '', '≥ 99', '100'], // the first number of a row has no earlier month
    ['0.9995', '', '> 99', '99.95'],
    ['0.5', '', '= 10', '50'],
    ['0.5', '', '≥ 9.9', null], // half a per cent of ten may well be meant
    ['0.5', '', '≤ 20', null], // a small value of a ceiling is good news
    ['0.5', '', '< 20', null],
    ['1.5', '100', '≥ 5', '150'], // over 100: no reading, but a doubt
    ['0.06', '9', '≥ 5', '6'], // ⅔ of a hundredth… of nine
    ['0.059', '9', '≥ 5', null],
    ['0.135', '9', '≥ 5', '13.5'],
    ['0.136', '9', '≥ 5', null],
  ])('[W3] %s %% after «%s», to be %s, is read as %s', (value, earlier, target, reading) => {
    const found = doubt(value, earlier, 'mean', '%', target);
    expect(found?.kind === 'share').toBe(reading !== null);
    if (found === null || reading === null) return;
    expect(likelyReading(found)).toBe(q(reading) > q('100') ? null : q(reading));
  });

  it('[W3] a 0 is doubted and has no other reading', () => {
    expect(doubt('0', '', 'mean', '%', '≥ 95')).toEqual({ kind: 'share', reading: null });
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
        expect(suspicionOf(value as Quantity, { ...STEADY, rollup }, earlier as Quantity[])).toBeNull();
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
          const found = suspicionOf(value, { ...STEADY, unit: '万元', rollup }, earlier);
          const reading = found === null ? null : likelyReading(found);
          expect(reading === null || Number.isSafeInteger(reading)).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('doubts against the target', () => {
  it.each<[string, string, Rollup, string, boolean]>([
    ['40', '', 'latest', '≥ 4', false], // ten times, not more
    ['41', '', 'latest', '≥ 4', true],
    ['41', '', 'sum', '= 4', true],
    ['12', '', 'sum', '≤ 1', true], // a ceiling too
    ['0.0001', '', 'max', '≤ 1', false],
    ['41', '', 'latest', '≥ 0', false], // nothing to be held against
    ['11', '30', 'sum', '≥ 4', true], // the month that crosses
    ['10', '30', 'sum', '≥ 4', false],
    ['1', '30 11', 'sum', '≥ 4', false], // has crossed before
    ['11', '30', 'latest', '≥ 4', false],
  ])('[W5] %s after «%s» (%s, %s) is far above the target: %s', (value, earlier, rollup, target, isFar) => {
    expect(doubt(value, earlier, rollup, '次', target)?.kind === 'far-above-target').toBe(isFar);
  });

  it('[W5] names the sum that crosses', () => {
    expect(doubt('11', '30', 'sum', '次', '≥ 4')).toMatchObject({ target: q('4'), total: q('41') });
  });

  it.each<[string, string, string, string | null]>([
    ['45', '小时', '≤ 1', '0.75'],
    ['40', '小时', '≤ 1', '0.67'],
    ['39.9', '小时', '≤ 1', null],
    ['90', '小时', '≤ 1', '1.5'],
    ['90.1', '小时', '≤ 1', null],
    ['860', '秒', '< 1', '0.86'],
    ['1500', '秒', '≤ 1', '1.5'],
    ['1501', '秒', '≤ 1', null],
    ['45', '秒', '≤ 1', null], // no unit is a sixtieth of a second
    ['45', '次', '≤ 1', null],
    ['60', '小时', '≥ 1', null],
  ])('[W5] %s %s (%s) is read as %s', (value, unit, target, reading) => {
    const found = doubt(value, '', 'max', unit, target, 2);
    expect(found?.kind).toBe(reading === null ? 'far-above-target' : 'smaller-unit');
    expect(found === null ? null : likelyReading(found)).toBe(reading === null ? null : q(reading));
  });

  it.each<[string, string, string | null]>([
    ['200000', '≥ 20', '20'],
    ['45992', '≥ 20', '4.5992'], // before the doubt of a date
    ['2000', '≥ 20', '0.2'], // a hundredth of the target
    ['1999', '≥ 20', null],
    ['600000', '≥ 20', '60'], // three times it
    ['600001', '≥ 20', null],
    ['200000', '≤ 20', '20'],
    ['60', '≥ 20', null],
    ['200000', '≥ 0', null],
  ])('[W6] %s 万 of %s was typed in 元, and is %s', (value, target, reading) => {
    const found = doubt(value, '', 'sum', '万/年', target);
    expect(found?.kind === 'yuan' ? found.reading : null).toBe(reading === null ? null : q(reading));
  });

  it('[W6] is about money alone', () => {
    expect(doubt('200000', '', 'sum', '万人', '≥ 20')?.kind).toBe('far-above-target');
  });

  it.each<[string, string, boolean]>([
    ['45992', '≥ 4', true],
    ['40000', '≤ 1', true],
    ['39999', '≥ 4', false],
    ['60000', '≥ 4', true],
    ['60001', '≥ 4', false],
    ['45992.5', '≥ 4', false],
    ['45992', '≥ 3999', true],
    ['45992', '≥ 4000', false],
    ['45992', '≤ 0', true],
  ])('[W7] %s (%s) looks like a date: %s', (value, target, isDate) => {
    expect(doubt(value, '', 'latest', '台', target)?.kind === 'spreadsheet-date').toBe(isDate);
  });
});

describe('doubts against the budget', () => {
  const execution = (value: string, earlier: string, budget: string | null) =>
    executionSuspicion(
      q(value),
      earlier
        .split(' ')
        .filter((word) => word !== '')
        .map(q),
      budget === null ? null : q(budget),
    );

  it.each([
    ['451.32', '', null],
    ['451.3201', '', { kind: 'over-budget', left: q('451.32') }],
    ['51.32', '300 100', null],
    ['51.33', '300 100', { kind: 'over-budget', left: q('51.32') }],
    ['1', '500', { kind: 'over-budget', left: q('-48.68') }],
    ['-1', '500', null], // a refund is the way back
    ['4513200', '', { kind: 'yuan', reading: q('451.32') }],
    ['4513201', '', { kind: 'over-budget', left: q('451.32') }],
    ['376100', '300', { kind: 'yuan', reading: q('37.61') }],
    ['1353.96', '', { kind: 'over-budget', left: q('451.32') }], // three times it: a handful of 元 is not meant
    ['1354', '', { kind: 'yuan', reading: q('0.1354') }],
  ])('[W8] %s after «%s» of 451.32: %o', (value, earlier, suspicion) => {
    expect(execution(value, earlier, '451.32')).toEqual(suspicion);
  });

  it('[W8] without a budget nothing is doubted', () => {
    expect(execution('4513200', '', null)).toBeNull();
    expect(execution('4513200', '', '0')).toBeNull();
  });
});

describe('adjusted targets', () => {
  it.each([
    ['100000', '10', true],
    ['100', '10', true],
    ['99.9999', '10', false],
    ['1', '10', true],
    ['1.0001', '10', false],
    ['10', '10', false],
    ['5', '0', false],
    ['0', '5', false],
  ])('[W9] %s for %s is out of proportion: %s', (adjusted, original, isOut) => {
    expect(isTargetOutOfProportion(q(adjusted), q(original))).toBe(isOut);
  });
});
