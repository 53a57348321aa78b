import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { rowsOf, type LogTables } from '#src/storage/schema.ts';
import { loadStanding } from '#src/storage/standing-records.ts';

export interface StoredCounts {
  /** Revisions in the log. */
  readonly statements: number;
  /** Values that stand: said and not cleared. */
  readonly values: number;
  readonly operations: number;
}

export async function storedCounts(tables: LogTables, plan: PlanId): Promise<StoredCounts> {
  const { statements } = await loadStanding(tables, plan);
  return {
    statements: await rowsOf(tables.statements, '[plan+group]', plan).count(),
    operations: await rowsOf(tables.operations, '[plan+seq]', plan).count(),
    values: statements.filter(({ content }) => content !== null).length,
  };
}
