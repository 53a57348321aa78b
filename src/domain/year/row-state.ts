import {
  isCeiling,
  isPooled,
  type Goal,
  type QuantitativeIndicator,
} from '#src/domain/catalogue/indicator.ts';
import type { Tier } from '#src/domain/catalogue/tier.ts';
import { MONTHS, YEAR_END, type Month } from '#src/domain/period/month.ts';
import { compareRatios } from '#src/domain/quantity/exact.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { dueBy } from '#src/domain/score/pace.ts';
import type { RowInput, RowScore } from '#src/domain/score/row-score.ts';

/** How a row stands at a cut-off, as one of twelve; the words are STATE_WORDS, the marks STATE_MARKS. */
export const STATE_KINDS = [
  'met',
  'in-range',
  'on-pace',
  'not-due',
  'slightly-behind',
  'far-behind',
  'partly',
  'below',
  'over',
  'unmet',
  'unrated',
  'unreported',
] as const;

export type StateKind = (typeof STATE_KINDS)[number];

/** One word for one row at one cut-off [D10], made by `rowState` alone. */
export interface RowState {
  readonly kind: StateKind;
  /** The row has a score by hand and nothing else: every rendering of the word says 人工 [D12]. */
  readonly isByHand: boolean;
  /** When something falls due for the first time, where nothing has yet. */
  readonly dueIn: Month | null;
}

type StateInput = Pick<RowInput, 'indicator' | 'goal' | 'figure' | 'rating'> & { readonly score: RowScore };

/** The first that fits of the eight steps [D11]. */
export function rowState(row: StateInput, cutOff: Month): RowState {
  const { indicator, goal, figure, rating, score } = row;
  if (indicator.kind !== 'quantitative' || goal === null)
    return rating === null ? withoutFigure(score, 'unrated') : plain(TIER_STATES[rating.tier]);
  switch (figure.kind) {
    case 'unreported':
      return withoutFigure(score, 'unreported');
    case 'none':
      return score.met === true ? plain(metState(indicator, goal, cutOff)) : withoutFigure(score, 'unrated');
    case 'number':
      return measuredState(indicator, goal, figure.value, score, cutOff);
  }
}

const TIER_STATES: Record<Tier, StateKind> = { met: 'met', partly: 'partly', unmet: 'unmet' };

function plain(kind: StateKind): RowState {
  return { kind, isByHand: false, dueIn: null };
}

/** No figure and no rating: by score ÷ weight where a person has set a score, else what the row waits for [D12]. */
function withoutFigure({ score, indicator }: RowScore, waiting: StateKind): RowState {
  if (score === null) return plain(waiting);
  return { kind: byShare(score, indicator.weight), isByHand: true, dueIn: null };
}

function byShare(score: Points, weight: Points): StateKind {
  if (score >= weight) return 'met';
  return score > 0 ? 'partly' : 'unmet';
}

function measuredState(
  indicator: QuantitativeIndicator,
  goal: Goal,
  value: number,
  score: RowScore,
  cutOff: Month,
): RowState {
  // Exactly at the bound a < row is not met, but nothing is exceeded.
  if (isCeiling(goal.operator) && value > goal.target) return plain('over');
  if (score.met === true) return plain(metState(indicator, goal, cutOff));
  if (cutOff === YEAR_END)
    return plain(score.coefficient !== null && score.coefficient.numerator > 0 ? 'partly' : 'unmet');
  // Once «= 0» has anything reported, no month to come brings it back: like a level that is missed.
  if (isLevel(indicator) || isCeiling(goal.operator) || goal.target === 0) return plain('below');
  const due = dueBy(indicator, goal, cutOff);
  if (due === null || due.numerator <= 0)
    return { kind: 'not-due', isByHand: false, dueIn: firstDue(indicator, goal) };
  const isUnder = (percent: number) =>
    compareRatios(value * due.denominator, due.numerator, percent, 100) < 0;
  if (isUnder(60)) return plain('far-behind');
  return plain(isUnder(80) ? 'slightly-behind' : 'on-pace');
}

/** A target once met stays met; a ceiling or a level is only in range until the year is over. */
function metState(indicator: QuantitativeIndicator, goal: Goal, cutOff: Month): StateKind {
  const isOpen = isCeiling(goal.operator) || isLevel(indicator);
  return isOpen && cutOff < YEAR_END ? 'in-range' : 'met';
}

function isLevel({ pacing, rollup }: QuantitativeIndicator): boolean {
  return pacing.kind === 'level' || isPooled(rollup);
}

/** The month by whose end something is due for the first time; December for what is judged at the year's end. */
export function firstDue(indicator: QuantitativeIndicator, goal: Goal): Month {
  return MONTHS.find((month) => (dueBy(indicator, goal, month)?.numerator ?? 0) > 0) ?? YEAR_END;
}

export function isSameState(a: RowState, b: RowState): boolean {
  return a.kind === b.kind && a.isByHand === b.isByHand && a.dueIn === b.dueIn;
}

/** Five looks and a quiet one: what colour and pattern tell; word and mark tell all twelve apart. */
export type StateTone = 'met' | 'on-pace' | 'not-due' | 'behind' | 'off' | 'unknown';

export const STATE_TONES: Record<StateKind, StateTone> = {
  met: 'met',
  'in-range': 'met',
  'on-pace': 'on-pace',
  'not-due': 'not-due',
  'slightly-behind': 'behind',
  'far-behind': 'off',
  partly: 'behind',
  below: 'off',
  over: 'off',
  unmet: 'off',
  unrated: 'unknown',
  unreported: 'unknown',
};

/** In the year: a row of which less was done than was due, or that is out of its range. In December: one that fell short. */
export function isShort({ kind }: RowState): boolean {
  const tone = STATE_TONES[kind];
  return tone === 'behind' || tone === 'off';
}
