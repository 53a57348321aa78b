import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { headStatements } from '#src/domain/statements/current.ts';
import { reversal } from '#src/domain/statements/revise.ts';
import type { Operation } from '#src/domain/statements/operation.ts';
import type { Author, OperationId, StatementId } from '#src/domain/statements/statement.ts';
import { standingOf } from '#src/storage/closing.ts';
import { storedUndoState } from '#src/storage/operation-log.ts';
import { mergedPairs } from '#src/storage/receipts.ts';
import { revisionsById, revisionsOf } from '#src/storage/revision-log.ts';
import type { LogTables } from '#src/storage/schema.ts';
import { headsInside, readRecords } from '#src/storage/standing-records.ts';
import {
  applySaid,
  groupsOf,
  newOperation,
  type WriteContext,
  type WriteReceipt,
} from '#src/storage/write.ts';

/** How an undo or a redo is made. */
interface StepOptions {
  /** This operation or nothing: what a notice offers must not take back somebody's later work. */
  readonly only?: OperationId | undefined;
  /** Why something of a closed month is changed [Y2]. */
  readonly correction?: string | undefined;
  /** Whoever asks has seen to it that every row is read as it was: nothing is left alone for that [PL65]. */
  readonly opens?: boolean;
}

/** Says again what stood before an operation, as far as its subjects still say what it left there. */
export async function takeBack(
  context: WriteContext,
  plan: PlanId,
  operation: Operation,
  target: OperationId,
  correction: string,
): Promise<WriteReceipt> {
  const { tables } = context;
  const applied = await revisionsOf(tables, target);
  const replaced = await revisionsById(
    tables,
    applied.flatMap(({ replaces }) => replaces.slice(0, 1)),
  );
  const standing = standingOf(headStatements(await headsInside(tables, plan)));
  const { said, skipped } = reversal(applied, standing, replaced);
  return applySaid(context, plan, operation, said, 'undone', { skipped, evenIfNothing: true, correction });
}

/** What would mean something else on its row of a draft, or of what was one, if it stood again. */
async function shutRevisions(tables: LogTables, plan: PlanId): Promise<ReadonlySet<StatementId>> {
  const shut: unknown = (await tables.plans.get(plan))?.shut;
  return new Set(Array.isArray(shut) ? (shut as readonly StatementId[]) : []);
}

/** Takes the plan's last operation back, or brings it back, as far as its subjects still say what it left there [B6]. */
export async function writeStep(
  context: WriteContext,
  direction: 'undo' | 'redo',
  plan: PlanId,
  author: Author,
  { only, correction, opens = false }: StepOptions = {},
): Promise<WriteReceipt> {
  const { tables } = context;
  const next = (await storedUndoState(tables, plan))[direction];
  if (next === null || (only !== undefined && next.done.id !== only))
    return { plan, operation: null, statements: [], skipped: 0 };
  const { intent, id: target } = next.done;
  const operation = newOperation(context, { kind: direction, target, intent, author });
  // What a merge brought was not said by its operation: what it changed is in its receipt [B17].
  const applied = (await mergedPairs(tables, next.reverse)) ?? (await revisionsOf(tables, next.reverse));
  const replaced = await revisionsById(
    tables,
    applied.flatMap(({ replaces }) => replaces.slice(0, 1)),
  );
  const records = await readRecords(tables, plan, groupsOf(applied));
  const heads = headStatements(records.flatMap((record) => record.statements));
  const { said, skipped, otherwise } = reversal(
    applied,
    standingOf(heads),
    replaced,
    opens ? new Set() : await shutRevisions(tables, plan),
  );
  // Recorded even when nothing is left to reverse: otherwise the same step would stay on top for ever.
  const receipt = await applySaid(
    context,
    plan,
    operation,
    said,
    direction === 'undo' ? 'undone' : 'redone',
    {
      skipped,
      evenIfNothing: true,
      correction,
    },
  );
  return otherwise === 0 ? receipt : { ...receipt, otherwise };
}
