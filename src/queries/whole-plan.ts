import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { PackageSeal } from '#src/domain/package/package-seal.ts';
import type { BackupMark } from '#src/domain/words/backup-age.ts';
import type { OperationId, Statement } from '#src/domain/statements/statement.ts';
import { saveQueue } from '#src/queries/save-queue.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

/** Everything of a plan, to be handed over, and the mark for once it has been; without one while nothing was said. */
export interface WholePlan {
  readonly statements: readonly Statement[];
  readonly seals: readonly PackageSeal[];
  readonly mark: (BackupMark & { readonly operation: OperationId }) | null;
}

/**
 * Reads all of a plan. The newest operation comes before the log: what another tab says in between is in the file and not in the mark,
 * so that it is asked for once more. The other way round the mark would count what the file does not have [B50].
 * @param now ms since 1970, before anything was read
 */
export async function readWholePlan(
  storage: Pick<TrackerStorage, 'operations' | 'revisions' | 'seals'>,
  plan: PlanId,
  now: number,
): Promise<WholePlan> {
  const [newest] = await storage.operations(plan, 1);
  const statements = await storage.revisions(plan);
  const seals = await storage.seals(plan);
  return { statements, seals, mark: newest === undefined ? null : { at: now, operation: newest.id } };
}

/** The same once nothing that was said here before is on its way to the disk: whoever hands over sees it as said [B64]. */
export async function readWholeOnceStored(
  storage: TrackerStorage,
  plan: PlanId,
  now: number,
): Promise<WholePlan> {
  await saveQueue(storage, plan).settled();
  return readWholePlan(storage, plan, now);
}
