import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanSettings } from '#src/domain/catalogue/plan.ts';
import { pointsToText, type Points } from '#src/domain/quantity/points.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import type { Figure } from '#src/domain/rollup/figure.ts';
import type { RowInput } from '#src/domain/score/row-score.ts';
import {
  executionOf,
  gradeOf,
  isOverBudget,
  ninetyPartOf,
  scorecardOf,
  tenNinetyOf,
  weightGap,
} from '#src/domain/score/scorecard.ts';
import {
  anyGoal,
  anyPoints,
  anyQuantity,
  measured,
  NONE_FIGURE,
  number,
  points,
  q,
  UNREPORTED_FIGURE,
} from '#test/domain/support/build.ts';

Big.DP = 40;

const THRESHOLDS = [points('90'), points('80'), points('60')] as const;
const SETTINGS: PlanSettings = { exceededRule: 'R1', gradeThresholds: THRESHOLDS, budget: null };

const row = (weight: string, goalText: string, figure: Figure, manual: string | null = null): RowInput => {
  const indicator = measured({ weight, goal: goalText });
  return {
    indicator,
    goal: indicator.goal,
    figure,
    rating: null,
    manual: manual === null ? null : points(manual),
  };
};

const anyRow: fc.Arbitrary<RowInput> = fc
  .record({
    weight: anyPoints,
    goal: anyGoal,
    figure: fc.oneof(
      fc.constant(UNREPORTED_FIGURE),
      fc.constant(NONE_FIGURE),
      anyQuantity.map((value): Figure => ({ kind: 'number', value, count: 1, from: null })),
    ),
    manual: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
  })
  .map(({ weight, goal, figure, manual }) => ({
    indicator: { ...measured(), weight, goal },
    goal,
    figure,
    rating: null,
    manual: manual === null ? null : (Math.round((weight * manual) / 100) as Points),
  }));

const anyRows = fc.array(anyRow, { maxLength: 40 });

describe('the total', () => {
  it('[S9] is the sum of the printed rows', () => {
    // 1 × 2/3 three times: 0.67 each, 2.01 together, though 3 × 2/3 = 2
    const card = scorecardOf(
      [1, 2, 3].map(() => row('1', '≥ 3', number('2'))),
      SETTINGS,
    );
    expect(card.rows.map((each) => each.score)).toEqual([67, 67, 67]);
    expect(pointsToText(card.total)).toBe('2.01');
  });

  it('[S9] adds the printed column up, for any plan', () => {
    fc.assert(
      fc.property(anyRows, (inputs) => {
        const card = scorecardOf(inputs, SETTINGS);
        const printed = card.rows.flatMap((each) => (each.score === null ? [] : [pointsToText(each.score)]));
        expect(pointsToText(card.total)).toBe(
          printed.reduce((sum, each) => sum.plus(each), Big(0)).toFixed(2),
        );
        expect(card.total).toBeGreaterThanOrEqual(0);
        expect(card.total).toBeLessThanOrEqual(card.coveredWeight);
        expect(card.coveredWeight).toBeLessThanOrEqual(card.weight);
      }),
      { numRuns: 100 },
    );
  });

  it('[S12] an unreported row adds nothing and is listed', () => {
    const card = scorecardOf([row('2', '≤ 1', UNREPORTED_FIGURE), row('3', '≤ 1', number('0'))], SETTINGS);
    expect(card).toMatchObject({ total: 300, coveredWeight: 300, weight: 500 });
    expect(card.unreported).toEqual([card.rows[0]]);
  });

  it('[S12] what nobody reported never scores, whatever its goal', () => {
    fc.assert(
      fc.property(anyGoal, anyPoints, (goal, weight) => {
        const input = {
          indicator: { ...measured(), weight, goal },
          goal,
          figure: UNREPORTED_FIGURE,
          rating: null,
          manual: null,
        };
        expect(scorecardOf([input], SETTINGS)).toMatchObject({ total: 0, coveredWeight: 0 });
      }),
      { numRuns: 100 },
    );
  });

  it('[S11] counts the manual score', () => {
    expect(scorecardOf([row('2', '= 2', number('3'), '1.5')], SETTINGS).total).toBe(150);
    expect(scorecardOf([row('2', '= 2', UNREPORTED_FIGURE, '1.5')], SETTINGS)).toMatchObject({
      total: 150,
      unreported: [],
    });
  });

  it('[C3] says how far the weights are from 100, and scales nothing', () => {
    const card = scorecardOf([row('60', '≥ 1', number('1'))], SETTINGS);
    expect(weightGap(card, SETTINGS)).toBe(4_000);
    expect(card.total).toBe(6_000);
    expect(weightGap(scorecardOf([row('101', '≥ 1', number('1'))], SETTINGS), SETTINGS)).toBe(-100);
  });
});

