import { Dexie } from 'dexie';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { inLineOrder } from '#src/domain/package/revision-lines.ts';
import { parseStatement } from '#src/domain/statements/statement-schema.ts';
import type { OperationId, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { subjectGroup, type SubjectGroup } from '#src/domain/statements/subject-key.ts';
import { rowsOf, type LogTables, type StatementRow } from '#src/storage/schema.ts';
import { loadStanding } from '#src/storage/standing-records.ts';

/** Every sound revision of a group; what replaces another comes after it, whatever the clocks said. */
export async function storedRevisions(
  tables: LogTables,
  plan: PlanId,
  group: SubjectGroup,
): Promise<readonly Statement[]> {
  const rows = await tables.statements.where('[plan+group]').equals([plan, group]).toArray();
  return inLineOrder(rows.flatMap((row) => parseStatement(row) ?? []));
}

/**
 * Every sound revision of a plan; what replaces another comes after it. A standing copy stands in for an original that is damaged:
 * only so a file holds, and a merge compares, what the screens show.
 */
export async function allRevisions(tables: LogTables, plan: PlanId): Promise<readonly Statement[]> {
  const { statements: standing } = await loadStanding(tables, plan);
  return inLineOrder(withCopies(await soundRows(tables, plan), standing));
}

/** So many rows are read at once. */
const FEW_ROWS = 2_000;

/** Of a long log a group at a time, as of one moment: a page that waits for all of it at once is blocked while it gets it [EN22]. */
async function soundRows(
  { statements: { db, name } }: LogTables,
  plan: PlanId,
): Promise<readonly Statement[]> {
  return db.transaction('r', name, async (transaction) => {
    const table = transaction.table<StatementRow, StatementId>(name);
    const all = () => rowsOf(table, '[plan+group]', plan);
    if ((await all().count()) <= FEW_ROWS)
      return (await all().toArray()).flatMap((row) => parseStatement(row) ?? []);
    const sound: Statement[] = [];
    for (const key of await all().uniqueKeys()) {
      const rows = await table.where('[plan+group]').equals(key).toArray();
      for (const row of rows) {
        const statement = parseStatement(row);
        if (statement !== null) sound.push(statement);
      }
    }
    return sound;
  });
}

/** The sound revisions of a log, each once; standing copies stand in for damaged originals. */
export function withCopies(sound: readonly Statement[], copies: readonly Statement[]): readonly Statement[] {
  return [...new Map<StatementId, Statement>([...copies, ...sound].map((each) => [each.id, each])).values()];
}

/** The sound revisions that an operation added. */
export async function revisionsOf(tables: LogTables, operation: OperationId): Promise<readonly Statement[]> {
  const rows = await tables.statements.where('operation').equals(operation).toArray();
  return rows.flatMap((row) => parseStatement(row) ?? []);
}

/** The sound revisions among those named, by id. */
export async function revisionsById(
  tables: LogTables,
  ids: readonly StatementId[],
): Promise<ReadonlyMap<StatementId, Statement>> {
  const byId = new Map<StatementId, Statement>();
  for (const row of await tables.statements.bulkGet([...ids])) {
    const statement = parseStatement(row);
    if (statement !== null) byId.set(statement.id, statement);
  }
  return byId;
}

/** Adds revisions to the log. Adds, never puts: an id that is there already stops the whole transaction. */
export async function addRevisions(
  tables: LogTables,
  plan: PlanId,
  statements: readonly Statement[],
): Promise<void> {
  await tables.statements.bulkAdd(
    statements.map((statement) => ({ ...statement, plan, group: subjectGroup(statement.subject) })),
  );
}

/** So that the page is free in between: a slow PC needs about a millisecond to hand one over. */
const ADDED_AT_ONCE = 40;
/** The database is at one lot while the page hands over another. */
const LANES = [0, 1] as const;

/**
 * Adds revisions that a file brought. One that is here already, damaged beyond reading, is put right: the file has what it said.
 * One that is soundly here stops the whole transaction.
 */
export async function addArriving(
  tables: LogTables,
  plan: PlanId,
  statements: readonly Statement[],
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < statements.length) {
      const lot = statements.slice(next, next + ADDED_AT_ONCE);
      next += ADDED_AT_ONCE;
      await addOrPutRight(tables, plan, lot);
    }
  };
  await Promise.all(LANES.map(lane));
}

async function addOrPutRight(
  tables: LogTables,
  plan: PlanId,
  statements: readonly Statement[],
): Promise<void> {
  try {
    await addRevisions(tables, plan, statements);
  } catch (error) {
    // Nothing of it is here, nearly always: so it is only asked where the database says that some is. The others are added.
    if (!(error instanceof Dexie.BulkError)) throw error;
    const there = Object.keys(error.failuresByPos).flatMap((position) => statements[Number(position)] ?? []);
    const rows = await tables.statements.bulkGet(there.map(({ id }) => id));
    const isDamaged = rows.every((row) => row?.plan === plan && parseStatement(row) === null);
    if (!isDamaged) throw error;
    await tables.statements.bulkDelete(there.map(({ id }) => id));
    await addRevisions(tables, plan, there);
  }
}
