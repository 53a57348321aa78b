import { describe, expect, it } from 'vitest';
import { parseScoreFile } from '#src/domain/scorefile/parse-score-file.ts';
import { scoreReport, type ScoreReport } from '#src/domain/scorefile/score-report.ts';
import type { Fault } from '#src/domain/catalogue/fields.ts';

/**
 * Two rows of 60 and 40 points: 甲 ≥ 30 and 乙 ≥ 7, and of a budget of 80 as much as a case says.
 * The arithmetic of each case stands beside it, done by hand.
 */
const file = (rules: unknown, a: string, b: string, executed: string | null, more: object = {}) => ({
  plan: {
    year: 2026,
    budget: '80',
    ...(rules === undefined ? {} : { rules }),
    indicators: [
      ['a', '甲', 60, '30'],
      ['b', '乙', 40, '7'],
    ].map(([id, name, weight, target]) => ({
      id,
      name,
      weight,
      target,
      unit: '件',
      decimals: 1,
      kind: 'quantitative',
      operator: '≥',
      rollup: 'sum',
    })),
  },
  asOf: 12,
  cells: [
    { indicator: 'a', month: 3, value: a },
    { indicator: 'b', month: 6, value: b },
  ],
  execution: executed === null ? [] : [{ month: 12, amount: executed }],
  ...more,
});

function report(data: unknown): ScoreReport {
  const read = parseScoreFile(data);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return scoreReport(read.value);
}

const faults = (data: unknown): readonly Fault[] => {
  const read = parseScoreFile(data);
  return read.ok ? [] : read.error;
};

const CAPS = [
  ['0.80', '89'],
  ['0.70', '79'],
];

