import { isSamplePlan, type Plan, type PlanId } from '#src/domain/catalogue/plan.ts';
import type { Result } from '#src/kernel/result.ts';
import type { StaleMerge } from '#src/domain/package/apply-merge.ts';
import type { PackageSeal } from '#src/domain/package/package-seal.ts';
import type { BackupMark } from '#src/domain/words/backup-age.ts';
import type { EarlierState } from '#src/domain/statements/earlier-state.ts';
import type { Operation, UndoState } from '#src/domain/statements/operation.ts';
import type {
  Instant,
  Author,
  DeviceId,
  OperationId,
  Statement,
  StatementId,
} from '#src/domain/statements/statement.ts';
import type { SubjectGroup } from '#src/domain/statements/subject-key.ts';
import type { ChangeFeed } from '#src/storage/change-feed.ts';
import { openConnection, type Connection } from '#src/storage/connection.ts';
import { markBackup, storedBackup } from '#src/storage/backup-mark.ts';
import {
  deleteUnreferred,
  putFiles,
  readFile,
  storedFiles,
  type EvidenceFile,
  type ReadFile,
} from '#src/storage/evidence-files.ts';
import type { ColumnChoice } from '#src/domain/package/column-choice.ts';
import { deviceId, renewDevice, storeAuthor, storedAuthor, storedDevice } from '#src/storage/device.ts';
import type { FirstRead } from '#src/storage/first-read.ts';
import {
  keepFolder,
  markFolder,
  storedFolder,
  storedFolderMark,
  type FolderMark,
  type KeptFolder,
} from '#src/storage/folder-mark.ts';
import type { FileReturn, MergeRequest } from '#src/storage/merge.ts';
import { operationAfter, recentOperations, storedUndoState } from '#src/storage/operation-log.ts';
import { arrivals, arrivalTimes } from '#src/storage/receipts.ts';
import { pointState, storedPoints, type RestorePoint } from '#src/storage/restore-points.ts';
import { allRevisions, storedRevisions } from '#src/storage/revision-log.ts';
import { newSafety, type SafetyWatch } from '#src/storage/safety.ts';
import { storedSeals, writeSeal, writeUnseal, type SealRequest } from '#src/storage/seals.ts';
import {
  NO_PLANS,
  type DraftSettlement,
  type StoredDraft,
  type StoredPlans,
} from '#src/storage/plan-list.ts';
import { inOneTransaction, rowsOf, type LogTables, type TrackerDatabase } from '#src/storage/schema.ts';
import { deriveAll, loadStanding, type StandingLoad } from '#src/storage/standing-records.ts';
import { storedCounts, type StoredCounts } from '#src/storage/stored-plan.ts';
import type { ArrivingDraft, ReplacedDraft } from '#src/storage/plan-rows.ts';
import type { PlanLife } from '#src/storage/plan-versions.ts';
import { writeStep } from '#src/storage/undo.ts';
import { writeSaid, type WriteContext, type WriteReceipt, type WriteRequest } from '#src/storage/write.ts';

export type { EvidenceFile, ReadFile, RestorePoint, WriteReceipt, WriteRequest };

