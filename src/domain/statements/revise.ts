import type { Operation } from '#src/domain/statements/operation.ts';
import {
  saysSame,
  type Origin,
  type Said,
  type Statement,
  type StatementId,
} from '#src/domain/statements/statement.ts';
import { MAX_REPLACED } from '#src/domain/statements/statement-limits.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';

const NOTHING_SHUT: ReadonlySet<StatementId> = new Set();

/** Every subject has at most the one head that stands: true of a log that no merge has touched. */
const SINGLE_HEADS: ReadonlyMap<SubjectKey, readonly Statement[]> = new Map();

/**
 * Turns what a person said into revisions of what stands [T1]. Saying again what stands already adds nothing.
 * @param standing the standing statement of every subject that is touched (missing: nobody has said anything)
 * @param newId a fresh id per call; the caller owns randomness
 * @param heads subjects with several heads, as headStatements lists them: the revision is written over all of them, or a competing
 * one with a later clock would stand again over what was just said [T7]
 */
export function revise(
  said: readonly Said[],
  standing: ReadonlyMap<SubjectKey, Statement>,
  operation: Operation,
  origin: Origin,
  newId: () => StatementId,
  heads: ReadonlyMap<SubjectKey, readonly Statement[]> = SINGLE_HEADS,
): readonly Statement[] {
  const bySubject = new Map<SubjectKey, Said>();
  for (const each of said) bySubject.set(subjectKey(each.subject), each);
  const revisions: Statement[] = [];
  for (const [key, each] of bySubject) {
    const before = standing.get(key);
    if (before === undefined ? each.content === null && each.note === '' : saysSame(each, before)) continue;
    revisions.push({
      ...each,
      id: newId(),
      operation: operation.id,
      replaces: replacedIds(before, heads.get(key)),
      at: operation.at,
      author: operation.author,
      device: operation.device,
      origin,
    });
  }
  return revisions;
}

/** The standing one first: it is what an undo brings back. */
function replacedIds(
  before: Statement | undefined,
  heads: readonly Statement[] = [],
): readonly StatementId[] {
  if (before === undefined) return [];
  return [before.id, ...heads.map(({ id }) => id).filter((id) => id !== before.id)].slice(0, MAX_REPLACED);
}

/**
 * What must be said to take an operation back: for each subject that still says what the operation left there, what it replaced [B6].
 * Compared by what is said, not by id: after a later operation on the same cell was undone, another revision says the same again.
 * @param shut what would mean something else on its row if it stood again: left alone, and counted in `otherwise` [PL65]
 */
export function reversal(
  statements: readonly Statement[],
  standing: ReadonlyMap<SubjectKey, Statement>,
  replaced: ReadonlyMap<StatementId, Statement>,
  shut: ReadonlySet<StatementId> = NOTHING_SHUT,
): { readonly said: readonly Said[]; readonly skipped: number; readonly otherwise: number } {
  const said: Said[] = [];
  let skipped = 0;
  let otherwise = 0;
  for (const statement of statements) {
    const now = standing.get(subjectKey(statement.subject));
    const [beforeId] = statement.replaces;
    const before = beforeId === undefined ? undefined : replaced.get(beforeId);
    const isUnreadable = beforeId !== undefined && before === undefined;
    if (now === undefined || !saysSame(statement, now) || isUnreadable) {
      skipped += 1;
      continue;
    }
    if (before !== undefined && shut.has(before.id)) {
      otherwise += 1;
      continue;
    }
    said.push({
      subject: statement.subject,
      content: before?.content ?? null,
      note: before?.note ?? '',
    } as Said);
  }
  return { said, skipped, otherwise };
}
