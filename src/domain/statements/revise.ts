import type { Operation } from '#src/domain/statements/operation.ts';
import type { Origin, Said, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';

/**
 * Turns what a person said into revisions of what stands [T1]. Saying again what stands already adds nothing.
 * @param standing the standing statement of every subject that is touched (missing: nobody has said anything)
 * @param newId a fresh id per call; the caller owns randomness
 */
export function revise(
  said: readonly Said[],
  standing: ReadonlyMap<SubjectKey, Statement>,
  operation: Operation,
  origin: Origin,
  newId: () => StatementId,
): readonly Statement[] {
  const bySubject = new Map<SubjectKey, Said>();
  for (const each of said) bySubject.set(subjectKey(each.subject), each);
  const revisions: Statement[] = [];
  for (const [key, each] of bySubject) {
    const before = standing.get(key);
    if (before === undefined ? each.content === null && each.note === '' : isSame(each, before)) continue;
    revisions.push({
      ...each,
      id: newId(),
      operation: operation.id,
      replaces: before === undefined ? [] : [before.id],
      at: operation.at,
      author: operation.author,
      device: operation.device,
      origin,
    });
  }
  return revisions;
}

/** What must be said to take an operation back: for each of its statements that still stands, what it replaced [T5]. */
export function reversal(
  statements: readonly Statement[],
  standing: ReadonlyMap<SubjectKey, Statement>,
  replaced: ReadonlyMap<StatementId, Statement>,
): { readonly said: readonly Said[]; readonly skipped: number } {
  const said: Said[] = [];
  let skipped = 0;
  for (const statement of statements) {
    if (standing.get(subjectKey(statement.subject))?.id !== statement.id) {
      skipped += 1;
      continue;
    }
    const [beforeId] = statement.replaces;
    const before = beforeId === undefined ? undefined : replaced.get(beforeId);
    said.push({
      subject: statement.subject,
      content: before?.content ?? null,
      note: before?.note ?? '',
    } as Said);
  }
  return { said, skipped };
}

/** Equal in content and note. Contents are small plain records whose keys are always written in the same order. */
function isSame(said: Said, statement: Statement): boolean {
  return said.note === statement.note && JSON.stringify(said.content) === JSON.stringify(statement.content);
}
