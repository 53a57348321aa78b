import { err, ok, type Result } from '#src/kernel/result.ts';
import { planFileData } from '#src/domain/catalogue/plan-file.ts';
import { isSamplePlan, type Plan, type PlanId } from '#src/domain/catalogue/plan.ts';
import { canonicalJson, digestOf } from '#src/domain/package/canonical-json.ts';
import { YEAR_END } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { formTexts } from '#src/domain/papers/form-texts.ts';
import { sealObstacles, type SealObstacle } from '#src/domain/year/finality.ts';
import { sealObstacleText } from '#src/domain/words/finality-words.ts';
import { GRADE_WORDS } from '#src/domain/words/words.ts';
import { yearReport, type YearReport } from '#src/domain/year/year-report.ts';
import { frozenForm, type FrozenForm } from '#src/domain/seal/frozen-form.ts';
import type {
  Author,
  DeviceId,
  Instant,
  SealContent,
  SealId,
  Statement,
} from '#src/domain/statements/statement.ts';
import { subjectKey } from '#src/domain/statements/subject-key.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';

export const SEAL_FORMAT = 'performance-tracker-seal';
export const SEAL_VERSION = 1;

/** What is frozen, each part with a digest of its own, so that a check can say which part was changed [Y7]. */
export const SEAL_PARTS = ['plan', 'statements', 'results', 'texts'] as const;

export type SealPart = (typeof SEAL_PARTS)[number];

export interface SealParts {
  /**
   * The plan in force: proposal, edits and settings, the rule for exceeded ceilings among them. As a plan file has it [PL16]; in seals
   * of before, as the app of that day held it: kept for its digest, and read by nobody.
   */
  readonly plan: Readonly<Record<string, unknown>>;
  /** What stood, one statement a subject, in the order of their keys. */
  readonly statements: readonly Statement[];
  /** The scorecard as printed. */
  readonly results: FrozenForm;
  /** The texts of the year-end forms by slot. */
  readonly texts: Readonly<Record<string, string>>;
}

interface SealHead {
  readonly format: typeof SEAL_FORMAT;
  readonly version: typeof SEAL_VERSION;
  readonly id: SealId;
  readonly planId: PlanId;
  readonly unitName: string;
  readonly year: number;
  /** The name of the project; absent: 部门整体. */
  readonly project?: string;
  readonly isSample: boolean;
  readonly sealedAt: Instant;
  readonly author: Author;
  readonly device: DeviceId;
  /** 自评总分 where there is one, else 指标得分; in hundredths. */
  readonly total: Points;
  readonly grade: string;
  readonly parts: Readonly<Record<SealPart, string>>;
}

/** A finalised year, frozen [Y4]. `digest` is the SHA-256 of the head, which holds those of the parts. */
export interface SealFile extends SealHead, SealParts {
  readonly digest: string;
}

export interface SealStamp {
  readonly id: SealId;
  readonly at: Instant;
  readonly author: Author;
  readonly device: DeviceId;
}

/**
 * Freezes a year [Y4]. Pure.
 * @param standing every statement that stands
 * @returns the file, or why the year cannot be final: rows without a score, weights that do not add up, no execution
 */
export function freezeYear(
  published: Plan,
  standing: readonly Statement[],
  { id, at, author, device }: SealStamp,
): Result<SealFile, readonly SealObstacle[]> {
  const year = yearStatements(standing);
  const report = yearReport(published, year, YEAR_END);
  const isSample = isSamplePlan(published.id);
  const obstacles = sealObstacles(report);
  if (obstacles.length > 0) return err(obstacles);
  const parts: SealParts = {
    plan: planFileData(report.plan),
    statements: sealedStatements(standing),
    results: frozenForm(report, published, isSample),
    texts: Object.fromEntries(formTexts(year)),
  };
  const head: SealHead = {
    format: SEAL_FORMAT,
    version: SEAL_VERSION,
    id,
    planId: published.id,
    unitName: report.plan.unitName,
    year: report.plan.year,
    ...(report.plan.project === null ? {} : { project: report.plan.project }),
    isSample,
    sealedAt: at,
    author: { name: author.name, section: author.section },
    device,
    ...totalOf(report),
    parts: partDigests(parts),
  };
  return ok({ ...head, ...parts, digest: digestOf(head) });
}

/** What is said of a sealed file: the statement that goes with it. */
function sealContent({ id, digest, total, grade }: SealFile): SealContent {
  return { id, digest, total, grade };
}

/** The digest of a head as it is: what a file's own digest must be. */
export function headDigest(file: SealFile): string {
  const {
    digest: _digest,
    plan: _plan,
    statements: _statements,
    results: _results,
    texts: _texts,
    ...head
  } = file;
  return digestOf(head);
}

export function partDigests(parts: SealParts): Record<SealPart, string> {
  const { plan, statements, results, texts } = parts;
  return {
    plan: digestOf(plan),
    statements: digestOf(statements),
    results: digestOf(results),
    texts: digestOf(texts),
  };
}

/** 自评总分, which is what is filed; 指标得分 where the plan has no budget. */
export function totalOf({ card, tenNinety }: YearReport): { readonly total: Points; readonly grade: string } {
  return { total: tenNinety?.total ?? card.total, grade: GRADE_WORDS[tenNinety?.grade ?? card.grade] };
}

/** What is frozen of the statements that stand: all but the seal itself, in one order on every device. */
export function sealedStatements(standing: readonly Statement[]): readonly Statement[] {
  return standing
    .filter(({ subject }) => subject.kind !== 'seal')
    .map((statement) => ({ key: subjectKey(statement.subject), statement }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ statement }) => statement);
}

/** The text of a seal file: one statement and one row a line, so that two files can be compared line by line. */
export function sealFileText(file: SealFile): string {
  const { statements, results, ...rest } = file;
  const { rows, ...form } = results;
  return [
    '{',
    ...Object.entries(rest).map(([key, value]) => `"${key}":${canonicalJson(value)},`),
    `"results":{${Object.entries(form)
      .map(([key, value]) => `"${key}":${canonicalJson(value)},`)
      .join('\n')}`,
    `"rows":[\n${rows.map(canonicalJson).join(',\n')}\n]},`,
    `"statements":[\n${statements.map(canonicalJson).join(',\n')}\n]`,
    '}',
    '',
  ].join('\n');
}

/** For storage: freezes what it is handed inside the transaction that seals; what stands against it, in words. */
export function freezeForStorage(published: Plan) {
  return (standing: readonly Statement[], stamp: SealStamp) => {
    const frozen = freezeYear(published, standing, stamp);
    return frozen.ok
      ? ok({ file: { ...frozen.value }, content: sealContent(frozen.value) })
      : err(frozen.error.map((obstacle) => sealObstacleText(obstacle, published.indicators)));
  };
}
