import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { inLineOrder } from '#src/domain/package/revision-lines.ts';
import { parseStatement } from '#src/domain/statements/statement-schema.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import { subjectGroup } from '#src/domain/statements/subject-key.ts';
import { addTo } from '#src/kernel/add-to.ts';
import { openConnection } from '#src/storage/connection.ts';
import type { KeptStore } from '#src/storage/commit-tap.ts';
import { keyOf, linesOf, readJournal, segmentsIn, type JournalRows } from '#src/storage/journal-rows.ts';
import { readMarker, writeMarker, type KeptMarker } from '#src/storage/kept-marker.ts';
import { dropLocalCopy, readLocalCopy, type LocalCopy } from '#src/storage/local-copy.ts';
import { NO_PLANS, type StoredPlans } from '#src/storage/plan-list.ts';
import { readPlanRows } from '#src/storage/plan-rows.ts';
import { openPrivateFolder } from '#src/storage/private-folder.ts';
import { saidCount } from '#src/storage/said-count.ts';
import {
  inOneTransaction,
  TrackerDatabase,
  type OperationRow,
  type StatementRow,
} from '#src/storage/schema.ts';
import { deriveAll } from '#src/storage/standing-records.ts';

/** What of a lost database can be brought back, and from where. */
export interface Recovery {
  /** What the journal soundly holds; null: there is no journal, or nothing in it. */
  readonly journal: JournalFacts | null;
  readonly copy: LocalCopy | null;
  readonly marker: KeptMarker | null;
}

interface JournalFacts {
  readonly revisions: number;
  /** The newest of them, ms since 1970 UTC. */
  readonly newestAt: number;
  readonly hasEvidence: boolean;
}

export async function lookForCopies(): Promise<Recovery> {
  const rows = await journalRows();
  const statements = rows === null ? [] : soundStatements(rows);
  const journal =
    statements.length === 0
      ? null
      : {
          revisions: statements.length,
          newestAt: statements.reduce((newest, { at }) => Math.max(newest, at), 0),
          hasEvidence: statements.some(({ subject }) => subject.kind === 'evidence'),
        };
  return { journal, copy: readLocalCopy(), marker: readMarker() };
}

/** The revisions of a plan by the journal, what replaces another after it: for a file when the database does not open. */
export async function journalRevisions(): Promise<ReadonlyMap<PlanId, readonly Statement[]>> {
  const rows = await journalRows();
  const byPlan = new Map<PlanId, Statement[]>();
  for (const row of rows === null ? [] : soundStatements(rows)) {
    const { plan, group: _, ...statement } = row;
    addTo(byPlan, plan, statement);
  }
  return new Map([...byPlan].map(([plan, statements]) => [plan, inLineOrder(statements)]));
}

/** The plans that the journal holds. */
export async function journalPlans(): Promise<StoredPlans> {
  const rows = await journalRows();
  return rows === null || rows.plans.size === 0 ? NO_PLANS : readPlanRows([...rows.plans.values()]);
}

/**
 * Puts everything that the journal has and the database has not into the database, in one transaction; a database that does not open
 * makes way for a fresh one [B34].
 * @returns how many revisions were brought back
 */
export async function restoreJournal(name: string, now: number): Promise<number> {
  const rows = await journalRows();
  return rows === null ? 0 : restoreRows(name, rows, now);
}

/** The same with what stands by the copy in localStorage: values without their history [B35]. */
export function restoreCopy(name: string, { plan, statements }: LocalCopy, now: number): Promise<number> {
  const row = (statement: Statement) => ({ ...statement, plan, group: subjectGroup(statement.subject) });
  const none = new Map<unknown, object>();
  const own = new Map<unknown, object>(statements.map((each) => [each.id, row(each)]));
  return restoreRows(
    name,
    { statements: own, operations: none, points: none, receipts: none, seals: none, plans: none, meta: none },
    now,
  );
}

/** Goes on without what was lost, because somebody decided so. What the journal holds is put aside, not deleted. */
export async function acceptLoss(name: string, isUnreadable: boolean): Promise<void> {
  const folder = await openPrivateFolder();
  if (folder !== null) {
    const rows = await readJournal(folder);
    await folder.write(`aside-${Date.now()}.txt`, linesOf(rows));
    for (const segment of await segmentsIn(folder)) await folder.remove(segment);
  }
  dropLocalCopy();
  writeMarker(null);
  if (isUnreadable) await deleteDatabase(name);
}

