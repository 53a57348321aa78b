import { GONE_ROW, RESTORE_WORDS, WHOLE_PLAN } from '#src/domain/words/history-words.ts';
import { textSlotText } from '#src/domain/words/statement-words.ts';
import { indicatorById, type Plan, type PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { historyEntries, restoreRefusal, type HistoryEntry } from '#src/domain/history/history.ts';
import { saidUnder, type Versions } from '#src/domain/history/said-under.ts';
import { withEveryRow } from '#src/domain/statements/adjustments.ts';
import { isClosing } from '#src/domain/statements/month-close.ts';
import type { Statement, StatementId } from '#src/domain/statements/statement.ts';
import { subjectGroup, type SubjectGroup } from '#src/domain/statements/subject-key.ts';
import { addTo } from '#src/kernel/add-to.ts';

/** One revision as the year's history lists it [N5]. */
export interface YearEntry extends HistoryEntry {
  /** null: it is about the plan as a whole, or about a row that the plan has no more. */
  readonly indicator: PlanIndicator | null;
  /** '07 组织活动', '方案'. */
  readonly row: string;
}

/**
 * Every revision of the year, newest first by the clocks of those who wrote; what replaces another stands above it where they agree.
 * @param plan the plan in force
 * @param arrivals which file each revision that was taken in came with
 */
export function yearHistory(
  log: readonly Statement[],
  plan: Plan,
  arrivals: ReadonlyMap<StatementId, string>,
  versions: Versions,
): readonly YearEntry[] {
  const steps = yearHistorySteps(log, plan, arrivals, versions);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The same, a row at a time: whoever shows it can look up in between. */
export function* yearHistorySteps(
  log: readonly Statement[],
  plan: Plan,
  arrivals: ReadonlyMap<StatementId, string>,
  versions: Versions,
): Generator<undefined, readonly YearEntry[]> {
  const under = saidUnder(log, log, versions);
  const byGroup = new Map<SubjectGroup, Statement[]>();
  for (const statement of log) {
    const group = subjectGroup(statement.subject);
    addTo(byGroup, group, statement);
  }
  const closings = log.filter(isClosing);
  const named = withEveryRow(plan, log);
  const groups = [...byGroup].map(([group, revisions]) => ({
    group,
    shown: group === '*' ? null : indicatorById(named, group),
    revisions,
  }));
  // What was said at one moment stands in the order of the plan.
  groups.sort((a, b) => (a.shown?.seq ?? 0) - (b.shown?.seq ?? 0));
  const entries: YearEntry[] = [];
  for (const { group, shown, revisions } of groups) {
    const row = rowText(group, shown);
    const indicator = shown === null ? null : indicatorById(plan, shown.id);
    for (const entry of historyEntries(revisions, shown, arrivals, closings, under)) {
      const { subject } = entry.statement;
      const about = subject.kind === 'text' ? textSlotText(subject.slot, plan.project) : entry.about;
      entries.push(Object.assign({}, entry, { indicator, row, about }));
    }
    yield;
  }
  return entries.sort((a, b) => b.statement.at - a.statement.at);
}

function rowText(group: SubjectGroup, indicator: PlanIndicator | null): string {
  if (indicator !== null) return `${indicator.seq} ${indicator.source.name}`;
  return group === '*' ? WHOLE_PLAN : GONE_ROW;
}

/** Whose, which section's, which month's and which row's; '' or null: all. */
export interface HistoryFilter {
  readonly person: string;
  readonly section: string;
  readonly month: Month | null;
  readonly indicator: string;
}

export const ALL_HISTORY: HistoryFilter = { person: '', section: '', month: null, indicator: '' };

export function filterHistory(
  entries: readonly YearEntry[],
  { person, section, month, indicator }: HistoryFilter,
): readonly YearEntry[] {
  return entries.filter(
    ({ statement: { author, subject }, indicator: row }) =>
      (person === '' || author.name === person) &&
      (section === '' || author.section === section) &&
      (month === null || ('month' in subject && subject.month === month)) &&
      (indicator === '' || row?.id === indicator),
  );
}

/** Why an earlier word cannot be said again, or null [I5]. */
export function yearRestoreRefusal(entry: YearEntry): string | null {
  if (entry.indicator !== null) return restoreRefusal(entry, entry.indicator);
  const { subject } = entry.statement;
  if ('indicator' in subject) return RESTORE_WORDS.gone;
  const { kind } = subject;
  if (kind === 'settings' || kind === 'count-rated' || kind === 'due-day') return RESTORE_WORDS.settings;
  if (kind === 'execution-checked') return RESTORE_WORDS.checked;
  return kind === 'month-close' || kind === 'close-list' || kind === 'seal' ? RESTORE_WORDS.closing : null;
}
