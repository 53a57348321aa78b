import type { Month } from '#src/domain/period/month.ts';
import { closedMonths, recordedMonth } from '#src/domain/statements/month-close.ts';
import { isSealed } from '#src/domain/statements/seal.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import type { SubjectKey } from '#src/domain/statements/subject-key.ts';
import { StorageError } from '#src/storage/problem.ts';

// What a final year and a closed month take. Pure: asked inside the transaction, on what stands there.

/** The word that stands on each subject, of its heads. */
export function standingOf(
  heads: ReadonlyMap<SubjectKey, readonly Statement[]>,
): ReadonlyMap<SubjectKey, Statement> {
  const standing = new Map<SubjectKey, Statement>();
  for (const [key, [first]] of heads) if (first !== undefined) standing.set(key, first);
  return standing;
}

/** A final year takes no word, and nobody seals or opens one in passing [Y6]. */
export function mustBeOpen(
  revisions: readonly Statement[],
  standing: ReadonlyMap<SubjectKey, Statement>,
): void {
  if (revisions.length > 0 && isSealed(standing)) throw new StorageError({ kind: 'sealed' });
  if (revisions.some(({ subject }) => subject.kind === 'seal')) throw new StorageError({ kind: 'refused' });
}

/** A closed month takes no word without a reason, which stays with what it is about [Y2]. */
export function asCorrections(
  revisions: readonly Statement[],
  standing: ReadonlyMap<SubjectKey, Statement>,
  correction: string | undefined,
): readonly Statement[] {
  const closed = closedMonths(standing);
  const closedMonthOf = ({ subject }: Statement): Month | null => {
    const month = recordedMonth(subject);
    return month !== null && closed.has(month) ? month : null;
  };
  const months = new Set(revisions.map(closedMonthOf).filter((month) => month !== null));
  if (months.size === 0) return revisions;
  const reason = correction?.trim() ?? '';
  if (reason === '')
    throw new StorageError({ kind: 'needs-reason', months: [...months].sort((a, b) => a - b) });
  return revisions.map((each) => (closedMonthOf(each) === null ? each : { ...each, correction: reason }));
}
