import * as v from 'valibot';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { BackupMark } from '#src/domain/words/backup-age.ts';
import type { TrackerDatabase } from '#src/storage/schema.ts';

const at = v.pipe(v.number(), v.safeInteger());
const MARK = v.union([
  // Written before the mark said what was in the file.
  v.pipe(
    at,
    v.transform((time) => ({ at: time, operation: null })),
  ),
  v.object({ at, operation: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) }),
]);

/** The last time that all of a plan was handed over as a file; null: never, or nobody knows. */
export async function storedBackup(database: TrackerDatabase, plan: PlanId): Promise<BackupMark | null> {
  const parsed = v.safeParse(MARK, (await database.meta.get(keyOf(plan)))?.value);
  return parsed.success ? (parsed.output as BackupMark) : null;
}

export async function markBackup(database: TrackerDatabase, plan: PlanId, mark: BackupMark): Promise<void> {
  await database.meta.put({ key: keyOf(plan), value: mark });
}

function keyOf(plan: PlanId): string {
  return `backup/${plan}`;
}
