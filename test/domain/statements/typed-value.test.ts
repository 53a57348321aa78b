import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { quantityToText, type Decimals, type Quantity } from '#src/domain/quantity/quantity.ts';
import type { RatingContent } from '#src/domain/statements/statement.ts';
import { isConverted, parseTyped, refusalOf, type Measure } from '#src/domain/statements/typed-value.ts';
import { anyQuantity, q } from '#test/domain/support/build.ts';

const COUNT: Measure = { unit: '次', decimals: 0 };
const ISSUE: Measure = { unit: '期', decimals: 0 };
const HOURS: Measure = { unit: '小时', decimals: 2 };
const PERCENT: Measure = { unit: '%', decimals: 2 };
const MONEY: Measure = { unit: '万/年', decimals: 4 };
const AREA: Measure = { unit: '㎡', decimals: 1 };

/** '1.5', 'none', 'blank', or the refusal as JSON */
function read(text: string, measure: Measure, note = ''): string {
  const result = parseTyped(text, measure, note);
  if (!result.ok) return result.error.kind;
  if (result.value === null) return 'blank';
  return result.value.kind === 'none' ? 'none' : quantityToText(result.value.value);
}

describe('reading as people type', () => {
  it.each<[string, Measure, string]>([
    ['12', COUNT, '12'],
    [' 12 ', COUNT, '12'],
    ['１２，３４５．６', HOURS, '12345.6'],
    ['１２', COUNT, '12'],
    ['1,234.5', HOURS, '1234.5'],
    ['1，234', COUNT, '1234'],
    ['12 345', COUNT, '12345'],
    ['12\u00a0345', COUNT, '12345'],
    ['12\u202f345', COUNT, '12345'],
    ['1.50', HOURS, '1.5'],
    ['1.', HOURS, '1'],
    ['.5', HOURS, '0.5'],
    ['0。5', HOURS, '0.5'],
    ['007', COUNT, '7'],
    ['+3', COUNT, '3'],
    ['＋3', COUNT, '3'],
    ['1\u200b2', COUNT, '12'],
    ['\ufeff12', COUNT, '12'],
    ['\t12\n', COUNT, '12'], // the edges of a pasted cell
    ['3次', COUNT, '3'],
    ['3 次', COUNT, '3'],
    ['10期', ISSUE, '10'],
    ['0.5小时', HOURS, '0.5'],
    ['98%', PERCENT, '98'],
    ['９８．５％', PERCENT, '98.5'],
    ['98 %', PERCENT, '98'],
    ['5㎡', AREA, '5'],
  ])('[E7] %j in %j is %s', (text, measure, value) => {
    expect(read(text, measure)).toBe(value);
  });

  it.each<[string, Measure, string]>([
    ['1.5万', COUNT, '15000'],
    ['1.5万次', COUNT, '15000'],
    ['1.23456万', COUNT, 'too-many-decimals'], // 12345.6 in whole 次
    ['0.5万', COUNT, '5000'],
    ['2亿', COUNT, '200000000'],
    ['100亿', COUNT, '10000000000'],
    ['101亿', COUNT, 'too-large'],
    ['1.5万', MONEY, '1.5'],
    ['1.5万元', MONEY, '1.5'],
    ['1.5万/年', MONEY, '1.5'],
    ['15000元', MONEY, '1.5'],
    ['1元', MONEY, '0.0001'],
    ['12,345元', MONEY, '1.2345'],
    ['0.5元', MONEY, 'too-many-decimals'],
    ['1.5万', PERCENT, 'other-unit'],
    ['1.5万小时', COUNT, 'other-unit'],
  ])('[E7] %j in %j is %s', (text, measure, value) => {
    expect(read(text, measure)).toBe(value);
  });

  it.each<[string, string]>([
    ['￥1.5', '1.5'],
    ['¥ 1,234.5', '1234.5'],
    ['￥15000元', '1.5'],
    ['2千元', '0.2'],
    ['3亿元', '30000'],
    ['0.00001亿元', '0.1'],
    ['1.5\u202c', '1.5'],
    ['\u202d1.5\u202c', '1.5'],
    ['\u200e1.5\u200f', '1.5'],
    ['1\u2066.5\u2069', '1.5'],
  ])('[E7] %j of money is %s 万元', (text, value) => {
    expect(read(text, MONEY)).toBe(value);
  });

  it.each([
    '(1.5)',
    '（1.5）',
    '( 1.5 )',
    '(￥1.5)',
    '￥(1.5)',
    '(1.5)万元',
    '(1.5万元)',
    '1.5-',
    '1.5－',
    '1.5—',
    '1.5 - 万元',
    '—1.5',
    '–1.5',
    '\ufe631.5',
    '−1.5',
    '-￥1.5',
    '￥-1.5',
    '(15000元)',
  ])('[E7] %j is a minus, so a 冲减 with its note', (text) => {
    expect(read(text, MONEY)).toBe('refund-needs-note');
    expect(read(text, MONEY, '退回')).toBe('-1.5');
    expect(parseTyped(text, COUNT, '退回').ok).toBe(false);
  });

  it.each<[string, Measure, string]>([
    ['30分钟', HOURS, '0.5'],
    ['45 分', HOURS, '0.75'],
    ['2天', HOURS, '48'],
    ['36秒', HOURS, '0.01'],
    ['12小时', { unit: '天', decimals: 1 }, '0.5'],
    ['1.5小时', { unit: '分钟', decimals: 0 }, '90'],
    ['12小时', { unit: '天', decimals: 1, name: '公开信息频率（工作日）' }, 'other-unit'],
    ['3天', { unit: '天', decimals: 1, name: '公开信息频率（工作日）' }, '3'],
    ['3小时', { unit: '个工作日', decimals: 0 }, 'other-unit'],
    ['1.5万', { unit: '万人次', decimals: 1 }, '1.5'],
    ['15000人次', { unit: '万人次', decimals: 1 }, '1.5'],
    ['1.5万元', { unit: '元', decimals: 0 }, '15000'],
    ['￥3', COUNT, 'other-unit'],
  ])('[E7] %j in %j is %s', (text, measure, value) => {
    expect(read(text, measure)).toBe(value);
  });

  it('[E7] what a unit word makes of a number is exact, or it is refused', () => {
    const units = fc.constantFrom<[string, Measure, number, number]>(
      ['分钟', { unit: '小时', decimals: 4 }, 1, 60],
      ['小时', { unit: '分钟', decimals: 4 }, 60, 1],
      ['小时', { unit: '天', decimals: 4 }, 1, 24],
      ['天', { unit: '小时', decimals: 4 }, 24, 1],
      ['元', MONEY, 1, 10_000],
      ['千元', MONEY, 1, 10],
      ['亿元', MONEY, 10_000, 1],
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), units, (scaled, [word, measure, times, by]) => {
        const result = parseTyped(`${quantityToText(scaled as Quantity)}${word}`, measure, '');
        const isExact = (scaled * times) % by === 0;
        expect(result.ok ? result.value : null).toEqual(
          isExact ? { kind: 'number', value: (scaled * times) / by } : null,
        );
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    '无',
    '无发生',
    '不适用',
    '无/不适用',
    '-',
    '－',
    '−',
    '--',
    '—',
    '——',
    '–',
    '/',
    '／',
    'N/A',
    'ｎａ',
    ' 无 ',
    '∅',
  ])('[E7] %j means 无发生', (text) => {
    expect(read(text, COUNT)).toBe('none');
    expect(read(text, MONEY)).toBe('none');
  });

  it.each(['', ' ', '\u3000', '\n', '\u200b'])('[E7] %j clears the cell', (text) => {
    expect(read(text, COUNT)).toBe('blank');
  });

  it('[E7] 0 is a number, neither blank nor 无发生', () => {
    expect(read('0', COUNT)).toBe('0');
    expect(read('０', COUNT)).toBe('0');
  });

  it.each(['10²', '①', '½', '²', '１０²', '٣'])('[E7] %j only resembles digits', (text) => {
    expect(parseTyped(text, COUNT, '').ok).toBe(false);
  });

  it('[E7] what is printed reads back, with its unit or without', () => {
    const measures = fc.constantFrom(
      { unit: '次', decimals: 4 as Decimals },
      { unit: '万/年', decimals: 4 as Decimals },
      { unit: '小时', decimals: 4 as Decimals },
    );
    fc.assert(
      fc.property(anyQuantity, measures, (value, measure) => {
        const text = quantityToText(value);
        const typed = [text, text + measure.unit, ` ${text} ${measure.unit} `];
        expect(typed.map((each) => read(each, measure))).toEqual([text, text, text]);
      }),
      { numRuns: 200 },
    );
  });

  it('[E7] never throws, and never makes a number of a text without digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        const result = parseTyped(text, COUNT, '');
        const isNumber = result.ok && result.value?.kind === 'number';
        expect(!isNumber || /[0-9０-９]/.test(text)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('refused at entry', () => {
  it.each<[string, Measure]>([
    ['-1', COUNT],
    ['−1', COUNT],
    ['－1', COUNT],
    ['-0.01', HOURS],
    ['-1', PERCENT],
  ])('[E1] %j in %j: negative', (text, measure) => {
    expect(parseTyped(text, measure, 'a note does not help')).toEqual({
      ok: false,
      error: { kind: 'negative' },
    });
  });

  it('[E1] −0 is 0', () => expect(read('-0', COUNT)).toBe('0'));

  it.each([
    ['100', '100'],
    ['0', '0'],
    ['100.01', 'percent-range'],
    ['1000', 'percent-range'],
  ])('[E2] %s %%: %s', (text, result) => {
    expect(read(text, PERCENT)).toBe(result);
  });

  it.each([
    ['112.5', '112.5'],
    ['-3.2', '-3.2'],
    ['(3.2)', '-3.2'],
    ['-3.2%', '-3.2'],
  ])('[E2] %s %% where the plan lets the row leave 0…100: %s', (text, result) => {
    expect(read(text, { ...PERCENT, anyRange: true })).toBe(result);
    expect(parseTyped(text, { ...PERCENT, anyRange: false }, 'no note helps').ok).toBe(false);
  });

  it('[E2] the plan speaks of percentages alone', () => {
    expect(read('-1', { ...COUNT, anyRange: true })).toBe('negative');
  });

  it.each<[string, Measure, Decimals]>([
    ['1.5', COUNT, 0],
    ['1.23456', COUNT, 0],
    ['0.125', HOURS, 2],
    ['1.00001', MONEY, 4],
    ['99.999', PERCENT, 2],
  ])('[E3] %j in %j: more than %d decimals', (text, measure, decimals) => {
    expect(parseTyped(text, measure, '')).toEqual({
      ok: false,
      error: { kind: 'too-many-decimals', decimals },
    });
  });

  it('[E3] zeros at the end are no decimals', () => expect(read('1.000000', COUNT)).toBe('1'));

  it('[E4] a 冲减 of money needs a note', () => {
    expect(read('-1.5', MONEY)).toBe('refund-needs-note');
    expect(read('-1.5', MONEY, '  ')).toBe('refund-needs-note');
    expect(read('-1.5', MONEY, '退回培训费')).toBe('-1.5');
    expect(read('−15000元', MONEY, '退回培训费')).toBe('-1.5');
    expect(refusalOf(q('1.5'), MONEY, '')).toBeNull();
  });

  it.each<[string, string]>([
    ['很多', 'not-a-number'],
    ['约12', 'not-a-number'],
    ['12 34', 'not-a-number'], // two numbers, never 1234
    ['12\n345', 'not-a-number'], // two cells
    ['12\t345', 'not-a-number'],
    ['1,23', 'not-a-number'],
    ['1,2345', 'not-a-number'],
    ['0,500', 'not-a-number'], // a decimal comma, never 500
    ['1.234,5', 'not-a-number'],
    ['1e5', 'not-a-number'],
    ['1.2.3', 'not-a-number'],
    ['3/4', 'not-a-number'],
    ['10-20', 'not-a-number'],
    ['--5', 'not-a-number'],
    ['.', 'not-a-number'],
    ['万', 'not-a-number'],
    ['=1+1', 'not-a-number'],
    ['3小时', 'other-unit'],
    ['3元', 'other-unit'],
    ['98%', 'other-unit'],
    ['3万万', 'other-unit'],
    ['10000000001', 'too-large'],
    ['9'.repeat(50), 'too-large'],
  ])('[E5] %j in 次: %s', (text, kind) => {
    expect(read(text, COUNT)).toBe(kind);
  });

  it('[E5] says what was read', () => {
    expect(parseTyped('约１２', COUNT, '')).toEqual({
      ok: false,
      error: { kind: 'not-a-number', text: '约12' },
    });
    expect(parseTyped('3 小时', COUNT, '')).toEqual({
      ok: false,
      error: { kind: 'other-unit', text: '小时' },
    });
  });

  it('[E5] a unit that does not come out even says so', () => {
    expect(parseTyped('100分钟', HOURS, '')).toEqual({
      ok: false,
      error: { kind: 'uneven-unit', text: '100 分钟', unit: '小时' },
    });
  });

  it.each([
    ['约3.2万', 'not-a-number'],
    ['1.5~2', 'not-a-number'],
    ['1.5—2', 'not-a-number'],
    ['1/2', 'not-a-number'],
    ['3左右', 'other-unit'],
    ['-(1.5)', 'not-a-number'],
    ['(-1.5)', 'not-a-number'],
    ['((1.5))', 'not-a-number'],
    ['(1.5', 'not-a-number'],
    ['-1.5-', 'other-unit'],
    ['￥￥1.5', 'not-a-number'],
    ['(1.5)(2)', 'not-a-number'],
  ])('[E5] %j is a guess, not an amount', (text, kind) => {
    expect(read(text, MONEY, '说明')).toBe(kind);
  });

  it.each<[string, Measure, boolean]>([
    ['20000元', MONEY, true],
    ['￥2', MONEY, false],
    ['2万元', MONEY, false],
    ['2万/年', MONEY, false],
    ['90分钟', HOURS, true],
    ['1.5小时', HOURS, false],
    ['1.2万', COUNT, true],
    ['12', COUNT, false],
    ['约12', COUNT, false],
  ])('[G33] %j in %j names another unit: %s', (text, measure, isOther) => {
    expect(isConverted(text, measure)).toBe(isOther);
  });

  it('[E6] a rating cannot be written without its evidence', () => {
    expectTypeOf<RatingContent>().toHaveProperty('evidence').toEqualTypeOf<string>();
  });
});
