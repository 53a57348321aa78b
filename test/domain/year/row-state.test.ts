import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Indicator } from '#src/domain/catalogue/indicator.ts';
import type { Rating } from '#src/domain/catalogue/tier.ts';
import type { Month } from '#src/domain/period/month.ts';
import { rowState, type RowState } from '#src/domain/year/row-state.ts';
import { STATE_WORDS, stateSaying, stateText } from '#src/domain/words/words.ts';
import { lightOf } from '#src/domain/score/pace.ts';
import { scoreRow, type RowInput } from '#src/domain/score/row-score.ts';
import {
  anyGoal,
  anyMonth,
  anyPoints,
  anyQuantity,
  goal,
  measured,
  NONE_FIGURE,
  number,
  points,
  UNREPORTED_FIGURE,
  type MeasureText,
} from '#test/domain/support/build.ts';

function stateOf(input: RowInput, month: Month): RowState {
  return rowState({ ...input, score: scoreRow(input, { exceededRule: 'R1' }) }, month);
}

function stateOfMeasured(
  text: MeasureText,
  value: string,
  month: Month,
  manual: string | null = null,
): RowState {
  const indicator = measured(text);
  const figure = value === '-' ? NONE_FIGURE : value === '_' ? UNREPORTED_FIGURE : number(value);
  return stateOf(
    {
      indicator,
      goal: goal(text.goal ?? '≥ 12'),
      figure,
      rating: null,
      manual: manual === null ? null : points(manual),
    },
    month,
  );
}

const RATED = { kind: 'qualitative', id: '29', name: '效益', weight: points('4') } as unknown as Indicator;

function stateOfRated(tier: Rating['tier'] | null, month: Month, manual: string | null = null): RowState {
  const rating = tier === null ? null : ({ tier, coefficient: 900_000 } as Rating);
  return stateOf(
    {
      indicator: RATED,
      goal: null,
      figure: UNREPORTED_FIGURE,
      rating,
      manual: manual === null ? null : points(manual),
    },
    month,
  );
}

const LEVEL: MeasureText = { goal: '≥ 99', rollup: 'latest', pacing: 'level', unit: '%', decimals: 2 };
const MEAN: MeasureText = { ...LEVEL, rollup: 'mean' };
const CEILING: MeasureText = { goal: '≤ 5', pacing: 'level' };
const WORST: MeasureText = { goal: '≤ 1', rollup: 'max', pacing: 'level', decimals: 2 };
const STEPS: MeasureText = { goal: '≥ 4', pacing: '6:2 12:4' };
const DECEMBER: MeasureText = { goal: '≥ 4', pacing: '12:4' };

