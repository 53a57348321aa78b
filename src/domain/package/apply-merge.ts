import { err, ok, type Result } from '#src/kernel/result.ts';
import type { DecidedMerge } from '#src/domain/package/merge-decision.ts';
import { currentStatements, headStatements } from '#src/domain/statements/current.ts';
import type { Operation } from '#src/domain/statements/operation.ts';
import type { Said, Statement, StatementId } from '#src/domain/statements/statement.ts';
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

/**
 * What must be said to take a merge back [M8]: on each subject that still says what the merge left there, what stood before it. The
 * revisions stay in the log; a subject that somebody has changed since is left alone and counted.
 * @param merged the ids of all revisions that the merge added
 */
export function mergeReversal(
  log: readonly Statement[],
  merged: ReadonlySet<StatementId>,
): { readonly said: readonly Said[]; readonly skipped: number } {
  const before = currentStatements(log.filter(({ id }) => !merged.has(id)));
  const touched = headStatements(log.filter(({ id }) => merged.has(id)));
  const standing = currentStatements(log);
  const byId = new Map(log.map((statement) => [statement.id, statement]));
  const said: Said[] = [];
  let skipped = 0;
  for (const key of touched.keys()) {
    const now = standing.get(key);
    const then = before.get(key);
    if (now === undefined) continue;
    if (!merged.has(now.id)) {
      // Said over what the merge left there; else nothing of the merge ever stood here.
      if (isOver(now, merged, byId)) skipped += 1;
      continue;
    }
    said.push({ subject: now.subject, content: then?.content ?? null, note: then?.note ?? '' } as Said);
  }
  return { said, skipped };
}

/** True when the statement was written over one of the revisions, directly or through others. */
function isOver(
  statement: Statement,
  revisions: ReadonlySet<StatementId>,
  byId: ReadonlyMap<StatementId, Statement>,
): boolean {
  const open = [...statement.replaces];
  const seen = new Set<StatementId>();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (revisions.has(id)) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(byId.get(id)?.replaces ?? []));
  }
  return false;
}
