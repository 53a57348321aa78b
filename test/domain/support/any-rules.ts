import fc from 'fast-check';
import type { ScoringRules } from '#src/domain/catalogue/rules.ts';
import type { Points } from '#src/domain/quantity/points.ts';

/** Any 口径 that a plan may have. */
export const anyRules: fc.Arbitrary<ScoringRules> = fc.record({
  executionPoints: fc.constantFrom(0 as Points, 1_000 as Points, 2_000 as Points),
  partlyFrom: fc.constantFrom(500_000, 555_000, 600_000),
  rowDecimals: fc.constantFrom(0 as const, 1 as const, 2 as const),
  overshoot: fc.option(
    fc.record({
      from: fc.constantFrom(1_000_000, 1_200_000, 1_300_000, 1_500_000),
      deduct: fc.constantFrom(50 as Points, 200 as Points, 12_345 as Points),
    }),
    { nil: null },
  ),
  caps: fc.array(
    fc.record({
      below: fc.integer({ min: 1, max: 1_200_000 }),
      most: fc.integer({ min: 0, max: 10_000 }).map((most) => most as Points),
    }),
    { maxLength: 5 },
  ),
});
