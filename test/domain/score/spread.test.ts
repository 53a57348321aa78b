import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES, type Reckoning } from '#src/domain/catalogue/rules.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { spreadOf, type ScoreSpread } from '#src/domain/score/spread.ts';
import { measured, series, type MeasureText } from '#test/domain/support/build.ts';

interface Row extends MeasureText {
  readonly months: string;
  /** The cut-off; months beyond it are not known to it. */
  readonly month: Month;
  /** In hundredths of a point; the row's weight is 10 points unless it says otherwise. */
  readonly forecast: number;
  readonly reckoning?: Reckoning;
}

const R1: Reckoning = { exceededRule: 'R1' };
const R2: Reckoning = { exceededRule: 'R2' };
const OVERSHOOT: Reckoning = {
  exceededRule: 'R1',
  rules: { ...DEFAULT_RULES, overshoot: { from: 1_300_000, deduct: 200 as Points } },
};

function spread({ months, month, forecast, reckoning = R1, ...text }: Row): ScoreSpread {
  const indicator = measured({ weight: '10', ...text });
  return spreadOf(
    { indicator, goal: indicator.goal, series: series(months), month, reckoning },
    forecast as Points,
  );
}

/** mean, variance, upside, worst, best */
type Worked = readonly [number, number, number, number, number];

/** To four decimals. */
const shown = (value: number) => Math.round(value * 10_000) / 10_000;

const worked = ({ mean, variance, upside, worst, best }: ScoreSpread): Worked => [
  shown(mean),
  shown(variance),
  shown(upside),
  shown(worst),
  shown(best),
];

/**
 * What is worked out by hand here: u is the usual month, the larger of the months' mean and a twelfth of the target; s the squares of
 * what the n months stray from their mean, and of u ÷ 2 besides, over n; t the months that the plan's pace counts for, s ÷ (0.3 u)²;
 * p the pace, of the n months and t of the plan; k the months to come. They stray by d = √(s (k + k² ÷ (n + t))), and the outcomes are
 * what there is, k p, and 0, ±0.6 and ±1.46 times d. Of the mean of their points: variance, upside over the forecast, worst and best.
 */
