import { isSamplePlan, type Plan } from '#src/domain/catalogue/plan.ts';
import { fileState } from '#src/domain/package/file-state.ts';
import { partsMissing } from '#src/domain/package/package-parts.ts';
import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { isEarlierVersion, planOfFile } from '#src/domain/package/plan-version.ts';
import { saysSame } from '#src/domain/package/same-word.ts';
import { headStatements } from '#src/domain/statements/current.ts';
import { isSealed } from '#src/domain/statements/seal.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import { yearStatements, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { addTo } from '#src/kernel/add-to.ts';

/** A package with the name of the file that it came in. */
export interface NamedPackage {
  readonly name: string;
  readonly file: OpenedPackage;
}

/** The year of a unit or of one of its projects, as the files that were laid out tell it [DI1]. */
export interface UnitYear {
  /** As published; of several versions the one that puts the others right. */
  readonly plan: Plan;
  readonly year: YearStatements;
  /** Every word of the files, what was replaced too. */
  readonly log: readonly Statement[];
  /** The texts of the plan that the files carry: what was said of an earlier one is read by that. */
  readonly texts: readonly Plan[];
  /** The files it was made of. */
  readonly names: readonly string[];
  /** When the newest of them was made, ms since 1970 UTC. */
  readonly writtenAt: number;
  /** Subjects on which the files say several things and nobody has decided; the newest is counted. */
  readonly competing: number;
  /** What cannot stand on the plan, or is of a newer version of this app: not counted. */
  readonly aside: number;
  /** Sections of which alone there are files; empty: the whole unit. */
  readonly onlySections: readonly string[];
  /** Numbers of parts that were not laid out. */
  readonly missingParts: readonly number[];
  /** 定稿 */
  readonly isSealed: boolean;
}

/** Why a file says nothing about any unit. */
export interface LeftOut {
  readonly name: string;
  readonly kind: 'no-plan' | 'sample' | 'other-text';
}

export interface GatheredUnits {
  /** In the order of their first files. */
  readonly units: readonly UnitYear[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * The years of units out of their files; several files of one plan are one unit, whose revisions are united as in a merge. Pure: nothing is
 * taken in anywhere [DI1].
 */
export function gatherUnits(files: readonly NamedPackage[]): GatheredUnits {
  const leftOut: LeftOut[] = [];
  const byPlan = new Map<string, { plan: Plan; files: { named: NamedPackage; plan: Plan }[] }>();
  for (const named of files) {
    const plan = planOfFile(named.file);
    if (plan === null || isSamplePlan(plan.id)) {
      leftOut.push({ name: named.name, kind: plan === null ? 'no-plan' : 'sample' });
      continue;
    }
    const group = byPlan.get(plan.id);
    if (group === undefined) byPlan.set(plan.id, { plan, files: [{ named, plan }] });
    else {
      group.files.push({ named, plan });
      if (isEarlierVersion(group.plan, plan)) group.plan = plan;
    }
  }
  const units = [...byPlan.values()].map((group) => {
    const digest = planDigest(group.plan);
    const isOf = ({ plan }: { readonly plan: Plan }) =>
      planDigest(plan) === digest || isEarlierVersion(plan, group.plan);
    for (const each of group.files)
      if (!isOf(each)) leftOut.push({ name: each.named.name, kind: 'other-text' });
    return unitYear(
      group.plan,
      group.files.filter(isOf).map(({ named }) => named),
    );
  });
  return { units, leftOut };
}

function unitYear(plan: Plan, files: readonly NamedPackage[]): UnitYear {
  const packages = files.map(({ file }) => file);
  // Version by version: a file of an earlier one means something else by some of its rows.
  const states = byVersion(packages).map((version) => fileState(plan, [], united(version)));
  const refused = new Set(states.flatMap(({ aside }) => aside.map(({ statement }) => statement?.id)));
  const standing: Statement[] = [];
  let competing = 0;
  const log = unitedLog(packages);
  for (const [first, ...others] of headStatements(log).values()) {
    if (first === undefined || refused.has(first.id)) continue;
    standing.push(first);
    if (others.some((other) => !saysSame(first, other))) competing += 1;
  }
  const year = yearStatements(standing);
  const isWhole = packages.some(({ scope }) => scope.kind === 'all');
  const sections = packages.flatMap(({ scope }) => (scope.kind === 'section' ? [scope.section] : []));
  const missing = packages.flatMap((file) =>
    file.part === undefined ? [] : partsMissing({ ...file, part: file.part }, packages),
  );
  return {
    plan,
    year,
    log,
    texts: [...packages.flatMap((file) => planOfFile(file) ?? []), plan],
    names: files.map(({ name }) => name),
    writtenAt: packages.reduce((newest, { createdAt }) => Math.max(newest, createdAt), 0),
    competing,
    aside: states.reduce((sum, { aside }) => sum + aside.length, 0),
    onlySections: isWhole ? [] : [...new Set(sections)],
    missingParts: [...new Set(missing)],
    isSealed: isSealed(year.bySubject),
  };
}

function byVersion(files: readonly OpenedPackage[]): readonly (readonly OpenedPackage[])[] {
  const versions = new Map<string, OpenedPackage[]>();
  for (const file of files) {
    const plan = planOfFile(file);
    const digest = plan === null ? '' : planDigest(plan);
    addTo(versions, digest, file);
  }
  return [...versions.values()];
}

/** Files of one version as one: the parts of a set, or what several people handed over. */
function united(files: readonly OpenedPackage[]): OpenedPackage {
  const [first, ...others] = files as readonly [OpenedPackage, ...OpenedPackage[]];
  if (others.length === 0) return first;
  return { ...first, statements: unitedLog(files), unread: files.flatMap(({ unread }) => unread) };
}

function unitedLog(files: readonly OpenedPackage[]): readonly Statement[] {
  const byId = new Map<string, Statement>();
  for (const { statements } of files) for (const each of statements) byId.set(each.id, each);
  return [...byId.values()];
}
