import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { currentStatements, headStatements } from '#src/domain/statements/current.ts';
import { parseStatement } from '#src/domain/statements/statement-schema.ts';
import type { Statement, StatementId } from '#src/domain/statements/statement.ts';
import { subjectGroup, type SubjectGroup } from '#src/domain/statements/subject-key.ts';
import { inOneTransaction, rowsOf, type LogTables, type StandingRow } from '#src/storage/schema.ts';

/**
 * A derived record as read: what is sound of it, and whether anything was not [B4]. Holds every head: mostly one statement a
 * subject, and after a merge also those that compete with the standing one and lost, for the next revision replaces them too.
 */
export interface StandingRecord {
  readonly group: SubjectGroup;
  readonly statements: readonly Statement[];
  readonly lost: number;
  readonly isDamaged: boolean;
}

/** What a plan's derived records hold, and how many subjects have lost their newest revision. */
export interface StandingLoad {
  readonly statements: readonly Statement[];
  readonly damaged: number;
}

/** The standing statements of a plan; records that are damaged are derived anew from the log on the way [B5]. */
export async function loadStanding(tables: LogTables, plan: PlanId): Promise<StandingLoad> {
  const rows = await tables.standing.where('plan').equals(plan).toArray();
  const records = rows.map(parseRow);
  if (!records.some(({ isDamaged }) => isDamaged)) return toLoad(records);
  try {
    return toLoad(
      await inOneTransaction(tables, (bound) =>
        readRecords(
          bound,
          plan,
          rows.map(({ group }) => group),
        ),
      ),
    );
  } catch {
    // A full disk is no reason to hide what is sound; the records are repaired another time.
    const { statements, damaged } = toLoad(records);
    return { statements, damaged: damaged + records.filter(({ isDamaged }) => isDamaged).length };
  }
}

/** The same inside a read-write transaction, which must not open another one for the repair. */
export async function standingInside(tables: LogTables, plan: PlanId): Promise<readonly Statement[]> {
  return toLoad(await recordsInside(tables, plan)).statements;
}

/** Every revision of a plan that nobody replaced, inside a read-write transaction. */
export async function headsInside(tables: LogTables, plan: PlanId): Promise<readonly Statement[]> {
  const records = await recordsInside(tables, plan);
  return records.flatMap(({ statements }) => statements);
}

async function recordsInside(tables: LogTables, plan: PlanId): Promise<readonly StandingRecord[]> {
  const keys = await tables.standing.where('plan').equals(plan).primaryKeys();
  const groups = keys.map(([, group]) => group);
  return readRecords(tables, plan, groups);
}

/** The records of some groups, sound: what is damaged is derived anew. Inside a read-write transaction. */
export async function readRecords(
  tables: LogTables,
  plan: PlanId,
  groups: readonly SubjectGroup[],
): Promise<readonly StandingRecord[]> {
  const rows = await tables.standing.bulkGet(groups.map((group): [PlanId, SubjectGroup] => [plan, group]));
  const records: StandingRecord[] = [];
  for (const [index, group] of groups.entries()) {
    const record = parseRow(rows[index] ?? { plan, group, statements: [] });
    records.push(record.isDamaged ? await deriveRecord(tables, plan, record) : record);
  }
  return records;
}

/** Puts new revisions over what stood. Inside the transaction that has added them to the log. */
export async function putOver(
  tables: LogTables,
  plan: PlanId,
  records: readonly StandingRecord[],
  revisions: readonly Statement[],
): Promise<void> {
  const next: StandingRow[] = [];
  for (const record of records) {
    const own = revisions.filter(({ subject }) => subjectGroup(subject) === record.group);
    if (own.length === 0) continue;
    const replaced = new Set(own.flatMap(({ replaces }) => replaces));
    const row: StandingRow = {
      plan,
      group: record.group,
      statements: [...record.statements.filter(({ id }) => !replaced.has(id)), ...own],
    };
    // Somebody may just have said anew what had been lost.
    if (record.lost > 0) await deriveRecord(tables, plan, { ...record, statements: row.statements });
    else next.push(row);
  }
  await tables.standing.bulkPut(next);
}

