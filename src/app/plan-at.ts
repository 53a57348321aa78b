import type { Plan } from '#src/domain/catalogue/plan.ts';
import { BUILT_IN, FIRST_PLAN, sampleOf } from '#src/queries/plans.ts';
import { yearAsked, type Place, type YearAsked } from '#src/session/place.ts';

/** What an address asks for and does not get: never another plan in its stead [PL5] [H15]. */
export type Unknown =
  | { readonly kind: 'plan' }
  | { readonly kind: 'sample' }
  | Exclude<YearAsked, { readonly kind: 'none' }>;

/**
 * The plan of an address: by its id; else the built-in one of its year; else, where it names neither, the one last used.
 * @param search the query of the address
 */
export function planAt(
  place: Place,
  search: string,
  plans: readonly Plan[],
  lastUsed: string | null,
): Plan | Unknown {
  const plan = ownPlanAt(place, search, plans, lastUsed);
  if (!('id' in plan) || !place.isSample) return plan;
  // The sample year was written for the plan as it is shipped.
  const shipped = BUILT_IN.find(({ id }) => id === plan.id);
  return shipped === undefined ? { kind: 'sample' } : sampleOf(shipped);
}

function ownPlanAt(
  place: Place,
  search: string,
  plans: readonly Plan[],
  lastUsed: string | null,
): Plan | Unknown {
  if (place.plan !== null) return plans.find(({ id }) => id === place.plan) ?? { kind: 'plan' };
  const own = (wanted: string | null) => plans.find(({ id }) => id === wanted);
  const asked = yearAsked(search);
  if (asked.kind === 'none') return own(lastUsed) ?? own(FIRST_PLAN.id) ?? FIRST_PLAN;
  if (asked.kind === 'unreadable') return asked;
  const shipped = BUILT_IN.find(({ year }) => year === asked.year);
  return shipped === undefined ? asked : (own(shipped.id) ?? shipped);
}
