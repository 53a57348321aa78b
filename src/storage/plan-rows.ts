import * as v from 'valibot';
import { planFileData, readPlanFile } from '#src/domain/catalogue/plan-file.ts';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { readDraft, readDraftRows, type Draft, type DraftRow } from '#src/domain/draft/draft.ts';
import { draftOfPlan } from '#src/domain/draft/reopened-plan.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import type {
  DraftEditor,
  DraftSettlement,
  StoredDraft,
  StoredPlan,
  StoredPlans,
  WithdrawRefusal,
} from '#src/storage/plan-list.ts';
import { knownRows, openRows } from '#src/domain/life/draft-values.ts';
import type { Operation } from '#src/domain/statements/operation.ts';
import type { Author, Statement } from '#src/domain/statements/statement.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';
import { writeMerge } from '#src/storage/merge.ts';
import { recentOperations } from '#src/storage/operation-log.ts';
import { addPoint } from '#src/storage/restore-points.ts';
import {
  rowsOf,
  type EarlierVersion,
  type LogTables,
  type PlanRow,
  type SettledRows,
  type TrackerDatabase,
} from '#src/storage/schema.ts';
import { revisionsById } from '#src/storage/revision-log.ts';
import { standingInside } from '#src/storage/standing-records.ts';
import { takeBack } from '#src/storage/undo.ts';
import { applySaid, newOperation, type WriteContext, type WriteReceipt } from '#src/storage/write.ts';

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
    waiting: v.optional(v.unknown()),
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
      const waiting = readDraftRows(row.output.waiting);
      const own = { id: id as PlanId, draft, savedAt, ...(waiting.length === 0 ? {} : { waiting }) };
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
 * Puts a plan in force. Under an id that is in force already only the same plan is taken: what was said is read against it [PL3]. Nor is
 * one taken that reads values of its draft otherwise, or has not their rows: a person decides on those first [PL55].
 * @returns false, and nothing written, when it is not
 */
export async function putPlan(tables: LogTables, plan: Plan, now: number): Promise<boolean> {
  const digest = planDigest(plan);
  const before = await tables.plans.get(plan.id);
  if (before?.kind === 'issued') return before.digest === digest;
  if (before?.kind === 'draft' && (await readsOtherwise(tables, before, plan))) return false;
  const row: PlanRow = { id: plan.id, kind: 'issued', file: planFileData(plan), digest, savedAt: now };
  // It was taken off this PC: what was said of it is here, and said of the version that it was.
  const was = before?.kind === 'gone' ? before.was : undefined;
  if (was !== undefined && was.digest !== digest) return false;
  const settled = before?.kind === 'draft' ? before.settled : was?.settled;
  await tables.plans.put({
    ...row,
    ...(was?.earlier === undefined ? {} : { earlier: was.earlier }),
    ...(settled === undefined ? {} : { settled }),
  });
  return true;
}

/** Whether a value that was said on a draft would mean something else on the plan, or has no row there. */
async function readsOtherwise(
  tables: LogTables,
  { draft: data, waiting }: Extract<PlanRow, { kind: 'draft' }>,
  plan: Plan,
): Promise<boolean> {
  const draft = readDraft(data);
  if (draft === null) return false;
  const year = yearStatements(await standingInside(tables, plan.id));
  const known = knownRows(draft, readDraftRows(waiting));
  return openRows(known, draftOfPlan(plan), year).length > 0;
}

/**
 * Stores a draft as a whole. What was said on a row that is gone from it, or reads numbers otherwise now, waits for a decision, and the row
 * is kept as it was until then [PL53].
 * @param before what the editor began from (ms since 1970 UTC; null: nothing): a draft that was stored since is not overwritten
 * @param settlement what was decided in the same step
 * @returns the receipt of what was decided, if anything was; false, and nothing written: the draft was stored by somebody else since,
 * other values stand by now, or the plan is in force
 */
export async function putDraft(
  context: WriteContext,
  { id, draft, savedAt, editor, waiting = [] }: StoredDraft,
  before: number | null,
  settlement: DraftSettlement | null = null,
): Promise<WriteReceipt | boolean> {
  const { tables } = context;
  const stored = await tables.plans.get(id);
  if (stored?.kind === 'issued') return false;
  if ((stored?.kind === 'draft' ? stored.savedAt : null) !== before) return false;
  const own = stored?.kind === 'draft' ? stored : null;
  const last = readDraft(own?.draft);
  const kept = [...readDraftRows(own?.waiting), ...waiting];
  const receipt = settlement === null ? null : await writeSettlement(context, id, settlement);
  if (settlement !== null && receipt === null) return false;
  const known = (last === null ? kept : knownRows(last, kept)).filter(
    (row) => settlement?.rows.has(row.id) !== true,
  );
  const next = readDraft(draft);
  const year = yearStatements(await standingInside(tables, id));
  const open = next === null ? kept : openRows(known, next, year).map(({ was }) => was);
  const operation = receipt?.operation ?? null;
  const decided =
    settlement === null || operation === null ? [] : [settledRows(operation, settlement, last, kept)];
  const settled = [...(own?.settled ?? []), ...decided];
  await tables.plans.put({
    id,
    kind: 'draft',
    draft,
    savedAt,
    ...(editor === undefined ? {} : { editor }),
    ...(open.length === 0 ? {} : { waiting: open }),
    ...(settled.length === 0 ? {} : { settled }),
  });
  return receipt ?? true;
}

