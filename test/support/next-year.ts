import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { copyPlan } from '#src/domain/draft/copy-plan.ts';
import type { DraftRow } from '#src/domain/draft/draft.ts';
import { issueDraft } from '#src/domain/draft/issue-draft.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { WATER } from '#test/support/water-plan.ts';

/**
 * The plan of the year after, in force.
 * @param changes of rows, by the row of the year before that they go on from; null: dropped
 */
export function nextYear(
  from: Plan = WATER,
  changes: Readonly<Record<string, Partial<DraftRow> | null>> = {},
  added: readonly DraftRow[] = [],
): Plan {
  let made = 0;
  const copy = copyPlan(from, { digest: planDigest(from) }, () => {
    made += 1;
    return `y${from.year + 1}-${made}`;
  });
  const rows = copy.rows.flatMap((row) => {
    const change = changes[row.previous ?? ''];
    return change === null ? [] : [Object.assign({}, row, { notes: [] }, change)];
  });
  const draft = { ...copy, id: `p-${from.year + 1}` as PlanId, rows: [...rows, ...added], budget: '460' };
  const issued = issueDraft(draft, { date: `${from.year + 1}-02-10`, number: '' });
  if (!issued.ok) throw new Error(issued.error.map(({ text }) => text).join('；'));
  return issued.value;
}

/** The id that a row of `nextYear` has, by the row it goes on from. */
export function rowFrom(plan: Plan, previous: string): string {
  const row = plan.indicators.find((each) => each.previous === previous);
  if (row === undefined) throw new Error(`nothing goes on from ${previous}`);
  return row.id;
}
