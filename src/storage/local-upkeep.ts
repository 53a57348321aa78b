import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { newestLength, writeLocalCopy } from '#src/storage/local-copy.ts';
import { saidPlans } from '#src/storage/said-count.ts';
import type { TrackerDatabase } from '#src/storage/schema.ts';
import { loadStanding } from '#src/storage/standing-records.ts';

/**
 * Writes what stands of the plan in use into localStorage [B35].
 * @param used the plan that was written to last; null: the first that is stored
 * @returns how much of it did not fit
 */
export async function copyStanding(
  database: TrackerDatabase,
  used: PlanId | null,
  at: number,
): Promise<number | null> {
  const plan = used ?? (await saidPlans(database))[0];
  if (plan === undefined) return null;
  const covered = newestLength();
  const { statements } = await loadStanding(database, plan);
  return writeLocalCopy(plan, at, statements, covered);
}
