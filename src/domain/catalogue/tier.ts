import { COEFFICIENT_SCALE, type Coefficient } from '#src/domain/quantity/points.ts';
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

const BANDS: Record<Tier, TierBand> = {
  met: { lowest: 800_000, highest: 1_000_000, includesHighest: true },
  partly: { lowest: 600_000, highest: 800_000, includesHighest: false },
  unmet: { lowest: 0, highest: 600_000, includesHighest: false },
};

/** People and forms write coefficients with two decimals; suggestions keep to that step [S7]. */
const SUGGESTION_STEP = 10_000;

export function tierBand(tier: Tier): TierBand {
  return BANDS[tier];
}

export function isInBand(tier: Tier, coefficient: number): boolean {
  const band = BANDS[tier];
  return (
    coefficient >= band.lowest &&
    (coefficient < band.highest || (band.includesHighest && coefficient === band.highest))
  );
}

/** Rounds down to two decimals and clips into the tier's band: 0.97 in «部分达成» becomes 0.79 [S7]. */
export function clipToBand(tier: Tier, millionths: number): RatedCoefficient {
  const band = BANDS[tier];
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
