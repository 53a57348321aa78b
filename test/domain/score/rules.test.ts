import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanSettings } from '#src/domain/catalogue/plan.ts';
import {
  DEFAULT_RULES,
  isOneView,
  READY_RULES,
  RULE_SETS,
  rulesMember,
  ruleSetOf,
  type ScoringRules,
} from '#src/domain/catalogue/rules.ts';
import { isInBand, TIERS } from '#src/domain/catalogue/tier.ts';
import { NO_POINTS, pointsToText, type Points } from '#src/domain/quantity/points.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import type { Figure } from '#src/domain/rollup/figure.ts';
import { suggestRating } from '#src/domain/score/compound.ts';
import { attainable, scoreRow, type RowInput } from '#src/domain/score/row-score.ts';
import {
  executionOf,
  ninetyPartOf,
  scorecardOf,
  tenNinetyOf,
  type TenNinety,
} from '#src/domain/score/scorecard.ts';
import { anyRules } from '#test/domain/support/any-rules.ts';
import { anyGoal, anyPoints, anyQuantity, measured, number, points, q } from '#test/domain/support/build.ts';

const SETTINGS: PlanSettings = {
  exceededRule: 'R1',
  gradeThresholds: [points('90'), points('80'), points('60')],
  budget: q('100'),
};
const by = (rules: Partial<ScoringRules>): PlanSettings => ({
  ...SETTINGS,
  ...rulesMember({ ...DEFAULT_RULES, ...rules }),
});

const rowOf = (weight: string, goalText: string, value: string, manual: string | null = null): RowInput => {
  const indicator = measured({ weight, goal: goalText, decimals: 4 });
  return {
    indicator,
    goal: indicator.goal,
    figure: number(value),
    rating: null,
    manual: manual === null ? null : points(manual),
  };
};

const finalOf = (inputs: readonly RowInput[], settings: PlanSettings, executed: string | null) =>
  tenNinetyOf(
    ninetyPartOf(scorecardOf(inputs, settings), settings),
    executionOf(executed === null ? null : q(executed), settings),
    settings,
  );

