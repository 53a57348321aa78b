import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { headStatements } from '#src/domain/statements/current.ts';
import { closeLists } from '#src/domain/statements/month-close.ts';
import type { Intent, Operation } from '#src/domain/statements/operation.ts';
import { revise } from '#src/domain/statements/revise.ts';
import { parseStatement } from '#src/domain/statements/statement-schema.ts';
import type {
  Author,
  DeviceId,
  Instant,
  OperationId,
  Origin,
  Said,
  Statement,
  StatementId,
} from '#src/domain/statements/statement.ts';
import { PLAN_GROUP, subjectGroup, type SubjectGroup } from '#src/domain/statements/subject-key.ts';
import { asCorrections, mustBeOpen, standingOf } from '#src/storage/closing.ts';
import { putFiles, type EvidenceFile } from '#src/storage/evidence-files.ts';
import { newId } from '#src/storage/new-id.ts';
import { StorageError } from '#src/storage/problem.ts';
import { keepBefore } from '#src/storage/restore-points.ts';
import { addRevisions } from '#src/storage/revision-log.ts';
import type { LogTables } from '#src/storage/schema.ts';
import { headsInside, putOver, readRecords } from '#src/storage/standing-records.ts';

export interface WriteRequest {
  readonly plan: PlanId;
  readonly intent: Intent;
  readonly origin: Origin;
  readonly author: Author;
  readonly said: readonly Said[];
  /** Why something of a closed month is changed [Y2]. */
  readonly correction?: string;
  /** Files that what is said refers to: written in the same transaction, or nothing is [B20]. */
  readonly files?: readonly EvidenceFile[];
  /** How rows read numbers where this was said, as of meaningOfRow; absent: of a plan in force [PL65]. */
  readonly asRead?: readonly (readonly [row: string, reading: string])[];
}

/** What a committed write did. Returned only after the transaction has completed (strict durability) [B1]. */
export interface WriteReceipt {
  readonly plan: PlanId;
  /** null when everything said stood already: nothing was written. */
  readonly operation: Operation | null;
  readonly statements: readonly Statement[];
  /** Subjects that an undo or redo left alone because somebody has changed them since. */
  readonly skipped: number;
  /** Subjects left alone because their row reads numbers otherwise than when that was said; absent: none [PL65]. */
  readonly otherwise?: number;
}

export interface WriteContext {
  readonly tables: LogTables;
  readonly device: DeviceId;
  readonly now: () => number;
}

// Everything here runs inside the one read-write transaction of an intent: what is read cannot change before it is written [B3].

export async function writeSaid(
  context: WriteContext,
  { plan, intent, origin, author, said, correction, files = [] }: WriteRequest,
): Promise<WriteReceipt> {
  const operation = newOperation(context, { kind: 'do', target: null, intent, author });
  await keepBefore(context.tables, plan, intent, operation.at);
  // Nothing to do in nearly every save, and then the page waits for the disk once less.
  if (files.length > 0) await putFiles(context.tables, files);
  const lists = said.some(({ subject }) => subject.kind === 'month-close')
    ? closeLists(said, await headsInside(context.tables, plan))
    : [];
  return applySaid(context, plan, operation, [...said, ...lists], origin, { correction });
}

interface ApplyOptions {
  /** Why something of a closed month is changed [Y2]. */
  readonly correction?: string | undefined;
  /** Subjects that were left alone. */
  readonly skipped?: number;
  /** Record the operation though nothing was left to say. */
  readonly evenIfNothing?: boolean;
  /** It sets or opens the seal of the year, which no other write may touch. */
  readonly isSealing?: boolean;
}

export async function applySaid(
  { tables }: WriteContext,
  plan: PlanId,
  operation: Operation,
  said: readonly Said[],
  origin: Origin,
  { skipped = 0, evenIfNothing = false, correction, isSealing = false }: ApplyOptions,
): Promise<WriteReceipt> {
  const records = await readRecords(tables, plan, withPlanGroup(groupsOf(said)));
  const heads = headStatements(records.flatMap((record) => record.statements));
  const standing = standingOf(heads);
  const revisions = revise(said, standing, operation, origin, () => newId() as StatementId, heads);
  if (!isSealing) mustBeOpen(revisions, standing);
  const statements = asCorrections(revisions, standing, correction).map(mustBeSound);
  if (statements.length === 0 && !evenIfNothing) return { plan, operation: null, statements, skipped };
  // The list of a close is part of it.
  const spoken = statements.filter(({ subject }) => subject.kind !== 'close-list');
  const counted = { ...operation, count: spoken.length };
  // Asked for together: IndexedDB does them in this order, and the page waits for it once instead of three times.
  await Promise.all([
    addRevisions(tables, plan, statements),
    tables.operations.add({ ...counted, plan }),
    putOver(tables, plan, records, statements),
  ]);
  return { plan, operation: counted, statements, skipped };
}

/** Nothing is acknowledged that could not be read back [B8]. */
export function mustBeSound(statement: Statement): Statement {
  const sound = parseStatement(statement);
  if (sound === null) throw new StorageError({ kind: 'refused' });
  return sound;
}

export function groupsOf(
  subjects: readonly { readonly subject: Said['subject'] }[],
): readonly SubjectGroup[] {
  return [...new Set(subjects.map(({ subject }) => subjectGroup(subject)))];
}

/** The plan's own record comes along: it says which months are closed and whether the year is final. */
export function withPlanGroup(groups: readonly SubjectGroup[]): readonly SubjectGroup[] {
  return groups.includes(PLAN_GROUP) ? groups : [...groups, PLAN_GROUP];
}

export function newOperation(
  { device, now }: WriteContext,
  about: Pick<Operation, 'kind' | 'target' | 'intent' | 'author' | 'source'>,
): Operation {
  return { ...about, id: newId() as OperationId, count: 0, at: now() as Instant, device };
}
