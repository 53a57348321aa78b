import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { samplePlanId, type Plan } from '#src/domain/catalogue/plan.ts';

/** The plans that are built in: unit × year. Only annex 10 of 2025 is shipped. */
const PLANS: readonly Plan[] = [ANNEX_10_2025];

/** Years with a plan, oldest first. */
export const PLAN_YEARS: readonly number[] = PLANS.map((plan) => plan.year);

/** The plan of a year (the newest one when there is none for it), or its sample copy, which has an id and so data of its own. */
export function planAt(year: number, isSample: boolean): Plan {
  const plan = PLANS.find((each) => each.year === year) ?? ANNEX_10_2025;
  return isSample ? { ...plan, id: samplePlanId(plan.id) } : plan;
}
