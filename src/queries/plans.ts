import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { kindText, planName, samplePlanId, type Plan, type PlanId } from '#src/domain/catalogue/plan.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { NO_PLANS, type StoredPlan, type StoredPlans } from '#src/storage/plan-list.ts';

/** The plans that are built in. Only annex 10 of 2025 is shipped. */
export const BUILT_IN: readonly Plan[] = [ANNEX_10_2025];

/** The plan that an address without one means where no plan was used here before. */
export const FIRST_PLAN: Plan = ANNEX_10_2025;

export function isBuiltIn(plan: Plan): boolean {
  return BUILT_IN.some(({ id }) => id === plan.id);
}

/** Every plan that can be opened on this device, newest year first, 整体 before its projects [PL4]. */
export function knownPlans(stored: StoredPlans): readonly Plan[] {
  const own = stored.plans.map(({ plan }) => plan).filter((plan) => !isBuiltIn(plan));
  // A built-in plan that was put right here is read as it was put right [PL20].
  const builtIn = BUILT_IN.map((plan) => stored.plans.find((each) => isPutRight(plan, each))?.plan ?? plan);
  return [...builtIn, ...own].sort(
    (a, b) =>
      b.year - a.year ||
      a.unitName.localeCompare(b.unitName, 'zh-CN') ||
      (a.project ?? '').localeCompare(b.project ?? '', 'zh-CN'),
  );
}

/** Without the digest, which would come with the code that starts the page: only putting right stores a built-in plan. */
function isPutRight(plan: Plan, stored: StoredPlan): boolean {
  return stored.plan.id === plan.id && stored.plan.corrections !== undefined;
}

/** The plans of this device; `isPending`: the stored ones are not read yet. */
export function usePlans(): StoredPlans & { readonly known: readonly Plan[]; readonly isPending: boolean } {
  const storage = useStorage();
  const { data = NO_PLANS, isPending } = useQuery(trackerQueries.plans(storage));
  const known = useMemo(() => knownPlans(data), [data]);
  return { ...data, known, isPending };
}

/** Every version of a plan that is on this device, the one in force too [PL20], and what was said on its draft when rows read otherwise [PL65]. */
export function versionsOf(
  plan: PlanId,
  stored: StoredPlans['plans'],
): { readonly plans: readonly Plan[] } & Pick<StoredPlan, 'drafted'> {
  const own = stored.find((each) => each.plan.id === plan);
  if (own === undefined) return { plans: BUILT_IN };
  const plans = [...(own.earlier ?? []), own.plan, ...BUILT_IN];
  return own.drafted === undefined ? { plans } : { plans, drafted: own.drafted };
}

/** How an address names a plan: the built-in ones by their year, as ever, and their samples too, which the address marks apart [PL5]. */
export function planAddress(plan: Plan): { readonly plan: PlanId | null; readonly year: number } {
  const isShipped = BUILT_IN.some(({ id }) => id === plan.id || samplePlanId(id) === plan.id);
  return { plan: isShipped ? null : plan.id, year: plan.year };
}

const samples = new WeakMap<Plan, Plan>();

/**
 * The sample copy of a plan. The sample year was written for annex 10 and travels with it. It is the same one whenever it is asked for, since
 * much is remembered by the plan that it was made of.
 */
export function sampleOf(plan: Plan): Plan {
  const known = samples.get(plan) ?? { ...plan, id: samplePlanId(plan.id) };
  samples.set(plan, known);
  return known;
}

/** The plan that another goes on from [NY2]; a sample's link leads to the sample. null: it has none, or that is not on this device. */
export function previousPlan({ previous }: Pick<Plan, 'previous'>, known: readonly Plan[]): Plan | null {
  if (previous === undefined) return null;
  const own = known.find(({ id }) => id === previous.plan);
  if (own !== undefined) return own;
  const shipped = BUILT_IN.find(({ id }) => samplePlanId(id) === previous.plan);
  return shipped === undefined ? null : sampleOf(shipped);
}

/**
 * What a plan is called where there are several: year, 整体 or the project, the number of namesakes, and the unit where units differ [PL41].
 * Where there is little room the end is cut, and the year still tells.
 */
export function planLabel(plan: Plan, plans: readonly Plan[]): string {
  const isOneUnit = plans.every(({ unitName }) => unitName === plan.unitName);
  const isAlone = plans.every((each) => each.id === plan.id || planName(each) !== planName(plan));
  const number = isAlone ? '' : `（编号 ${plan.id.slice(0, 10)}）`;
  const unit = isOneUnit ? '' : ` · ${plan.unitName}`;
  return `${plan.year} 年度 ${kindText(plan.project)}${number}${unit}`;
}
