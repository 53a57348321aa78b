import * as v from 'valibot';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { Instant, OperationId, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { revisionsById } from '#src/storage/revision-log.ts';
import type { LogTables } from '#src/storage/schema.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

const RECEIPT = v.object({
  operation: id,
  fileName: v.string(),
  arrived: v.array(id),
  pairs: v.array(v.object({ before: v.nullable(id), after: id })),
  files: v.exactOptional(v.array(v.object({ fileName: v.string(), arrived: v.array(id) }))),
});

/** What a merge changed, as revisions that replaced what stood before; null: the operation was no merge. */
export async function mergedPairs(
  tables: LogTables,
  operation: OperationId,
): Promise<readonly Statement[] | null> {
  const row = await tables.receipts.get(operation);
  if (row === undefined) return null;
  const parsed = v.safeParse(RECEIPT, row);
  // Without its pairs nothing is known of what stood: nothing is better than a part.
  if (!parsed.success) return [];
  const pairs = parsed.output.pairs as { before: StatementId | null; after: StatementId }[];
  const byId = await revisionsById(
    tables,
    pairs.map(({ after }) => after),
  );
  return pairs.flatMap(({ before, after }) => {
    const statement = byId.get(after);
    return statement === undefined ? [] : [{ ...statement, replaces: before === null ? [] : [before] }];
  });
}

/** Which file each revision of a plan came with. */
export async function arrivals(tables: LogTables, plan: PlanId): Promise<ReadonlyMap<StatementId, string>> {
  const files = new Map<StatementId, string>();
  for (const { fileName, arrived, files: several = [{ fileName, arrived }] } of await receiptsOf(
    tables,
    plan,
  ))
    for (const each of several)
      for (const revision of each.arrived) files.set(revision as StatementId, each.fileName);
  return files;
}

/** When each revision of a plan that was taken in came here, by the clock of this device. */
export async function arrivalTimes(
  tables: LogTables,
  plan: PlanId,
): Promise<ReadonlyMap<StatementId, Instant>> {
  const receipts = await receiptsOf(tables, plan);
  const ids = receipts.map(({ operation }) => operation);
  const rows = await tables.operations.where('id').anyOf(ids).toArray();
  const takenIn = new Map(
    rows.flatMap((row) => {
      const parsed = v.safeParse(TAKEN_IN, row);
      return parsed.success ? [[parsed.output.id, parsed.output.at] as const] : [];
    }),
  );
  const times = new Map<StatementId, Instant>();
  for (const { operation, arrived } of receipts) {
    const at = takenIn.get(operation);
    if (at !== undefined) for (const revision of arrived) times.set(revision as StatementId, at as Instant);
  }
  return times;
}

const TAKEN_IN = v.object({ id, at: v.pipe(v.number(), v.safeInteger()) });

/** The sound receipts of a plan. */
async function receiptsOf(tables: LogTables, plan: PlanId) {
  const rows = await tables.receipts.where('plan').equals(plan).toArray();
  return rows.flatMap((row) => {
    const parsed = v.safeParse(RECEIPT, row);
    return parsed.success ? [parsed.output] : [];
  });
}
