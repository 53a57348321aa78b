import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { decideMerge, undecided, type MergeDecision } from '#src/domain/package/merge-decision.ts';
import type { MergeItem } from '#src/domain/package/merge-item.ts';
import { planMerge } from '#src/domain/package/merge-plan.ts';
import { packageText, planIndicators, type PackageFile } from '#src/domain/package/package-file.ts';
import { parsePackage, type OpenedPackage } from '#src/domain/package/parse-package.ts';
import type { Instant } from '#src/domain/statements/statement.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { AUTHOR, PLAN } from '#test/support/saying.ts';

// Two storages exchange files as two PCs would.

async function packageOf(storage: TrackerStorage): Promise<PackageFile> {
  return {
    plan: PLAN,
    unitName: ANNEX_10_2025.unitName,
    year: ANNEX_10_2025.year,
    indicators: planIndicators(ANNEX_10_2025),
    scope: { kind: 'all' },
    createdAt: 1_752_552_000_000 as Instant,
    device: storage.device,
    author: AUTHOR,
    statements: await storage.revisions(PLAN),
  };
}

export async function textOf(storage: TrackerStorage): Promise<string> {
  return packageText(await packageOf(storage));
}

export async function sentFrom(storage: TrackerStorage): Promise<OpenedPackage> {
  const read = parsePackage(await textOf(storage));
  if (!read.ok) throw new Error(read.error.kind);
  return read.value;
}

/** What would be written, with the policy's word on whatever has to be decided. */
export async function decidedOn(
  storage: TrackerStorage,
  file: OpenedPackage | readonly OpenedPackage[],
  policy: (item: MergeItem) => MergeDecision,
) {
  const plan = planMerge(ANNEX_10_2025, await storage.revisions(PLAN), ...[file].flat());
  if (!plan.ok) throw new Error(plan.error.kind);
  const open = undecided(plan.value, new Map());
  const decided = decideMerge(plan.value, new Map(open.map((item) => [item.key, policy(item)])));
  if (!decided.ok) throw new Error('undecided');
  return decided.value;
}

export async function takeIn(
  storage: TrackerStorage,
  file: OpenedPackage,
  policy: (item: MergeItem) => MergeDecision = () => 'theirs',
) {
  const decided = await decidedOn(storage, file, policy);
  const merged = await storage.merge({ plan: PLAN, decided, author: AUTHOR, fileName: 'a.jxb.json' });
  if (!merged.ok) throw new Error(merged.error.kind);
  return merged.value;
}
