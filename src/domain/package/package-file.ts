import { cutText } from '#src/kernel/plain-text.ts';
import { planFileData } from '#src/domain/catalogue/plan-file.ts';
import { isSamplePlan, type Plan, type PlanId, type SourceCells } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { canonicalJson, digestOf } from '#src/domain/package/canonical-json.ts';
import type { PackageSeal } from '#src/domain/package/package-seal.ts';
import type { Author, DeviceId, Instant, Statement } from '#src/domain/statements/statement.ts';

/** The one exchange file: backup, reporting between sections, moving to another PC [M1]. FORMAT.md describes it. */
export const PACKAGE_FORMAT = 'performance-tracker-package';
export const PACKAGE_VERSION = 1;
export const PACKAGE_EXTENSION = '.jxb.json';

/** What a package holds of the year. */
export type PackageScope =
  | { readonly kind: 'all' }
  /** The rows that a section owns, months from…through (statements without a month come along). */
  | { readonly kind: 'section'; readonly section: string; readonly from: Month; readonly through: Month };

/** An indicator as the sender's plan has it: enough to see that both speak of the same row [M6]. */
export interface PackageIndicator {
  readonly id: string;
  readonly source: SourceCells;
}

/** One of several files that only together are what was handed over [M16]. */
export interface PackagePart {
  /** From 1. */
  readonly number: number;
  readonly count: number;
}

export interface PackageFile {
  readonly plan: PlanId;
  readonly unitName: string;
  readonly year: number;
  readonly indicators: readonly PackageIndicator[];
  /** The whole plan [PL10]; absent: a file of before plans travelled, which speaks of annex 10 as version 0.1.0 shipped it. */
  readonly planFile?: Plan;
  readonly scope: PackageScope;
  readonly createdAt: Instant;
  readonly device: DeviceId;
  readonly author: Author;
  /** Revisions, oldest first; all revisions of every subject in scope, so that lines of replacement are whole. */
  readonly statements: readonly Statement[];
  /** Finalised years, where everything goes [Y10]. */
  readonly seals?: readonly PackageSeal[];
  /** Absent: it is all in this file. */
  readonly part?: PackagePart;
}

/** A package of a plan; `about` says which part of it, and who hands it over when. */
export function planPackage(
  plan: Plan,
  about: Pick<PackageFile, 'scope' | 'createdAt' | 'device' | 'author' | 'statements' | 'seals'>,
): PackageFile {
  const { id, unitName, year } = plan;
  return { plan: id, unitName, year, indicators: planIndicators(plan), planFile: plan, ...about };
}

export function planIndicators(plan: Plan): readonly PackageIndicator[] {
  return plan.indicators.map(({ id, source }) => ({ id, source }));
}

/**
 * The revisions of a log that belong into a scope. A subject goes with all its revisions or not at all [M1].
 * @param plan the plan in force: the office may have given a row to another section
 */
export function statementsInScope(
  log: readonly Statement[],
  plan: Plan,
  scope: PackageScope,
): readonly Statement[] {
  if (scope.kind === 'all') return log;
  const owned = new Set<string>(
    plan.indicators.filter(({ owner }) => owner === scope.section).map(({ id }) => id),
  );
  return log.filter(({ subject }) => {
    if (!('indicator' in subject) || !owned.has(subject.indicator)) return false;
    return !('month' in subject) || (subject.month >= scope.from && subject.month <= scope.through);
  });
}

/** The file's text: readable JSON, one indicator and one statement a line, with a digest over everything else [M2]. */
export function packageText(file: PackageFile): string {
  const { plan, unitName, year, scope, createdAt, device, author, indicators, statements } = file;
  const seals = file.seals ?? [];
  const withSeals = seals.length === 0 ? {} : { seals };
  const planFile = file.planFile === undefined ? null : planFileData(file.planFile);
  const withPlan = planFile === null ? {} : { planFile };
  const head = {
    format: PACKAGE_FORMAT,
    version: PACKAGE_VERSION,
    plan,
    unitName,
    year,
    scope,
    createdAt,
    device,
    author,
    ...(file.part === undefined ? {} : { part: file.part }),
  };
  const digest = digestOf({ ...head, ...withPlan, indicators, statements, ...withSeals });
  return [
    '{',
    ...Object.entries({ ...head, digest }).map(([key, value]) => `  "${key}": ${JSON.stringify(value)},`),
    ...(planFile === null ? [] : [`  "planFile": ${planLines(planFile)},`]),
    `  "indicators": ${linesOf(indicators)},`,
    ...(seals.length === 0 ? [] : [`  "seals": ${linesOf(seals)},`]),
    `  "statements": ${linesOf(statements)}`,
    '}',
    '',
  ].join('\n');
}

/** The plan as its own file has it: the head in one line, a row a line. */
function planLines({ indicators, ...head }: Readonly<Record<string, unknown>>): string {
  const rows = Array.isArray(indicators) ? linesOf(indicators) : '[]';
  return `${JSON.stringify(head).slice(0, -1)},\n  "indicators": ${rows}}`;
}

function linesOf(list: readonly unknown[]): string {
  if (list.length === 0) return '[]';
  return `[\n${list.map((each) => `    ${canonicalJson(each)}`).join(',\n')}\n  ]`;
}

/** A file system takes 255 bytes, a Chinese character is three of them, and copies get « - 副本 (2)» behind. */
const MAX_NAME_PART = 24;

/**
 * 重庆市潼南区电子政务中心_2025年_运行管理科_1-7月_20250803-0915.jxb.json: a person can tell what it is [M1].
 * @param localTime 'YYYY-MM-DD hh:mm' by the office's clock
 */
export function packageFileName(file: PackageFile, localTime: string): string {
  const { scope } = file;
  const rows = scope.kind === 'all' ? ['全部'] : [scope.section, monthsText(scope.from, scope.through)];
  const stamp = localTime.replace(/[-:]/g, '').replace(/[T ]/, '-').slice(0, 13);
  return fileNameOf([
    file.unitName,
    `${file.year}年`,
    projectInName(file.planFile?.project ?? null),
    ...rows,
    isSamplePlan(file.plan) ? '示例' : '',
    partText(file.part),
    stamp,
  ]);
}

/** Shorter than the other parts: all of them together have to be a name that a file system takes. */
const MAX_PROJECT = 14;

/** What the name says of the project; '' for 整体, whose names stay as they were [PL14]. */
export function projectInName(project: string | null): string {
  return project === null ? '' : cutText(`项目${project}`, MAX_PROJECT);
}

/** The parts of a package's name, as a file system takes them. */
export function fileNameOf(parts: readonly string[]): string {
  const plain = parts.map((part) => {
    const named = part.replace(/[\\/:*?"<>|\s\p{C}]/gu, '').replace(/^\.+/, '');
    return cutText(named, MAX_NAME_PART);
  });
  return `${plain.filter((part) => part !== '').join('_')}${PACKAGE_EXTENSION}`;
}

function partText(part: PackagePart | undefined): string {
  return part === undefined ? '' : `第${part.number}份共${part.count}份`;
}

function monthsText(from: Month, through: Month): string {
  return from === through ? `${from}月` : `${from}-${through}月`;
}
