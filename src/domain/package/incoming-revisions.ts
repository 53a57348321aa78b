import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Aside, AsideReason } from '#src/domain/package/merge-item.ts';
import type { OpenedPackage, UnreadStatement } from '#src/domain/package/parse-package.ts';
import { isSameRevision } from '#src/domain/package/same-word.ts';
import type { AdjustmentContent, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';

/** Where a statement stands: in which of the files, and where in it. Both count from 0. */
export type PlaceInFile = Pick<Aside, 'file' | 'index'>;

/** The revisions of one subject that the files hold, each once, and the place of the first. */
export interface Incoming {
  readonly place: PlaceInFile;
  readonly revisions: Statement[];
  /** Which of the files speak of it. */
  readonly files: Set<number>;
}

/**
 * The union of the files' revisions, by subject. All or nothing for a subject: half of its revisions would be another line of events,
 * so what cannot be taken of one file blocks the subject in all of them, and is told to `aside`.
 */
export function incomingBySubject(
  plan: Plan,
  log: readonly Statement[],
  files: readonly OpenedPackage[],
  aside: Aside[],
): ReadonlyMap<SubjectKey, Incoming> {
  const known = new Map<StatementId, Statement>(log.map((statement) => [statement.id, statement]));
  const read = new Map<StatementId, Statement>();
  const rows = new Set<string>(plan.indicators.map(({ id }) => id));
  // A row that was added during the year comes with the word that adds it, or is here already [PL24].
  for (const { content, subject } of [log, ...files.map(({ statements }) => statements)].flat())
    if (subject.kind === 'adjustment' && content !== null)
      for (const { id } of (content as AdjustmentContent).added) rows.add(id);
  const blocked = new Set<SubjectKey>();
  for (const { unread } of files)
    for (const { statement } of unread) if (statement !== null) blocked.add(subjectKey(statement.subject));
  const incoming = new Map<SubjectKey, Incoming>();
  for (const [file, { statements, unread }] of files.entries()) {
    for (const [position, statement] of statements.entries()) {
      const key = subjectKey(statement.subject);
      if (blocked.has(key)) continue;
      const twin = read.get(statement.id);
      const place = { file, index: indexInFile(position, unread) };
      const reason = reasonOf(statement, rows, known.get(statement.id), twin);
      if (reason !== null) {
        aside.push({ ...place, reason, statement });
        blocked.add(key);
        // The same id on another subject: there it is altered as well.
        if (twin !== undefined) blocked.add(subjectKey(twin.subject));
        continue;
      }
      read.set(statement.id, statement);
      const found = incoming.get(key) ?? { place, revisions: [], files: new Set<number>() };
      found.files.add(file);
      if (twin === undefined) found.revisions.push(statement);
      incoming.set(key, found);
    }
  }
  return new Map([...incoming].filter(([key]) => !blocked.has(key)));
}

/** Why a statement cannot be taken, or null. */
function reasonOf(
  statement: Statement,
  rows: ReadonlySet<string>,
  mine: Statement | undefined,
  twin: Statement | undefined,
): AsideReason | null {
  if ('indicator' in statement.subject && !rows.has(statement.subject.indicator))
    return { kind: 'unknown-indicator' };
  if (mine !== undefined && !isSameRevision(mine, statement)) return { kind: 'altered-revision' };
  return twin !== undefined && !isSameRevision(twin, statement) ? { kind: 'altered-in-file' } : null;
}

/** Where a statement stood in its file: the unread ones were taken out of the list, in order. */
export function indexInFile(position: number, unread: readonly UnreadStatement[]): number {
  let index = position;
  for (const each of unread) {
    if (each.index > index) break;
    index += 1;
  }
  return index;
}