describe('the score command under every rule', () => {
  it('[KJ4] 20 + 80', () => {
    // 甲 20 ÷ 30: 60 × 0.8 × 2/3 = 32.00 (40.00 in full points); 乙 in full: 40 × 0.8 = 32.00; 20 × 60 ÷ 80 = 15.00
    expect(report(file({ executionPoints: 20 }, '20', '7', '60'))).toMatchObject({
      total: '80.00',
      grade: '良',
      execution: { rate: '0.750000', score: '15.00' },
      tenNinety: { indicators: '64.00', total: '79.00', grade: '中' },
    });
  });

  it('[KJ4] 0 points for the execution: one total, with a rate and without', () => {
    const zero = report(file({ executionPoints: '0' }, '20', '7', '60')); // 40.00 + 40.00
    expect(zero).toMatchObject({
      total: '80.00',
      grade: '良',
      execution: { rate: '0.750000', score: '0.00' },
      tenNinety: null,
    });
    expect(zero).not.toHaveProperty('capped');
    expect(report(file({ executionPoints: 0 }, '20', '7', null))).toMatchObject({
      total: '80.00',
      execution: null,
      tenNinety: null,
    });
  });

  it.each([
    // 甲 39 = 1.30 × 30: 60 − 2 = 58.00, × 0.9 = 52.20; 乙 9 < 1.30 × 7 = 9.1: 40.00, 36.00
    ['39', '9', '58.00', '40.00', '98.00', '88.20'],
    // 甲 38.9: 60.00, 54.00; 乙 9.1: 40 − 2 = 38.00, × 0.9 = 34.20
    ['38.9', '9.1', '60.00', '38.00', '98.00', '88.20'],
  ])('[KJ3] 2 points off from 130 %%: %s and %s', (a, b, first, second, total, indicators) => {
    const found = report(file({ overshoot: { from: '1.30', deduct: '2' } }, a, b, '80'));
    expect(found.rows.map(({ score }) => score)).toEqual([first, second]);
    expect([found.total, found.tenNinety?.indicators]).toEqual([total, indicators]);
  });

  it('[KJ3] a deduction above the weight leaves 0; the note is asked for from 130 % whatever the bound', () => {
    const found = report(file({ overshoot: { from: '1.10', deduct: '50' } }, '33', '9.1', null));
    // 33 = 1.10 × 30: 60 − 50 = 10; 9.1 = 1.30 × 7: 40 − 50 → 0
    expect(
      found.rows.map(({ score, attainable, noteRequired }) => [score, attainable, noteRequired]),
    ).toEqual([
      ['10.00', '50.00', false],
      ['0.00', '40.00', true],
    ]);
  });

  it('[KJ2] no decimals: every row and the execution, once', () => {
    // 甲 60 × 7 ÷ 30 = 14; × 0.9 = 12.6 → 13. 乙 40 × 3 ÷ 7 = 17.142… → 17; 36 × 3 ÷ 7 = 15.428… → 15. 10 × 43.6 ÷ 80 = 5.45 → 5
    expect(report(file({ rowDecimals: 0 }, '7', '3', '43.6'))).toMatchObject({
      total: '31.00',
      execution: { rate: '0.545000', score: '5.00' },
      tenNinety: { indicators: '28.00', total: '33.00' },
    });
  });

  it.each([
    // 90 + 10 × r, both rows in full
    ['64', '98.00', '优', undefined], // r = 0.80: not below it
    ['63.9999', '89.00', '良', true], // 97.999… = 98.00 → 89
    ['56', '89.00', '良', true], // r = 0.70
    ['55.9999', '79.00', '中', true],
  ])('[KJ5] %s of 80 executed', (executed, total, grade, capped) => {
    expect(report(file({ caps: CAPS }, '30', '7', executed)).tenNinety).toEqual({
      indicators: '90.00',
      total,
      grade,
      ...(capped === undefined ? {} : { capped }),
    });
  });

  it('[KJ5] with 0 points for the execution the rows are capped, and say so', () => {
    const rules = { executionPoints: 0, caps: CAPS };
    expect(report(file(rules, '30', '7', '60'))).toMatchObject({ total: '89.00', grade: '良', capped: true });
    expect(report(file(rules, '30', '7', null))).toMatchObject({ total: '100.00', grade: '优' });
  });

  it('[KJ6] a rating is held against the bands of the plan', () => {
    const rated = (rules: unknown) =>
      Object.assign(file(rules, '30', '7', null), {
        plan: {
          year: 2026,
          ...(rules === undefined ? {} : { rules }),
          indicators: [{ id: 'r', name: '评', weight: 10, kind: 'qualitative' }],
        },
        cells: [],
        ratings: [{ indicator: 'r', tier: 'partly', coefficient: '0.55' }],
      });
    expect(report(rated({ partlyFrom: '0.50' })).total).toBe('5.50'); // 10 × 0.55
    expect(faults(rated(undefined))).toEqual([
      { path: 'ratings[0].coefficient', text: 'is 0.55; the band of tier partly is [0.60, 0.80)' },
    ]);
  });

  it('[KJ2] one decimal: half-up, each view from the exact value', () => {
    // 甲 60 × 20 ÷ 30 = 40.0, × 0.9 = 36.0. 乙 40 × 3 ÷ 7 = 17.142… → 17.1; 36 × 3 ÷ 7 = 15.428… → 15.4. 10 × 43.6 ÷ 80 = 5.45 → 5.5
    expect(report(file({ rowDecimals: 1 }, '20', '3', '43.6'))).toMatchObject({
      total: '57.10',
      execution: { score: '5.50' },
      tenNinety: { indicators: '51.40', total: '56.90' },
    });
  });

  it('[KJ3] [KJ4] in 20 + 80 the deduction counts at 0.8, and a score set by hand is not deducted from', () => {
    const rules = { executionPoints: 20, overshoot: { from: '1.30', deduct: '2' } };
    // 甲 39 = 1.30 × 30: (60 − 2) × 0.8 = 46.40; 乙 9 < 9.1: 40 × 0.8 = 32.00; 20 × 80 ÷ 80 = 20.00
    expect(report(file(rules, '39', '9', '80')).tenNinety).toEqual({
      indicators: '78.40',
      total: '98.40',
      grade: '优',
    });
    // 甲 by hand 59: 59 × 0.8 = 47.20, beside the computed 58.00
    const byHand = { overrides: [{ indicator: 'a', score: '59', reason: '复核' }] };
    const found = report(file(rules, '39', '9', '80', byHand));
    expect([found.rows[0]?.computedScore, found.rows[0]?.score]).toEqual(['58.00', '59.00']);
    expect(found.tenNinety).toMatchObject({ indicators: '79.20', total: '99.20' });
  });

  it('[KJ3] from 100 % on is the lowest bound, and meets the target itself', () => {
    const least = report(file({ overshoot: { from: '1', deduct: '0.01' } }, '30', '6.9', null));
    // 甲 30 = 30: 60 − 0.01; 乙 6.9 < 7: 40 × 6.9 ÷ 7 = 39.428…
    expect(least.rows.map(({ score }) => score)).toEqual(['59.99', '39.43']);
    expect(faults(file({ overshoot: { from: '0.99', deduct: '2' } }, '30', '7', null))).toHaveLength(1);
  });

  it.each([
    // 90 + 10 × r, caps from the lowest rate up
    ['40', '89.00', '良', true], // r = 0.50: 95.00 → 89
    ['39.9999', '59.00', '差', true], // 94.999… → 59, the lower of the two
    ['0', '59.00', '差', true],
    ['80', '100.00', '优', undefined],
  ])('[KJ5] the lowest of several caps wins in any order: %s of 80', (executed, total, grade, capped) => {
    const caps = [
      ['0.50', '59'],
      ['0.80', '89'],
    ];
    expect(report(file({ caps }, '30', '7', executed)).tenNinety).toEqual({
      indicators: '90.00',
      total,
      grade,
      ...(capped === undefined ? {} : { capped }),
    });
  });

  it('[KJ5] a cap above the total, or exactly at it, leaves it and says nothing', () => {
    // 90 + 10 × 40 ÷ 80 = 95.00
    for (const most of ['95', '99.99'])
      expect(report(file({ caps: [['0.80', most]] }, '30', '7', '40')).tenNinety).toEqual({
        indicators: '90.00',
        total: '95.00',
        grade: '优',
      });
  });

  it.each([
    ['met', '0.80', '8.00'],
    ['partly', '0.7999', '8.00'], // 7.999 → 8.00
    ['partly', '0.50', '5.00'],
    ['unmet', '0.4999', '5.00'], // 4.999 → 5.00
    ['met', '0.7999', null],
    ['partly', '0.80', null],
    ['partly', '0.4999', null],
    ['unmet', '0.50', null],
  ])('[KJ6] with 部分达成 from 0.50: %s %s', (tier, coefficient, total) => {
    const rated = Object.assign(file(undefined, '30', '7', null), {
      plan: {
        year: 2026,
        rules: { partlyFrom: '0.50' },
        indicators: [{ id: 'r', name: '评', weight: 10, kind: 'qualitative' }],
      },
      cells: [],
      ratings: [{ indicator: 'r', tier, coefficient }],
    });
    const refused = faults(rated).map(({ path }) => path);
    expect(refused.length === 0 ? report(rated).total : refused).toEqual(total ?? ['ratings[0].coefficient']);
  });

  it('[KJ1] a member that is left out is as everywhere, and the whole too', () => {
    const usual = report(file(undefined, '20', '3', '60'));
    expect(report(file({}, '20', '3', '60'))).toEqual(usual);
    expect(
      report(file({ executionPoints: 10, partlyFrom: '0.60', rowDecimals: 2, caps: [] }, '20', '3', '60')),
    ).toEqual(usual);
    expect(faults(file({ rowDecimals: 4 }, '20', '3', '60'))).toEqual([
      { path: 'plan.rules.rowDecimals', text: 'is 4; give 0, 1 or 2' },
    ]);
  });
});
