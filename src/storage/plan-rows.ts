import * as v from 'valibot';
import { planFileData, readPlanFile } from '#src/domain/catalogue/plan-file.ts';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { readDraft, readDraftRows, type Draft, type DraftRow } from '#src/domain/draft/draft.ts';
import { rowsPlan } from '#src/domain/draft/entry-plan.ts';
import { draftOfPlan } from '#src/domain/draft/reopened-plan.ts';
import { settingsOf } from '#src/domain/draft/issue-draft.ts';
import { canonicalJson } from '#src/domain/package/canonical-json.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import type {
  DraftEditor,
  DraftSettlement,
  StoredDraft,
  StoredPlan,
  StoredPlans,
  WithdrawRefusal,
} from '#src/storage/plan-list.ts';
import { knownRows, openRows, readings } from '#src/domain/life/draft-values.ts';
import type { Operation } from '#src/domain/statements/operation.ts';
import type { Author, Said, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { standingWords } from '#src/domain/statements/recorded.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';
import { writeMerge } from '#src/storage/merge.ts';
import { recentOperations } from '#src/storage/operation-log.ts';
import { StorageError } from '#src/storage/problem.ts';
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
import { pastAfter, pastOf, wholePast, type Turn } from '#src/storage/row-past.ts';
import { takeBack, writeStep } from '#src/storage/undo.ts';
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
    otherwise: v.optional(v.unknown()),
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
      plans.push({
        plan: read.value,
        digest,
        ...earlierOf(row.output.earlier),
        ...draftedOf(read.value, row.output.otherwise),
      });
    else damaged.push(id as PlanId);
  }
  return { plans, drafts, damaged };
}

const OTHERWISE = v.array(v.object({ row: v.unknown(), said: v.array(v.string()) }));

