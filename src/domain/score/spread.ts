import {
  isCeiling,
  isPooled,
  ROLLUP_MAKING,
  type Goal,
  type QuantitativeIndicator,
  type Rollup,
} from '#src/domain/catalogue/indicator.ts';
import { rulesOf, type Reckoning } from '#src/domain/catalogue/rules.ts';
import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { MAX_QUANTITY, type Quantity } from '#src/domain/quantity/quantity.ts';
import type { Series } from '#src/domain/rollup/figure.ts';
import { coefficientFor, deductedFrom, isMet } from '#src/domain/score/coefficient.ts';
import { reportedAmounts } from '#src/domain/score/forecast.ts';

/** What a row's score in December may be, in hundredths of a point. */
export interface ScoreSpread {
  readonly mean: number;
  readonly variance: number;
  /** Of the outcomes above what is forecast alone, about that: what may break pulls the mean down, but a year without breaks is as good. */
  readonly upside: number;
  readonly worst: number;
  readonly best: number;
}

/** A share of the weight that may come about, and how likely it is against the others. */
interface Outcome {
  readonly weight: number;
  readonly share: number;
}

interface SpreadInput {
  readonly indicator: QuantitativeIndicator;
  readonly goal: Goal;
  readonly series: Series;
  readonly month: Month;
  readonly reckoning: Reckoning;
}

/**
 * How far the December score of a row that is carried on from its months may stray [F8]. An estimate for the band of a total: a row
 * is taken at a few outcomes, and rows are held to be independent, so that means and variances add up.
 */
export function spreadOf(input: SpreadInput, forecast: Points): ScoreSpread {
  const outcomes = input.indicator.rollup === 'sum' ? sumOutcomes(input) : levelOutcomes(input);
  const { weight } = input.indicator;
  const total = outcomes.reduce((sum, each) => sum + each.weight, 0);
  const scores = outcomes.map((each) => weight * each.share);
  const meanOf = (of: (score: number) => number) =>
    outcomes.reduce((sum, each, index) => sum + each.weight * of(scores[index] ?? 0), 0) / total;
  const mean = meanOf((score) => score);
  return {
    mean,
    variance: meanOf((score) => (score - mean) ** 2),
    upside: meanOf((score) => Math.max(0, score - forecast) ** 2),
    worst: Math.min(...scores),
    best: Math.max(...scores),
  };
}

/** Five equally likely steps of a bell curve with the variance 1. */
const STEPS = [-1.46, -0.6, 0, 0.6, 1.46];

/** A month that nobody saw yet is thought to stray by this share of the usual one: the fewer months were seen, the more it counts. */
const UNSEEN = 0.5;

/** How far the pace of a year is thought to lie from its plan, as a share of it, before any month was seen. */
const PACE_PRIOR = 0.3;

/** Of the months that are late, so many are thought to come. */
const LATE_SHARE = 2 / 3;

/** One event, as an amount, and how much of one is thought to be in what was not seen. */
const ONE = 10_000;
const UNSEEN_EVENT = 0.25;

/**
 * What is to come strays by its own months and by how little their mean is known; counts stray at least as random events do. Where
 * months say little, being few or lumpy, a row to be reached is held to keep to its plan: half-yearly bills are no pace.
 */
function sumOutcomes(input: SpreadInput): readonly Outcome[] {
  const { indicator, goal, series, month } = input;
  const values = reportedAmounts(series, month);
  const n = values.length;
  const toDate = values.reduce((sum, each) => sum + each, 0);
  const planned = Math.max(0, goal.target) / YEAR_END;
  const usual = Math.max(Math.abs(toDate) / n, planned, 1);
  const squares = values.reduce((sum, each) => sum + (each - toDate / n) ** 2, (UNSEEN * usual) ** 2);
  const isAllowance = isCeiling(goal.operator);
  const isCount = indicator.decimals === 0;
  const seen = Math.max(squares / n, isCount ? ONE * usual : 0);
  // The plan counts as so many months more: many where the months stray further than a pace would.
  const trust = isAllowance ? 0 : seen / (PACE_PRIOR * usual) ** 2;
  const unseen = isAllowance && isCount ? ONE * UNSEEN_EVENT : 0;
  const mean = (toDate + unseen + trust * planned) / (n + trust);
  const perMonth = Math.max(squares / n, isCount ? ONE * Math.abs(mean) : 0);
  const late = (month - n) * LATE_SHARE;
  const months = YEAR_END - month + late;
  const deviation = Math.sqrt(perMonth * (months + (months * months) / (n + trust)) + (mean * late) ** 2 / 2);
  return STEPS.map((step) => {
    const toCome = Math.max(Math.min(0, mean * months), mean * months + step * deviation);
    return { weight: 1, share: shareAt(input, toDate + toCome) };
  });
}

