import type { Plan } from '#src/domain/catalogue/plan.ts';
import { applyMerge } from '#src/domain/package/apply-merge.ts';
import { decideMerge, undecided, type MergeDecision } from '#src/domain/package/merge-decision.ts';
import type { MergeItem } from '#src/domain/package/merge-item.ts';
import { planMerge, type MergePlan } from '#src/domain/package/merge-plan.ts';
import { packageText, planIndicators, type PackageFile } from '#src/domain/package/package-file.ts';
import { parsePackage, type OpenedPackage } from '#src/domain/package/parse-package.ts';
import { currentStatements, headStatements } from '#src/domain/statements/current.ts';
import { revise } from '#src/domain/statements/revise.ts';
import type { DeviceId, Instant, Said, Statement, StatementId } from '#src/domain/statements/statement.ts';
import type { SubjectKey } from '#src/domain/statements/subject-key.ts';
import { operationOf } from '#test/domain/support/revision.ts';
import { WATER } from '#test/support/water-plan.ts';

/** One section's PC: its log, and a clock that may be wrong by years. */
export interface Device {
  readonly id: string;
  readonly log: Statement[];
  /** What its clock shows for an hour of the story. */
  clock: (hour: number) => number;
}

export const PLAN = WATER;

let serial = 0;
const newId = () => {
  serial += 1;
  return `s${serial}` as StatementId;
};

export function deviceOf(id: string, clock: Device['clock'] = (hour) => hour): Device {
  return { id, log: [], clock };
}

/** Somebody types on the device. */
export function say(device: Device, hour: number, ...said: readonly Said[]): readonly Statement[] {
  const written = revise(
    said,
    currentStatements(device.log),
    operationOf(device.id, device.clock(hour)),
    'typed',
    newId,
    headStatements(device.log),
  );
  device.log.push(...written);
  return written;
}

export function fileOf(
  device: Device,
  log: readonly Statement[] = device.log,
  plan: Plan = PLAN,
): PackageFile {
  return {
    plan: plan.id,
    unitName: plan.unitName,
    year: plan.year,
    indicators: planIndicators(plan),
    scope: { kind: 'all' },
    createdAt: 0 as Instant,
    device: device.id as DeviceId,
    author: { name: '张', section: '综合科' },
    statements: [...log],
  };
}

/** The file as it is after being written and read. */
export function sent(file: PackageFile): OpenedPackage {
  const read = parsePackage(packageText(file));
  if (!read.ok) throw new Error(`cannot read what was written: ${read.error.kind}`);
  return read.value;
}

/** The same without the detour over text, where thousands of exchanges are made. */
export function handed(file: PackageFile): OpenedPackage {
  return { ...file, unread: [] };
}

export function planned(device: Device, ...files: readonly OpenedPackage[]): MergePlan {
  return plannedOn(PLAN, device, ...files);
}

export function plannedOn(plan: Plan, device: Device, ...files: readonly OpenedPackage[]): MergePlan {
  const merge = planMerge(plan, device.log, ...files);
  if (!merge.ok) throw new Error(`cannot plan: ${merge.error.kind}`);
  return merge.value;
}

export type Policy = (item: MergeItem) => MergeDecision;

export interface Exchange {
  readonly arrived: number;
  readonly conflicts: number;
  /** Words that the merge wrote. */
  readonly settled: number;
}

/** Somebody on the device takes a file in and says what the policy says on whatever has to be decided. */
export function takeIn(
  device: Device,
  hour: number,
  file: OpenedPackage,
  policy: Policy,
  on: Plan = PLAN,
): Exchange {
  return takeAllIn(device, hour, [file], policy, on);
}

/** The same with several files at once, in one step. */
export function takeAllIn(
  device: Device,
  hour: number,
  files: readonly OpenedPackage[],
  policy: Policy,
  on: Plan = PLAN,
): Exchange {
  const plan = plannedOn(on, device, ...files);
  const open = undecided(plan, new Map());
  const decisions = new Map<SubjectKey, MergeDecision>(open.map((item) => [item.key, policy(item)]));
  const decided = decideMerge(plan, decisions);
  if (!decided.ok) throw new Error(`undecided: ${decided.error.join()}`);
  const operation = operationOf(device.id, device.clock(hour), `m-${newId()}`);
  const added = applyMerge(device.log, decided.value, { operation, newId });
  if (!added.ok) throw new Error(added.error.kind);
  device.log.push(...added.value);
  return {
    arrived: decided.value.arriving.length,
    conflicts: open.length,
    settled: decided.value.settled.length,
  };
}

/** What the device shows, cell by cell, whoever said it: 'month/count/1' → '{"kind":"number","value":50000}|note'. */
export function shown(device: { readonly log: readonly Statement[] }): ReadonlyMap<SubjectKey, string> {
  const entries = [...currentStatements(device.log)].map(([key, { content, note }]): [SubjectKey, string] => [
    key,
    `${JSON.stringify(content)}|${note}`,
  ]);
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A generator of decisions that every run repeats: xorshift over 32 bits. */
export function seeded(seed: number): (below: number) => number {
  let state = (seed | 0) === 0 ? 1 : seed | 0;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
