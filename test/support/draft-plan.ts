import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { copyPlan } from '#src/domain/draft/copy-plan.ts';
import type { Draft, DraftRow } from '#src/domain/draft/draft.ts';
import { entryPlan, type EntryPlan } from '#src/domain/draft/entry-plan.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { WATER } from '#test/support/water-plan.ts';

/** Next year's draft of a plan, with rows d1, d2 and so on in its order. @param changes of rows, by their id */
export function draftOf(changes: Readonly<Record<string, Partial<DraftRow>>> = {}, of: Plan = WATER): Draft {
  let made = 0;
  const from = { digest: planDigest(of) };
  const copy = copyPlan(of, from, () => `d${(made += 1)}`);
  return {
    ...copy,
    id: 'p-draft' as PlanId,
    // copyPlan makes the id of the draft with the same function.
    rows: copy.rows.map((row, at) => {
      const id = `d${at + 1}`;
      return Object.assign({}, row, { id, notes: [] }, changes[id]);
    }),
  };
}

/** The draft as a plan that values are said on. */
export function entryOf(draft: Draft, open?: ReadonlySet<string>): EntryPlan & { readonly plan: Plan } {
  const entry = entryPlan(draft, open);
  if (entry === null) throw new Error('the draft says no year');
  return entry;
}
