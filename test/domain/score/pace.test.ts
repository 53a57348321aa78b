import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Month } from '#src/domain/period/month.ts';
import { hasDecimals, quantityToText, type Quantity } from '#src/domain/quantity/quantity.ts';
import { indicatorProblems } from '#src/domain/catalogue/plan-problem.ts';
import { isMet } from '#src/domain/score/coefficient.ts';
import {
  dueBy,
  dueToQuantity,
  isAllowanceUsedUp,
  lightOf,
  neededPace,
  pointsDue,
  shortBy,
} from '#src/domain/score/pace.ts';
import {
  anyDecimals,
  anyMonth,
  anyQuantity,
  goal,
  measured,
  NONE_FIGURE,
  number,
  points,
  q,
  UNREPORTED_FIGURE,
  type MeasureText,
} from '#test/domain/support/build.ts';

function dueText(measure: MeasureText, month: Month, inForce?: string): string | null {
  const indicator = measured(measure);
  const due = dueBy(indicator, inForce === undefined ? indicator.goal : goal(inForce), month);
  return due === null ? null : quantityToText(dueToQuantity(due, 4));
}

function light(measure: MeasureText, value: string, month: Month) {
  const indicator = measured(measure);
  return lightOf(indicator, indicator.goal, number(value), month);
}

describe('what is due', () => {
  it('[D1] linear and milestone are for sums, and the goal in force is what counts', () => {
    expect(indicatorProblems(measured({ rollup: 'latest', pacing: 'linear' }))).toHaveLength(1);
    expect(dueText({ goal: '≥ 120', pacing: 'linear' }, 6, '≥ 60')).toBe('30');
    expect(dueText({ goal: '≥ 120', rollup: 'latest', pacing: 'level' }, 6, '≥ 60')).toBe('60');
  });

  it.each<[Month, string]>([
    [1, '10'],
    [7, '70'],
    [12, '120'],
  ])('[D2] 120 linear: by month %d, %s', (month, due) => {
    expect(dueText({ goal: '≥ 120', pacing: 'linear' }, month)).toBe(due);
  });

  it('[D2] is an exact fraction, rounded for print only', () => {
    const indicator = measured({ goal: '≥ 10', pacing: 'linear' });
    expect(dueBy(indicator, indicator.goal, 7)).toEqual({ numerator: 700_000, denominator: 12 });
    expect(dueText({ goal: '≥ 10', pacing: 'linear' }, 7)).toBe('5.8333');
  });

  it.each<[Month, string]>([
    [5, '0'],
    [6, '1'],
    [11, '1'],
    [12, '2'],
  ])('[D3] one by June, two by December: by month %d, %s', (month, due) => {
    expect(dueText({ goal: '≥ 2', pacing: '6:1 12:2' }, month)).toBe(due);
  });

  it.each<[string, Month, string]>([
    ['≥ 5', 12, '5'], // 10 was planned, 5 is in force
    ['≥ 5', 6, '2'], // 4 × 5 ÷ 10
    ['≥ 20', 12, '20'],
    ['≥ 20', 6, '8'],
    ['≥ 10', 6, '4'],
  ])('[D3] under an adjusted target of %s, by month %d, %s', (inForce, month, due) => {
    expect(dueText({ goal: '≥ 10', pacing: '6:4 12:10' }, month, inForce)).toBe(due);
  });

  it('[D3] a plan beyond the target never makes more due than an adjusted one', () => {
    expect(dueText({ goal: '≥ 10', pacing: '12:12' }, 12)).toBe('12');
    expect(dueText({ goal: '≥ 10', pacing: '12:12' }, 12, '≥ 5')).toBe('5');
    expect(dueText({ goal: '≥ 0', pacing: '12:2' }, 12, '≥ 5')).toBe('2');
  });

  it.each<[string, MeasureText]>([
    ['a level', { goal: '≥ 4', rollup: 'latest', pacing: 'level' }],
    ['a ceiling paced as a level', { goal: '≤ 4', pacing: 'level' }],
    ['a ceiling paced evenly', { goal: '< 4', pacing: 'linear' }],
    ['a ceiling with milestones', { goal: '≤ 4', pacing: '6:1 12:4' }],
  ])('[D4] %s is due in full in January', (_, measure) => {
    expect(dueText(measure, 1)).toBe('4');
  });

  it.each<[string, string]>([
    ['year-end', '≥ 4'],
    ['year-end', '≤ 4'],
  ])('[D5] %s with %s: nothing, in December neither', (kind, text) => {
    expect(dueText({ goal: text, pacing: kind }, 1)).toBeNull();
    expect(dueText({ goal: text, pacing: kind }, 12)).toBeNull();
    expect(light({ goal: text, pacing: kind }, '4', 12)).toBeNull();
  });
});

