import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { saidText, subjectText } from '#src/domain/report/statement-words.ts';
import { currentStatements } from '#src/domain/statements/current.ts';
import type { Statement, StatementId } from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';

/** One revision as the history shows it. */
export interface HistoryEntry {
  readonly statement: Statement;
  readonly key: SubjectKey;
  /** What it is about: '7月完成值'. */
  readonly about: string;
  readonly from: string;
  readonly to: string;
  /** It stands now: nothing has replaced it. */
  readonly isStanding: boolean;
}

/** Every revision of a group with what it replaced, newest first [I4]. */
export function historyEntries(
  log: readonly Statement[],
  indicator: PlanIndicator | null,
): readonly HistoryEntry[] {
  const byId = new Map<StatementId, Statement>(log.map((statement) => [statement.id, statement]));
  const current = currentStatements(log);
  return log
    .map((statement): HistoryEntry => {
      const [replaced] = statement.replaces;
      const before = replaced === undefined ? null : (byId.get(replaced) ?? null);
      const key = subjectKey(statement.subject);
      return {
        statement,
        key,
        about: subjectText(statement.subject, indicator),
        from: saidText(before, indicator),
        to: saidText(statement, indicator),
        isStanding: current.get(key)?.id === statement.id,
      };
    })
    .reverse();
}

/** How many revisions each subject has. */
export function revisionCounts(log: readonly Statement[]): ReadonlyMap<SubjectKey, number> {
  const counts = new Map<SubjectKey, number>();
  for (const { subject } of log) {
    const key = subjectKey(subject);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