/** Reads and writes of the tracker's data: one read-write transaction per user intent. Rejects with StorageError. */
export interface TrackerStorage {
  readonly feed: ChangeFeed;
  readonly safety: SafetyWatch;
  readonly device: DeviceId;
  /** What was read before the database was open; null: nothing, or somebody has committed something since [SP14]. */
  readonly first: () => FirstRead | null;
  /** Opens the database where that waits for the first picture; rejects when it cannot be opened. All else here waits for it [SP16]. */
  readonly opened: () => Promise<void>;
  readonly load: (plan: PlanId) => Promise<StandingLoad>;
  readonly write: (request: WriteRequest) => Promise<WriteReceipt>;
  /**
   * @param only undo this operation or nothing: what a notice offers must not take back somebody's later work
   * @param correction why something of a closed month is changed; without it that is refused with 'needs-reason' [Y2]
   */
  readonly undo: (
    plan: PlanId,
    author: Author,
    only?: OperationId,
    correction?: string,
  ) => Promise<WriteReceipt>;
  readonly redo: (plan: PlanId, author: Author, correction?: string) => Promise<WriteReceipt>;
  readonly undoState: (plan: PlanId) => Promise<UndoState>;
  /** Every revision of a group; what replaces another comes after it, whatever the clocks said. */
  readonly history: (plan: PlanId, group: SubjectGroup) => Promise<readonly Statement[]>;
  /** Every sound revision of a plan, what replaces another after it: what a file holds and a merge is compared with. */
  readonly revisions: (plan: PlanId) => Promise<readonly Statement[]>;
  /** Which file each revision that was taken in came with. */
  readonly arrivals: (plan: PlanId) => Promise<ReadonlyMap<StatementId, string>>;
  /** When each revision that was taken in came here, by the clock of this device. */
  readonly arrivalTimes: (plan: PlanId) => Promise<ReadonlyMap<StatementId, Instant>>;
  /** Takes a decided merge in, or nothing when it is stale: plan again then [B16]. */
  readonly merge: (request: MergeRequest) => Promise<Result<WriteReceipt, StaleMerge>>;
  /** Restore points, newest first. */
  readonly points: (plan: PlanId) => Promise<readonly RestorePoint[]>;
  /** What stood at a restore point; null when it is gone. */
  readonly pointState: (plan: PlanId, seq: number) => Promise<EarlierState | null>;
  /** Brings back what stood at a restore point, as one operation [B19]. */
  readonly returnTo: (
    plan: PlanId,
    seq: number,
    author: Author,
    correction?: string,
  ) => Promise<WriteReceipt>;
  /** Brings back what stands by a file, as one operation [B32]. */
  readonly returnToFile: (request: FileReturn) => Promise<WriteReceipt>;
  /** Freezes and seals the year, or says why it cannot be final [B40]. */
  readonly seal: (request: SealRequest) => Promise<Result<WriteReceipt, readonly string[]>>;
  /** Opens a sealed year again; the seal is kept. */
  readonly unseal: (plan: PlanId, author: Author, reason: string) => Promise<WriteReceipt>;
  /** Every frozen year of the plan, reopened ones too; to be read and checked before it is believed. */
  readonly seals: (plan: PlanId) => Promise<readonly PackageSeal[]>;
  /** What of the plan was last handed over as a file; null: nothing. */
  readonly backup: (plan: PlanId) => Promise<BackupMark | null>;
  /** The first operation that is in no such file; null: there is none, or the mark does not say what was in it [N7]. */
  readonly unsaved: (plan: PlanId) => Promise<Operation | null>;
  /** @param mark the newest operation that was in it: what was said since is not [B50] */
  readonly markBackup: (plan: PlanId, mark: BackupMark) => Promise<void>;
  /** The shared folder of this device; null: none was picked. */
  readonly folder: () => Promise<KeptFolder | null>;
  readonly keepFolder: (folder: KeptFolder | null) => Promise<void>;
  /** What of the plan this device has written into its folder; null: nothing. */
  readonly folderMark: (plan: PlanId) => Promise<FolderMark | null>;
  readonly markFolder: (plan: PlanId, mark: FolderMark) => Promise<void>;
  /** The digests of the files of evidence that are on this device. */
  readonly files: () => Promise<ReadonlySet<string>>;
  /** A file of evidence, checked against its digest [B21]. */
  readonly readFile: (sha256: string) => Promise<ReadFile>;
  /** Brings a file that a statement already refers to onto this device [B21]. */
  readonly supplyFile: (plan: PlanId, file: EvidenceFile) => Promise<void>;
  /** The newest operations, oldest first. */
  readonly operations: (plan: PlanId, limit: number) => Promise<readonly Operation[]>;
  /** How much is stored of a plan. */
  readonly counts: (plan: PlanId) => Promise<StoredCounts>;
  /** The whole database as it is stored, damaged entries too: data must never be locked in [B24]. */
  readonly rawCopy: (at: number) => Promise<Blob>;
  /** Derives the standing records anew from the log. */
  readonly rebuild: (plan: PlanId) => Promise<void>;
  /** Removes a plan's statements for good. Only for the sample copy, which holds nothing that anyone said [B15]. */
  readonly discard: (plan: PlanId) => Promise<void>;
  /** A new id for this profile, from the next opening of the page on [B51]. */
  readonly renewDevice: () => Promise<void>;
  /** The plans of this device beside the built-in ones, and the drafts [PL4]. */
  readonly plans: () => Promise<StoredPlans>;
  /**
   * Puts a plan in force; false when another one is in force under its id [PL3].
   * @param draftedAt `savedAt` of the draft that it was made of; false, too, when that was stored by somebody else since [PL75]
   */
  readonly issuePlan: (plan: Plan, draftedAt?: number) => Promise<boolean>;
  /** What becomes of a plan in force: versions of its text, back to a draft, off this PC. Comes with code of its own. */
  readonly planLife: () => Promise<PlanLife>;
  /**
   * @param before `savedAt` of the draft that was edited, null for a new one
   * @param settlement what was decided about values in the same step [PL54]
   * @returns false, and nothing written: somebody stored it, put it in force, or said something that was not seen, since
   */
  readonly saveDraft: (
    draft: StoredDraft,
    before: number | null,
    settlement?: DraftSettlement,
  ) => Promise<boolean>;
  /** A draft of another PC with what was recorded on it; what came with it, or null where all of it was here; false as of saveDraft [PL56]. */
  readonly takeDraft: (arriving: ArrivingDraft, before: number | null) => Promise<Operation | null | false>;
  /** Puts the draft back that it took the place of, with the values that stood before; false: something was stored or said since. */
  readonly returnDraft: (replaced: ReplacedDraft, before: number) => Promise<boolean>;
  /** @param before `savedAt` of the draft that was shown; false, and nothing written: somebody stored it since [PL75] */
  readonly dropDraft: (id: PlanId, before: number) => Promise<boolean>;
  /** What was chosen for the columns of tables on this PC, newest first; to be parsed [IM19]. */
  readonly columnChoices: () => Promise<readonly ColumnChoice[]>;
  readonly keepColumnChoice: (choice: ColumnChoice) => Promise<void>;
  readonly author: () => Promise<Author | null>;
  readonly saveAuthor: (author: Author) => Promise<void>;
  /** Told once, when a newer tab or a cleared site made this connection unusable: the page must be reloaded. */
  readonly onStale: (listener: () => void) => void;
  readonly close: () => void;
}