describe('lights', () => {
  it.each([
    ['59.9999', 'red'],
    ['60', 'yellow'],
    ['79.9999', 'yellow'],
    ['80', 'green'],
    ['119.9999', 'green'],
    ['120', 'blue'],
    ['0', 'red'],
    ['-5', 'red'],
  ])('[D6] %s of 100 due is %s', (value, expected) => {
    expect(light({ goal: '≥ 200', decimals: 4, pacing: 'linear' }, value, 6)).toBe(expected);
  });

  it('[D6] is judged on the exact fraction: 7 of 10 × 7 ÷ 12 is exactly 120 %', () => {
    expect(light({ goal: '≥ 10', pacing: 'linear' }, '7', 7)).toBe('blue');
    expect(light({ goal: '≥ 10.0002', decimals: 4, pacing: 'linear' }, '7', 7)).toBe('green');
  });

  it.each<[MeasureText, string, string | null]>([
    [{ goal: '≥ 99', rollup: 'mean', pacing: 'level' }, '99', 'green'],
    [{ goal: '≥ 99', rollup: 'mean', pacing: 'level' }, '98.99', 'red'],
    [{ goal: '≥ 4', rollup: 'latest', pacing: 'level' }, '400', 'green'], // never blue
    [{ goal: '≤ 1', pacing: 'level' }, '0', 'green'],
    [{ goal: '≤ 1', pacing: 'level' }, '1', 'green'],
    [{ goal: '≤ 1', pacing: 'level' }, '2', 'red'],
    [{ goal: '≤ 12', pacing: 'linear' }, '12', 'green'], // an allowance of the whole year, used early
    [{ goal: '< 1', pacing: 'level' }, '1', 'red'],
    [{ goal: '= 0', rollup: 'max', pacing: 'level' }, '0', 'green'],
    [{ goal: '≥ 10', pacing: '12:10' }, '0', null], // nothing due yet
    [{ goal: '≥ 10', pacing: '12:10' }, '5', null],
    [{ goal: '≥ 0', pacing: 'linear' }, '5', null],
  ])('[D6] %j at %s in March is %s', (measure, value, expected) => {
    expect(light(measure, value, 3)).toBe(expected);
  });

  it('[D6] none without a number', () => {
    const indicator = measured({ goal: '≤ 1', pacing: 'level' });
    expect(lightOf(indicator, indicator.goal, UNREPORTED_FIGURE, 12)).toBeNull();
    expect(lightOf(indicator, indicator.goal, NONE_FIGURE, 12)).toBeNull();
  });

  it.each([
    ['≤ 1', '1', true],
    ['≤ 1', '0', false],
    ['≤ 1', '2', false],
    ['< 1', '1', false],
    ['≤ 0', '0', false], // there was nothing to use
    ['≥ 1', '1', false],
  ])('[D7] %s with %s has used its allowance: %s', (text, value, isUsed) => {
    const indicator = measured({ goal: text, pacing: 'level' });
    expect(isAllowanceUsedUp(indicator, indicator.goal, number(value))).toBe(isUsed);
  });

  it('[D7] a used-up allowance is in range', () => {
    expect(light({ goal: '≤ 1', pacing: 'level' }, '1', 3)).toBe('green');
  });

  it('[D7] only a sum uses anything up', () => {
    const indicator = measured({ goal: '≤ 1', rollup: 'max', pacing: 'level' });
    expect(isAllowanceUsedUp(indicator, indicator.goal, number('1'))).toBe(false);
    expect(isAllowanceUsedUp(measured({ goal: '≤ 1' }), goal('≤ 1'), UNREPORTED_FIGURE)).toBe(false);
  });
});

