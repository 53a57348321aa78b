import { Dexie, type Table } from 'dexie';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { PackageSeal } from '#src/domain/package/package-seal.ts';
import type { Operation } from '#src/domain/statements/operation.ts';
import type { OperationId, Statement, StatementId } from '#src/domain/statements/statement.ts';
import type { SubjectGroup, SubjectKey } from '#src/domain/statements/subject-key.ts';

// On localhost Dexie keeps the stack of every promise, which no office pays for: what is measured there is what they have.
Dexie.debug = false;

/** One database per unit: all local pages of a file:// origin share one IndexedDB. */
export const DATABASE_NAME = 'performance-tracker:tongnan-egov';

/** The newest schema this code writes. A database above it belongs to newer code and is not written to [B10]. */
export const SCHEMA_VERSION = 3;

/** A revision as stored: the domain's statement, plus the plan and group it is found by. The log is append-only. */
export type StatementRow = Statement & { readonly plan: PlanId; readonly group: SubjectGroup };

/** `seq`: the local order of commits, assigned by IndexedDB. */
export type OperationRow = Operation & { readonly plan: PlanId; readonly seq?: number };

/**
 * The standing statements of one indicator (or of the plan itself, '*'): what screens read. Derived; rebuildable from the log [B4].
 * `lost`: how many subjects had their newest revision damaged beyond reading when this was derived from the log; absent: none.
 */
export interface StandingRow {
  readonly plan: PlanId;
  readonly group: SubjectGroup;
  readonly statements: readonly Statement[];
  readonly lost?: number;
}

/** Which statement stood on each subject at a moment: what a year can be brought back to [B18]. `seq`: assigned by IndexedDB. */
export interface PointRow {
  readonly plan: PlanId;
  readonly seq?: number;
  readonly at: number;
  readonly reason: PointReason;
  readonly standing: readonly (readonly [SubjectKey, StatementId])[];
  /** How many of them were values: said and not cleared. */
  readonly values: number;
}

/** Before what a restore point was made; «daily»: before the first save of a day. */
export type PointReason = 'merge' | 'restore' | 'plan' | 'daily';

/** What taking a file in did: where revisions came from, and what taking it back must bring back [B16] [B17]. */
export interface ReceiptRow {
  readonly operation: OperationId;
  readonly plan: PlanId;
  readonly fileName: string;
  readonly arrived: readonly StatementId[];
  /** Where several files were taken in at once: what came with each [B33]. */
  readonly files?: readonly { readonly fileName: string; readonly arrived: readonly StatementId[] }[];
  /** What stood and what stands instead, for each subject on which that changed. */
  readonly pairs: readonly { readonly before: StatementId | null; readonly after: StatementId }[];
}

/** A file of evidence, found by its digest, so that the same file is stored once whoever refers to it [B20]. */
export interface BlobRow {
  /** 64 hex digits. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** A finalised year, frozen; reopening leaves it here [B40]. */
export interface SealRow {
  readonly id: string;
  readonly plan: PlanId;
  readonly file: PackageSeal;
}

export interface EarlierVersion {
  readonly file: unknown;
  readonly digest: string;
  readonly savedAt: number;
}

/** Rows of a draft whose values were decided on: no restore point of before reaches over it on them [PL54]. */
export interface SettledRows {
  readonly operation: OperationId;
  /** ms since 1970 UTC. */
  readonly at: number;
  /** As they were when their values had been said. */
  readonly rows: unknown;
}

/** What was said of a row while it read numbers otherwise than it did later: it is not said again by itself under another meaning [PL65]. */
export interface SaidOtherwise {
  /** As it was then. */
  readonly row: unknown;
  readonly said: readonly StatementId[];
}

/** What became of the values of a draft's rows; it goes on with the plan. */
export interface RowPast {
  /** What was decided while it was a draft. */
  readonly settled?: readonly SettledRows[];
  readonly otherwise?: readonly SaidOtherwise[];
  /** Of `otherwise`: what would mean something else if it stood again now [PL65]. */
  readonly shut?: readonly StatementId[];
}

/**
 * A plan beside the ones that are built in: issued, in the form of a plan file; being drafted; or taken off the list, which leaves the
 * row, because nothing is ever deleted [PL4]. What is in `file` and `draft` is parsed by whoever reads it.
 */
export type PlanRow =
  | (RowPast & {
      readonly id: PlanId;
      readonly kind: 'issued';
      /** The data of a plan file. Not `plan`, which everywhere else is an id. */
      readonly file: unknown;
      /** Over the plan, 64 hex digits [PL3]. */
      readonly digest: string;
      readonly savedAt: number;
      /** 更正原文: the versions before, oldest first; they stay readable [PL20]. Absent: it is the first. */
      readonly earlier?: readonly EarlierVersion[];
    })
  | (RowPast & {
      readonly id: PlanId;
      readonly kind: 'draft';
      readonly draft: unknown;
      readonly savedAt: number;
      /** Absent: this device. */
      readonly editor?: unknown;
      /** Rows as they were when their values were said, where those wait for a decision [PL53]. */
      readonly waiting?: unknown;
    })
  | (RowPast & {
      readonly id: PlanId;
      readonly kind: 'gone';
      readonly savedAt: number;
      /** What it was where it was a draft: it comes back with its values [PL55]. */
      readonly drafted?: { readonly draft: unknown; readonly waiting?: unknown };
      /** What it was where it was in force: its versions stay readable when it is taken in again [PL28]. */
      readonly was?: EarlierVersion & RowPast & { readonly earlier?: readonly EarlierVersion[] };
    });

/** Small facts of this device: its id, who uses it. */
export interface MetaRow {
  readonly key: string;
  readonly value: unknown;
  /** Of who works here and the device's id: which of two copies is the later one [B60]. */
  readonly savedAt?: number;
}

/**
 * The versions of the schema. What a version has shipped is never changed again; test/fixtures/storage-v<n>.json is a dump of it that
 * every later version must open [B12]. To add version 2:
 *
 * 1. Leave `version(1)` as it is, add `this.version(2).stores({ … only the tables that change … }).upgrade(async (transaction) => …)`
 *    below it, and raise SCHEMA_VERSION. Never drop an index or a table that version 1 names: code of version 1, met in a tab that
 *    has not been reloaded, would make Dexie «repair» it.
 * 2. In `upgrade`, rewrite statements so that parseStatement reads them; standing records may simply be cleared, they are derived.
 * 3. Dump a version 1 database with a year in it (it is there already), write one of version 2 beside it, and let
 *    test/storage/migration.test.ts open both.
 *
 * Versions 2 and 3 only add tables.
 */
export class TrackerDatabase extends Dexie {
  declare readonly statements: Table<StatementRow, StatementId>;
  declare readonly operations: Table<OperationRow, number>;
  declare readonly standing: Table<StandingRow, [PlanId, SubjectGroup]>;
  declare readonly meta: Table<MetaRow, string>;
  declare readonly points: Table<PointRow, number>;
  declare readonly receipts: Table<ReceiptRow, OperationId>;
  declare readonly blobs: Table<BlobRow, string>;
  declare readonly seals: Table<SealRow, string>;
  declare readonly plans: Table<PlanRow, PlanId>;

