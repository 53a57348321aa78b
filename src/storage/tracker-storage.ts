import { Dexie, type Table } from 'dexie';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { currentStatements } from '#src/domain/statements/current.ts';
import { undoState, type Intent, type Operation, type UndoState } from '#src/domain/statements/operation.ts';
import { reversal, revise } from '#src/domain/statements/revise.ts';
import { parseStatement } from '#src/domain/statements/statement-schema.ts';
import type {
  Author,
  DeviceId,
  Instant,
  OperationId,
  Origin,
  Said,
  Statement,
  StatementId,
} from '#src/domain/statements/statement.ts';
import {
  subjectGroup,
  subjectKey,
  type SubjectGroup,
  type SubjectKey,
} from '#src/domain/statements/subject-key.ts';
import type { ChangeFeed } from '#src/storage/change-feed.ts';
import { newId } from '#src/storage/new-id.ts';
import { StorageError, toStorageProblem } from '#src/storage/problem.ts';
import {
  SCHEMA_VERSION,
  storedSchemaVersion,
  type OperationRow,
  type StandingRow,
  type StatementRow,
  type TrackerDatabase,
} from '#src/storage/schema.ts';

/** How many operations back undo reaches. */
const UNDO_REACH = 500;

export interface WriteRequest {
  readonly plan: PlanId;
  readonly intent: Intent;
  readonly origin: Origin;
  readonly author: Author;
  readonly said: readonly Said[];
}

/** What a committed write did. Returned only after the transaction has completed (strict durability). */
export interface WriteReceipt {
  readonly plan: PlanId;
  /** null when everything said stood already: nothing was written. */
  readonly operation: Operation | null;
  readonly statements: readonly Statement[];
  /** Subjects that an undo or redo left alone because somebody has changed them since. */
  readonly skipped: number;
}

/** What a plan's derived records hold, and how many damaged entries were set aside while reading. */
export interface StandingLoad {
  readonly statements: readonly Statement[];
  readonly damaged: number;
}

export interface StoredCounts {
  /** Revisions in the log. */
  readonly statements: number;
  /** Values that stand: said and not cleared. */
  readonly values: number;
  readonly operations: number;
}

/** Raw rows, oldest first. */
export interface StoredLog {
  readonly statements: readonly unknown[];
  readonly operations: readonly unknown[];
}

/** Reads and writes of the tracker's data: one read-write transaction per user intent. Rejects with StorageError. */
export interface TrackerStorage {
  readonly feed: ChangeFeed;
  readonly device: DeviceId;
  readonly load: (plan: PlanId) => Promise<StandingLoad>;
  readonly write: (request: WriteRequest) => Promise<WriteReceipt>;
  /** @param only undo this operation or nothing: what a notice offers must not take back somebody's later work */
  readonly undo: (plan: PlanId, author: Author, only?: OperationId) => Promise<WriteReceipt>;
  readonly redo: (plan: PlanId, author: Author) => Promise<WriteReceipt>;
  readonly undoState: (plan: PlanId) => Promise<UndoState>;
  /** Every revision of a group, oldest first. */
  readonly history: (plan: PlanId, group: SubjectGroup) => Promise<readonly Statement[]>;
  readonly operations: (plan: PlanId, limit: number) => Promise<readonly Operation[]>;
  /** How much is stored of a plan. */
  readonly counts: (plan: PlanId) => Promise<StoredCounts>;
  /** Everything of a plan as it is stored, damaged entries too: data must never be locked in. */
  readonly exportLog: (plan: PlanId) => Promise<StoredLog>;
  /** Derives the standing records anew from the log. */
  readonly rebuild: (plan: PlanId) => Promise<void>;
  /** Removes a plan's statements for good. Only for the sample copy, which holds nothing that anyone said. */
  readonly discard: (plan: PlanId) => Promise<void>;
  readonly author: () => Promise<Author | null>;
  readonly saveAuthor: (author: Author) => Promise<void>;
  /** Told once, when a newer tab or a cleared site made this connection unusable: the page must be reloaded. */
  readonly onStale: (listener: () => void) => void;
  readonly close: () => void;
}

/**
 * Opens the storage over a Dexie database.
 * @param now the clock, ms since 1970 UTC
 */
