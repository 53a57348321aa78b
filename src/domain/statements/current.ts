import type { Statement, StatementId } from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';

/**
 * Which of two competing statements on one subject stands [T4]: the later clock; at the same instant the greater device, then the
 * greater id, so that every device answers alike.
 */
export function standsOver(a: Statement, b: Statement): boolean {
  if (a.at !== b.at) return a.at > b.at;
  if (a.device !== b.device) return a.device > b.device;
  return a.id > b.id;
}

/**
 * The statement that stands for each subject, from a log in any order [T3]. A statement that another one replaces never stands,
 * whatever the clocks say; between the rest standsOver decides. A pure function of the set: merging commutes.
 */
export function currentStatements(log: readonly Statement[]): ReadonlyMap<SubjectKey, Statement> {
  const replaced = new Set<StatementId>();
  for (const statement of log) for (const id of statement.replaces) replaced.add(id);
  const current = new Map<SubjectKey, Statement>();
  for (const statement of log) {
    if (replaced.has(statement.id)) continue;
    const key = subjectKey(statement.subject);
    const standing = current.get(key);
    if (standing === undefined || standsOver(statement, standing)) current.set(key, statement);
  }
  return current;
}