/** What the second copy has to do with an opening. */
interface Keeping {
  /** Throws when the open database is not the one it was; before anything is written, and whenever it was opened again. */
  readonly check: () => Promise<void>;
  readonly safety: SafetyWatch;
  /** Resolves when what was committed may be called saved: at once, but after trouble with the disk [B34]. */
  readonly settled: () => Promise<void>;
  /** What was read already; null: the database is opened first. */
  readonly first: FirstRead | null;
  readonly isOvertaken: () => boolean;
}

const ALONE = (): Keeping => ({
  check: () => Promise.resolve(),
  safety: newSafety(),
  settled: () => Promise.resolve(),
  first: null,
  isOvertaken: () => false,
});

/**
 * Opens the storage over a Dexie database.
 * @param now the clock, ms since 1970 UTC
 */
export async function openTrackerStorage(
  database: TrackerDatabase,
  feed: ChangeFeed,
  now: () => number,
  { check, safety, settled, first, isOvertaken }: Keeping = ALONE(),
): Promise<TrackerStorage> {
  let connection: Connection | null = null;
  let connecting: Promise<Connection> | null = null;
  let isClosed = false;
  /** Before it is open there is nothing to become stale. */
  const onceOpen: (() => void)[] = [];
  const connect = () => {
    connecting ??= openConnection(database, {
      check,
      onBroken: () => safety.change({ isAtRisk: true }),
    }).then(async (open) => {
      // Another database than what was read already: that was deleted meanwhile, or goes on under another id.
      if (first !== null && (await open.guard(() => storedDevice(database))) !== first.device) open.end();
      if (isClosed) open.close();
      connection = open;
      for (const listener of onceOpen) open.onStale(listener);
      return open;
    });
    return connecting;
  };
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    // Once it is open in the event that asks [SP4].
    const done = await (connection === null
      ? connect().then((open) => open.guard(work))
      : connection.guard(work));
    await settled();
    return done;
  };
  if (first === null) await connect();
  const device = first?.device ?? (await guard(() => deviceId(database)));

  /** Runs one intent in one transaction; tells of it once it has completed. */
  const commit = async (work: (context: WriteContext) => Promise<WriteReceipt>): Promise<WriteReceipt> => {
    const receipt = await guard(() => inOneTransaction(database, (tables) => work({ tables, device, now })));
    const { plan, operation, statements } = receipt;
    if (operation !== null) feed.announce({ kind: 'said', plan, statements });
    return receipt;
  };

  return {
    feed,
    safety,
    device,
    first: () => (isOvertaken() ? null : first),
    opened: async () => {
      await connect();
    },
    load: (plan) => guard(() => loadStanding(database, plan)),
    write: async (request) => {
      const { asRead, said, plan } = request;
      if (asRead === undefined) return commit((context) => writeSaid(context, request));
      // Before the transaction, which does not wait for code; wherever a draft is shown it is here already.
      const { mustReadSo } = await planRows();
      return commit(async (context) => {
        await mustReadSo(context.tables, plan, said, asRead);
        return writeSaid(context, request);
      });
    },
    undo: (plan, author, only, correction) =>
      commit((context) => writeStep(context, 'undo', plan, author, { only, correction })),
    redo: (plan, author, correction) =>
      commit((context) => writeStep(context, 'redo', plan, author, { correction })),
    undoState: (plan) => guard(() => storedUndoState(database, plan)),
    history: (plan, group) => guard(() => storedRevisions(database, plan, group)),
    revisions: (plan) => guard(() => allRevisions(database, plan)),
    arrivals: (plan) => guard(() => arrivals(database, plan)),
    arrivalTimes: (plan) => guard(() => arrivalTimes(database, plan)),
    merge: async (request) => {
      // Before the transaction, which does not wait for code.
      const { writeMerge } = await merging();
      const merged = await guard(() =>
        inOneTransaction(database, (tables) => writeMerge({ tables, device, now }, request)),
      );
      // Not as single revisions: what stands after a merge does not follow from them alone.
      const isNew = merged.ok && (merged.value.operation !== null || request.decided.seals.length > 0);
      if (isNew) {
        const more = request.goesOn === true ? ({ goesOn: true } as const) : {};
        feed.announce({ kind: 'anew', plan: request.plan, added: merged.value.statements, ...more });
      }
      return merged;
    },
    points: (plan) => guard(() => storedPoints(database, plan)),
    pointState: async (plan, seq) => {
      const { leaveOtherwise } = await planVersions();
      return guard(() => pointState(database, plan, seq, leaveOtherwise));
    },
    returnTo: async (plan, seq, author, correction) => {
      const [{ leaveOtherwise }, { writeReturn }] = await Promise.all([planVersions(), merging()]);
      return commit((context) => writeReturn(context, plan, seq, author, correction, leaveOtherwise));
    },
    returnToFile: async (request) => {
      const { writeFileReturn } = await merging();
      return commit((context) => writeFileReturn(context, request));
    },
    seal: async (request) => {
      const sealed = await guard(() =>
        inOneTransaction(database, (tables) => writeSeal({ tables, device, now }, request)),
      );
      if (sealed.ok) feed.announce({ kind: 'said', plan: request.plan, statements: sealed.value.statements });
      return sealed;
    },
    unseal: (plan, author, reason) => commit((context) => writeUnseal(context, plan, author, reason)),
    seals: (plan) => guard(() => storedSeals(database, plan)),
    backup: (plan) => guard(() => storedBackup(database, plan)),
    unsaved: (plan) =>
      guard(async () => {
        const backup = await storedBackup(database, plan);
        return backup !== null && backup.operation === null
          ? null
          : operationAfter(database, plan, backup?.operation ?? null);
      }),
    markBackup: async (plan, mark) => {
      await guard(() => markBackup(database, plan, mark));
      feed.announce({ kind: 'said', plan, statements: [] });
    },
    files: () => guard(() => storedFiles(database)),
    readFile: (sha256) => guard(() => readFile(database, sha256)),
    supplyFile: async (plan, file) => {
      await guard(() => inOneTransaction(database, (tables) => putFiles(tables, [file])));
      feed.announce({ kind: 'said', plan, statements: [] });
    },
    folder: () => guard(() => storedFolder(database)),
    keepFolder: (folder) => guard(() => keepFolder(database, folder)),
    folderMark: (plan) => guard(() => storedFolderMark(database, plan)),
    markFolder: (plan, mark) => guard(() => markFolder(database, plan, mark)),
    operations: (plan, limit) => guard(() => recentOperations(database, plan, limit)),
    counts: (plan) => guard(() => storedCounts(database, plan)),
    rawCopy: async (at) => {
      // Outside the guard: code that does not come is no fault of the data.
      const { rawCopy } = await import('#src/storage/raw-copy.ts');
      return guard(() => rawCopy(database.name, at));
    },
    rebuild: async (plan) => {
      await guard(() => inOneTransaction(database, (tables) => deriveAll(tables, plan)));
      feed.announce({ kind: 'anew', plan });
    },
    discard: async (plan) => {
      if (!isSamplePlan(plan)) throw new Error(`discard: ${plan} is no sample`);
      await guard(() => inOneTransaction(database, (tables) => deleteAll(tables, plan)));
      feed.announce({ kind: 'anew', plan });
    },
    renewDevice: () => guard(() => renewDevice(database)),
    plans: async () => {
      const rows = await guard(() => database.plans.toArray());
      // Most machines have no plan but the built-in one, and start without the code for others.
      return rows.length === 0 ? NO_PLANS : (await planRows()).readPlanRows(rows);
    },
    issuePlan: async (plan, draftedAt) => {
      const { putPlan } = await planRows();
      const isDone = await guard(() =>
        inOneTransaction(database, (tables) => putPlan(tables, plan, now(), draftedAt)),
      );
      feed.announce({ kind: 'plans' });
      return isDone;
    },
    planLife: async () => (await planVersions()).planLife({ database, device, now, guard, feed }),
    saveDraft: async (draft, before, settlement) => {
      const { putDraft } = await planRows();
      const done = await guard(() =>
        inOneTransaction(database, (tables) => putDraft({ tables, device, now }, draft, before, settlement)),
      );
      feed.announce({ kind: 'plans' });
      if (settlement !== undefined) feed.announce({ kind: 'anew', plan: draft.id });
      return done !== false;
    },
    takeDraft: async (arriving, before) => {
      const { takeDraft } = await planRows();
      const done = await guard(() =>
        inOneTransaction(database, (tables) => takeDraft({ tables, device, now }, arriving, before)),
      );
      feed.announce({ kind: 'plans' });
      feed.announce({ kind: 'anew', plan: arriving.draft.id });
      return typeof done === 'boolean' ? done && null : done.operation;
    },
    returnDraft: async (replaced, before) => {
      const { returnDraft } = await planRows();
      const done = await guard(() =>
        inOneTransaction(database, (tables) => returnDraft({ tables, device, now }, replaced, before)),
      );
      feed.announce({ kind: 'plans' });
      feed.announce({ kind: 'anew', plan: replaced.draft.id });
      return done;
    },
    dropDraft: async (id, before) => {
      const { dropDraft } = await planRows();
      const isDone = await guard(() => dropDraft(database, id, now(), before));
      feed.announce({ kind: 'plans' });
      return isDone;
    },
    columnChoices: async () => {
      const { storedColumnChoices } = await columnChoices();
      return guard(() => storedColumnChoices(database));
    },
    keepColumnChoice: async (choice) => {
      const { keepColumnChoice } = await columnChoices();
      await guard(() => keepColumnChoice(database, choice));
    },
    author: () => guard(() => storedAuthor(database)),
    saveAuthor: async (author) => {
      await guard(() => storeAuthor(database, author));
      feed.announce({ kind: 'author' });
    },
    onStale: (listener) => {
      if (connection === null) onceOpen.push(listener);
      else connection.onStale(listener);
    },
    close: () => {
      feed.close();
      isClosed = true;
      connection?.close();
    },
  };
}

function planVersions() {
  return import('#src/storage/plan-versions.ts');
}

function planRows() {
  return import('#src/storage/plan-rows.ts');
}
const merging = () => import('#src/storage/merge.ts');
const columnChoices = () => import('#src/storage/column-choices.ts');

async function deleteAll(tables: LogTables, plan: PlanId): Promise<void> {
  await rowsOf(tables.statements, '[plan+group]', plan).delete();
  await rowsOf(tables.operations, '[plan+seq]', plan).delete();
  await rowsOf(tables.points, '[plan+seq]', plan).delete();
  await tables.receipts.where('plan').equals(plan).delete();
  await tables.seals.where('plan').equals(plan).delete();
  await tables.standing.where('plan').equals(plan).delete();
  await deleteUnreferred(tables);
}
