import { err, ok, type Result } from '#src/kernel/result.ts';
import type { DecidedMerge } from '#src/domain/package/merge-decision.ts';
import { headStatements } from '#src/domain/statements/current.ts';
import type { Operation } from '#src/domain/statements/operation.ts';
import type { Statement, StatementId } from '#src/domain/statements/statement.ts';
import type { SubjectKey } from '#src/domain/statements/subject-key.ts';

/** Who merges, when, and with which ids. */
export interface MergeStamp {
  readonly operation: Pick<Operation, 'id' | 'at' | 'author' | 'device'>;
  /** A fresh id per call; the caller owns randomness. */
  readonly newId: () => StatementId;
}

/** Something was said on these subjects between the preview and the application: plan again [M8]. */
export interface StaleMerge {
  readonly kind: 'changed-meanwhile';
  readonly keys: readonly SubjectKey[];
}

/**
 * The revisions that a decided merge adds to the log, to be appended in one transaction [M8]: theirs exactly as they were written, and
 * the settled words as revisions of our own. Pure.
 * @param log the log as it is inside the transaction, not as it was when the preview was shown
 */
export function applyMerge(
  log: readonly Statement[],
  { arriving, settled, basis }: DecidedMerge,
  { operation, newId }: MergeStamp,
): Result<readonly Statement[], StaleMerge> {
  const heads = headStatements(log);
  const keys = [...basis].flatMap(([key, planned]) => (isSameSet(planned, heads.get(key)) ? [] : [key]));
  if (keys.length > 0) return err({ kind: 'changed-meanwhile', keys });
  const words = settled.map(
    ({ said, replaces }): Statement => ({
      ...said,
      id: newId(),
      operation: operation.id,
      replaces,
      at: operation.at,
      author: operation.author,
      device: operation.device,
      origin: 'merged',
    }),
  );
  return ok([...arriving, ...words]);
}

function isSameSet(planned: readonly StatementId[], heads: readonly Statement[] = []): boolean {
  return planned.length === heads.length && heads.every(({ id }) => planned.includes(id));
}