describe('the grade', () => {
  it.each([
    ['100', 'excellent'],
    ['90', 'excellent'],
    ['89.99', 'good'],
    ['80', 'good'],
    ['79.99', 'fair'],
    ['60', 'fair'],
    ['59.99', 'poor'],
    ['0', 'poor'],
  ])('[S10] %s is %s', (total, grade) => {
    expect(gradeOf(points(total), THRESHOLDS)).toBe(grade);
  });

  it('[S10] follows the plan’s own thresholds', () => {
    const card = scorecardOf([row('95', '≥ 1', number('1'))], {
      ...SETTINGS,
      gradeThresholds: [points('95.01'), points('95'), points('60')],
    });
    expect(card.grade).toBe('good');
  });
});

describe('execution', () => {
  it.each([
    // 438.60 ÷ 451.32 = 0.9718160…
    ['438.6', '451.32', 971_816, '9.72'],
    ['451.32', '451.32', 1_000_000, '10.00'],
    ['500', '400', 1_250_000, '10.00'], // uncapped in print, capped in points
    ['0', '451.32', 0, '0.00'],
    ['-1', '4', -250_000, '0.00'],
    ['1', '3', 333_333, '3.33'],
  ])('[S15] %s of %s is a rate of %d millionths and %s points', (executed, budget, rate, score) => {
    const execution = executionOf(q(executed), { budget: q(budget) });
    expect(execution?.rate).toBe(rate);
    expect(pointsToText(execution?.score ?? points('0'))).toBe(score);
  });

  it.each([
    ['no budget', q('1'), null],
    ['a budget of 0', q('1'), q('0')],
    ['nothing executed yet', null, q('1')],
  ])('[S15] is undefined with %s', (_, executed, budget) => {
    expect(executionOf(executed, { budget })).toBeNull();
  });

  it.each([
    ['99.9999', false],
    ['100', false],
    ['100.0001', true],
  ])('[S15] %s of a budget of 100 is over it: %s', (executed, isOver) => {
    const execution = executionOf(q(executed), { budget: q('100') });
    expect(execution !== null && isOverBudget(execution)).toBe(isOver);
  });

  it('[S15] a budget of 1 元 against billions is stopped, not thrown', () => {
    expect(executionOf(q('10000000000'), { budget: q('0.0001') })).toMatchObject({
      rate: 9e15,
      score: 1_000,
    });
    expect(executionOf(q('-10000000000'), { budget: q('0.0001') })).toMatchObject({ rate: -9e15, score: 0 });
    expect(executionOf(q('900000'), { budget: q('0.0001') })).toMatchObject({ rate: 9e15 }); // the last exact one
  });

  it('[S15] is exact below that', () => {
    fc.assert(
      fc.property(anyQuantity, fc.integer({ min: 1, max: 1e14 }), (executed, budget) => {
        const rate = Big(executed).times(1_000_000).div(budget);
        fc.pre(rate.lt(9e15));
        const execution = executionOf(executed, { budget: budget as Quantity });
        expect(String(execution?.rate)).toBe(rate.round(0, Big.roundHalfUp).toFixed());
      }),
      { numRuns: 200 },
    );
  });
});