describe('the spread of what adds up', () => {
  it.each<[string, Row, Worked]>([
    [
      'months that were all alike leave half a month unknown',
      { goal: '≥ 120', decimals: 2, months: '10 10 10 10 10 10', month: 6, forecast: 990 },
      // u 10, s 25 ÷ 6, t (25 ÷ 6) ÷ 9, p 10, k 6, d 6.943: 109.86, 115.83, 120, 124.17, 130.14 of 120
      // → 915.523, 965.283, 1,000 three times, of which 10 are above the forecast
      [976.1613, 1100.0288, 60, 915.5233, 1000],
    ],
    [
      'of lumpy months the plan says more than they do',
      { goal: '≥ 120', decimals: 2, months: '0 0 30 0 0 18', month: 6, forecast: 800 },
      // u 10, s (22² + 10² + 4 × 8² + 5²) ÷ 6 = 144.17, t 16.02, p (48 + 160.2) ÷ 22.02 = 9.455, k 6, d 33.177:
      // 56.29, 84.82, 104.73, 124.64, 153.17 of 120 → 469.098, 706.865, 872.75, 1,000, 1,000
      [809.7425, 40597.7147, 17058.5125, 469.0975, 1000],
    ],
    [
      'a count strays as random events do, and the months after the cut-off are not known',
      { goal: '≥ 40', months: '2 3 2 3 9 9', month: 4, forecast: 750 },
      // u 40 ÷ 12, s (4 × 0.5² + (u ÷ 2)²) ÷ 4 = 0.944, below the events of u months: t 3.333 ÷ 1 = 3.333,
      // p (10 + 3.333 × 3.333) ÷ 7.333 = 2.879, s below p, k 8, d √(2.879 (8 + 64 ÷ 7.333)) = 6.939:
      // 22.899, 28.867, 33.030, 37.194, 43.162 of 40 → 572.473, 721.668, 825.757, 929.847, 1,000
      [809.949, 22986.7306, 20116.8644, 572.4725, 1000],
    ],
    [
      'an allowance goes on as its months did, and no plan counts along',
      { goal: '≤ 70', decimals: 2, months: '5 6 7 6 5 7', month: 6, forecast: 950 },
      // u 6, s (4 + 9) ÷ 6, p 6, k 6, d √(13 ÷ 6 × 12) = 5.099: 64.56, 68.94, 72, 75.06, 79.44
      // → 1,000, 1,000, then 70 over it: 972.222, 932.595, 881.117
      [957.1868, 2056.6731, 1098.7654, 881.1172, 1000],
    ],
    [
      'the same by R2, where what is over is taken off',
      { goal: '≤ 70', decimals: 2, months: '5 6 7 6 5 7', month: 6, forecast: 950, reckoning: R2 },
      // 1,000, 1,000, then 2 less a 70th of each: 971.429, 927.723, 865.077
      [952.8457, 2625.3712, 1091.8367, 865.0771, 1000],
    ],
    [
      'of events that may be, a quarter of one is in what nobody saw',
      { goal: '≤ 4', months: '- - - 1', month: 4, forecast: 1000 },
      // s (0.75 + (1 ÷ 6)²) ÷ 4 = 0.194, p 1.25 ÷ 4 = 0.3125, above s, k 8, d √(0.3125 × 24) = 2.739:
      // never below the 1 there is: 1, 1.857, 3.5, 5.143, 7.498 → three of 1,000, 777.726, 533.447
      [862.2346, 34436.1657, 0, 533.4471, 1000],
    ],
    [
      'of three months that are late two are thought to come, or not',
      { goal: '≥ 120', decimals: 2, months: '10 _ 10 _ 10 _', month: 6, forecast: 900 },
      // s 25 ÷ 3, t 0.926, p 10, k 6 + 2, d √(25 ÷ 3 × (8 + 64 ÷ 3.926) + 20² ÷ 2) = 20.063:
      // 80.708, 97.962, 110, 122.04, 139.29 of 120 → 672.569, 816.353, 916.667, 1,000, 1,000
      [881.1177, 15443.3507, 4055.5556, 672.5692, 1000],
    ],
    [
      'what is given back goes on, and a target below nothing is no pace',
      { goal: '≥ -8.5', decimals: 2, months: '-1 -2 -1', month: 3, forecast: 0 },
      // u 4 ÷ 3, s (2 ÷ 3 + (2 ÷ 3)²) ÷ 3 = 0.370, t 0.370 ÷ 0.4² = 2.315, p -4 ÷ 5.315 = -0.753, k 9, d 2.996: no lower than
      // -4 + 9 p = -10.77, three times; -8.98; and -6.40, which alone meets it
      [200, 160_000, 200_000, 0, 1000],
    ],
    [
      'what is far over costs what the plan takes off',
      {
        goal: '≥ 100',
        decimals: 2,
        months: '12 10 11 10 11 12',
        month: 6,
        forecast: 800,
        reckoning: OVERSHOOT,
      },
      // u 11, s (4 + 5.5²) ÷ 6 = 5.708, t 0.524, p (66 + 4.368) ÷ 6.524 = 10.786, k 6, d 8.108:
      // 118.88, 125.85, 130.71, 135.58, 142.55: two of 1,000, three of 800
      [880, 9600, 16_000, 800, 1000],
    ],
    [
      'of nothing a ten-thousandth is the usual month',
      { goal: '= 0', decimals: 4, months: '0 0', month: 2, forecast: 1000 },
      // in ten-thousandths u 1, s 0.25 ÷ 2, t 0.125 ÷ 0.09 = 1.389, p 0, k 10, d √(0.125 (10 + 100 ÷ 3.389)) = 2.222:
      // no less than 0, three times; 1.33 and 3.24 are not nothing
      [600, 240_000, 0, 0, 1000],
    ],
    [
      'a year comes to twelve of the largest amounts at the most',
      {
        goal: '≤ 10000000000',
        decimals: 2,
        months: Array.from({ length: 6 }, () => '10000000000').join(' '),
        month: 6,
        forecast: 0,
      },
      // in 10^10: u 1, s 0.25 ÷ 6, p 1, k 6, d √(0.5) = 0.7071: 10.968, 11.576, and 12 three times, of 1
      [85.513, 9.4208, 7321.8955, 83.3333, 91.1775],
    ],
    [
      'a row without weight comes to nothing',
      { weight: '0', goal: '≥ 120', decimals: 2, months: '0 0 30 0 0 18', month: 6, forecast: 0 },
      [0, 0, 0, 0, 0],
    ],
  ])('[F8] %s', (_, row, expected) => {
    expect(worked(spread(row))).toEqual(expected);
  });
});

/**
 * Of n months reported, a quarter of one more is thought to be otherwise: that one of k months to come is, is as likely as
 * 1 - (n ÷ (n + 0.25))^k. For n 3 that is 1 - (12 ÷ 13)^9 = 0.51343 of nine months, 0.47289 of eight.
 */
