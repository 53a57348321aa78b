import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { samplePlanId, type Plan } from '#src/domain/catalogue/plan.ts';

/** The plans that are built in: unit × year. Only annex 10 of 2025 is shipped. */
export const PLANS: readonly Plan[] = [ANNEX_10_2025];

/** Years with a plan, oldest first. */
export const PLAN_YEARS: readonly number[] = PLANS.map((plan) => plan.year);

/** The plan of a year, or its sample copy, which has an id and so data of its own; null: there is none, and another year's is no answer. */
export function planAt(year: number, isSample: boolean): Plan | null {
  const plan = PLANS.find((each) => each.year === year);
  if (plan === undefined) return null;
  return isSample ? sampleOf(plan) : plan;
}

/** The sample copy of a plan. */
export function sampleOf(plan: Plan): Plan {
  return { ...plan, id: samplePlanId(plan.id) };
}

/** The year that an address without one means. */
export function defaultYear(): number {
  return PLAN_YEARS[PLAN_YEARS.length - 1] ?? new Date().getFullYear();
}
