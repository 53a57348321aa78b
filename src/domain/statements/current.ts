import type { Statement, StatementId } from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';
import { addTo } from '#src/kernel/add-to.ts';

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
  const current = new Map<SubjectKey, Statement>();
  for (const [key, [standing]] of headStatements(log)) if (standing !== undefined) current.set(key, standing);
  return current;
}

/**
 * The statements of each subject that nobody has replaced, the standing one first [T7]. Mostly one; several when devices wrote
 * without knowing of each other. None for a subject whose revisions replace each other in a circle, which no order of saying makes.
 */
export function headStatements(log: readonly Statement[]): ReadonlyMap<SubjectKey, readonly Statement[]> {
  const bySubject = new Map<SubjectKey, Statement[]>();
  for (const statement of log) {
    const key = subjectKey(statement.subject);
    addTo(bySubject, key, statement);
  }
  const heads = new Map<SubjectKey, readonly Statement[]>();
  for (const [key, revisions] of bySubject) heads.set(key, headsOf(revisions));
  return heads;
}

/** The unreplaced among the revisions of one subject, the standing one first; repeated ones count once. */
export function headsOf(revisions: readonly Statement[]): readonly Statement[] {
  // Within the subject only: a file could name the revision of another cell and so take a word away that nobody replaced.
  const replaced = new Set<StatementId>();
  for (const statement of revisions) for (const id of statement.replaces) replaced.add(id);
  const heads = new Map<StatementId, Statement>();
  for (const statement of revisions) if (!replaced.has(statement.id)) heads.set(statement.id, statement);
  return [...heads.values()].sort((a, b) => (standsOver(a, b) ? -1 : 1));
}
