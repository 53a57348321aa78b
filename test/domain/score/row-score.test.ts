import { describe, expect, it } from 'vitest';
import type { Indicator, IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { RatedCoefficient, Rating } from '#src/domain/catalogue/tier.ts';
import { pointsToText, type Points } from '#src/domain/quantity/points.ts';
import type { Figure } from '#src/domain/rollup/figure.ts';
import { attainable, pointsMissing, scoreRow } from '#src/domain/score/row-score.ts';
import { measured, NONE_FIGURE, number, points, UNREPORTED_FIGURE } from '#test/domain/support/build.ts';

const rated: Indicator = { kind: 'qualitative', id: '29' as IndicatorId, name: '效益', weight: points('4') };

function scoreOf(goalText: string, figure: Figure, manual: Points | null = null, weight = '2') {
  const indicator = measured({ goal: goalText, weight });
  return scoreRow({ indicator, goal: indicator.goal, figure, rating: null, manual }, { exceededRule: 'R1' });
}

function rate(rating: Rating | null, manual: Points | null = null) {
  return scoreRow(
    { indicator: rated, goal: null, figure: UNREPORTED_FIGURE, rating, manual },
    { exceededRule: 'R1' },
  );
}

const rating = (coefficient: number): Rating => ({
  tier: 'met',
  coefficient: coefficient as RatedCoefficient,
});

describe('a row', () => {
  it('[S9] scores weight × coefficient', () => {
    expect(scoreOf('≥ 120', number('118'))).toMatchObject({
      computed: 197,
      score: 197,
      met: false,
      isManual: false,
    });
    expect(scoreOf('≥ 120', number('120'))).toMatchObject({ computed: 200, score: 200, met: true });
  });

  it('[S12] that nobody reported has no points, not 0', () => {
    for (const text of ['≥ 1', '≤ 1', '= 0']) {
      const row = scoreOf(text, UNREPORTED_FIGURE);
      expect(row).toMatchObject({
        coefficient: null,
        computed: null,
        score: null,
        met: null,
        noteRequired: false,
      });
    }
  });

  it.each(['≤ 1', '< 1'])('[S12] with 无发生 all year is met on %s', (text) => {
    expect(scoreOf(text, NONE_FIGURE)).toMatchObject({
      computed: 200,
      score: 200,
      met: true,
      noteRequired: true,
    });
  });

  it.each(['≥ 1', '> 1', '= 0', '≥ 0'])('[S12] with 无发生 all year is unscored on %s', (text) => {
    expect(scoreOf(text, NONE_FIGURE)).toMatchObject({ score: null, met: null, noteRequired: false });
  });

  it('[S8] far over its target needs a note', () => {
    expect(scoreOf('≥ 2', number('2.6')).noteRequired).toBe(true);
    expect(scoreOf('≥ 2', number('2.5')).noteRequired).toBe(false);
    expect(scoreOf('≤ 2', number('20')).noteRequired).toBe(false);
  });

  it('[S11] keeps the computed score beside a manual one', () => {
    const row = scoreOf('= 2', number('3'), points('1.5'));
    expect(row).toMatchObject({ computed: 200, score: 150, isManual: true });
    expect(attainable(row)).toBe(0);
  });

  it('[S11] may be set to 0 by hand, which is a score', () => {
    expect(scoreOf('= 2', number('3'), points('0'))).toMatchObject({
      computed: 200,
      score: 0,
      isManual: true,
    });
  });

  it('[S11] is settled by hand where nothing is computed', () => {
    expect(scoreOf('≥ 2', UNREPORTED_FIGURE, points('1'))).toMatchObject({ computed: null, score: 100 });
    expect(scoreOf('≥ 2', NONE_FIGURE, points('1'))).toMatchObject({ computed: null, score: 100 });
    expect(rate(null, points('3'))).toMatchObject({ computed: null, score: 300 });
  });

  it('[S5] that a person rates scores by the coefficient given, never by a figure', () => {
    expect(rate(rating(950_000))).toMatchObject({
      computed: 380,
      score: 380,
      met: true,
      noteRequired: false,
    });
    expect(rate(null)).toMatchObject({ computed: null, score: null, met: null });
    expect(rate({ tier: 'partly', coefficient: 600_000 as RatedCoefficient })).toMatchObject({
      score: 240,
      met: false,
    });
  });

  it.each<[string, Figure, string]>([
    ['≥ 120', number('118'), '0.03'],
    ['≥ 120', number('120'), '0.00'],
    ['≥ 120', number('0'), '2.00'],
    ['≥ 120', UNREPORTED_FIGURE, '2.00'],
    ['≥ 120', NONE_FIGURE, '2.00'],
    ['≤ 1', NONE_FIGURE, '0.00'],
  ])('[S13] %s with %j leaves %s to win', (text, figure, left) => {
    expect(pointsToText(attainable(scoreOf(text, figure)))).toBe(left);
  });

  it('[O6] lacks what can still be won before the year is over, and afterwards what its score lacks, one set by hand too', () => {
    const byHand = scoreOf('= 2', number('3'), points('1.5'));
    expect([pointsMissing(byHand, 11), pointsMissing(byHand, 12)]).toEqual([0, 50]);
    const computed = scoreOf('≥ 120', number('118'));
    expect([pointsMissing(computed, 11), pointsMissing(computed, 12)]).toEqual([3, 3]);
    const unreported = scoreOf('≥ 120', UNREPORTED_FIGURE);
    expect([pointsMissing(unreported, 11), pointsMissing(unreported, 12)]).toEqual([200, 200]);
  });
});
