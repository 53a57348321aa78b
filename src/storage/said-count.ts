import { isSamplePlan, type PlanId } from '#src/domain/catalogue/plan.ts';
import { rowsOf, type LogTables } from '#src/storage/schema.ts';

/** The plans of which anything is stored, without the sample. */
export async function saidPlans(tables: LogTables): Promise<readonly PlanId[]> {
  const keys = await tables.standing.toCollection().primaryKeys();
  return [...new Set(keys.map(([plan]) => plan))].filter((plan) => !isSamplePlan(plan));
}

/** How much is stored that somebody said: revisions, all but those of the sample, and plans. None is ever taken away. */
export async function saidCount(tables: LogTables): Promise<number> {
  const keys = await tables.standing.toCollection().primaryKeys();
  const samples = [...new Set(keys.map(([plan]) => plan))].filter(isSamplePlan);
  const [all, plans, ...ofSamples] = await Promise.all([
    tables.statements.count(),
    tables.plans.count(),
    ...samples.map((plan) => rowsOf(tables.statements, '[plan+group]', plan).count()),
  ]);
  return ofSamples.reduce((left, count) => left - count, all + plans);
}
