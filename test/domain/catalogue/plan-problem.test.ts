import { describe, expect, it } from 'vitest';
import type { Indicator } from '#src/domain/catalogue/indicator.ts';
import type { PlanSettings } from '#src/domain/catalogue/plan.ts';
import { areMilestonesRising, indicatorProblems, planProblems } from '#src/domain/catalogue/plan-problem.ts';
import { measured, milestones, points, type MeasureText } from '#test/domain/support/build.ts';

const SETTINGS: PlanSettings = {
  exceededRule: 'R1',
  gradeThresholds: [points('90'), points('80'), points('60')],
  budget: null,
};
const whole = measured({ weight: '100' });

function problemsOf(indicators: readonly Indicator[], settings: Partial<PlanSettings> = {}) {
  return planProblems({ settings: { ...SETTINGS, ...settings }, indicators });
}

describe('what is wrong with a plan', () => {
  it('[C3] nothing, when it is sound', () => {
    expect(problemsOf([whole])).toEqual([]);
  });

  it.each([['99.99'], ['100.01'], ['0']])('[C3] weights of %s in sum are named, not scaled', (weight) => {
    expect(problemsOf([measured({ weight })])).toEqual([
      { kind: 'weights-not-100', sum: points(weight), due: points('100') },
    ]);
  });

  it('[C3] an id used twice', () => {
    const half = measured({ weight: '50' });
    expect(problemsOf([half, half])).toEqual([{ kind: 'duplicate-id', indicator: '01' }]);
  });

  it.each<[string, MeasureText, string[]]>([
    ['a month twice', { pacing: '6:6 6:12' }, ['milestones-not-rising']],
    ['months out of order', { pacing: '9:6 6:12' }, ['milestones-not-rising']],
    ['a falling amount', { pacing: '6:13 12:12' }, ['milestones-not-rising']],
    ['an end short of the target', { pacing: '6:6 12:11.9999' }, ['milestones-short-of-target']],
    ['a level that is paced by milestones', { rollup: 'latest', pacing: '12:12' }, ['pacing-needs-a-sum']],
    ['a mean that is paced evenly', { rollup: 'mean', pacing: 'linear' }, ['pacing-needs-a-sum']],
    [
      'everything at once',
      { rollup: 'max', pacing: '6:7 6:6' },
      ['pacing-needs-a-sum', 'milestones-not-rising', 'milestones-short-of-target'],
    ],
    ['a milestone over the target, which is fine', { pacing: '6:6 12:13' }, []],
    ['a level judged as a level, which is fine', { rollup: 'max', pacing: 'level' }, []],
    ['a level judged at the year end, which is fine', { rollup: 'max', pacing: 'year-end' }, []],
  ])('[C3] %s', (_, measure, kinds) => {
    expect(indicatorProblems(measured(measure)).map((problem) => problem.kind)).toEqual(kinds);
  });

  it('[C3] milestones that are none', () => {
    const indicator = { ...whole, pacing: { kind: 'milestone', milestones: [] } } as const;
    expect(indicatorProblems(indicator).map((problem) => problem.kind)).toEqual([
      'milestones-short-of-target',
    ]);
  });

  it.each([['90 80 80'], ['80 90 60'], ['90 80 0'], ['101 80 60']])(
    '[C3] thresholds %s do not fall from 100 to above 0',
    (text) => {
      const [excellent, good, fair] = text
        .split(' ')
        .map(points) as unknown as PlanSettings['gradeThresholds'];
      const problems = problemsOf([whole], { gradeThresholds: [excellent, good, fair] });
      expect(problems).toEqual([{ kind: 'thresholds-not-falling' }]);
    },
  );

  it('[C3] all of it, in plan order', () => {
    const problems = problemsOf([measured({ pacing: '12:1' }), measured({ rollup: 'min' })], {
      gradeThresholds: [points('60'), points('80'), points('90')],
    });
    expect(problems.map((problem) => problem.kind)).toEqual([
      'weights-not-100',
      'milestones-short-of-target',
      'duplicate-id',
      'pacing-needs-a-sum',
      'thresholds-not-falling',
    ]);
  });

  it.each([
    ['3:1 6:2 9:3 12:4', true],
    ['6:1 12:1', true],
    ['6:1 5:2', false],
    ['6:2 12:1', false],
    ['6:-1 12:1', false],
  ])('[D3] milestones %s rise: %s', (text, isRising) => {
    expect(areMilestonesRising(milestones(text))).toBe(isRising);
  });
});
