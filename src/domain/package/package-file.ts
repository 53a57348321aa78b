import type { Plan, PlanId, SourceCells } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { canonicalJson, digestOf } from '#src/domain/package/canonical-json.ts';
import type { Author, DeviceId, Instant, Statement } from '#src/domain/statements/statement.ts';

/** The one exchange file: backup, reporting between sections, moving to another PC [M1]. */
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

export interface PackageFile {
  readonly plan: PlanId;
  readonly unitName: string;
  readonly year: number;
  readonly indicators: readonly PackageIndicator[];
  readonly scope: PackageScope;
  readonly createdAt: Instant;
  readonly device: DeviceId;
  readonly author: Author;
  /** Revisions, oldest first; all revisions of every subject in scope, so that lines of replacement are whole. */
  readonly statements: readonly Statement[];
}

export function planIndicators(plan: Plan): readonly PackageIndicator[] {
  return plan.indicators.map(({ id, source }) => ({ id, source }));
}

/** The revisions of a log that belong into a scope. A subject goes with all its revisions or not at all. */
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

/** The file's text: readable JSON, one statement a line, with a digest over everything else [M2]. */
export function packageText(file: PackageFile): string {
  const content = { format: PACKAGE_FORMAT, version: PACKAGE_VERSION, ...file };
  const { statements, ...head } = content;
  const headLines = Object.entries(head).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`,
  );
  const lines = statements.map((statement) => `    ${canonicalJson(statement)}`);
  return [
    '{',
    ...headLines,
    `  "digest": "${digestOf(content)}",`,
    '  "statements": [',
    lines.join(',\n'),
    '  ]',
    '}',
    '',
  ].join('\n');
}

/** 重庆市潼南区电子政务中心_2025年_运行管理科_1-7月_20250803-0915.jxb.json: a person can tell what it is [M1]. */
export function packageFileName(file: PackageFile, localTime: string): string {
  const scope =
    file.scope.kind === 'all' ? '全部' : `${file.scope.section}_${file.scope.from}-${file.scope.through}月`;
  const stamp = localTime.replace(/[-:]/g, '').replace(/[T ]/, '-').slice(0, 13);
  const safe = [file.unitName, `${file.year}年`, scope, stamp].map((part) =>
    part.replace(/[\\/:*?"<>|\s]/g, ''),
  );
  return `${safe.join('_')}${PACKAGE_EXTENSION}`;
}