/** A draft of another PC, with what was recorded on it there [PL56]. */
export interface ArrivingDraft {
  /** `waiting`: what waits there. */
  readonly draft: StoredDraft;
  readonly statements: readonly Statement[];
  readonly author: Author;
  readonly fileName: string;
}

/**
 * Stores a draft of another PC in the place of ours, and adds what was recorded on it there to what was recorded here, in one step: of two
 * words on one cell the later stands, as after any merge. Values of ours alone wait where it reads their row otherwise [PL56].
 * @param before as of putDraft
 * @returns false, and nothing written: as of putDraft
 */
export async function takeDraft(
  context: WriteContext,
  { draft: arriving, statements, author, fileName }: ArrivingDraft,
  before: number | null,
): Promise<WriteReceipt | boolean> {
  const { tables } = context;
  const { id } = arriving;
  const stored = await tables.plans.get(id);
  if (stored?.kind === 'issued') return false;
  if ((stored?.kind === 'draft' ? stored.savedAt : null) !== before) return false;
  const here = await revisionsById(
    tables,
    statements.map((each) => each.id),
  );
  const decided = {
    arriving: statements.filter((each) => !here.has(each.id)),
    settled: [],
    basis: new Map(),
    dependent: [],
    seals: [],
  };
  const merged = await writeMerge(context, { plan: id, decided, author, fileName });
  const receipt = merged.ok ? merged.value : null;
  const theirs = new Set(statements.map((each) => each.id));
  const standing = await standingInside(tables, id);
  const mine = new Set(
    standing.flatMap(({ subject, content, id: said }) =>
      'indicator' in subject && content !== null && !theirs.has(said) ? [subject.indicator as string] : [],
    ),
  );
  const last = stored?.kind === 'draft' ? readDraft(stored.draft) : null;
  const own = stored?.kind === 'draft' ? readDraftRows(stored.waiting) : [];
  const next = readDraft(arriving.draft);
  const known = [
    ...(arriving.waiting ?? []),
    ...(last === null ? own : knownRows(last, own)).filter((row) => mine.has(row.id)),
  ];
  const open = next === null ? known : openRows(knownRows(next, known), next, yearStatements(standing));
  const waiting = open.map((each) => ('was' in each ? each.was : each));
  const { draft, savedAt, editor } = arriving;
  await tables.plans.put({
    id,
    kind: 'draft',
    draft,
    savedAt,
    ...(editor === undefined ? {} : { editor }),
    ...(waiting.length === 0 ? {} : { waiting }),
    ...(stored?.kind === 'draft' && stored.settled !== undefined ? { settled: stored.settled } : {}),
  });
  return receipt ?? true;
}

function settledRows(
  { id, at }: Operation,
  { rows }: DraftSettlement,
  last: Draft | null,
  kept: readonly DraftRow[],
): SettledRows {
  const known = last === null ? kept : knownRows(last, kept);
  const first = known.filter((row, index) => known.findIndex((other) => other.id === row.id) === index);
  return { operation: id, at, rows: first.filter((row) => rows.has(row.id)) };
}

/** Null, and nothing written: a value stands on one of the rows that nobody has seen. */
async function writeSettlement(
  context: WriteContext,
  plan: PlanId,
  { author, rows, said, seen }: DraftSettlement,
): Promise<WriteReceipt | null> {
  const standing = await standingInside(context.tables, plan);
  const isUnseen = ({ subject, content, note, id }: Statement) =>
    'indicator' in subject &&
    rows.has(subject.indicator) &&
    (content !== null || note !== '') &&
    !seen.has(id);
  if (standing.some(isUnseen)) return null;
  const operation = newOperation(context, { kind: 'do', target: null, intent: 'settle-draft', author });
  await addPoint(context.tables, plan, 'plan', operation.at);
  // Recorded though every number stays: what was said before was said of other rows, and undo ends here.
  return applySaid(context, plan, operation, said, 'typed', { evenIfNothing: true, correction: SETTLED });
}

/** The reason that stands in the history of a closed month. */
const SETTLED = '草稿改动后决定';

/**
 * Takes the last decision back: values say what they said, and wait again. Null, and nothing written: something was done since.
 */
export async function takeSettlementBack(
  context: WriteContext,
  plan: PlanId,
  author: Author,
): Promise<WriteReceipt | null> {
  const { tables } = context;
  const [last] = await recentOperations(tables, plan, 1);
  const row = await tables.plans.get(plan);
  const settled = row?.kind === 'draft' ? (row.settled ?? []) : [];
  const decided = settled[settled.length - 1];
  const draft = row?.kind === 'draft' ? readDraft(row.draft) : null;
  if (row?.kind !== 'draft' || draft === null || decided === undefined || last?.id !== decided.operation)
    return null;
  const operation = newOperation(context, { kind: 'do', target: null, intent: 'unsettle-draft', author });
  const receipt = await takeBack(context, plan, operation, last.id, SETTLED);
  const known = [...readDraftRows(row.waiting), ...readDraftRows(decided.rows)];
  const year = yearStatements(await standingInside(tables, plan));
  const { waiting: _, ...kept } = row;
  const open = openRows(known, draft, year).map(({ was }) => was);
  await tables.plans.put({
    ...kept,
    settled: settled.slice(0, -1),
    ...(open.length === 0 ? {} : { waiting: open }),
  });
  return receipt;
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
    const { file, digest, savedAt, earlier, settled } = row;
    const was = {
      file,
      digest,
      savedAt,
      ...(earlier === undefined ? {} : { earlier }),
      ...(settled === undefined ? {} : { settled }),
    };
    await database.plans.put({ id, kind: 'gone', savedAt: now, was });
    return true;
  });
}