/** What cannot be read is told in the unit of now: it is history. */
function draftedOf(plan: Plan, stored: unknown): Pick<StoredPlan, 'drafted'> {
  const read = v.safeParse(OTHERWISE, stored);
  if (!read.success || read.output.length === 0) return {};
  const draft = draftOfPlan(plan);
  const drafted = read.output.flatMap(({ row, said }) => {
    const then = rowsPlan(draft, readDraftRows([row]));
    return said.map((id) => [id as StatementId, then] as const);
  });
  return { drafted: new Map(drafted) };
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
 * @param draftedAt of the draft that it was made of: one that was stored by somebody else since is not lost over it [PL75]
 * @returns false, and nothing written, when it is not
 */
export async function putPlan(
  tables: LogTables,
  plan: Plan,
  now: number,
  draftedAt?: number,
): Promise<boolean> {
  const digest = planDigest(plan);
  const before = await tables.plans.get(plan.id);
  if (before?.kind === 'issued') return before.digest === digest;
  if (draftedAt !== undefined && (before?.kind !== 'draft' || before.savedAt !== draftedAt)) return false;
  const { all } = rowsBefore(before);
  const next = draftOfPlan(plan);
  if (all.length > 0) {
    const year = yearStatements(await standingInside(tables, plan.id));
    if (openRows(all, next, year).length > 0) return false;
  }
  const savedAt = laterThan(before, now);
  const row: PlanRow = { id: plan.id, kind: 'issued', file: planFileData(plan), digest, savedAt };
  // It was taken off this PC: what was said of it is here, and said of the version that it was.
  const was = before?.kind === 'gone' ? before.was : undefined;
  if (was !== undefined && was.digest !== digest) return false;
  await tables.plans.put({
    ...row,
    ...(was?.earlier === undefined ? {} : { earlier: was.earlier }),
    ...(await pastAfter(tables, plan.id, turn(before, all, next))),
  });
  return true;
}

/** When a row is stored in the place of another: later than that, whatever the clock was set back to [B60]. */
export function laterThan(row: PlanRow | undefined, now: number): number {
  return row === undefined ? now : Math.max(now, row.savedAt + 1);
}

function turn(
  row: PlanRow | undefined,
  known: readonly DraftRow[],
  next: Draft,
  { open = [], isOfNext = () => false }: Partial<Pick<Turn, 'open' | 'isOfNext'>> = {},
): Turn {
  return { past: pastOf(row), known, next, open, isOfNext };
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
  // Of one that was taken off the list the editor knows no time.
  const since = before === null ? laterThan(stored, savedAt) : savedAt;
  const { all, kept } = rowsBefore(stored, waiting);
  const receipt = settlement === null ? null : await writeSettlement(context, id, settlement);
  if (settlement !== null && receipt === null) return false;
  const isDecided = (row: string) => settlement?.rows.has(row) === true;
  const known = all.filter((row) => !isDecided(row.id));
  const next = readDraft(draft);
  const standing = await standingInside(tables, id);
  const open = next === null ? kept : openRows(known, next, yearStatements(standing)).map(({ was }) => was);
  const stands = new Set(standing.map((each) => each.id));
  const isOfNext = ({ subject, id: said }: Statement) =>
    'indicator' in subject && isDecided(subject.indicator) && stands.has(said);
  const past =
    next === null ? pastOf(stored) : await pastAfter(tables, id, turn(stored, all, next, { open, isOfNext }));
  const operation = receipt?.operation ?? null;
  const decided = settlement === null || operation === null ? [] : [settledRows(operation, settlement, all)];
  await tables.plans.put({
    ...draftRow({ id, draft, savedAt: since, ...(editor === undefined ? {} : { editor }) }, open),
    ...past,
    ...wholePast([...(past.settled ?? []), ...decided], [], []),
  });
  return receipt ?? true;
}

/**
 * Every row of a stored draft, or of one that was taken off the list, as its values were read until now; of one id the first counts. `kept`:
 * those that wait.
 * @param waiting rows that wait beside those that are stored
 */
function rowsBefore(
  stored: PlanRow | undefined,
  waiting: readonly DraftRow[] = [],
): { readonly all: readonly DraftRow[]; readonly kept: readonly DraftRow[] } {
  const data = draftDataOf(stored);
  const last = readDraft(data?.draft);
  const kept = [...readDraftRows(data?.waiting), ...waiting];
  return { all: last === null ? kept : knownRows(last, kept), kept };
}

function draftDataOf(row: PlanRow | undefined) {
  return row?.kind === 'draft' ? row : row?.kind === 'gone' ? row.drafted : undefined;
}

function draftRow(
  { id, draft, savedAt, editor }: StoredDraft,
  waiting: readonly DraftRow[],
): Extract<PlanRow, { kind: 'draft' }> {
  return {
    id,
    kind: 'draft',
    draft,
    savedAt,
    ...(editor === undefined ? {} : { editor }),
    ...(waiting.length === 0 ? {} : { waiting }),
  };
}

/**
 * What is said with numbers goes by the row as it was shown: refused where it reads them otherwise by now, or is gone [PL65].
 * @param asRead how each row was shown to read numbers, as of meaningOfRow
 * @throws StorageError row-changed
 */
export async function mustReadSo(
  tables: LogTables,
  plan: PlanId,
  said: readonly Said[],
  asRead: readonly (readonly [row: string, reading: string])[],
): Promise<void> {
  const stored = await tables.plans.get(plan);
  const { all } = rowsBefore(stored);
  const issued = stored?.kind === 'issued' ? readPlanFile(stored.file) : null;
  const draft = issued?.ok === true ? draftOfPlan(issued.value) : readDraft(draftDataOf(stored)?.draft);
  if (draft === null) return;
  const now = readings(draft, [...all, ...draft.rows]);
  const shown = new Map(asRead);
  const isOther = ({ subject, content }: Said) =>
    'indicator' in subject && content !== null && shown.get(subject.indicator) !== now.get(subject.indicator);
  if (said.some(isOther)) throw new StorageError({ kind: 'row-changed' });
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
  const logged = new Set<StatementId>(await rowsOf(tables.statements, '[plan+group]', id).primaryKeys());
  const merged = await writeMerge(context, { plan: id, decided, author, fileName });
  const receipt = merged.ok ? merged.value : null;
  const theirs = new Set(statements.map((each) => each.id));
  const standing = await standingInside(tables, id);
  const mine = new Set(
    standing.flatMap(({ subject, content, id: said }) =>
      'indicator' in subject && content !== null && !theirs.has(said) ? [subject.indicator as string] : [],
    ),
  );
  const { all } = rowsBefore(stored);
  const next = readDraft(arriving.draft);
  const known = [...(arriving.waiting ?? []), ...all.filter((row) => mine.has(row.id))];
  const year = yearStatements(standing);
  const waiting = next === null ? known : openRows(knownRows(next, known), next, year).map(({ was }) => was);
  // What stands and came along is read as the draft that it came with reads it.
  const stands = new Set(standing.map((each) => each.id));
  const isOfNext = ({ id: said }: Statement) => (theirs.has(said) && stands.has(said)) || !logged.has(said);
  const past =
    next === null
      ? pastOf(stored)
      : await pastAfter(tables, id, turn(stored, all, next, { open: waiting, isOfNext }));
  await tables.plans.put({ ...draftRow(arriving, waiting), ...past });
  return receipt ?? true;
}

/** What a draft was before one of another PC took its place. */
export interface ReplacedDraft {
  readonly draft: StoredDraft;
  /** What taking it brought, and who takes that back; null: nothing, so that nobody says anything. */
  readonly brought: Pick<Operation, 'id' | 'author'> | null;
}

/**
 * Puts a draft back that one of another PC took the place of, with the values that stood before, in one step [PL56].
 * @param before as of putDraft
 * @returns false, and nothing written: as of putDraft, or something was said since
 */
export async function returnDraft(
  context: WriteContext,
  { draft, brought }: ReplacedDraft,
  before: number,
): Promise<boolean> {
  const { tables } = context;
  const { id } = draft;
  const stored = await tables.plans.get(id);
  const next = readDraft(draft.draft);
  if (stored?.kind !== 'draft' || stored.savedAt !== before || next === null) return false;
  const [last] = await recentOperations(tables, id, 1);
  if (brought !== null && last?.id !== brought.id) return false;
  const receipt =
    brought === null
      ? null
      : await writeStep(context, 'undo', id, brought.author, { only: brought.id, opens: true });
  // What is said again is of the draft that is put back.
  const said = new Set(receipt?.statements.map((each) => each.id));
  const waiting = draft.waiting ?? [];
  const year = yearStatements(await standingInside(tables, id));
  const open = openRows(knownRows(next, waiting), next, year).map(({ was }) => was);
  const isOfNext = ({ id: each }: Statement) => said.has(each);
  const past = await pastAfter(tables, id, turn(stored, rowsBefore(stored).all, next, { open, isOfNext }));
  await tables.plans.put({ ...draftRow(draft, open), ...past });
  return true;
}

function settledRows(
  { id, at }: Operation,
  { rows }: DraftSettlement,
  known: readonly DraftRow[],
): SettledRows {
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
  // What waits now may have begun to wait after the decision: then it was said, as decided, of the row between.
  const was = readDraftRows(decided.rows);
  const known = [...was, ...readDraftRows(row.waiting)];
  const standing = await standingInside(tables, plan);
  const open = openRows(known, draft, yearStatements(standing)).map((each) => each.was);
  const undecided = new Set<string>(was.map((each) => each.id));
  const stands = new Set(standing.map((each) => each.id));
  const isOfNext = ({ subject, id }: Statement) =>
    'indicator' in subject && undecided.has(subject.indicator) && stands.has(id);
  const past = await pastAfter(
    tables,
    plan,
    turn(row, knownRows(draft, readDraftRows(row.waiting)), draft, { open, isOfNext }),
  );
  const { settled: _, ...kept } = past;
  await tables.plans.put({
    ...draftRow({ id: plan, draft: row.draft, savedAt: row.savedAt }, open),
    ...(row.editor === undefined ? {} : { editor: row.editor }),
    ...kept,
    ...wholePast(settled.slice(0, -1), [], []),
  });
  return receipt;
}

/**
 * Takes a draft off the list; a plan in force stays.
 * @param before of the draft that was shown; false, and nothing written: somebody else has stored it since [PL75]
 */
export async function dropDraft(
  database: TrackerDatabase,
  id: PlanId,
  now: number,
  before: number,
): Promise<boolean> {
  return database.transaction('rw', database.plans, async () => {
    const stored = await database.plans.get(id);
    if (stored?.kind !== 'draft' || stored.savedAt !== before) return false;
    const { draft, waiting } = stored;
    const drafted = { draft, ...(waiting === undefined ? {} : { waiting }) };
    const savedAt = laterThan(stored, now);
    await database.plans.put({ id, kind: 'gone', savedAt, drafted, ...pastOf(stored) });
    return true;
  });
}

/**
 * 撤回下达: a plan in force becomes a draft again, rows and ids as they are, with what a month takes standing on it as it stood [PL27] [PL66].
 * @returns why it does not; null: it is a draft
 */
export async function withdrawPlan(
  tables: LogTables,
  id: PlanId,
  now: number,
): Promise<WithdrawRefusal | null> {
  const row = await tables.plans.get(id);
  const read = row?.kind === 'issued' ? readPlanFile(row.file) : null;
  if (row?.kind !== 'issued' || read?.ok !== true) return 'not-here';
  if (row.earlier !== undefined && row.earlier.length > 0) return 'corrected';
  if ((await tables.seals.where('plan').equals(id).count()) > 0) return 'said';
  if (standingWords(await standingInside(tables, id)).ofPlan.length > 0) return 'said';
  const draft = draftOfPlan(read.value);
  const { budget } = read.value.settings;
  // What a draft has no words for (where the source is odd) would be gone.
  if (canonicalJson({ ...settingsOf(draft), budget }) !== canonicalJson(read.value.settings)) return 'more';
  if ([read.value, ...read.value.indicators].some(({ oddities }) => oddities.length > 0)) return 'more';
  // It is issued again, with a day of its own.
  const source = draft.source.replace(/(?:^|，)\d{4}-\d{2}-\d{2} 下达$/, '');
  await tables.plans.put({
    ...draftRow({ id, draft: { ...draft, source }, savedAt: laterThan(row, now) }, []),
    ...pastOf(row),
  });
  return null;
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
    const was = { file, digest, savedAt, ...(earlier === undefined ? {} : { earlier }), ...pastOf(row) };
    await database.plans.put({ id, kind: 'gone', savedAt: laterThan(row, now), was });
    return true;
  });
}
