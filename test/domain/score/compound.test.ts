import { describe, expect, it } from 'vitest';
import type { CompoundIndicator, IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { suggestRating } from '#src/domain/score/compound.ts';
import { goal, points, q } from '#test/domain/support/build.ts';

function compound(...goals: readonly string[]): CompoundIndicator {
  return {
    kind: 'compound',
    id: '32' as IndicatorId,
    name: '满意度',
    weight: points('3'),
    parts: goals.map((text, index) => ({
      id: `p${index}`,
      name: '部分',
      unit: '%',
      decimals: 2,
      goal: goal(text),
    })),
  };
}

const valued = (...values: readonly string[]) => new Map(values.map((text, index) => [`p${index}`, q(text)]));

describe('a compound row', () => {
  it.each([
    // both met
    [['≥ 95', '≥ 95'], ['96.1', '95'], 'met', 1_000_000],
    // 1 and 90 ÷ 95 = 0.947…: mean 0.973…, clipped below 0.80
    [['≥ 95', '≥ 95'], ['96.1', '90'], 'partly', 790_000],
    // 1 and 0: mean 0.5, raised to 0.60
    [['≥ 95', '≥ 95'], ['96.1', '0'], 'partly', 600_000],
    // 1 and 38 ÷ 95 = 0.4: mean 0.7
    [['≥ 95', '≥ 95'], ['96.1', '38'], 'partly', 700_000],
    // 90 ÷ 95 twice: mean 0.947…, clipped below 0.60
    [['≥ 95', '≥ 95'], ['90', '90'], 'unmet', 590_000],
    // 19 ÷ 95 = 0.2 and 0: mean 0.1
    [['≥ 95', '≥ 95'], ['19', '0'], 'unmet', 100_000],
    // thirds: 1/3 and 2/3 make exactly a half, rounded down once
    [['≥ 3', '≥ 3'], ['1', '2'], 'unmet', 500_000],
    // 0.56999999… is 0.56, though it is 0.570000 to six places
    [['≥ 10000'], ['5699.9999'], 'unmet', 560_000],
    [['≤ 1', '≥ 1'], ['0', '1'], 'met', 1_000_000],
    [['≤ 1', '≥ 1'], ['2', '1'], 'partly', 750_000], // 1 ÷ 2 and 1
  ])('[S7] %j with %j suggests %s, %d millionths', (goals, values, tier, coefficient) => {
    const suggestion = suggestRating(compound(...goals), valued(...values), { exceededRule: 'R1' });
    expect(suggestion).toEqual({ tier, coefficient });
  });

  it('[S7] follows the plan’s rule for ceilings', () => {
    // 1 − (2 − 1) ÷ 1 = 0, and 1: mean 0.5
    expect(suggestRating(compound('≤ 1', '≥ 1'), valued('2', '1'), { exceededRule: 'R2' })).toEqual({
      tier: 'partly',
      coefficient: 600_000,
    });
  });

  it('[S7] suggests nothing until every part has a value', () => {
    expect(suggestRating(compound('≥ 95', '≥ 95'), valued('96'), { exceededRule: 'R1' })).toBeNull();
    expect(suggestRating(compound('≥ 95'), new Map(), { exceededRule: 'R1' })).toBeNull();
    expect(suggestRating(compound(), new Map(), { exceededRule: 'R1' })).toBeNull();
  });
});