const anyRow: fc.Arbitrary<RowInput> = fc
  .record({
    weight: anyPoints,
    goal: anyGoal,
    figure: fc.oneof(
      fc.constant<Figure>({ kind: 'unreported' }),
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
const anyRows = fc.array(anyRow, { maxLength: 30 });

describe('decimals of a row', () => {
  it.each([
    // 2.5 × 2/3 = 1.6666…
    ['two', 2, '2.5', '1.67'],
    ['one', 1, '2.5', '1.70'],
    ['none', 0, '2.5', '2.00'],
    // 0.75 × 2/3 = 0.5: half-up
    ['none', 0, '0.75', '1.00'],
    // 0.67 × 2/3 = 0.44666…: from 0.45 it would become 0.5
    ['one, not twice', 1, '0.67', '0.40'],
  ] as const)('[KJ2] %s', (_, rowDecimals, weight, score) => {
    const { rows } = scorecardOf([rowOf(weight, '≥ 3', '2')], by({ rowDecimals }));
    expect(pointsToText(rows[0]?.score ?? NO_POINTS)).toBe(score);
  });

  it('[KJ2] in 自评总分 from the exact value too, and of a score set by hand', () => {
    // 0.67 × 0.9 × 2/3 = 0.402 → 0.4; by hand 1.25 → 1.3 beside 1.25 × 0.9 = 1.125 → 1.1; 10 × 72.55 % = 7.255 → 7.3
    const settings = by({ rowDecimals: 1 });
    const inputs = [rowOf('0.67', '≥ 3', '2'), rowOf('2', '≥ 3', '2', '1.25')];
    expect(scorecardOf(inputs, settings).rows.map(({ score }) => score)).toEqual([40, 130]);
    expect(finalOf(inputs, settings, '72.55')).toMatchObject({ rows: [40, 110], total: 40 + 110 + 730 });
  });

  it('[KJ2] sums are of the rounded rows, for any plan', () => {
    fc.assert(
      fc.property(anyRows, anyRules, (inputs, rules) => {
        const settings = by(rules);
        const card = scorecardOf(inputs, settings);
        const step = 10 ** (2 - rules.rowDecimals);
        const { rows, indicators } = ninetyPartOf(card, settings);
        const scores = card.rows.map(({ score }) => score ?? 0);
        expect(card.total).toBe(scores.reduce<number>((sum, each) => sum + each, 0));
        expect(indicators).toBe(rows.reduce<number>((sum, each) => sum + (each ?? 0), 0));
        expect([...scores, ...rows].every((each) => (each ?? 0) % step === 0)).toBe(true);
      }),
    );
  });
});

describe('points off for over-achievement', () => {
  const settings = by({ overshoot: { from: 1_300_000, deduct: points('2') } });

  it.each([
    ['at the bound', '≥ 100', '130', '3.00', 200],
    ['a ten-thousandth below it', '≥ 100', '129.9999', '5.00', 0],
    ['> and =', '> 100', '130', '3.00', 200],
    ['> and =', '= 100', '500', '3.00', 200],
    ['never a ceiling', '≤ 100', '1', '5.00', 0],
    ['nor a target of 0', '≥ 0', '7', '5.00', 0],
  ])('[KJ3] %s: 5 points, target %s, value %s', (_, goalText, value, score, deducted) => {
    const row = scoreRow(rowOf('5', goalText, value), settings);
    expect({ score: pointsToText(row.score ?? NO_POINTS), deducted: row.deducted }).toEqual({
      score,
      deducted,
    });
    expect(row.coefficient).toEqual({ numerator: 1, denominator: 1 });
  });

  it('[KJ3] never below 0, and what is left to win is what is left of the weight', () => {
    const row = scoreRow(rowOf('1.5', '≥ 1', '2'), settings); // 1.5 − 2 → 0
    expect({ computed: row.computed, attainable: attainable(row) }).toEqual({ computed: 0, attainable: 150 });
  });

  it('[KJ3] in 自评总分 at the share that the weight has there; nothing off a score set by hand', () => {
    // (5 − 2) × 0.9 = 2.70; by hand 4 × 0.9 = 3.60
    const inputs = [rowOf('5', '≥ 1', '2'), rowOf('5', '≥ 1', '2', '4')];
    expect(ninetyPartOf(scorecardOf(inputs, settings), settings).rows).toEqual([270, 360]);
    // (5 − 2) × 0.8 = 2.40
    const eighty = by({ overshoot: { from: 1_300_000, deduct: points('2') }, executionPoints: points('20') });
    expect(ninetyPartOf(scorecardOf(inputs, eighty), eighty).rows).toEqual([240, 320]);
  });

  it('[KJ3] a deduction never raises a row, and takes no more than itself, whatever the rules', () => {
    fc.assert(
      fc.property(anyRows, anyRules, (inputs, rules) => {
        const step = 10 ** (2 - rules.rowDecimals);
        const off = rules.overshoot?.deduct ?? 0;
        const without = scorecardOf(inputs, by({ ...rules, overshoot: null }));
        scorecardOf(inputs, by(rules)).rows.forEach(({ score }, at) => {
          const whole = without.rows[at]?.score ?? 0;
          expect(score ?? 0).toBeLessThanOrEqual(whole);
          expect(score ?? 0).toBeGreaterThanOrEqual(whole - off - step);
        });
      }),
    );
  });

  it('[KJ3] a deduction never makes a row negative, whatever the rules', () => {
    fc.assert(
      fc.property(anyRows, anyRules, (inputs, rules) => {
        const all = by(rules);
        const card = scorecardOf(inputs, all);
        const { rows } = ninetyPartOf(card, all);
        expect([...card.rows.map(({ score }) => score), ...rows].every((each) => (each ?? 0) >= 0)).toBe(
          true,
        );
      }),
    );
  });
});

describe('points of the execution', () => {
  it.each([
    // 12.5 of 100: a quarter of the points; the row 100 × 1/2
    ['10', '2.50', '45.00', '47.50'],
    ['20', '5.00', '40.00', '45.00'],
    ['0', '0.00', '50.00', '50.00'],
  ])('[KJ4] %s of a hundred', (executionPoints, score, indicators, total) => {
    const settings = by({ executionPoints: points(executionPoints) });
    const execution = executionOf(q('25'), settings);
    const final = finalOf([rowOf('100', '≥ 2', '1')], settings, '25');
    expect(pointsToText(execution?.score ?? (-1 as Points))).toBe(score);
    expect([final?.indicators, final?.total].map((each) => pointsToText(each ?? NO_POINTS))).toEqual([
      indicators,
      total,
    ]);
    expect(isOneView(settings)).toBe(executionPoints === '0');
  });

  it('[KJ4] without points for it the rows make the total, rate or none', () => {
    const rows = [rowOf('100', '≥ 2', '1')];
    expect(finalOf(rows, by({ executionPoints: NO_POINTS }), null)?.total).toBe(5_000);
    expect(finalOf(rows, SETTINGS, null)).toBeNull();
  });
});

describe('caps by the execution rate', () => {
  const CAPS = READY_RULES.capped.rules.caps;
  const rows = [rowOf('100', '≥ 1', '1')];

  it.each([
    // 90 + 10 × r, at most …
    ['80', 9_800, null], // at the bound nothing is capped
    ['79.9999', 8_900, 800_000],
    ['70', 8_900, 800_000],
    ['69.9999', 7_900, 700_000],
    ['60', 7_900, 700_000],
    ['59.9999', 6_900, 600_000],
    ['50', 6_900, 600_000],
    ['49.9999', 5_900, 500_000],
    ['0', 5_900, 500_000],
    ['-1', 5_900, 500_000],
    ['120', 10_000, null],
  ])('[KJ5] %s of 100 executed', (executed, total, below) => {
    const final = finalOf(rows, by({ caps: CAPS }), executed);
    expect({ total: final?.total, below: final?.capped?.cap.below ?? null }).toEqual({ total, below });
  });

  it('[KJ5] the lowest wins in any order, and the grade is of what is left', () => {
    const final = finalOf(rows, by({ caps: [...CAPS].reverse() }), '55');
    expect(final).toMatchObject({ total: 6_900, grade: 'fair', capped: { sum: 9_550 } });
  });

  it('[KJ5] a total below the cap stays, and says nothing of it', () => {
    expect(finalOf([rowOf('100', '≥ 2', '1')], by({ caps: CAPS }), '75')).toMatchObject({
      total: 4_500 + 750,
      capped: null,
    });
  });

  it('[KJ5] nor does one that comes exactly to it', () => {
    // 90 × 1/2 + 10 × 0.75 = 52.50
    const caps = [{ below: 800_000, most: points('52.5') }];
    expect(finalOf([rowOf('100', '≥ 2', '1')], by({ caps }), '75')).toMatchObject({
      total: 5_250,
      capped: null,
    });
  });

  it('[KJ5] without a rate nothing is capped', () => {
    const settings = { ...by({ caps: CAPS, executionPoints: NO_POINTS }), budget: null };
    expect(finalOf(rows, settings, '10')).toMatchObject({ total: 10_000, capped: null });
  });

  it('[KJ5] caps never raise, and a total never falls as the rate rises', () => {
    const anyExecuted = fc.integer({ min: -1_000_000, max: 2_000_000 });
    fc.assert(
      fc.property(anyRows, anyRules, anyExecuted, anyExecuted, (inputs, rules, a, b) => {
        const settings = by(rules);
        const part = ninetyPartOf(scorecardOf(inputs, settings), settings);
        const at = (executed: number, of: PlanSettings): TenNinety => {
          const final = tenNinetyOf(part, executionOf(executed as Quantity, of), of);
          if (final === null) throw new Error('a budget was given');
          return final;
        };
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(at(less, settings).total).toBeLessThanOrEqual(at(less, by({ ...rules, caps: [] })).total);
        expect(at(less, settings).total).toBeLessThanOrEqual(at(more, settings).total);
      }),
    );
  });
});

describe('bands of a rating', () => {
  it('[KJ6] 部分达成 begins where the plan says', () => {
    const { partlyFrom } = by({ partlyFrom: 500_000 }).rules ?? DEFAULT_RULES;
    const tierAt = (coefficient: number) => TIERS.find((tier) => isInBand(tier, coefficient, { partlyFrom }));
    expect([800_000, 799_999, 500_000, 499_999, 0].map(tierAt)).toEqual([
      'met',
      'partly',
      'partly',
      'unmet',
      'unmet',
    ]);
  });

  it('[KJ6] every coefficient lies in one band only, under any rules', () => {
    fc.assert(
      fc.property(anyRules, fc.integer({ min: 0, max: 1_000_000 }), (rules, coefficient) => {
        expect(TIERS.filter((tier) => isInBand(tier, coefficient, rules))).toHaveLength(1);
      }),
    );
  });

  it('[KJ6] what parts suggest is clipped into the band of the plan', () => {
    // one of two met: (1 + 0) ÷ 2 = 0.50, in [0.50, 0.80); from 0.60 it would be 0.60
    const row = {
      ...measured(),
      kind: 'compound' as const,
      parts: ['a', 'b'].map((id) => ({
        id,
        name: id,
        goal: { operator: '≥' as const, target: q('95') },
        unit: '%',
        decimals: 2 as const,
      })),
    };
    const values = new Map([
      ['a', q('96')],
      ['b', q('0')],
    ]);
    const suggested = (partlyFrom: number) => suggestRating(row, values, by({ partlyFrom }))?.coefficient;
    expect([suggested(500_000), suggested(600_000)]).toEqual([500_000, 600_000]);
  });
});

describe('the rules that stand ready', () => {
  it('[KJ1] the usual ones are left out of a plan', () => {
    expect(rulesMember(READY_RULES.chongqing.rules)).toEqual({});
    expect(Object.keys(rulesMember(READY_RULES.capped.rules))).toEqual(['rules']);
  });

  it('[KJ7] each is known by what it says', () => {
    const known = RULE_SETS.map((set) => {
      const { exceededRule, gradeThresholds, rules } = READY_RULES[set];
      return ruleSetOf({ exceededRule, gradeThresholds, ...rulesMember(rules) });
    });
    expect(known).toEqual(RULE_SETS.map((set) => ({ set, isPlain: true })));
    expect(ruleSetOf({ ...SETTINGS, exceededRule: 'R2' })).toEqual({ set: 'chongqing', isPlain: false });
    expect(ruleSetOf(by({ rowDecimals: 0 }))).toBeNull();
  });
});