describe('10 + 90', () => {
  const execution = executionOf(q('438.6'), { budget: q('451.32') });
  if (execution === null) throw new Error('a budget was given');

  it('[S14] each row from w × 0.9, not from the printed score', () => {
    // 0.07 × 0.9 × 1/2 = 0.0315 → 0.03; the printed 0.04 × 0.9 = 0.036 would give 0.04
    const card = scorecardOf([row('0.07', '≥ 2', number('1'))], SETTINGS);
    expect(card.total).toBe(4);
    expect(tenNinetyOf(ninetyPartOf(card, SETTINGS), execution, SETTINGS)?.rows).toEqual([3]);
  });

  it('[S14] a manual score counts × 0.9, rounded', () => {
    // 1.55 × 0.9 = 1.395 → 1.40
    const card = scorecardOf([row('2', '= 2', number('1'), '1.55')], SETTINGS);
    expect(tenNinetyOf(ninetyPartOf(card, SETTINGS), execution, SETTINGS)?.rows).toEqual([140]);
  });

  it('[S14] an unreported row has none, and execution is added', () => {
    const card = scorecardOf([row('2', '≥ 1', UNREPORTED_FIGURE), row('100', '≥ 1', number('1'))], SETTINGS);
    const tenNinety = tenNinetyOf(ninetyPartOf(card, SETTINGS), execution, SETTINGS);
    expect(tenNinety).toMatchObject({
      rows: [null, 9_000],
      indicators: 9_000,
      total: 9_972,
      grade: 'excellent',
    });
  });

  it('[S14] agrees with another decimal program for any plan', () => {
    fc.assert(
      fc.property(anyRows, (inputs) => {
        const card = scorecardOf(inputs, SETTINGS);
        const tenNinety = tenNinetyOf(ninetyPartOf(card, SETTINGS), execution, SETTINGS);
        const expected = card.rows.map((each) => {
          if (each.score === null) return null;
          const exact =
            each.isManual || each.coefficient === null
              ? Big(each.score).times('0.9')
              : Big(each.indicator.weight)
                  .times('0.9')
                  .times(each.coefficient.numerator)
                  .div(each.coefficient.denominator);
          return Number(exact.round(0, Big.roundHalfUp).toFixed());
        });
        expect(tenNinety?.rows).toEqual(expected);
        expect(tenNinety?.indicators).toBe(expected.reduce<number>((sum, each) => sum + (each ?? 0), 0));
      }),
      { numRuns: 100 },
    );
  });
});

describe('a plan whose rows weigh 90 beside 10 for the execution', () => {
  const settings = { ...SETTINGS, budget: q('100'), executionWeight: points('10') };

  it('[PL30] rows score at their own weight, and the grade is on both together', () => {
    // 60 in full, 30 × 2/3 = 20; executed 85 of 100 → 8.5: 88.50, 良; of the rows alone, 80 of 90, it would have been 良 too
    const card = scorecardOf([row('60', '≥ 1', number('1')), row('30', '≥ 3', number('2'))], settings);
    const execution = executionOf(q('85'), settings);
    if (execution === null) throw new Error('a budget was given');
    expect(execution.score).toBe(850);
    expect(weightGap(card, settings)).toBe(0);
    expect(tenNinetyOf(ninetyPartOf(card, settings), execution, settings)).toEqual({
      rows: [6_000, 2_000],
      computed: [6_000, 2_000],
      indicators: 8_000,
      total: 8_850,
      grade: 'good',
      capped: null,
    });
  });

  it('[PL30] a manual score counts as it is, and 20 points for the execution are as good as 10', () => {
    const twenty = { ...settings, executionWeight: points('20') };
    const card = scorecardOf([row('80', '≥ 1', number('1'), '71.55')], twenty);
    const execution = executionOf(q('200'), twenty);
    if (execution === null) throw new Error('a budget was given');
    expect(tenNinetyOf(ninetyPartOf(card, twenty), execution, twenty)).toMatchObject({
      rows: [7_155],
      total: 9_155,
    });
  });
});