export async function openTrackerStorage(
  database: TrackerDatabase,
  feed: ChangeFeed,
  now: () => number,
): Promise<TrackerStorage> {
  const staleness = watchStaleness(database);
  const guard = guardOf(staleness);
  await guard(async () => {
    await database.open();
    // Dexie opens newer data with older code without a word; writing there would lose what the newer code knows.
    const stored = storedSchemaVersion(database);
    if (stored > SCHEMA_VERSION) {
      database.close();
      throw new StorageError({ kind: 'newer-data', version: stored });
    }
  });
  const device = await guard(() => deviceId(database));
  const stamp = (
    request: { intent: Intent; author: Author },
    kind: Operation['kind'],
    target: OperationId | null,
  ): Operation => ({
    id: newId() as OperationId,
    kind,
    target,
    intent: request.intent,
    count: 0,
    at: now() as Instant,
    author: request.author,
    device,
  });

  const step = (direction: 'undo' | 'redo', plan: PlanId, author: Author, only?: OperationId) =>
    guard(async () => {
      const receipt = await inWrite(database, async () => {
        const next = undoState(await recentOperations(database, plan, UNDO_REACH))[direction];
        if (next === null || (only !== undefined && next.done.id !== only))
          return { plan, operation: null, statements: [], skipped: 0 };
        const operation = stamp({ intent: next.done.intent, author }, direction, next.done.id);
        const applied = await database.statements.where('operation').equals(next.reverse).toArray();
        const replacedIds = applied.flatMap((statement) => statement.replaces.slice(0, 1));
        const replaced = new Map<StatementId, Statement>();
        for (const row of await database.statements.bulkGet(replacedIds))
          if (row !== undefined) replaced.set(row.id, row);
        const standing = await standingOf(database, plan, applied);
        const { said, skipped } = reversal(applied, standing, replaced);
        const origin: Origin = direction === 'undo' ? 'undone' : 'redone';
        const statements = revise(said, standing, operation, origin, () => newId() as StatementId);
        const counted = { ...operation, count: statements.length };
        await append(database, plan, counted, statements);
        return { plan, operation: counted, statements, skipped };
      });
      announce(feed, receipt);
      return receipt;
    });

  return {
    feed,
    device,
    load: (plan) =>
      guard(async () => parseStanding(await database.standing.where('plan').equals(plan).toArray())),
    write: (request) =>
      guard(async () => {
        const receipt = await inWrite(database, async () => {
          const operation = stamp(request, 'do', null);
          const standing = await standingOf(database, request.plan, request.said);
          const statements = revise(
            request.said,
            standing,
            operation,
            request.origin,
            () => newId() as StatementId,
          );
          const counted = { ...operation, count: statements.length };
          if (statements.length > 0) await append(database, request.plan, counted, statements);
          return {
            plan: request.plan,
            operation: statements.length > 0 ? counted : null,
            statements,
            skipped: 0,
          };
        });
        announce(feed, receipt);
        return receipt;
      }),
    undo: (plan, author, only) => step('undo', plan, author, only),
    redo: (plan, author) => step('redo', plan, author),
    undoState: (plan) => guard(async () => undoState(await recentOperations(database, plan, UNDO_REACH))),
    history: (plan, group) =>
      guard(async () => {
        const rows = await database.statements.where('[plan+group]').equals([plan, group]).toArray();
        return rows
          .map(parseStatement)
          .filter((statement) => statement !== null)
          .sort((a, b) => a.at - b.at || (a.replaces.includes(b.id) ? 1 : -1));
      }),
    operations: (plan, limit) => guard(() => recentOperations(database, plan, limit)),
    counts: (plan) =>
      guard(async () => ({
        statements: await rowsOf(database.statements, '[plan+group]', plan).count(),
        operations: await rowsOf(database.operations, '[plan+seq]', plan).count(),
        values: parseStanding(await database.standing.where('plan').equals(plan).toArray()).statements.filter(
          ({ content }) => content !== null,
        ).length,
      })),
    exportLog: (plan) =>
      guard(() =>
        database.transaction('r', [database.statements, database.operations], async () => ({
          statements: (await rowsOf(database.statements, '[plan+group]', plan).sortBy('at')).map(
            ({ plan: _plan, group: _group, ...statement }) => statement,
          ),
          operations: (await rowsOf(database.operations, '[plan+seq]', plan).toArray()).map(
            ({ plan: _plan, seq: _seq, ...operation }) => operation,
          ),
        })),
      ),
    rebuild: (plan) =>
      guard(async () => {
        await inWrite(database, () => rebuildStanding(database, plan));
        feed.announce({ plan, groups: null });
      }),
    discard: (plan) =>
      guard(async () => {
        await inWrite(database, async () => {
          await rowsOf(database.statements, '[plan+group]', plan).delete();
          await rowsOf(database.operations, '[plan+seq]', plan).delete();
          await database.standing.where('plan').equals(plan).delete();
        });
        feed.announce({ plan, groups: null });
      }),
    author: () => guard(async () => parseAuthor((await database.meta.get('author'))?.value)),
    saveAuthor: (author) =>
      guard(async () => {
        await database.meta.put({ key: 'author', value: author });
      }),
    onStale: staleness.onStale,
    close: () => {
      feed.close();
      database.close();
    },
  };
}

interface Staleness {
  readonly isStale: () => boolean;
  readonly onStale: (listener: () => void) => void;
}

/** Another tab is upgrading or deleting: Dexie would close, reopen silently and accept old-shaped writes. Close for good instead. */
function watchStaleness(database: TrackerDatabase): Staleness {
  let isStale = false;
  const listeners = new Set<() => void>();
  const turnStale = () => {
    if (isStale) return;
    isStale = true;
    database.close({ disableAutoOpen: true });
    for (const listener of listeners) listener();
  };
  database.on('versionchange', () => {
    turnStale();
    return false;
  });
  // The browser closed the connection itself: site data cleared, storage evicted.
  database.on('close', turnStale);
  return {
    isStale: () => isStale,
    onStale: (listener) => {
      if (isStale) listener();
      else listeners.add(listener);
    },
  };
}

