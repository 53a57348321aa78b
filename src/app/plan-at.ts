import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { BUILT_IN, FIRST_PLAN, sampleOf } from '#src/queries/plans.ts';
import { yearAsked, type Place, type YearAsked } from '#src/session/place.ts';

/** What an address asks for and does not get: never another plan in its stead [PL5] [H15]. */
export type Unknown =
  | { readonly kind: 'plan' }
  | { readonly kind: 'sample' }
  | Exclude<YearAsked, { readonly kind: 'none' }>;

/** A draft of this device, in which months are filled in before it is in force [PL50]. */
interface DraftAt {
  readonly kind: 'draft';
  readonly draft: PlanId;
}

/**
 * The plan of an address: by its id; else the built-in one of its year; else, where it names neither, the one last used.
 * @param search the query of the address
 * @param drafts the ids of the drafts of this device
 */
export function planAt(
  place: Place,
  search: string,
  plans: readonly Plan[],
  lastUsed: string | null,
  drafts: readonly PlanId[] = [],
): Plan | Unknown | DraftAt {
  const plan = ownPlanAt(place, search, plans, lastUsed, drafts);
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
  drafts: readonly PlanId[],
): Plan | Unknown | DraftAt {
  const draftAt = (wanted: string | null): DraftAt | null => {
    const draft = drafts.find((id) => id === wanted);
    return draft === undefined ? null : { kind: 'draft', draft };
  };
  const own = (wanted: string | null) => plans.find(({ id }) => id === wanted);
  if (place.plan !== null) {
    const draft = draftAt(place.plan);
    // 方案目录 is of no plan, and a draft's year may be half typed there.
    if (draft !== null && place.name === 'plans') return own(FIRST_PLAN.id) ?? FIRST_PLAN;
    return own(place.plan) ?? draft ?? { kind: 'plan' };
  }
  const asked = yearAsked(search);
  if (asked.kind === 'none') return own(lastUsed) ?? draftAt(lastUsed) ?? own(FIRST_PLAN.id) ?? FIRST_PLAN;
  if (asked.kind === 'unreadable') return asked;
  const shipped = BUILT_IN.find(({ year }) => year === asked.year);
  return shipped === undefined ? asked : (own(shipped.id) ?? shipped);
}
