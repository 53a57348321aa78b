import type { Brand } from '#src/kernel/brand.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import type { Decimals, Quantity } from '#src/domain/quantity/quantity.ts';

/** Key of an indicator inside its plan: its number in the annex, '01'…'32'. Names are not keys (two rows are called 满意度). */
export type IndicatorId = Brand<string, 'IndicatorId'>;

export const OPERATORS = ['≥', '>', '=', '≤', '<'] as const;
export type Operator = (typeof OPERATORS)[number];

/** Operator and target belong together: neither means anything alone. */
export interface Goal {
  readonly operator: Operator;
  readonly target: Quantity;
}

/** An increment adds up over the year; all others are of a level, a state, and can never be summed [R1]. */
export const ROLLUPS = ['sum', 'latest', 'mean', 'max', 'min'] as const;
export type Rollup = (typeof ROLLUPS)[number];

/**
 * How months make a figure: added up, one value of all together, or the month that is the last, the highest, the lowest of them. Asked
 * instead of a roll-up's name, so that another one answers here for every place that asks.
 */
type RollupMaking = 'added' | 'pooled' | 'last' | 'highest' | 'lowest';

export const ROLLUP_MAKING = {
  sum: 'added',
  latest: 'last',
  mean: 'pooled',
  max: 'highest',
  min: 'lowest',
} as const satisfies Record<Rollup, RollupMaking>;

/** The levels of all months together, which every further month moves: each has arithmetic of its own. */
export type PooledRollup = {
  [Each in Rollup]: (typeof ROLLUP_MAKING)[Each] extends 'pooled' ? Each : never;
}[Rollup];

export function isPooled(rollup: Rollup): rollup is PooledRollup {
  return ROLLUP_MAKING[rollup] === 'pooled';
}

/** Cumulative amount due by the end of a month [D3]. */
export interface Milestone {
  readonly month: Month;
  readonly due: Quantity;
}

export const PACING_KINDS = ['linear', 'milestone', 'level', 'year-end'] as const;
export type PacingKind = (typeof PACING_KINDS)[number];

/** How a row is judged before December [D1]–[D5]. */
export type Pacing = {
  [Kind in PacingKind]: Kind extends 'milestone'
    ? { readonly kind: Kind; readonly milestones: readonly Milestone[] }
    : { readonly kind: Kind };
}[PacingKind];

/** Only an increment can be spread over months or fall due in steps; a level is compared as it is. */
const SUITS_A_LEVEL: Record<PacingKind, boolean> = {
  linear: false,
  milestone: false,
  level: true,
  'year-end': true,
};

export function pacingsOf(rollup: Rollup): readonly PacingKind[] {
  return rollup === 'sum' ? PACING_KINDS : PACING_KINDS.filter((kind) => SUITS_A_LEVEL[kind]);
}

interface IndicatorBase {
  readonly id: IndicatorId;
  readonly name: string;
  /** Points out of the plan's total, in hundredths. */
  readonly weight: Points;
}

export interface QuantitativeIndicator extends IndicatorBase {
  readonly kind: 'quantitative';
  readonly unit: string;
  readonly decimals: Decimals;
  readonly goal: Goal;
  readonly rollup: Rollup;
  readonly pacing: Pacing;
  /** A % that may leave 0…100 and be negative: 增长率, 超支率 [E2]. Absent: it may not. */
  readonly anyRange?: boolean;
}

/** A person rates it; it has no goal, so no formula can touch «长期». */
interface QualitativeIndicator extends IndicatorBase {
  readonly kind: 'qualitative';
}

export interface IndicatorPart {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: Decimals;
  readonly goal: Goal;
}

/** Several sub-measures suggest a tier; a person confirms it [S7]. */
export interface CompoundIndicator extends IndicatorBase {
  readonly kind: 'compound';
  readonly parts: readonly IndicatorPart[];
}

export const INDICATOR_KINDS = [
  'quantitative',
  'qualitative',
  'compound',
] as const satisfies readonly Indicator['kind'][];

export type Indicator = QuantitativeIndicator | QualitativeIndicator | CompoundIndicator;

/** Money rows may carry an explicit 冲减 (refund) [E4]. */
export function isMoneyUnit(unit: string): boolean {
  return /^万(?:元|\/|$)/.test(unit);
}

export function isPercentUnit(unit: string): boolean {
  return unit === '%' || unit === '％';
}

/** ≤ and <: the target is an allowance, not something to reach. */
export function isCeiling(operator: Operator): boolean {
  return operator === '≤' || operator === '<';
}

/** What the pacing is when the plan says nothing: linear for a sum that must be reached, else level [X4]. */
export function defaultPacing(rollup: Rollup, operator: Operator): Pacing {
  return rollup === 'sum' && !isCeiling(operator) ? { kind: 'linear' } : { kind: 'level' };
}