/** Turns whatever Dexie throws into a StorageError with a problem the interface has words for. */
function guardOf({ isStale }: Staleness): <T>(work: () => Promise<T>) => Promise<T> {
  return async (work) => {
    if (isStale()) throw new StorageError({ kind: 'closed' });
    try {
      return await work();
    } catch (error) {
      throw new StorageError(toStorageProblem(error));
    }
  };
}

/** A plan's rows by a compound index that begins with the plan. */
function rowsOf<T, K>(table: Table<T, K>, index: '[plan+group]' | '[plan+seq]', plan: PlanId) {
  return table.where(index).between([plan, Dexie.minKey], [plan, Dexie.maxKey]);
}

function inWrite<T>(database: TrackerDatabase, work: () => Promise<T>): Promise<T> {
  return database.transaction('rw', [database.statements, database.operations, database.standing], work);
}

function groupsOf(subjects: readonly { readonly subject: Said['subject'] }[]): readonly SubjectGroup[] {
  return [...new Set(subjects.map(({ subject }) => subjectGroup(subject)))];
}

async function standingOf(
  database: TrackerDatabase,
  plan: PlanId,
  subjects: readonly { readonly subject: Said['subject'] }[],
): Promise<Map<SubjectKey, Statement>> {
  const rows = await database.standing.bulkGet(
    groupsOf(subjects).map((group): [PlanId, SubjectGroup] => [plan, group]),
  );
  const standing = new Map<SubjectKey, Statement>();
  for (const row of rows)
    for (const statement of row?.statements ?? []) standing.set(subjectKey(statement.subject), statement);
  return standing;
}

/** Log, operation and derived records in the one transaction that is open. */
async function append(
  database: TrackerDatabase,
  plan: PlanId,
  operation: Operation,
  statements: readonly Statement[],
): Promise<void> {
  const groups = groupsOf(statements);
  const records = await database.standing.bulkGet(
    groups.map((group): [PlanId, SubjectGroup] => [plan, group]),
  );
  const next = groups.map((group, index): StandingRow => {
    const bySubject = new Map<SubjectKey, Statement>();
    for (const statement of records[index]?.statements ?? [])
      bySubject.set(subjectKey(statement.subject), statement);
    for (const statement of statements)
      if (subjectGroup(statement.subject) === group) bySubject.set(subjectKey(statement.subject), statement);
    return { plan, group, statements: [...bySubject.values()] };
  });
  await Promise.all([
    database.statements.bulkAdd(
      statements.map((statement) => ({ ...statement, plan, group: subjectGroup(statement.subject) })),
    ),
    database.operations.add({ ...operation, plan }),
    database.standing.bulkPut(next),
  ]);
}

async function recentOperations(
  database: TrackerDatabase,
  plan: PlanId,
  limit: number,
): Promise<readonly OperationRow[]> {
  const newestFirst = await rowsOf(database.operations, '[plan+seq]', plan).reverse().limit(limit).toArray();
  return newestFirst.reverse();
}

async function rebuildStanding(database: TrackerDatabase, plan: PlanId): Promise<void> {
  const log = await rowsOf(database.statements, '[plan+group]', plan).toArray();
  const sound = log.flatMap((row: StatementRow) => parseStatement(row) ?? []);
  const byGroup = new Map<SubjectGroup, Statement[]>();
  for (const statement of currentStatements(sound).values()) {
    const group = subjectGroup(statement.subject);
    byGroup.set(group, [...(byGroup.get(group) ?? []), statement]);
  }
  await database.standing.where('plan').equals(plan).delete();
  await database.standing.bulkPut([...byGroup].map(([group, statements]) => ({ plan, group, statements })));
}

function parseStanding(rows: readonly StandingRow[]): StandingLoad {
  let damaged = 0;
  const statements: Statement[] = [];
  for (const row of rows) {
    if (!Array.isArray(row.statements)) {
      damaged += 1;
      continue;
    }
    for (const stored of row.statements as readonly unknown[]) {
      const statement = parseStatement(stored);
      if (statement === null) damaged += 1;
      else statements.push(statement);
    }
  }
  return { statements, damaged };
}

function announce(feed: ChangeFeed, receipt: WriteReceipt): void {
  if (receipt.statements.length > 0)
    feed.announce({ plan: receipt.plan, groups: groupsOf(receipt.statements) });
}

async function deviceId(database: TrackerDatabase): Promise<DeviceId> {
  return database.transaction('rw', database.meta, async () => {
    const stored = (await database.meta.get('device'))?.value;
    if (typeof stored === 'string' && stored !== '') return stored as DeviceId;
    const device = newId() as DeviceId;
    await database.meta.put({ key: 'device', value: device });
    return device;
  });
}

function parseAuthor(value: unknown): Author | null {
  if (typeof value !== 'object' || value === null) return null;
  const { name, section } = value as Record<string, unknown>;
  return typeof name === 'string' && typeof section === 'string' ? { name, section } : null;
}
