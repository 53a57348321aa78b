import { cutText } from '#src/kernel/plain-text.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { applyMerge, type StaleMerge } from '#src/domain/package/apply-merge.ts';
import type { DecidedMerge } from '#src/domain/package/merge-decision.ts';
import { headStatements } from '#src/domain/statements/current.ts';
import {
  leftOtherwise,
  returningSaid,
  stateDifferences,
  type EarlierState,
} from '#src/domain/statements/earlier-state.ts';
import type { Operation } from '#src/domain/statements/operation.ts';
import { isSealed } from '#src/domain/statements/seal.ts';
import type { Author, Statement, StatementId } from '#src/domain/statements/statement.ts';
import type { SubjectKey } from '#src/domain/statements/subject-key.ts';
import { standingOf } from '#src/storage/closing.ts';
import { newId } from '#src/storage/new-id.ts';
import { StorageError } from '#src/storage/problem.ts';
import {
  addPoint,
  hasFreshMergePoint,
  pointState,
  type LeaveOtherwise,
} from '#src/storage/restore-points.ts';
import { addArriving, withCopies } from '#src/storage/revision-log.ts';
import type { ReceiptRow } from '#src/storage/schema.ts';
import { putSeals } from '#src/storage/seals.ts';
import {
  deriveGroups,
  readLogs,
  readRecords,
  standingInside,
  type StandingRecord,
} from '#src/storage/standing-records.ts';
import {
  applySaid,
  groupsOf,
  mustBeSound,
  newOperation,
  withPlanGroup,
  type WriteContext,
  type WriteReceipt,
} from '#src/storage/write.ts';

export interface MergeRequest {
  readonly plan: PlanId;
  readonly decided: DecidedMerge;
  readonly author: Author;
  /** The file it came from, for the history; several are named in one text. */
  readonly fileName: string;
  /** Where there are several: which of them each revision came with [B33]. */
  readonly sources?: ReadonlyMap<StatementId, string>;
  /** One of many that come one after the other: a restore point an hour is enough [EN7]. */
  readonly isFlowing?: true;
  /** The next one is asked for right after it: what is long to read can wait for the last [EN21]. */
  readonly goesOn?: boolean;
}

/** Far more than a file system allows. */
const MAX_FILE_NAME = 260;

/**
 * Takes a decided merge in, inside one transaction [B16]: their revisions as they are, the settled words, one operation with what it
 * changed, a restore point before. Nothing is written when somebody has spoken on a touched subject since the preview.
 */
export async function writeMerge(
  context: WriteContext,
  { plan, decided, author, fileName, sources, isFlowing }: MergeRequest,
): Promise<Result<WriteReceipt, StaleMerge>> {
  const { tables } = context;
  const source = cutText(fileName, MAX_FILE_NAME);
  const operation = newOperation(context, { kind: 'do', target: null, intent: 'merge', author, source });
  const groups = groupsOf([...decided.arriving, ...decided.settled.map(({ said }) => said)]);
  const records = await readRecords(tables, plan, withPlanGroup(groups));
  const logs = await readLogs(tables, plan, records);
  const standing = records.flatMap(({ statements: own }) => own);
  const log = withCopies(
    [...logs.values()].flatMap(({ sound }) => sound),
    standing,
  );
  const added = applyMerge(log, decided, { operation, newId: () => newId() as StatementId });
  if (!added.ok) return err(added.error);
  await putSeals(tables, plan, decided.seals);
  const statements = added.value.map(mustBeSound);
  if (statements.length === 0) return ok({ plan, operation: null, statements, skipped: 0 });
  if (isFlowing !== true || !(await hasFreshMergePoint(tables, plan, operation.at)))
    await addPoint(tables, plan, 'merge', operation.at);
  await addArriving(tables, plan, statements);
  const derived = await deriveGroups(tables, plan, records, logs, statements);
  const pairs = pairsOf(records, derived);
  // Into a final year comes nothing but what opens it again [Y6].
  if (pairs.length > 0 && [records, derived].every((each) => isSealed(standingIn(each))))
    throw new StorageError({ kind: 'sealed' });
  const counted = { ...operation, count: pairs.length };
  await tables.operations.add({ ...counted, plan });
  const arrived = decided.arriving.map(({ id }) => id);
  const files = sources === undefined ? {} : { files: filesOf(arrived, sources) };
  await tables.receipts.add({ operation: operation.id, plan, fileName: source, arrived, pairs, ...files });
  return ok({ plan, operation: counted, statements, skipped: 0 });
}

function filesOf(
  arrived: readonly StatementId[],
  sources: ReadonlyMap<StatementId, string>,
): NonNullable<ReceiptRow['files']> {
  const names = new Set(arrived.flatMap((id) => sources.get(id) ?? []));
  return [...names].map((name) => ({
    fileName: cutText(name, MAX_FILE_NAME),
    arrived: arrived.filter((id) => sources.get(id) === name),
  }));
}

/** What stood before and what stands now, where that is not the same. */
function pairsOf(before: readonly StandingRecord[], after: readonly StandingRecord[]): ReceiptRow['pairs'] {
  const stood = standingIn(before);
  const stands = standingIn(after);
  return [...stands].flatMap(([key, { id }]) => {
    const old = stood.get(key)?.id ?? null;
    return old === id ? [] : [{ before: old, after: id }];
  });
}

function standingIn(records: readonly StandingRecord[]): ReadonlyMap<SubjectKey, Statement> {
  return standingOf(headStatements(records.flatMap(({ statements }) => statements)));
}

/** Says again what stood at a restore point [B19]; null when the point is gone. */
export async function writeReturn(
  context: WriteContext,
  plan: PlanId,
  seq: number,
  author: Author,
  correction: string | undefined,
  leaveOtherwise: LeaveOtherwise,
): Promise<WriteReceipt> {
  const { tables } = context;
  const then = await pointState(tables, plan, seq, leaveOtherwise);
  if (then === null) return { plan, operation: null, statements: [], skipped: 0 };
  const operation = newOperation(context, { kind: 'do', target: null, intent: 'restore-point', author });
  return sayAgain(context, plan, then, operation, correction);
}

export interface FileReturn {
  readonly plan: PlanId;
  readonly author: Author;
  /** What stands by the file, see fileState. */
  readonly state: EarlierState;
  readonly fileName: string;
  /** Why something of a closed month is changed [Y2]. */
  readonly correction?: string | undefined;
}

/** Says again what stands by a file, and clears what it does not know [B32]. */
export async function writeFileReturn(
  context: WriteContext,
  { plan, author, state, fileName, correction }: FileReturn,
): Promise<WriteReceipt> {
  const source = cutText(fileName, MAX_FILE_NAME);
  const operation = newOperation(context, {
    kind: 'do',
    target: null,
    intent: 'restore-file',
    author,
    source,
  });
  return sayAgain(context, plan, state, operation, correction);
}

async function sayAgain(
  context: WriteContext,
  plan: PlanId,
  then: EarlierState,
  operation: Operation,
  correction: string | undefined,
): Promise<WriteReceipt> {
  const { tables } = context;
  const standing = await standingInside(tables, plan);
  const said = returningSaid(stateDifferences(standing, then));
  if (said.length > 0) await addPoint(tables, plan, 'restore', operation.at);
  const otherwise = leftOtherwise(standing, then).length;
  const skipped = then.unread.size - (then.otherwise?.size ?? 0);
  const receipt = await applySaid(context, plan, operation, said, 'restored', { skipped, correction });
  return otherwise === 0 ? receipt : { ...receipt, otherwise };
}
