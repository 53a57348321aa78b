import { isCeiling, type Goal, type Indicator } from '#src/domain/catalogue/indicator.ts';
import { rulesOf, type Reckoning } from '#src/domain/catalogue/rules.ts';
import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import { ratedToCoefficient, type Rating } from '#src/domain/catalogue/tier.ts';
import {
  FULL,
  NO_POINTS,
  pointsIn,
  subtractPoints,
  type Coefficient,
  type Points,
  type Tenths,
} from '#src/domain/quantity/points.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import type { Figure } from '#src/domain/rollup/figure.ts';
import { coefficientFor, deductedFrom, isFarOver, isMet } from '#src/domain/score/coefficient.ts';

/** What scoring is given for a row: its figure or its rating, the goal in force, and a reviewer's own score if there is one. */
export interface RowInput {
  readonly indicator: Indicator;
  /** The goal in force (adjusted where approved); null for rows that a person judges. */
  readonly goal: Goal | null;
  readonly figure: Figure;
  readonly rating: Rating | null;
  /** A score set by hand within [0, weight], or null [S11]. */
  readonly manual: Points | null;
}

/** Scored or not: only a scored row has points [S12]. */
export interface RowScore {
  readonly indicator: Indicator;
  readonly goal: Goal | null;
  readonly figure: Figure;
  /** null when nothing settles the row yet. */
  readonly coefficient: Coefficient | null;
  /** Off for over-achievement, at most the weight; 0 unless the plan's rules say so. A coefficient is not touched by it [KJ3]. */
  readonly deducted: Points;
  /** (weight − deducted) × coefficient, rounded; null when unscored. */
  readonly computed: Points | null;
  /** The manual score where there is one, else the computed one; null when unscored. */
  readonly score: Points | null;
  readonly isManual: boolean;
  /** As the person set it; null when nobody did. */
  readonly manual: Points | null;
  /** null when the row has no value to test. */
  readonly met: boolean | null;
  /** A 说明 is required: ≥ 130 % of the target, or met with 无发生 all year [S8]. */
  readonly noteRequired: boolean;
}

export function scoreRow(input: RowInput, reckoning: Reckoning): RowScore {
  const { indicator, goal, figure, manual } = input;
  const { overshoot, rowDecimals } = rulesOf(reckoning);
  const coefficient = settle(input, reckoning.exceededRule);
  const deducted =
    goal === null || figure.kind !== 'number'
      ? NO_POINTS
      : deductedFrom(indicator.weight, goal, figure.value, { overshoot });
  const counted = subtractPoints(indicator.weight, deducted);
  const computed = coefficient === null ? null : pointsIn(counted, coefficient, rowDecimals, WHOLE);
  return {
    indicator,
    goal,
    figure,
    coefficient,
    deducted,
    computed,
    score: manual === null ? computed : pointsIn(manual, FULL, rowDecimals, WHOLE),
    isManual: manual !== null,
    manual,
    met: metOf(input),
    noteRequired: isNoteRequired(goal, figure),
  };
}

/** 指标得分 counts each row at its whole weight. */
const WHOLE: Tenths = 10;

/** What a measured row scores at a full-year value that is supposed. */
export function scoreAt(indicator: Indicator, goal: Goal, value: Quantity, reckoning: Reckoning): RowScore {
  const figure = { kind: 'number', value, count: 1, from: null } as const;
  return scoreRow({ indicator, goal, figure, rating: null, manual: null }, reckoning);
}

/** What a reviewer can still win: the weight less the computed score; the whole weight while unscored [S13]. */
export function attainable(row: RowScore): Points {
  return row.computed === null ? row.indicator.weight : subtractPoints(row.indicator.weight, row.computed);
}

/** What a row lacks to its weight: what can still be won; once the year is over what is lost, by the score that stands, one set by hand too [O6]. */
export function pointsMissing(row: RowScore, cutOff: Month): Points {
  if (cutOff < YEAR_END || row.score === null) return attainable(row);
  return subtractPoints(row.indicator.weight, row.score);
}

function settle({ goal, figure, rating }: RowInput, exceeded: Reckoning['exceededRule']): Coefficient | null {
  if (goal === null) return rating === null ? null : ratedToCoefficient(rating.coefficient);
  switch (figure.kind) {
    case 'unreported':
      return null;
    case 'none':
      return isCeiling(goal.operator) ? FULL : null;
    case 'number':
      return coefficientFor(goal, figure.value, exceeded);
  }
}

function metOf({ goal, figure, rating }: RowInput): boolean | null {
  if (goal === null) return rating === null ? null : rating.tier === 'met';
  if (figure.kind === 'number') return isMet(goal, figure.value);
  return figure.kind === 'none' && isCeiling(goal.operator) ? true : null;
}

function isNoteRequired(goal: Goal | null, figure: Figure): boolean {
  if (goal === null) return false;
  if (figure.kind === 'number') return isFarOver(goal, figure.value);
  return figure.kind === 'none' && isCeiling(goal.operator);
}
