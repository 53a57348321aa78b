import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { inLineOrder } from '#src/domain/package/revision-lines.ts';
import { parseStatement } from '#src/domain/statements/statement-schema.ts';
import type { OperationId, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { subjectGroup, type SubjectGroup } from '#src/domain/statements/subject-key.ts';
import { rowsOf, type LogTables } from '#src/storage/schema.ts';
import { loadStanding, type StandingRecord } from '#src/storage/standing-records.ts';

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
  const rows = await rowsOf(tables.statements, '[plan+group]', plan).toArray();
  return inLineOrder(withCopies(rows, standing));
}

/** The same for some groups, inside a read-write transaction. */
export async function groupRevisions(
  tables: LogTables,
  plan: PlanId,
  records: readonly StandingRecord[],
): Promise<readonly Statement[]> {
  const keys = records.map(({ group }): [PlanId, SubjectGroup] => [plan, group]);
  const rows = await tables.statements.where('[plan+group]').anyOf(keys).toArray();
  return withCopies(
    rows,
    records.flatMap(({ statements }) => statements),
  );
}

function withCopies(rows: readonly unknown[], copies: readonly Statement[]): readonly Statement[] {
  const byId = new Map<StatementId, Statement>(copies.map((each) => [each.id, each]));
  for (const row of rows) {
    const statement = parseStatement(row);
    if (statement !== null) byId.set(statement.id, statement);
  }
  return [...byId.values()];
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

/**
 * Adds revisions that a file brought. One that is here already, damaged beyond reading, is put right: the file has what it said.
 * One that is soundly here stops the whole transaction.
 */
export async function addArriving(
  tables: LogTables,
  plan: PlanId,
  statements: readonly Statement[],
): Promise<void> {
  const rows = await tables.statements.bulkGet(statements.map(({ id }) => id));
  const isDamagedHere = (index: number) =>
    rows[index] !== undefined && rows[index].plan === plan && parseStatement(rows[index]) === null;
  const damaged = statements.filter((_, index) => isDamagedHere(index));
  await tables.statements.bulkDelete(damaged.map(({ id }) => id));
  await addRevisions(tables, plan, statements);
}
