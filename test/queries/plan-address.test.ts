import { expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { planAddress, sampleOf } from '#src/queries/plans.ts';

it('[PL5] a built-in plan and its sample are named by their year, any other by its id', () => {
  expect(planAddress(ANNEX_10_2025)).toEqual({ plan: null, year: 2025 });
  expect(planAddress(sampleOf(ANNEX_10_2025))).toEqual({ plan: null, year: 2025 });
  const other = { ...ANNEX_10_2025, id: 'other:2024' as PlanId, year: 2024 };
  expect(planAddress(other)).toEqual({ plan: 'other:2024', year: 2024 });
});