describe('the state of a row', () => {
  it.each<[string, MeasureText, string, Month, string]>([
    ['no number', {}, '_', 6, '待填报'],
    ['no number in December', {}, '_', 12, '待填报'],
    ['no number, nothing due', DECEMBER, '_', 6, '待填报'],
    ['无发生 on a level to be reached', LEVEL, '-', 6, '待评定'],
    ['无发生 on a level to be reached, in December', LEVEL, '-', 12, '待评定'],
    ['无发生 under a ceiling', WORST, '-', 6, '在范围内'],
    ['a ceiling exceeded', CEILING, '6', 3, '超上限'],
    ['a ceiling exceeded, in December, with points left', CEILING, '6', 12, '超上限'],
    ['a ceiling whose allowance is used up', CEILING, '5', 3, '在范围内'],
    ['a ceiling kept, in December', CEILING, '5', 12, '已达成'],
    ['a strict ceiling at its bound', { goal: '< 5', pacing: 'level' }, '5', 3, '未达标准'],
    ['a strict ceiling at its bound, in December', { goal: '< 5', pacing: 'level' }, '5', 12, '部分完成'],
    ['a target met early', DECEMBER, '4', 2, '已达成'],
    ['a level in range', LEVEL, '99.5', 6, '在范围内'],
    ['a level in range, in December', LEVEL, '99.5', 12, '已达成'],
    ['a level below', LEVEL, '98', 6, '未达标准'],
    ['a mean below', MEAN, '98', 6, '未达标准'],
    ['a level below, in December', LEVEL, '98', 12, '部分完成'],
    ['a strict row at its bound, in December, with full points', { goal: '> 12' }, '12', 12, '部分完成'],
    ['nothing done, in December', {}, '0', 12, '未完成'],
    ['something done, in December', {}, '11', 12, '部分完成'],
    ['nothing due, something done', DECEMBER, '3', 11, '未到期'],
    ['year-end pacing', { goal: '≥ 4', pacing: 'year-end' }, '3', 6, '未到期'],
    ['year-end pacing of a level', { ...LEVEL, pacing: 'year-end' }, '98', 6, '未到期'],
    ['80 % of what is due', {}, '4.8', 6, '进度正常'],
    ['just under', { decimals: 2 }, '4.79', 6, '略有滞后'],
    ['60 % of what is due', { decimals: 1 }, '3.6', 6, '略有滞后'],
    ['under 60 %', { decimals: 2 }, '3.59', 6, '严重滞后'],
    ['a milestone half kept', STEPS, '1', 6, '严重滞后'],
    ['a milestone kept', STEPS, '2', 11, '进度正常'],
    ['= 0 with something reported', { goal: '= 0' }, '1', 6, '未达标准'],
    ['= 0 with something reported, in December', { goal: '= 0' }, '1', 12, '未完成'],
  ])('[D11] %s', (_, text, value, month, word) => {
    expect(stateText(stateOfMeasured(text, value, month))).toBe(word);
  });

  it('[D11] 未到期 says when something falls due', () => {
    expect(stateSaying(stateOfMeasured(DECEMBER, '3', 6))).toBe('未到期，12 月到期');
    expect(stateSaying(stateOfMeasured(STEPS, '0', 5))).toBe('未到期，6 月到期');
    expect(stateSaying(stateOfMeasured({ ...LEVEL, pacing: 'year-end' }, '98', 5))).toBe('未到期，12 月到期');
  });

  it.each<[Rating['tier'] | null, string]>([
    ['met', '已达成'],
    ['partly', '部分完成'],
    ['unmet', '未完成'],
    [null, '待评定'],
  ])('[D11] a rated row at %s is %s in every month', (tier, word) => {
    expect([stateText(stateOfRated(tier, 5)), stateText(stateOfRated(tier, 12))]).toEqual([word, word]);
  });

  it.each<[string, string]>([
    ['2', '已达成（人工）'],
    ['1.5', '部分完成（人工）'],
    ['0', '未完成（人工）'],
  ])('[D12] %s of 2 points by hand without a figure is %s', (manual, word) => {
    expect(stateText(stateOfMeasured({}, '_', 12, manual))).toBe(word);
    expect(stateText(stateOfMeasured(LEVEL, '-', 6, manual))).toBe(word);
  });

  it('[D12] a figure or a rating goes before a score by hand', () => {
    expect(stateText(stateOfMeasured({}, '12', 12, '0'))).toBe('已达成');
    expect(stateText(stateOfRated('unmet', 12, '4'))).toBe('未完成');
    expect(stateText(stateOfRated(null, 12, '4'))).toBe('已达成（人工）');
  });

  it('[D10] in December no word speaks of progress; before, none but a rating or a score by hand says that it is over', () => {
    const over = new Set(['已达成', '部分完成', '未完成', '超上限', '待填报', '待评定']);
    fc.assert(
      fc.property(
        anyGoal,
        anyQuantity,
        fc.constantFrom('linear', 'level', 'year-end', '3:1 12:2'),
        fc.option(anyPoints),
        anyMonth,
        (anyOne, value, pacing, manual, month) => {
          const indicator = { ...measured({ pacing }), goal: anyOne };
          const figure = { kind: 'number', value, count: 1, from: null } as const;
          const state = stateOf({ indicator, goal: anyOne, figure, rating: null, manual }, month);
          const word = STATE_WORDS[state.kind];
          const isEnded = ['部分完成', '未完成', '待填报', '待评定'].includes(word);
          expect(month === 12 ? over.has(word) : !isEnded).toBe(true);
          // Where there is a light, the word goes with it.
          const light = month === 12 ? null : lightOf(indicator, anyOne, figure, month);
          const fitting: readonly string[] =
            light === 'red'
              ? ['far-behind', 'over', 'below', 'met']
              : light === 'yellow'
                ? ['slightly-behind', 'met']
                : [state.kind];
          expect(fitting).toContain(state.kind);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
