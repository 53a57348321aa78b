import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '#src/domain/catalogue/rules.ts';
import {
  clipToBand,
  isInBand,
  ratedToCoefficient,
  TIERS,
  type RatedCoefficient,
  type Tier,
} from '#src/domain/catalogue/tier.ts';

describe('bands', () => {
  it.each<[Tier, number, boolean]>([
    ['met', 1_000_000, true],
    ['met', 1_000_001, false],
    ['met', 800_000, true],
    ['met', 799_999, false],
    ['partly', 800_000, false],
    ['partly', 799_999, true],
    ['partly', 600_000, true],
    ['partly', 599_999, false],
    ['unmet', 600_000, false],
    ['unmet', 599_999, true],
    ['unmet', 0, true],
    ['unmet', -1, false],
  ])('[S5] %s with %d millionths: %s', (tier, millionths, isIn) => {
    expect(isInBand(tier, millionths, DEFAULT_RULES)).toBe(isIn);
  });

  it('[S5] every coefficient from 0 to 1 lies in one band only', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (millionths) => {
        expect(TIERS.filter((tier) => isInBand(tier, millionths, DEFAULT_RULES))).toHaveLength(1);
      }),
    );
  });

  it.each<[Tier, number, number]>([
    ['partly', 970_000, 790_000],
    ['partly', 800_000, 790_000],
    ['partly', 799_999, 790_000],
    ['partly', 655_555, 650_000], // down to two decimals, not to the nearest
    ['partly', 500_000, 600_000],
    ['met', 999_999, 990_000],
    ['met', 1_000_000, 1_000_000],
    ['met', 100_000, 800_000],
    ['unmet', 970_000, 590_000],
    ['unmet', 0, 0],
  ])('[S7] in the band %s a mean of %d suggests %d', (tier, millionths, suggested) => {
    expect(clipToBand(tier, millionths, DEFAULT_RULES)).toBe(suggested);
  });

  it('[S7] what is suggested lies in its band', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TIERS), fc.integer({ min: 0, max: 1_000_000 }), (tier, millionths) => {
        expect(isInBand(tier, clipToBand(tier, millionths, DEFAULT_RULES), DEFAULT_RULES)).toBe(true);
      }),
    );
  });

  it('[S5] a given coefficient scores as the fraction it is', () => {
    expect(ratedToCoefficient(950_000 as RatedCoefficient)).toEqual({
      numerator: 950_000,
      denominator: 1_000_000,
    });
  });
});