/** A ceiling that breaks does so by half, a floor by a tenth: by how much is rarely known beforehand. */
const BROKEN_CEILING = 1.5;
const MISSED_FLOOR = 0.9;
/** How far the mean of a level strays where its months do not say. */
const MEAN_UNSEEN = 0.05;

/** A level that is met may break, and one that is missed recover: as often as its months did, and a quarter of a time more. */
function levelOutcomes(input: SpreadInput): readonly Outcome[] {
  const { indicator, goal, series, month } = input;
  const cells = series.slice(0, month).filter(({ kind }) => kind !== 'unreported');
  const values = cells.flatMap((cell) => (cell.kind === 'number' ? [cell.value] : []));
  const n = cells.length;
  const ahead = YEAR_END - month;
  if (isPooled(indicator.rollup) && values.length > 0) return meanOutcomes(input, values);
  const isBad = (value: Quantity) => !isMet(goal, value);
  const bad = values.filter(isBad);
  const broken = isCeiling(goal.operator) ? BROKEN_CEILING : MISSED_FLOOR;
  const worse = Math.min(shareAt(input, goal.target * broken), ...bad.map((value) => shareAt(input, value)));
  const last = values[values.length - 1];
  const counts = countedMonth(indicator.rollup, isCeiling(goal.operator));
  // That one of the months ahead is unlike all there were.
  const unlike = 1 - (1 - UNSEEN_EVENT / (n + UNSEEN_EVENT)) ** ahead;
  if (counts === 'worst' || last === undefined) {
    // Months that were worse than all before count once; that one more comes is as likely as for any that was not seen.
    const now = Math.min(1, ...bad.map((value) => shareAt(input, value)));
    return [
      { weight: 1 - unlike, share: now },
      { weight: unlike, share: now * worse },
    ];
  }
  if (counts === 'last') {
    const now = shareAt(input, last);
    const badShare = (bad.length + UNSEEN_EVENT) / (n + UNSEEN_EVENT);
    return isBad(last)
      ? [
          { weight: badShare, share: now },
          { weight: 1 - badShare, share: 1 },
        ]
      : [
          { weight: 1 - badShare, share: now },
          { weight: badShare, share: worse },
        ];
  }
  // The best month counts: once met, it stays met.
  const best = Math.max(...values.map((value) => shareAt(input, value)));
  return [
    { weight: 1 - unlike, share: best },
    { weight: unlike, share: 1 },
  ];
}

/** Which of its months a level is; of all of them together it moves as its last one does while there are no numbers. */
function countedMonth(rollup: Rollup, isCeilingRow: boolean): 'last' | 'worst' | 'best' {
  switch (ROLLUP_MAKING[rollup]) {
    case 'highest':
      return isCeilingRow ? 'worst' : 'best';
    case 'lowest':
      return isCeilingRow ? 'best' : 'worst';
    case 'last':
    case 'pooled':
    case 'added':
      return 'last';
  }
}

function meanOutcomes(input: SpreadInput, values: readonly Quantity[]): readonly Outcome[] {
  const { month } = input;
  const n = values.length;
  const ahead = YEAR_END - month;
  const mean = values.reduce((sum, each) => sum + each, 0) / n;
  const squares = values.reduce((sum, each) => sum + (each - mean) ** 2, (MEAN_UNSEEN * mean) ** 2);
  const deviation = Math.sqrt((squares / n) * (ahead + (ahead * ahead) / n)) / (n + ahead);
  return STEPS.map((step) => ({
    weight: 1,
    share: shareAt(input, mean + step * deviation),
  }));
}

/** Twelve of the largest amounts: what a year can come to. */
const MOST = 12 * MAX_QUANTITY;

/** The share of its weight that a row scores: its coefficient, less what over-achievement costs. */
function shareAt({ indicator, goal, reckoning }: SpreadInput, value: number): number {
  const bounded = Math.max(-MOST, Math.min(MOST, Math.round(value))) as Quantity;
  const { numerator, denominator } = coefficientFor(goal, bounded, reckoning.exceededRule);
  const { weight } = indicator;
  const off = weight === 0 ? 0 : deductedFrom(weight, goal, bounded, rulesOf(reckoning)) / weight;
  return (1 - off) * (numerator / denominator);
}
