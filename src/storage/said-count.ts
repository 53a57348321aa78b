import { isSamplePlan, type PlanId } from '#src/domain/catalogue/plan.ts';
import { rowsOf, type LogTables } from '#src/storage/schema.ts';

/** The plans of which anything is stored, without the sample. */
export async function saidPlans(tables: LogTables): Promise<readonly PlanId[]> {
  const keys = await tables.standing.toCollection().primaryKeys();
  return [...new Set(keys.map(([plan]) => plan))].filter((plan) => !isSamplePlan(plan));
}

/** How many revisions are stored that somebody said: all but those of the sample. None is ever taken away. */
export async function saidCount(tables: LogTables): Promise<number> {
  const keys = await tables.standing.toCollection().primaryKeys();
  const samples = [...new Set(keys.map(([plan]) => plan))].filter(isSamplePlan);
  const [all, ...ofSamples] = await Promise.all([
    tables.statements.count(),
    ...samples.map((plan) => rowsOf(tables.statements, '[plan+group]', plan).count()),
  ]);
  return ofSamples.reduce((left, count) => left - count, all);
}
