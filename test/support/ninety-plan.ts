import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { points } from '#test/domain/support/build.ts';
import { WATER } from '#test/support/water-plan.ts';

/** These weigh 6 and 4: without them the rows weigh 90, and the plan gives the other 10 to the execution. */
const LEFT_OUT = new Set(['money-cap', 'longest']);

/** The water works as a plan of 90 points beside 10 for the execution: the figures of its year fit it. */
export const NINETY_PLAN: Plan = {
  ...WATER,
  id: 'p-00112233445566778899aabbccddeeff' as PlanId,
  settings: { ...WATER.settings, executionWeight: points('10') },
  indicators: WATER.indicators.filter(({ id }) => !LEFT_OUT.has(id)),
};
