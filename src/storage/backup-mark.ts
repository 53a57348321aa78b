import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { TrackerDatabase } from '#src/storage/schema.ts';

/** When all of a plan was last handed over as a file, ms since 1970 UTC; null: never, or nobody knows. */
export async function storedBackup(database: TrackerDatabase, plan: PlanId): Promise<number | null> {
  const value = (await database.meta.get(keyOf(plan)))?.value;
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

export async function markBackup(database: TrackerDatabase, plan: PlanId, at: number): Promise<void> {
  await database.meta.put({ key: keyOf(plan), value: at });
}

function keyOf(plan: PlanId): string {
  return `backup/${plan}`;
}
