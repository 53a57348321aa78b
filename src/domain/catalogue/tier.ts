import { COEFFICIENT_SCALE, type Coefficient } from '#src/domain/quantity/points.ts';
import type { ScoringRules } from '#src/domain/catalogue/rules.ts';
import type { Brand } from '#src/kernel/brand.ts';

/** 达成年度指标 · 部分达成并具有一定效果 · 未达成且效果较差 */
export type Tier = 'met' | 'partly' | 'unmet';

export const TIERS: readonly Tier[] = ['met', 'partly', 'unmet'];

/** A coefficient that a person gives, in millionths. */
export type RatedCoefficient = Brand<number, 'RatedCoefficient'>;

/** [lowest, highest) in millionths; the top band includes 1 [S5]. */
export interface TierBand {
  readonly lowest: number;
  readonly highest: number;
  readonly includesHighest: boolean;
}

/** 达成年度指标 begins here under every 口径. */
const MET_FROM = 800_000;

/** People and forms write coefficients with two decimals; suggestions keep to that step [S7]. */
const SUGGESTION_STEP = 10_000;

/** What the bands of a rating are made of: the one bound that a plan chooses [KJ6]. */
export type BandRules = Pick<ScoringRules, 'partlyFrom'>;

export function tierBand(tier: Tier, { partlyFrom }: BandRules): TierBand {
  switch (tier) {
    case 'met':
      return { lowest: MET_FROM, highest: 1_000_000, includesHighest: true };
    case 'partly':
      return { lowest: partlyFrom, highest: MET_FROM, includesHighest: false };
    case 'unmet':
      return { lowest: 0, highest: partlyFrom, includesHighest: false };
  }
}

export function isInBand(tier: Tier, coefficient: number, rules: BandRules): boolean {
  const band = tierBand(tier, rules);
  return (
    coefficient >= band.lowest &&
    (coefficient < band.highest || (band.includesHighest && coefficient === band.highest))
  );
}

/** Where 部分达成 may begin at all: above nothing, and below 达成. */
export function isPartlyFrom(millionths: number): boolean {
  return millionths > 0 && millionths < MET_FROM;
}

/** Whether a tier may have the coefficient under some 口径: what a record can be read by, without its plan. */
export function isInSomeBand(tier: Tier, coefficient: number): boolean {
  if (coefficient < 0 || coefficient > 1_000_000) return false;
  return tier === 'met'
    ? coefficient >= MET_FROM
    : coefficient < MET_FROM && (tier === 'unmet' || coefficient > 0);
}

/** Rounds down to two decimals and clips into the tier's band: 0.97 in «部分达成» becomes 0.79 [S7]. */
export function clipToBand(tier: Tier, millionths: number, rules: BandRules): RatedCoefficient {
  const band = tierBand(tier, rules);
  const top = band.includesHighest ? band.highest : band.highest - SUGGESTION_STEP;
  const stepped = millionths - (millionths % SUGGESTION_STEP);
  return Math.min(top, Math.max(band.lowest, stepped)) as RatedCoefficient;
}

export function ratedToCoefficient(coefficient: RatedCoefficient): Coefficient {
  return { numerator: coefficient, denominator: COEFFICIENT_SCALE };
}

/** A person's rating of a qualitative or compound row. */
export interface Rating {
  readonly tier: Tier;
  readonly coefficient: RatedCoefficient;
}
