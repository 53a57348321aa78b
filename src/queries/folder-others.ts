import { isSamplePlan, planName, type Plan } from '#src/domain/catalogue/plan.ts';
import { isOwnFile } from '#src/domain/package/shared-folder.ts';
import { readFolder } from '#src/queries/folder-reading.ts';
import type { UnwrittenPlan } from '#src/queries/folder-view.ts';
import { isWritten, writeOwnFile } from '#src/queries/folder-writing.ts';
import { knownPlans } from '#src/queries/plans.ts';
import type { Transport } from '#src/queries/transport.ts';
import { toFolderProblem } from '#src/storage/folder-problem.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

/** The plans of this device beside the one that is open. Nobody has said what a sample holds. */
export async function storedOthers(storage: TrackerStorage, open: Plan): Promise<readonly Plan[]> {
  return knownPlans(await storage.plans()).filter(({ id }) => id !== open.id && !isSamplePlan(id));
}

interface Others {
  readonly transport: Transport;
  readonly others: readonly { readonly plan: Plan; readonly name: string }[];
  /** The packages that lie in the folder. */
  readonly lyingNames: ReadonlySet<string>;
  readonly isForced: boolean;
}

/**
 * Writes the plans that are not open, each under its own name, where something was said that is not in the folder [PL43]. One that cannot
 * be written stops no other.
 */
export async function writeOthers(
  storage: TrackerStorage,
  { transport, others, lyingNames, isForced }: Others,
): Promise<readonly UnwrittenPlan[]> {
  const unwritten: UnwrittenPlan[] = [];
  for (const { plan, name } of others) {
    try {
      if (!isForced && (await isWritten(storage, { transport, plan, name, lyingNames }))) continue;
      const look = {
        names: [...lyingNames].filter((each) => isOwnFile(each, name)),
        ownName: name,
        plan,
        log: () => storage.revisions(plan.id),
      };
      const lying = await readFolder(transport, look, new Map());
      await writeOwnFile(storage, { transport, plan, lying, isForced, now: Date.now() });
    } catch (error) {
      unwritten.push({ plan: planName(plan), problem: toFolderProblem(error) });
    }
  }
  return unwritten;
}