/** Derives the records of some groups anew from their log: what stood may have been replaced by what is now in it. */
export async function deriveGroups(
  tables: LogTables,
  plan: PlanId,
  records: readonly StandingRecord[],
): Promise<readonly StandingRecord[]> {
  const derived: StandingRecord[] = [];
  for (const record of records) derived.push(await deriveRecord(tables, plan, record));
  return derived;
}

/** Derives all records of a plan anew from its log. Inside a read-write transaction. */
export async function deriveAll(tables: LogTables, plan: PlanId): Promise<void> {
  const log = await rowsOf(tables.statements, '[plan+group]', plan).toArray();
  const rows = await tables.standing.where('plan').equals(plan).toArray();
  const groups = new Set<SubjectGroup>([...log.map(({ group }) => group), ...rows.map(({ group }) => group)]);
  await tables.standing.where('plan').equals(plan).delete();
  for (const group of groups) {
    const row = rows.find((each) => each.group === group);
    await deriveRecord(tables, plan, parseRow(row ?? { plan, group, statements: [] }));
  }
}

/**
 * Folds the log of a group into its record. What the old record soundly holds counts as part of the log: it is a copy of a revision
 * whose original may be the damaged one.
 */
async function deriveRecord(tables: LogTables, plan: PlanId, old: StandingRecord): Promise<StandingRecord> {
  const { group } = old;
  const log = await tables.statements.where('[plan+group]').equals([plan, group]).toArray();
  const sound = new Map<StatementId, Statement>(old.statements.map((statement) => [statement.id, statement]));
  const unsound: unknown[] = [];
  for (const row of log) {
    const statement = parseStatement(row);
    if (statement === null) unsound.push(row);
    else sound.set(statement.id, statement);
  }
  const lostHeads = headsOf(unsound, sound);
  // What a damaged revision replaced does not stand up again: an outdated value would pass for the current one.
  const goneBefore = new Set(lostHeads.flatMap(({ replaces }) => replaces));
  const statements = [...headStatements([...sound.values()]).values()]
    .flat()
    .filter(({ id }) => !goneBefore.has(id));
  const lost = lostHeads.length;
  if (statements.length > 0 || lost > 0)
    await tables.standing.put({ plan, group, statements, ...(lost > 0 ? { lost } : {}) });
  else await tables.standing.delete([plan, group]);
  return { group, statements, lost, isDamaged: false };
}

interface Remains {
  readonly id: string;
  readonly replaces: readonly string[];
}

/** Damaged revisions that no sound copy and no later revision makes up for. */
function headsOf(
  unsound: readonly unknown[],
  sound: ReadonlyMap<StatementId, Statement>,
): readonly Remains[] {
  const remains = unsound.map(toRemains);
  const replaced = new Set<string>();
  for (const each of [...sound.values(), ...remains]) for (const id of each.replaces) replaced.add(id);
  return remains.filter(({ id }) => !replaced.has(id) && !sound.has(id as StatementId));
}

function toRemains(row: unknown): Remains {
  const { id, replaces } = row as { readonly id?: unknown; readonly replaces?: unknown };
  return {
    id: String(id),
    replaces: Array.isArray(replaces) ? replaces.filter((each) => typeof each === 'string') : [],
  };
}

function parseRow(row: StandingRow): StandingRecord {
  const {
    group,
    statements: stored,
    lost: storedLost,
  }: Record<keyof StandingRow, unknown> = {
    lost: 0,
    ...row,
  };
  const lost = typeof storedLost === 'number' && storedLost > 0 ? storedLost : 0;
  const own = group as SubjectGroup;
  if (!Array.isArray(stored)) return { group: own, statements: [], lost, isDamaged: true };
  const statements: Statement[] = [];
  for (const each of stored as readonly unknown[]) {
    const statement = parseStatement(each);
    if (statement !== null && subjectGroup(statement.subject) === own) statements.push(statement);
  }
  return { group: own, statements, lost, isDamaged: statements.length < stored.length };
}

function toLoad(records: readonly StandingRecord[]): StandingLoad {
  return {
    statements: records.flatMap(({ statements }) => [...currentStatements(statements).values()]),
    damaged: records.reduce((sum, { lost }) => sum + lost, 0),
  };
}
