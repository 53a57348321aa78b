import type { CompoundIndicator } from '#src/domain/catalogue/indicator.ts';
import { rulesOf, type Reckoning } from '#src/domain/catalogue/rules.ts';
import { clipToBand, type Rating, type Tier } from '#src/domain/catalogue/tier.ts';
import { meanFloor } from '#src/domain/quantity/exact.ts';
import { COEFFICIENT_SCALE, type Coefficient } from '#src/domain/quantity/points.ts';
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
  reckoning: Reckoning,
): Rating | null {
  let met = 0;
  const coefficients: Coefficient[] = [];
  for (const part of indicator.parts) {
    const value = values.get(part.id);
    if (value === undefined) return null;
    if (isMet(part.goal, value)) met += 1;
    coefficients.push(coefficientFor(part.goal, value, reckoning.exceededRule));
  }
  const count = indicator.parts.length;
  if (count === 0) return null;
  const tier: Tier = met === count ? 'met' : met > 0 ? 'partly' : 'unmet';
  return {
    tier,
    coefficient: clipToBand(tier, meanFloor(coefficients, COEFFICIENT_SCALE), rulesOf(reckoning)),
  };
}
