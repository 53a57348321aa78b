import { draftText, type Block } from '#src/domain/papers/document.ts';
import { reportFacts, type ReportFacts } from '#src/domain/papers/self-report-facts.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import type { Statement, SubjectKind, TextSlot } from '#src/domain/statements/statement.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';

/** How a section is drafted. */
export type Draft = (facts: ReportFacts) => readonly Block[];

/** Sections that say nothing of figures: what was cleared does not touch them. */
const WITHOUT_FIGURES: ReadonlySet<TextSlot> = new Set(['basics', 'application', 'publicity']);

const FIGURE_KINDS: ReadonlySet<SubjectKind> = new Set([
  'month',
  'part',
  'rating',
  'execution',
  'manual-score',
  'adjusted-target',
  'remark',
]);

/**
 * Whether the draft of a section reads differently now than when the person wrote its text, as far as what stands tells: it is drafted
 * once more without what was said since [J5]. Clocks of other devices differ, so this is a hint and no more.
 */
export function hasDraftChanged(slot: TextSlot, draft: Draft, facts: ReportFacts): boolean {
  const written = standing(facts.year, { kind: 'text', slot })?.at;
  if (written === undefined) return false;
  const then = saidUntil(facts.year, written);
  if (then.bySubject.size === facts.year.bySubject.size) return false;
  if (hasClearedSince(facts.year, then) && !WITHOUT_FIGURES.has(slot)) return true;
  const report = yearReport(facts.published, then, facts.report.cutOff);
  const before = draft(reportFacts({ ...facts, report, year: then }));
  return draftText({ draft: before }) !== draftText({ draft: draft(facts) });
}

/** The year without the statements that are newer than a moment. */
function saidUntil(year: YearStatements, at: number): YearStatements {
  // What has no time yet was said just now and is not stored.
  const isNewer = (said: Partial<Statement>) => said.at === undefined || said.at > at;
  return { bySubject: new Map([...year.bySubject].filter(([, said]) => !isNewer(said))) };
}

/** What a cleared cell said before stands nowhere any more: the draft may have read differently. */
function hasClearedSince(now: YearStatements, then: YearStatements): boolean {
  return [...now.bySubject].some(
    ([key, { subject, content }]) =>
      content === null && !then.bySubject.has(key) && FIGURE_KINDS.has(subject.kind),
  );
}