describe('the spread of a level', () => {
  it.each<[string, Row, Worked]>([
    [
      'a ceiling that every month kept breaks by half, where the highest counts',
      { goal: '≤ 1', rollup: 'max', months: '1 1 1 5', month: 3, forecast: 1000 },
      // 0.48657 of 1,000, 0.51343 of 1 ÷ 1.5
      [828.8551, 27757.7229, 0, 666.6667, 1000],
    ],
    [
      'by R2 half over is half',
      { goal: '≤ 1', rollup: 'max', months: '1 1 1', month: 3, forecast: 1000, reckoning: R2 },
      [743.2826, 62454.8765, 0, 500, 1000],
    ],
    [
      '无发生 keeps it as a number does, and a month that is not reported says nothing',
      { goal: '≤ 1', rollup: 'max', months: '- _ - -', month: 4, forecast: 1000 },
      // 0.52711 of 1,000, 0.47289 of 1 ÷ 1.5
      [842.3708, 27696.1026, 0, 666.6667, 1000],
    ],
    [
      'a ceiling that broke counts its worst month, and may break once more as badly',
      { goal: '≤ 1', rollup: 'max', months: '1 2 1', month: 3, forecast: 400 },
      // 0.48657 of 1 ÷ 2, 0.51343 of a half of that
      [371.6413, 15613.7191, 4865.652, 250, 500],
    ],
    [
      'one that hardly broke may break by half',
      { goal: '≤ 1', rollup: 'max', decimals: 2, months: '1 1.25 1.1', month: 3, forecast: 500 },
      // 0.48657 of 1 ÷ 1.25, 0.51343 of 1 ÷ 1.5 of that
      [663.0841, 17764.9427, 44361.3511, 533.3333, 800],
    ],
    [
      'a floor that every month kept is missed by a tenth, where the lowest counts',
      { goal: '≥ 90', rollup: 'min', months: '95 90 92', month: 3, forecast: 1000 },
      // 0.48657 of 1,000, 0.51343 of 0.9
      [948.6565, 2498.1951, 0, 900, 1000],
    ],
    [
      'where the best month counts, a floor once reached stays so, and one that was not may be yet',
      { goal: '≥ 100', rollup: 'max', months: '40 60 _ 50', month: 4, forecast: 600 },
      // 0.52711 of 0.6, 0.47289 of 1
      [789.1551, 39882.3877, 75662.0321, 600, 1000],
    ],
    [
      'the lowest month of a ceiling counts',
      { goal: '≤ 4', rollup: 'min', months: '8 6 7', month: 3, forecast: 800 },
      // 0.48657 of 4 ÷ 6, 0.51343 of 1
      [837.8116, 27757.7229, 20537.392, 666.6667, 1000],
    ],
    [
      'the last month counts: a floor that is met is missed as often as it was, as far as it was',
      { goal: '≥ 90', rollup: 'latest', months: '90 80 95', month: 3, forecast: 1000 },
      // missed 1.25 of 3.25: 8 ÷ 13 of 1,000, 5 ÷ 13 of 80 ÷ 90
      [957.265, 2922.0542, 0, 888.8889, 1000],
    ],
    [
      'and one that is missed is reached as often as it was, with months of 无发生 among them',
      { goal: '≥ 90', rollup: 'latest', months: '95 - 80 _', month: 4, forecast: 900 },
      // missed 1.25 of 3.25: 5 ÷ 13 of 80 ÷ 90, 8 ÷ 13 of 1,000
      [957.265, 2922.0542, 6153.8462, 888.8889, 1000],
    ],
    [
      'the mean strays by its months and by a twentieth of itself, over all twelve',
      { goal: '≥ 100', rollup: 'mean', months: '80 90 100 _ _ _ 50', month: 6, forecast: 900 },
      // squares 200 + 4.5², over 3: 73.417; six to come: √(73.417 (6 + 36 ÷ 3)) ÷ 9 = 4.039
      // → 841.028, 875.765, 900, 924.235, 958.972
      [900, 1626.0128, 813.0064, 841.028, 958.972],
    ],
    [
      'the mean of months that were alike strays by that twentieth alone',
      { goal: '≥ 100', rollup: 'mean', months: '90 90', month: 2, forecast: 900 },
      // 4.5² ÷ 2; √(10.125 (10 + 100 ÷ 2)) ÷ 12 = 2.054 → 870.012, 887.676, 900, 912.324, 929.988
      [900, 420.4644, 210.2322, 870.012, 929.988],
    ],
    [
      'a mean of no numbers is as a ceiling that 无发生 keeps',
      { goal: '≤ 1', rollup: 'mean', months: '- - -', month: 3, forecast: 1000 },
      [828.8551, 27757.7229, 0, 666.6667, 1000],
    ],
  ])('[F8] %s', (_, row, expected) => {
    expect(worked(spread(row))).toEqual(expected);
  });
});
