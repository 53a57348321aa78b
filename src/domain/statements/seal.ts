import type { Statement } from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';

const SEAL_KEY = subjectKey({ kind: 'seal' });

/** Whether the year is final: a sealed year takes no further word [Y6]. */
export function isSealed(standing: ReadonlyMap<SubjectKey, Statement>): boolean {
  return (standing.get(SEAL_KEY)?.content ?? null) !== null;
}
