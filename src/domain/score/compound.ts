import type { CompoundIndicator } from '#src/domain/catalogue/indicator.ts';
import type { ExceededRule } from '#src/domain/catalogue/plan.ts';
import { clipToBand, type Rating, type Tier } from '#src/domain/catalogue/tier.ts';
import { COEFFICIENT_SCALE } from '#src/domain/quantity/points.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import { coefficientFor, isMet } from '#src/domain/score/coefficient.ts';

/**
 * What the parts of a compound row suggest [S7]: all met → 达成, some → 部分达成, none → 未达成; the mean of the parts'
 * coefficients clipped into that band. A person confirms or changes it.
 * @param values by part id
 * @returns null until every part has a value
 */
export function suggestRating(
  indicator: CompoundIndicator,
  values: ReadonlyMap<string, Quantity>,
  exceeded: ExceededRule,
): Rating | null {
  let met = 0;
  // The mean as one exact fraction, so that rounding down to two decimals happens once.
  let numerator = 0n;
  let denominator = 1n;
  for (const part of indicator.parts) {
    const value = values.get(part.id);
    if (value === undefined) return null;
    if (isMet(part.goal, value)) met += 1;
    const coefficient = coefficientFor(part.goal, value, exceeded);
    numerator = numerator * BigInt(coefficient.denominator) + BigInt(coefficient.numerator) * denominator;
    denominator *= BigInt(coefficient.denominator);
  }
  const count = indicator.parts.length;
  if (count === 0) return null;
  const tier: Tier = met === count ? 'met' : met > 0 ? 'partly' : 'unmet';
  return { tier, coefficient: clipToBand(tier, Number((numerator * BigInt(COEFFICIENT_SCALE)) / (denominator * BigInt(count)))) };
}
