import type { Indicator } from '#src/domain/catalogue/indicator.ts';
import type { PlanSettings } from '#src/domain/catalogue/plan.ts';
import type { Reckoning } from '#src/domain/catalogue/rules.ts';
import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import {
  addPoints,
  coefficientOf,
  NO_POINTS,
  pointsAt,
  subtractPoints,
  sumPoints,
  type Points,
} from '#src/domain/quantity/points.ts';
import type { Series } from '#src/domain/rollup/figure.ts';
import { projectRow, type PointsBand, type RowOutlook } from '#src/domain/score/forecast.ts';
import { spreadOf, type ScoreSpread } from '#src/domain/score/spread.ts';

/** Where a row's points beyond what it has come from [F7]; rows that have all there is to say stand in none. */
export type ProjectedPart =
  /** 按近月推算: carried on from its months, or what a person expects. */
  | 'paced'
  /** 假定如期完成: milestones that are still to fall due. */
  | 'on-time'
  /** 待评定: a person rates it. */
  | 'rated'
  /** Nothing can be said of it: nobody has reported it. */
  | 'unknown';

/** One row of a part. */
interface ProjectedRow {
  readonly indicator: Indicator;
  readonly part: ProjectedPart;
  /** Beyond what the row has so far; below 0 where a person expects less. 0 where it is not counted. */
  readonly points: Points;
  /** 全年预计 entered by a person. */
  readonly isByPerson: boolean;
}

/** The projected total in four parts that add up [F7]: value = earned + paced + onTime + rated. */
export interface ProjectedTotal extends PointsBand {
  /** 已得: the score so far. */
  readonly earned: Points;
  readonly paced: PointsBand;
  /** At the low end of the total it is not counted. */
  readonly onTime: Points;
  /** null: rated rows are not counted, as the plan's setting has it. */
  readonly rated: PointsBand | null;
  /** Weight of the rows that are in none of the parts: rated rows that are not counted, and rows of which nothing is known. */
  readonly open: Points;
  readonly rows: readonly ProjectedRow[];
}

/** A row with what its months say. */
interface ProjectedInput extends RowOutlook {
  readonly series: Series;
}

/** 达成年度指标 begins at this share of the weight: what the setting counts a rated row from. */
const MET_FROM = coefficientOf(80, 100);

/** Half-width of the band of what is carried on, in standard deviations of the sum: 19 years in 20, were the sum a bell curve. */
const BAND_WIDTH = 1.96;

/** What the year may end at [F6]–[F9]; null while nothing is reported. In December nothing is left to project. */
export function projectTotal(
  inputs: readonly ProjectedInput[],
  month: Month,
  settings: Reckoning & Pick<PlanSettings, 'countsRated'>,
): ProjectedTotal | null {
  if (inputs.every(({ row }) => row.score === null)) return null;
  const shares = inputs.flatMap((input) => shareOf(input, month, settings) ?? []);
  const inPart = (part: ProjectedPart) => shares.filter(({ row }) => row.part === part);
  const weightOf = (part: ProjectedPart) => sumPoints(inPart(part).map(({ row }) => row.indicator.weight));
  const earned = sumPoints(inputs.map(({ row }) => row.score ?? NO_POINTS));
  const paced = pacedBand(inPart('paced'));
  const onTime = sumPoints(inPart('on-time').map(({ row }) => row.points));
  const onTimeAtBest = sumPoints(inPart('on-time').map(({ most }) => most));
  const rated = settings.countsRated === true && month < YEAR_END ? ratedBand(inPart('rated')) : null;
  return {
    value: sumPoints([earned, paced.value, onTime, rated?.value ?? NO_POINTS]),
    low: sumPoints([earned, paced.low, rated?.low ?? NO_POINTS]),
    high: sumPoints([earned, paced.high, onTimeAtBest, rated?.high ?? NO_POINTS]),
    earned,
    paced,
    onTime,
    rated,
    open: addPoints(weightOf('unknown'), rated === null ? weightOf('rated') : NO_POINTS),
    rows: shares.map(({ row }) => row),
  };
}

interface Share {
  readonly row: ProjectedRow;
  /** At the best end of the row's own forecast. */
  readonly most: Points;
  /** What the row's score may still do; null where it is certain, or its part is not carried on. */
  readonly spread: ScoreSpread | null;
  readonly now: Points;
}

/** null: the row has its score, and nothing can come to it. */
function shareOf(input: ProjectedInput, month: Month, reckoning: Reckoning): Share | null {
  const { row, forecast, series } = input;
  const { indicator, goal } = row;
  const now = row.score ?? NO_POINTS;
  const share = (part: ProjectedPart, value: Points, most: Points, spread: ScoreSpread | null): Share => ({
    row: { indicator, part, points: subtractPoints(value, now), isByPerson: forecast?.basis === 'person' },
    most: subtractPoints(most, now),
    spread,
    now,
  });
  if (row.isManual) return null;
  if (indicator.kind !== 'quantitative' || goal === null)
    return row.score === null ? share('rated', NO_POINTS, NO_POINTS, null) : null;
  const projected = projectRow(input, reckoning);
  if (projected === null) return share('unknown', NO_POINTS, NO_POINTS, null);
  if (month === YEAR_END) return null;
  const { value, high } = projected;
  const basis = forecast?.basis;
  if (basis === 'plan' || basis === 'overdue') return share('on-time', value, high, null);
  if (basis === 'person') return share('paced', value, value, null);
  // A ceiling that 无发生 keeps has no forecast, and may break like any other.
  return share('paced', value, high, spreadOf({ indicator, goal, series, month, reckoning }, value));
}

/** Means and variances of the rows add up; the band always holds the value, and never leaves what the rows can come to [F8]. */
function pacedBand(shares: readonly Share[]): PointsBand {
  const value = sumPoints(shares.map(({ row }) => row.points));
  let mean = 0;
  let variance = 0;
  let upside = 0;
  let worst = 0;
  let best = 0;
  for (const { row, spread, now } of shares) {
    mean += spread === null ? row.points : spread.mean - now;
    variance += spread?.variance ?? 0;
    upside += spread?.upside ?? 0;
    worst += spread === null ? row.points : spread.worst - now;
    best += spread === null ? row.points : spread.best - now;
  }
  return {
    value,
    low: Math.min(value, Math.round(Math.max(worst, mean - BAND_WIDTH * Math.sqrt(variance)))) as Points,
    high: Math.max(value, Math.round(Math.min(best, value + BAND_WIDTH * Math.sqrt(upside)))) as Points,
  };
}

function ratedBand(shares: readonly Share[]): PointsBand {
  const weights = shares.map(({ row }) => row.indicator.weight);
  const least = sumPoints(weights.map((weight) => pointsAt(weight, MET_FROM)));
  return { value: least, low: least, high: sumPoints(weights) };
}
