import * as v from 'valibot';
import { planFileData, readPlanFile } from '#src/domain/catalogue/plan-file.ts';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { draftOfPlan } from '#src/domain/draft/reopened-plan.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import type {
  DraftEditor,
  StoredDraft,
  StoredPlan,
  StoredPlans,
  WithdrawRefusal,
} from '#src/storage/plan-list.ts';
import { rowsOf, type EarlierVersion, type PlanRow, type TrackerDatabase } from '#src/storage/schema.ts';

const ID = v.pipe(v.string(), v.minLength(1));
const ROW = v.variant('kind', [
  v.object({
    kind: v.literal('issued'),
    id: ID,
    file: v.unknown(),
    digest: v.string(),
    savedAt: v.number(),
    earlier: v.exactOptional(
      v.pipe(
        v.array(v.object({ file: v.unknown(), digest: v.string(), savedAt: v.number() })),
        v.maxLength(200),
      ),
    ),
  }),
  v.object({
    kind: v.literal('draft'),
    id: ID,
    draft: v.unknown(),
    savedAt: v.number(),
    editor: v.optional(v.unknown()),
  }),
  v.object({ kind: v.literal('gone'), id: ID, savedAt: v.number() }),
]);

const SHORT = v.pipe(v.string(), v.maxLength(100));
const EDITOR = v.object({ device: ID, name: SHORT, section: SHORT });

/** What rows hold: every plan of this device but the built-in ones; what cannot be read is named and left where it is [PL4]. */
export function readPlanRows(rows: readonly unknown[]): StoredPlans {
  const plans: StoredPlan[] = [];
  const drafts: StoredDraft[] = [];
  const damaged: PlanId[] = [];
  for (const data of rows) {
    const row = v.safeParse(ROW, data);
    if (!row.success) {
      const { id } = data as { readonly id?: unknown };
      damaged.push((typeof id === 'string' ? id : '') as PlanId);
      continue;
    }
    const { kind, id, savedAt } = row.output;
    if (kind === 'draft') {
      const { draft } = row.output;
      const editor = v.safeParse(EDITOR, row.output.editor);
      const own = { id: id as PlanId, draft, savedAt };
      drafts.push(editor.success ? { ...own, editor: editor.output as DraftEditor } : own);
    }
    if (kind !== 'issued') continue;
    const { digest } = row.output;
    const read = readPlanFile(row.output.file);
    if (read.ok && read.value.id === id && planDigest(read.value) === digest)
      plans.push({ plan: read.value, digest, ...earlierOf(row.output.earlier) });
    else damaged.push(id as PlanId);
  }
  return { plans, drafts, damaged };
}

/** The versions before; one that cannot be read any more, or does not fit its digest, is left out: it is history. */
function earlierOf(rows: readonly EarlierVersion[] | undefined): Pick<StoredPlan, 'earlier'> {
  if (rows === undefined) return {};
  const earlier = rows.flatMap(({ file, digest }) => {
    const read = readPlanFile(file);
    return read.ok && planDigest(read.value) === digest ? [read.value] : [];
  });
  return { earlier };
}

/**
 * Puts a plan in force. Under an id that is in force already only the same plan is taken: what was said is read against it [PL3].
 * @returns false, and nothing written, when another plan is in force under the id
 */
export function putPlan(database: TrackerDatabase, plan: Plan, now: number): Promise<boolean> {
  const digest = planDigest(plan);
  return database.transaction('rw', database.plans, async () => {
    const before = await database.plans.get(plan.id);
    if (before?.kind === 'issued') return before.digest === digest;
    const row: PlanRow = { id: plan.id, kind: 'issued', file: planFileData(plan), digest, savedAt: now };
    // It was taken off this PC: what was said of it is here, and said of the version that it was.
    const was = before?.kind === 'gone' ? before.was : undefined;
    if (was !== undefined && was.digest !== digest) return false;
    await database.plans.put(was?.earlier === undefined ? row : { ...row, earlier: was.earlier });
    return true;
  });
}

/**
 * Stores a draft as a whole.
 * @param before what the editor began from (ms since 1970 UTC; null: nothing): a draft that was stored since is not overwritten
 * @returns false, and nothing written, when it was, or when the plan is in force by now
 */
export function putDraft(
  database: TrackerDatabase,
  { id, draft, savedAt, editor }: StoredDraft,
  before: number | null,
): Promise<boolean> {
  return database.transaction('rw', database.plans, async () => {
    const stored = await database.plans.get(id);
    if (stored?.kind === 'issued') return false;
    if ((stored?.kind === 'draft' ? stored.savedAt : null) !== before) return false;
    await database.plans.put({
      id,
      kind: 'draft',
      draft,
      savedAt,
      ...(editor === undefined ? {} : { editor }),
    });
    return true;
  });
}

/** Takes a draft off the list; a plan in force stays. */
export async function dropDraft(database: TrackerDatabase, id: PlanId, now: number): Promise<void> {
  await database.transaction('rw', database.plans, async () => {
    const stored = await database.plans.get(id);
    if (stored?.kind === 'draft') await database.plans.put({ id, kind: 'gone', savedAt: now });
  });
}

/**
 * 撤回下达: a plan in force becomes a draft again, rows and ids as they are, while nothing depends on it [PL27].
 * @returns why it does not; null: it is a draft
 */
export function withdrawPlan(
  database: TrackerDatabase,
  id: PlanId,
  now: number,
): Promise<WithdrawRefusal | null> {
  const { plans, statements, seals } = database;
  return database.transaction('rw', [plans, statements, seals], async () => {
    const row = await plans.get(id);
    const read = row?.kind === 'issued' ? readPlanFile(row.file) : null;
    if (row?.kind !== 'issued' || read?.ok !== true) return 'not-here';
    if (row.earlier !== undefined && row.earlier.length > 0) return 'corrected';
    if ((await rowsOf(statements, '[plan+group]', id).count()) > 0) return 'said';
    if ((await seals.where('plan').equals(id).count()) > 0) return 'said';
    await plans.put({ id, kind: 'draft', draft: draftOfPlan(read.value), savedAt: now });
    return null;
  });
}

/**
 * Takes a plan in force off this PC: it is listed nowhere, and nothing of it is lost — what was said stays where it is, and is there again
 * when the plan is taken in again [PL28].
 */
export async function removePlan(database: TrackerDatabase, id: PlanId, now: number): Promise<boolean> {
  return database.transaction('rw', database.plans, async () => {
    const row = await database.plans.get(id);
    if (row?.kind !== 'issued') return false;
    const { file, digest, savedAt, earlier } = row;
    const was = { file, digest, savedAt, ...(earlier === undefined ? {} : { earlier }) };
    await database.plans.put({ id, kind: 'gone', savedAt: now, was });
    return true;
  });
}
