import { isCeiling, type Goal, type Indicator } from '#src/domain/catalogue/indicator.ts';
import type { ExceededRule } from '#src/domain/catalogue/plan.ts';
import { ratedToCoefficient, type Rating } from '#src/domain/catalogue/tier.ts';
import {
  FULL,
  pointsAt,
  subtractPoints,
  type Coefficient,
  type Points,
} from '#src/domain/quantity/points.ts';
import type { Figure } from '#src/domain/rollup/figure.ts';
import { coefficientFor, isFarOver, isMet } from '#src/domain/score/coefficient.ts';

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
  /** weight × coefficient, rounded; null when unscored. */
  readonly computed: Points | null;
  /** The manual score where there is one, else the computed one; null when unscored. */
  readonly score: Points | null;
  readonly isManual: boolean;
  /** null when the row has no value to test. */
  readonly met: boolean | null;
  /** A 说明 is required: ≥ 130 % of the target, or met with 无发生 all year [S8]. */
  readonly noteRequired: boolean;
}

export function scoreRow(input: RowInput, exceeded: ExceededRule): RowScore {
  const { indicator, goal, figure, manual } = input;
  const coefficient = settle(input, exceeded);
  const computed = coefficient === null ? null : pointsAt(indicator.weight, coefficient);
  return {
    indicator,
    goal,
    figure,
    coefficient,
    computed,
    score: manual ?? computed,
    isManual: manual !== null,
    met: metOf(input),
    noteRequired: isNoteRequired(goal, figure),
  };
}

/** What a reviewer can still win: the weight less the computed score; the whole weight while unscored [S13]. */
export function attainable(row: RowScore): Points {
  return row.computed === null ? row.indicator.weight : subtractPoints(row.indicator.weight, row.computed);
}

function settle({ goal, figure, rating }: RowInput, exceeded: ExceededRule): Coefficient | null {
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