describe('points due', () => {
  it.each<[MeasureText, Month, number]>([
    [{ goal: '≥ 120', pacing: 'linear' }, 6, 100],
    [{ goal: '≥ 120', pacing: 'linear' }, 7, 117], // 2 × 7 ÷ 12 = 1.1666…
    [{ goal: '≥ 2', pacing: '6:1 12:2' }, 5, 0],
    [{ goal: '≥ 2', pacing: '6:1 12:2' }, 6, 100],
    [{ goal: '≥ 10', pacing: '12:12' }, 12, 200], // never more than the weight
    [{ goal: '≤ 1', pacing: 'level' }, 1, 200],
    [{ goal: '≥ 99', rollup: 'mean', pacing: 'level' }, 1, 200],
    [{ goal: '≥ 0', pacing: 'linear' }, 1, 200],
    [{ goal: '≥ 2', pacing: 'year-end' }, 11, 0],
    [{ goal: '≥ 2', pacing: 'year-end' }, 12, 200],
  ])('[D8] of 2 points for %j by month %d: %d hundredths', (measure, month, due) => {
    const indicator = measured(measure);
    expect(pointsDue(points('2'), indicator, indicator.goal, month)).toBe(due);
  });

  it('[D8] rated rows are due in December', () => {
    expect(pointsDue(points('4'), null, null, 11)).toBe(0);
    expect(pointsDue(points('4'), null, null, 12)).toBe(400);
  });
});

describe('the needed pace', () => {
  it.each<[MeasureText, string, Month, string | null]>([
    [{ goal: '≥ 120' }, '60', 6, '10'],
    [{ goal: '≥ 120' }, '55', 6, '11'], // 65 ÷ 6 = 10.83…
    [{ goal: '≥ 6.9', decimals: 4 }, '2', 5, '0.7'], // 4.9 ÷ 7
    [{ goal: '≥ 1', decimals: 4 }, '0', 9, '0.3334'],
    [{ goal: '≥ 120' }, '120', 6, null],
    [{ goal: '≥ 120' }, '60', 12, null],
    [{ goal: '> 10' }, '4', 6, '2'], // 1 a month would end at 10, which is not above it
    [{ goal: '> 10' }, '10', 6, '1'],
    [{ goal: '= 2' }, '1', 11, '1'],
    [{ goal: '= 0' }, '1', 6, null], // past meeting
    [{ goal: '≤ 1' }, '0', 6, null],
    [{ goal: '≥ 4', rollup: 'latest', pacing: 'level' }, '3', 6, null],
    [{ goal: '≥ 6', decimals: 4 }, '-6', 6, '2'], // a 冲减 has to be made good
  ])('[D9] %j with %s by month %d: %s', (measure, value, month, pace) => {
    const indicator = measured(measure);
    const needed = neededPace(indicator, indicator.goal, number(value), month);
    expect(needed === null ? null : quantityToText(needed)).toBe(pace);
  });

  it.each([
    ['5', '3', 0, '2'],
    ['5', '4.5', 1, '0.5'],
    ['5', '5', 0, '1'], // a > row that ends at its target is one short, in the last decimal that it has
    ['5', '5', 2, '0.01'],
  ] as const)('to %s from %s, with %d decimals, %s is missing', (target, done, decimals, short) => {
    expect(quantityToText(shortBy({ decimals }, q(target), q(done)))).toBe(short);
  });

  it('[D9] nothing reported is nothing done yet', () => {
    const indicator = measured({ goal: '≥ 120' });
    expect(neededPace(indicator, indicator.goal, UNREPORTED_FIGURE, 6)).toBe(200_000);
  });

  it('[D9] keeping to it suffices, and one step less does not', () => {
    const operator = fc.constantFrom('≥', '>', '=');
    fc.assert(
      fc.property(
        operator,
        anyQuantity,
        anyQuantity,
        anyDecimals,
        anyMonth,
        (sign, target, done, decimals, month) => {
          const goalInForce = { operator: sign as '≥', target };
          const indicator = { ...measured({ decimals }), goal: goalInForce };
          const figure = { kind: 'number', value: done, count: 1, from: null } as const;
          const pace = neededPace(indicator, goalInForce, figure, month);
          const isNoneDue = month === 12 || isMet(goalInForce, done) || target === 0;
          expect(pace !== null || isNoneDue).toBe(true);
          fc.pre(pace !== null);
          const left = 12 - month;
          const step = 10 ** (4 - decimals);
          expect(hasDecimals(pace, decimals)).toBe(true);
          expect(isMet(goalInForce, (done + pace * left) as Quantity)).toBe(true);
          expect(isMet(goalInForce, (done + (pace - step) * left) as Quantity)).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });
});
