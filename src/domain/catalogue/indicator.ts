import type { Brand } from '#src/kernel/brand.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import type { Decimals, Quantity } from '#src/domain/quantity/quantity.ts';

/** Key of an indicator inside its plan: its number in the annex, '01'…'32'. Names are not keys (two rows are called 满意度). */
export type IndicatorId = Brand<string, 'IndicatorId'>;

export type Operator = '≥' | '>' | '=' | '≤' | '<';

/** Operator and target belong together: neither means anything alone. */
export interface Goal {
  readonly operator: Operator;
  readonly target: Quantity;
}

/** An increment adds up over the year; a level is a state, and can never be summed [R1]. */
export type LevelRollup = 'latest' | 'mean' | 'max' | 'min';
export type Rollup = 'sum' | LevelRollup;

/** Cumulative amount due by the end of a month [D3]. */
export interface Milestone {
  readonly month: Month;
  readonly due: Quantity;
}

/** How a row is judged before December [D1]–[D5]. */
export type Pacing =
  | { readonly kind: 'linear' }
  | { readonly kind: 'milestone'; readonly milestones: readonly Milestone[] }
  | { readonly kind: 'level' }
  | { readonly kind: 'year-end' };

export type PacingKind = Pacing['kind'];

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