  constructor(name: string) {
    super(name, {
      // Relaxed durability loses acknowledged writes in a power cut; strict costs about half a millisecond a save [B1].
      chromeTransactionDurability: 'strict',
      // Once closed, closed: Dexie would reopen by itself and accept what a stale tab writes [B11].
      autoOpen: false,
    });
    // They serve live queries, which nobody makes here (the change feed tells the tabs), and cost every write a quarter of its time.
    this.unuse({ stack: 'dbcore', name: 'Observability' });
    this.unuse({ stack: 'dbcore', name: 'Cache' });
    this.version(1).stores({
      statements: 'id, [plan+group], operation',
      operations: '++seq, &id, [plan+seq]',
      standing: '[plan+group], plan',
      meta: 'key',
    });
    this.version(2).stores({
      points: '++seq, [plan+seq]',
      receipts: 'operation, plan',
      blobs: 'sha256',
      seals: 'id, plan',
    });
    this.version(3).stores({ plans: 'id' });
  }
}

/** The tables of plans. The database has them, and so has a transaction (inOneTransaction). */
export type LogTables = Pick<
  TrackerDatabase,
  'statements' | 'operations' | 'standing' | 'points' | 'receipts' | 'blobs' | 'seals' | 'plans'
>;

/**
 * Runs work in one read-write transaction, on tables that are bound to it. Dexie would find the transaction without that, but loses
 * it in nested async functions, and what is then read or written is outside of it.
 * @returns a promise that resolves only after IndexedDB has said «complete»; whatever goes wrong before leaves nothing behind [B2]
 */
export function inOneTransaction<T>(
  { statements, operations, standing, points, receipts, blobs, seals, plans }: LogTables,
  work: (tables: LogTables) => Promise<T>,
): Promise<T> {
  return statements.db.transaction(
    'rw',
    [statements, operations, standing, points, receipts, blobs, seals, plans],
    (transaction) =>
      work({
        statements: transaction.table<StatementRow, StatementId>(statements.name),
        operations: transaction.table<OperationRow, number>(operations.name),
        standing: transaction.table<StandingRow, [PlanId, SubjectGroup]>(standing.name),
        points: transaction.table<PointRow, number>(points.name),
        receipts: transaction.table<ReceiptRow, OperationId>(receipts.name),
        blobs: transaction.table<BlobRow, string>(blobs.name),
        seals: transaction.table<SealRow, string>(seals.name),
        plans: transaction.table<PlanRow, PlanId>(plans.name),
      }),
  );
}

/** A plan's rows by a compound index that begins with the plan. */
export function rowsOf<T, K>(table: Table<T, K>, index: '[plan+group]' | '[plan+seq]', plan: PlanId) {
  return table.where(index).between([plan, Dexie.minKey], [plan, Dexie.maxKey]);
}

/** IndexedDB counts Dexie's versions in tenths. */
export function toSchemaVersion(nativeVersion: number): number {
  return nativeVersion / 10;
}
