import * as v from 'valibot';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { undoState, type Operation, type UndoState } from '#src/domain/statements/operation.ts';
import type { OperationId } from '#src/domain/statements/statement.ts';
import { rowsOf, type LogTables } from '#src/storage/schema.ts';

/** How many operations back undo reaches. */
const UNDO_REACH = 500;

/** What is read first: nearly always enough, and ten times less than all of the reach after every save. */
const FIRST_LOOK = 40;

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

const OPERATION = v.object({
  id,
  kind: v.picklist(['do', 'undo', 'redo']),
  target: v.nullable(id),
  intent: v.pipe(v.string(), v.maxLength(40)),
  count: v.pipe(v.number(), v.safeInteger()),
  at: v.pipe(v.number(), v.safeInteger()),
  author: v.object({ name: v.string(), section: v.string() }),
  device: id,
  source: v.exactOptional(v.string()),
});

/** A plan's newest operations, oldest first; damaged ones are left out. */
export async function recentOperations(
  tables: LogTables,
  plan: PlanId,
  limit: number,
): Promise<readonly Operation[]> {
  const newestFirst = await rowsOf(tables.operations, '[plan+seq]', plan).reverse().limit(limit).toArray();
  return newestFirst.reverse().flatMap((row) => readOperation(row) ?? []);
}

/** null: damaged. */
function readOperation(row: unknown): Operation | null {
  const parsed = v.safeParse(OPERATION, row);
  return parsed.success ? (parsed.output as unknown as Operation) : null;
}

/** The first operation of a plan that came after another; null: none did, or that one is not there (null: before all). */
export async function operationAfter(
  tables: LogTables,
  plan: PlanId,
  known: OperationId | null,
): Promise<Operation | null> {
  const mark = known === null ? undefined : await tables.operations.where('id').equals(known).first();
  if (known !== null && mark === undefined) return null;
  const [next] = await tables.operations
    .where('[plan+seq]')
    .between([plan, (mark?.seq ?? -1) + 1], [plan, Number.MAX_SAFE_INTEGER], true, true)
    .limit(1)
    .toArray();
  return next === undefined ? null : readOperation(next);
}

/** What Ctrl+Z and Ctrl+Y would do, from the stored operations [B6]. */
export async function storedUndoState(tables: LogTables, plan: PlanId): Promise<UndoState> {
  const latest = await recentOperations(tables, plan, FIRST_LOOK);
  const state = undoState(latest);
  // What the newest operations leave on top of the two stacks is right; only an empty stack may have more further down. A new
  // operation ends the redo line, so one of those makes the empty redo certain.
  const isCertain =
    latest.length < FIRST_LOOK ||
    (state.undo !== null && (state.redo !== null || latest.some(({ kind }) => kind === 'do')));
  return isCertain ? state : undoState(await recentOperations(tables, plan, UNDO_REACH));
}
