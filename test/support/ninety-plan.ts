import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { points } from '#test/domain/support/build.ts';

/** Rows 18 and 27 weigh 6 and 4: without them the rows weigh 90, and the plan gives the other 10 to the execution. */
const LEFT_OUT = new Set(['18', '27']);

/** Annex 10 as a plan of 90 points beside 10 for the execution: the sample year's figures fit it. */
export const NINETY_PLAN: Plan = {
  ...ANNEX_10_2025,
  id: 'p-00112233445566778899aabbccddeeff' as PlanId,
  settings: { ...ANNEX_10_2025.settings, executionWeight: points('10') },
  indicators: ANNEX_10_2025.indicators.filter(({ id }) => !LEFT_OUT.has(id)),
};