async function journalRows(): Promise<JournalRows | null> {
  const folder = await openPrivateFolder();
  return folder === null ? null : readJournal(folder).catch(() => null);
}

function soundStatements({ statements }: JournalRows): readonly StatementRow[] {
  return [...statements.values()].flatMap((row) => {
    const statement = parseStatement(row);
    const { plan } = row as { readonly plan?: unknown };
    if (statement === null || typeof plan !== 'string') return [];
    return [{ ...statement, plan: plan as PlanId, group: subjectGroup(statement.subject) }];
  });
}

async function restoreRows(name: string, rows: JournalRows, now: number): Promise<number> {
  const database = await openForRestoring(name);
  try {
    await database.meta.bulkPut(await absent(database.meta, rows, 'meta'));
    const restored = await inOneTransaction(database, async (tables) => {
      const sound = soundStatements(rows);
      const stored = await tables.statements.bulkGet(sound.map(({ id }) => id));
      // One that is damaged here is put right as well.
      const wanted = sound.filter((_, index) => parseStatement(stored[index]) === null);
      await tables.statements.bulkPut(wanted);
      await tables.receipts.bulkPut(await absent(tables.receipts, rows, 'receipts'));
      await tables.seals.bulkPut(await absent(tables.seals, rows, 'seals'));
      await tables.points.bulkPut(await absent(tables.points, rows, 'points'));
      await tables.plans.bulkPut(await absent(tables.plans, rows, 'plans'));
      const operations = await tables.operations.toArray();
      const merged = mergedOperations(operations, rows);
      if (merged.length > operations.length) {
        await tables.operations.clear();
        await tables.operations.bulkAdd([...merged]);
      }
      for (const plan of new Set(sound.map((each) => each.plan))) await deriveAll(tables, plan);
      return wanted.length;
    });
    writeMarker({
      revisions: await saidCount(database),
      savedAt: now,
      backupAt: readMarker()?.backupAt ?? null,
    });
    return restored;
  } finally {
    database.close();
  }
}

/** A table as far as rows are looked for in it. */
interface Keyed<T> {
  readonly toArray: () => PromiseLike<T[]>;
}

async function absent<T extends object>(table: Keyed<T>, rows: JournalRows, store: KeptStore): Promise<T[]> {
  const stored = new Set((await table.toArray()).map((row) => keyOf(store, row)));
  const fits = (row: object) =>
    store === 'meta' || store === 'plans' || typeof (row as { plan?: unknown }).plan === 'string';
  return [...rows[store]].flatMap(([key, row]) => (stored.has(key) || !fits(row) ? [] : [row as T]));
}

/** All operations in the order of their numbers, or of their clocks where two logs gave the same number. */
function mergedOperations(
  stored: readonly OperationRow[],
  { operations }: JournalRows,
): readonly OperationRow[] {
  const ids = new Set<unknown>(stored.map(({ id }) => id));
  const kept = [...operations].flatMap(([id, row]) => (ids.has(id) ? [] : [row as OperationRow]));
  const all = [...stored, ...kept.filter(({ plan }) => typeof plan === 'string')].sort(
    (a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity) || a.at - b.at,
  );
  const isClear =
    new Set(all.map(({ seq }) => seq)).size === all.length && all.every(({ seq }) => seq !== undefined);
  return isClear ? all : all.map(({ seq: _, ...operation }) => operation);
}

async function openForRestoring(name: string): Promise<TrackerDatabase> {
  const database = new TrackerDatabase(name);
  const watching = { check: () => Promise.resolve(), onBroken: () => undefined };
  try {
    await openConnection(database, watching);
    return database;
  } catch {
    await deleteDatabase(name);
    const fresh = new TrackerDatabase(name);
    await openConnection(fresh, watching);
    return fresh;
  }
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(name);
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error ?? new Error('not deleted'));
    deleting.onblocked = () => reject(new Error('blocked'));
  });
}
