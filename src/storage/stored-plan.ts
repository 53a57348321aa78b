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

/** Raw rows, oldest first. */
export interface StoredLog {
  readonly statements: readonly unknown[];
  readonly operations: readonly unknown[];
}

export async function storedCounts(tables: LogTables, plan: PlanId): Promise<StoredCounts> {
  const { statements } = await loadStanding(tables, plan);
  return {
    statements: await rowsOf(tables.statements, '[plan+group]', plan).count(),
    operations: await rowsOf(tables.operations, '[plan+seq]', plan).count(),
    values: statements.filter(({ content }) => content !== null).length,
  };
}

/** Both logs as of one moment. */
export async function storedLog(tables: LogTables, plan: PlanId): Promise<StoredLog> {
  const { statements, operations } = tables;
  return statements.db.transaction('r', [statements, operations], async () => {
    const revisions = await rowsOf(statements, '[plan+group]', plan).sortBy('at');
    const done = await rowsOf(operations, '[plan+seq]', plan).toArray();
    return {
      statements: revisions.map(({ plan: _plan, group: _group, ...statement }) => statement),
      operations: done.map(({ plan: _plan, seq: _seq, ...operation }) => operation),
    };
  });
}
