import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { readDraftRows, type Draft, type DraftRow } from '#src/domain/draft/draft.ts';
import { carriesAmount } from '#src/domain/life/changed-rows.ts';
import { readingOf, readings } from '#src/domain/life/draft-values.ts';
import type { Statement, StatementId } from '#src/domain/statements/statement.ts';
import { revisionsById, storedRevisions } from '#src/storage/revision-log.ts';
import type { LogTables, PlanRow, RowPast, SaidOtherwise } from '#src/storage/schema.ts';

/** What is known of the rows of a plan or draft; of a plan that was taken off the list, what it was. */
export function pastOf(row: PlanRow | undefined): RowPast {
  if (row === undefined) return {};
  const { settled, otherwise, shut } = row.kind === 'gone' ? (row.was ?? row) : row;
  return wholePast(listed(settled), listed(otherwise), listed(shut));
}

function listed<T>(stored: readonly T[] | undefined): readonly T[] {
  const list: unknown = stored;
  return Array.isArray(list) ? (list as readonly T[]) : [];
}

/** As it is stored: nothing is said where there is nothing. */
export function wholePast(
  settled: NonNullable<RowPast['settled']>,
  otherwise: readonly SaidOtherwise[],
  shut: readonly StatementId[],
): RowPast {
  return {
    ...(settled.length === 0 ? {} : { settled }),
    ...(otherwise.length === 0 ? {} : { otherwise }),
    ...(shut.length === 0 ? {} : { shut }),
  };
}

/** A draft that was edited, decided on, replaced or put in force. */
export interface Turn {
  readonly past: RowPast;
  /** Every row as its values were read before; of one id the first counts. */
  readonly known: readonly DraftRow[];
  readonly next: Draft;
  /** Rows whose values wait: they are read as they were [PL53]. */
  readonly open: readonly DraftRow[];
  /** Whether a revision is read as its row is from now on, whatever it was said under: a person decided so, or it came with `next`. */
  readonly isOfNext: (statement: Statement) => boolean;
}

/**
 * What was said, and stands no more or waits, of rows that read numbers otherwise from now on, is kept with the row as it was; what of all
 * that would mean something else now is not said again by a step back or a restore point [PL65]. By revisions, not by clocks: a row that is
 * edited back takes its own words back too.
 */
export async function pastAfter(
  tables: LogTables,
  plan: PlanId,
  { past, known, next, open, isOfNext }: Turn,
): Promise<RowPast> {
  const before = new Map<string, DraftRow>();
  for (const row of known) if (!before.has(row.id)) before.set(row.id, row);
  const after = readings(next, [...open, ...next.rows]);
  const log = await revisionsById(
    tables,
    (past.otherwise ?? []).flatMap(({ said }) => said),
  );
  const kept = (past.otherwise ?? []).flatMap(({ row, said }): SaidOtherwise[] => {
    const left = said.filter((id) => {
      const statement = log.get(id);
      return statement !== undefined && !isOfNext(statement);
    });
    return left.length === 0 ? [] : [{ row, said: left }];
  });
  const told = new Set(kept.flatMap(({ said }) => said));
  const added: SaidOtherwise[] = [];
  const statements = new Map(log);
  for (const [id, row] of before) {
    if (readingOf(next, row) === after.get(id)) continue;
    const said: StatementId[] = [];
    for (const each of await storedRevisions(tables, plan, id as Parameters<typeof storedRevisions>[2])) {
      if ((each.content === null && each.note === '') || told.has(each.id) || isOfNext(each)) continue;
      said.push(each.id);
      statements.set(each.id, each);
    }
    if (said.length > 0) added.push({ row, said });
  }
  const otherwise = [...kept, ...added];
  return wholePast(past.settled ?? [], otherwise, shutOf(next, after, otherwise, statements));
}

function shutOf(
  next: Draft,
  after: ReadonlyMap<string, string | null>,
  otherwise: readonly SaidOtherwise[],
  statements: ReadonlyMap<StatementId, Statement>,
): readonly StatementId[] {
  return otherwise.flatMap(({ row, said }) => {
    const [was] = readDraftRows([row]);
    const now = was === undefined ? undefined : after.get(was.id);
    // On a row that is gone nobody would see it.
    if (now === undefined) return said;
    if (was !== undefined && readingOf(next, was) === now) return [];
    return said.filter((id) => {
      const statement = statements.get(id);
      return statement === undefined || carriesAmount(statement);
    });
  });
}
