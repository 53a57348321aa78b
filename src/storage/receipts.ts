import * as v from 'valibot';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { OperationId, Statement, StatementId } from '#src/domain/statements/statement.ts';
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
  for (const row of await tables.receipts.where('plan').equals(plan).toArray()) {
    const parsed = v.safeParse(RECEIPT, row);
    if (!parsed.success) continue;
    const { fileName, arrived, files: several = [{ fileName, arrived }] } = parsed.output;
    for (const each of several)
      for (const revision of each.arrived) files.set(revision as StatementId, each.fileName);
  }
  return files;
}
