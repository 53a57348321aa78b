import type { Plan } from '#src/domain/catalogue/plan.ts';
import { readDraft } from '#src/domain/draft/draft.ts';
import { entryPlan } from '#src/domain/draft/entry-plan.ts';
import { readiness, readinessText } from '#src/domain/papers/readiness.ts';
import { reportingMonth } from '#src/domain/period/month.ts';
import { standing, yearStatements, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { completenessThrough } from '#src/domain/year/completeness.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { waitingRows, type StoredDraft } from '#src/storage/plan-list.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

/**
 * What is open in a plan, in a few words: of a year that is over what stands before its seal, of one that runs the cells that nobody has
 * filled [NY17].
 * @param today 'YYYY-MM-DD'
 */
export function openWords(plan: Plan, year: YearStatements, today: string): string {
  if ((standing(year, { kind: 'seal' })?.content ?? null) !== null) return '已定稿';
  if (plan.draft === undefined && today.slice(0, 4) > String(plan.year))
    return `未定稿，${readinessText(readiness(plan, year))}`;
  const month = reportingMonth(plan.year, today);
  const { yearRows } = yearReport(plan, year, month);
  const { reported, expected } = completenessThrough(yearRows, year, month);
  const missing = expected - reported;
  return missing === 0 ? `截至 ${month} 月已填齐` : `截至 ${month} 月还有 ${missing} 格未填`;
}

/** The same of a plan that is not on screen. */
export async function readOpenWords(storage: TrackerStorage, plan: Plan, today: string): Promise<string> {
  const { statements } = await storage.load(plan.id);
  return openWords(plan, yearStatements(statements), today);
}

/** Of a draft: the cells of its year that nobody has filled; '' before the year has begun, or where nothing can be filled [NY21]. */
export async function readDraftWords(
  storage: TrackerStorage,
  stored: StoredDraft,
  today: string,
): Promise<string> {
  const draft = readDraft(stored.draft);
  const entry = draft === null ? null : entryPlan(draft, waitingRows(stored));
  if (entry === null || today.slice(0, 4) < String(entry.plan.year)) return '';
  return readOpenWords(storage, entry.plan, today);
}
