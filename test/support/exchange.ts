import type { Plan } from '#src/domain/catalogue/plan.ts';
import { decideMerge, undecided, type MergeDecision } from '#src/domain/package/merge-decision.ts';
import type { MergeItem } from '#src/domain/package/merge-item.ts';
import { planMerge } from '#src/domain/package/merge-plan.ts';
import { packageText, planPackage, type PackageFile } from '#src/domain/package/package-file.ts';
import { parsePackage, type OpenedPackage } from '#src/domain/package/parse-package.ts';
import type { Instant } from '#src/domain/statements/statement.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { AUTHOR } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

// Two storages exchange files as two PCs would.

/** All that a storage has of a plan. */
async function packageOf(storage: TrackerStorage, plan: Plan = WATER): Promise<PackageFile> {
  return planPackage(plan, {
    scope: { kind: 'all' },
    createdAt: 1_752_552_000_000 as Instant,
    device: storage.device,
    author: AUTHOR,
    statements: await storage.revisions(plan.id),
    seals: await storage.seals(plan.id),
  });
}

/** The same as the text of a package. */
export async function textOf(storage: TrackerStorage, plan: Plan = WATER): Promise<string> {
  return packageText(await packageOf(storage, plan));
}

/** What another PC reads of it. */
function opened(text: string): OpenedPackage {
  const read = parsePackage(text);
  if (!read.ok) throw new Error(read.error.kind);
  return read.value;
}

export async function sentFrom(storage: TrackerStorage, plan: Plan = WATER): Promise<OpenedPackage> {
  return opened(await textOf(storage, plan));
}

/** What would be written, with the policy's word on whatever has to be decided. */
export async function decidedOn(
  storage: TrackerStorage,
  file: OpenedPackage | readonly OpenedPackage[],
  policy: (item: MergeItem) => MergeDecision,
  plan: Plan = WATER,
) {
  const planned = planMerge(plan, await storage.revisions(plan.id), ...[file].flat());
  if (!planned.ok) throw new Error(planned.error.kind);
  const open = undecided(planned.value, new Map());
  const decided = decideMerge(planned.value, new Map(open.map((item) => [item.key, policy(item)])));
  if (!decided.ok) throw new Error('undecided');
  return decided.value;
}

export async function takeIn(
  storage: TrackerStorage,
  file: OpenedPackage,
  policy: (item: MergeItem) => MergeDecision = () => 'theirs',
  plan: Plan = WATER,
) {
  const decided = await decidedOn(storage, file, policy, plan);
  const merged = await storage.merge({ plan: plan.id, decided, author: AUTHOR, fileName: 'a.jxb.json' });
  if (!merged.ok) throw new Error(merged.error.kind);
  return merged.value;
}
