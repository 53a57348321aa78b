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

/** Of rows that were read otherwise; null: one of them is damaged, and wants the log. */
export function parseStanding(rows: readonly unknown[]): StandingLoad | null {
  const records = rows.map((row) => parseRow(row as StandingRow));
  return records.some(({ isDamaged }) => isDamaged) ? null : toLoad(records);
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

/** The log of a group as it lies: what is sound of it, and the rows that are not. */
interface GroupLog {
  readonly sound: readonly Statement[];
  readonly unsound: readonly unknown[];
}

/** The logs of some groups, each read at once. */
export async function readLogs(
  tables: LogTables,
  plan: PlanId,
  records: readonly StandingRecord[],
): Promise<ReadonlyMap<SubjectGroup, GroupLog>> {
  const logs = records.map(async ({ group }) => [group, await readLog(tables, plan, group)] as const);
  return new Map(await Promise.all(logs));
}

async function readLog(tables: LogTables, plan: PlanId, group: SubjectGroup): Promise<GroupLog> {
  const rows = await tables.statements.where('[plan+group]').equals([plan, group]).toArray();
  const sound: Statement[] = [];
  const unsound: unknown[] = [];
  for (const row of rows) {
    const statement = parseStatement(row);
    if (statement === null) unsound.push(row);
    else sound.push(statement);
  }
  return { sound, unsound };
}

/**
 * Derives the records of some groups anew: what stood may have been replaced by what was added to their log. What was read of it before is
 * not read again.
 */
export async function deriveGroups(
  tables: LogTables,
  plan: PlanId,
  records: readonly StandingRecord[],
  logs: ReadonlyMap<SubjectGroup, GroupLog>,
  added: readonly Statement[],
): Promise<readonly StandingRecord[]> {
  const fresh = new Map<SubjectGroup, Statement[]>(records.map(({ group }) => [group, []]));
  for (const statement of added) fresh.get(subjectGroup(statement.subject))?.push(statement);
  const ids = new Set<unknown>(added.map(({ id }) => id));
  const derived = records.map((record) => {
    const { sound = [], unsound = [] } = logs.get(record.group) ?? {};
    return foldLog(record, {
      sound: sound.concat(fresh.get(record.group) ?? []),
      // A damaged one that came again was put right.
      unsound: unsound.filter((row) => !ids.has(toRemains(row).id)),
    });
  });
  await putRecords(tables, plan, derived);
  return derived;
}

async function putRecords(
  tables: LogTables,
  plan: PlanId,
  records: readonly StandingRecord[],
): Promise<void> {
  const [kept, empty]: [StandingRow[], StandingRecord[]] = [[], []];
  for (const record of records) {
    const { group, statements, lost } = record;
    if (statements.length === 0 && lost === 0) empty.push(record);
    else kept.push({ plan, group, statements, ...(lost > 0 ? { lost } : {}) });
  }
  await tables.standing.bulkPut(kept);
  await tables.standing.bulkDelete(empty.map(({ group }): [PlanId, SubjectGroup] => [plan, group]));
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

async function deriveRecord(tables: LogTables, plan: PlanId, old: StandingRecord): Promise<StandingRecord> {
  const record = foldLog(old, await readLog(tables, plan, old.group));
  await putRecords(tables, plan, [record]);
  return record;
}

/**
 * Folds the log of a group into its record. What the old record soundly holds counts as part of the log: it is a copy of a revision
 * whose original may be the damaged one.
 */
function foldLog({ group, statements: copies }: StandingRecord, log: GroupLog): StandingRecord {
  const sound = new Map<StatementId, Statement>([...copies, ...log.sound].map((each) => [each.id, each]));
  const lostHeads = headsOf(log.unsound, sound);
  // What a damaged revision replaced does not stand up again: an outdated value would pass for the current one.
  const goneBefore = new Set(lostHeads.flatMap(({ replaces }) => replaces));
  const statements = [...headStatements([...sound.values()]).values()]
    .flat()
    .filter(({ id }) => !goneBefore.has(id));
  return { group, statements, lost: lostHeads.length, isDamaged: false };
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
