import { isSamplePlan, type Plan } from '#src/domain/catalogue/plan.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import { folderFileName } from '#src/domain/package/shared-folder.ts';
import { readPackageOf, type FolderMemory } from '#src/queries/folder-reading.ts';
import type { DraftMemory } from '#src/queries/folder-drafts.ts';
import { syncRound } from '#src/queries/folder-round.ts';
import { NO_FOLDER, type FolderView, type UnattendedMerge } from '#src/queries/folder-view.ts';
import { folderTold, folderTransport } from '#src/queries/folder-transport.ts';
import type { Transport } from '#src/queries/transport.ts';
import { watchFolder } from '#src/queries/folder-watching.ts';
import { storedOthers, writeOthers } from '#src/queries/folder-others.ts';
import type { KeptFolder } from '#src/storage/folder-mark.ts';
import { toFolderProblem } from '#src/storage/folder-problem.ts';
import { askFolderPermission, hasFolderPermission, pickFolder } from '#src/storage/shared-folder.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

/** Tabs of one browser have one file. */
const LOCK = 'tracker-shared-folder';

/**
 * Keeps one plan and the shared folder in step: one round at a time looks through what others put there, takes in what may be taken
 * in, and writes our own file when it is behind. After every commit, every minute, when the window is come back to, and when asked.
 */
export class FolderSync {
  private readonly storage: TrackerStorage;
  private readonly plan: Plan;
  private view: FolderView = { ...NO_FOLDER, link: 'reading' };
  private readonly listeners = new Set<() => void>();
  private readonly mergeListeners = new Set<(merge: UnattendedMerge) => void>();
  private readonly memory: FolderMemory = new Map();
  private readonly draftMemory: DraftMemory = new Map();
  private last: Promise<void> = Promise.resolve();
  private queued: Promise<void> | null = null;
  private isForced = false;
  private watchers = 0;
  private stopWatching: (() => void) | null = null;

  constructor(storage: TrackerStorage, plan: Plan) {
    this.storage = storage;
    this.plan = plan;
  }

  get fileName(): string {
    return folderFileName(this.plan, this.storage.device);
  }

  readonly snapshot = (): FolderView => this.view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly onMerged = (listener: (merge: UnattendedMerge) => void): (() => void) => {
    this.mergeListeners.add(listener);
    return () => this.mergeListeners.delete(listener);
  };

  /** Goes on until everybody who asked for it has stopped. */
  readonly watch = (): (() => void) => {
    this.watchers += 1;
    if (this.watchers === 1)
      this.stopWatching = watchFolder(this.storage.feed, this.plan.id, folderTold, () => void this.round());
    return () => {
      this.watchers -= 1;
      if (this.watchers > 0) return;
      this.stopWatching?.();
      this.stopWatching = null;
    };
  };

  /** From a click: the browser asks which folder. */
  readonly pick = (): Promise<void> =>
    this.asked(async () => {
      const handle = await pickFolder();
      if (handle === null) return;
      this.memory.clear();
      this.draftMemory.clear();
      this.set({ ...NO_FOLDER, link: 'reading' });
      await this.storage.keepFolder({ handle, isAutomatic: false });
      await this.round(true);
    });

  /** From a click: the browser asks whether we may, again. */
  readonly reconnect = (): Promise<void> =>
    this.asked(async () => {
      const kept = await this.storage.folder();
      const isGranted = kept === null || (await askFolderPermission(kept.handle));
      await this.round(false);
      if (!isGranted) this.set({ ...this.view, problem: { kind: 'denied' } });
    });

  readonly forget = (): Promise<void> =>
    this.asked(async () => {
      await this.storage.keepFolder(null);
      await this.round(false);
    });

  readonly setAutomatic = (isAutomatic: boolean): Promise<void> =>
    this.asked(async () => {
      // At once: a switch that waits for the disk looks broken.
      this.set({ ...this.view, isAutomatic });
      const kept = await this.storage.folder();
      if (kept !== null) await this.storage.keepFolder({ ...kept, isAutomatic });
      await this.round(false);
    });

  /** A package of another plan, which is not kept in memory: read again when somebody asks for it [PL11]. null: it is gone, or cannot be read. */
  readonly read = async (name: string): Promise<OpenedPackage | null> => {
    try {
      const kept = await this.storage.folder();
      return kept === null ? null : await readPackageOf(folderTransport(kept.handle), name);
    } catch (error) {
      await this.fail(error);
      return null;
    }
  };

  /**
   * Looks, takes in and writes; one round at a time, and one that waits is enough for all who ask.
   * @param isForced writes our own file even when the folder has all of it
   */
  readonly round = (isForced = false): Promise<void> => {
    this.isForced ||= isForced;
    this.queued ??= this.last.then(async () => {
      this.queued = null;
      const forced = this.isForced;
      this.isForced = false;
      await this.inTurn(forced);
    });
    this.last = this.queued;
    return this.queued;
  };

  private async inTurn(isForced: boolean): Promise<void> {
    try {
      const kept = await this.storage.folder();
      if (kept === null) {
        this.memory.clear();
        this.set(NO_FOLDER);
        return;
      }
      const { handle, isAutomatic } = kept;
      const writtenAt = (await this.storage.folderMark(this.plan.id))?.at ?? null;
      this.set({ ...this.view, name: handle.name, isAutomatic, writtenAt, isBusy: true });
      if (!(await hasFolderPermission(handle))) {
        // That the last question was answered with no stays said until the next one.
        const { problem } = this.view;
        const refused = problem?.kind === 'denied' ? problem : null;
        this.set({ ...this.view, link: 'ask', problem: refused, isBusy: false });
        return;
      }
      this.set({ ...this.view, link: 'open' });
      await withLock(() => this.look(kept, isForced));
    } catch (error) {
      await this.fail(error);
    }
  }

  private async look({ handle, isAutomatic }: KeptFolder, isForced: boolean): Promise<void> {
    const { storage, plan, memory } = this;
    const transport = folderTransport(handle);
    const others = (await storedOthers(storage, plan)).map((other) => ({
      plan: other,
      name: folderFileName(other, storage.device),
    }));
    const { wrote, lyingNames, draftNames } = await syncRound(
      { storage, plan, transport, memory },
      { isAutomatic, isForced, now: Date.now, otherNames: new Set(others.map(({ name }) => name)) },
      {
        merged: (merge) => {
          for (const listener of this.mergeListeners) listener(merge);
        },
        looked: (seen) => this.set({ ...this.view, checkedAt: Date.now(), ...seen }),
      },
    );
    const unwritten = await writeOthers(storage, { transport, others, lyingNames, isForced });
    const { drafts, unwritten: undrafted } = await this.drafts(transport, draftNames);
    this.set({
      ...this.view,
      isBusy: false,
      problem: null,
      drafts,
      unwritten: [...unwritten, ...undrafted],
      needsAuthor: wrote.kind === 'no-author',
      ownFiles: 'files' in wrote ? wrote.files.map(({ name }) => name) : this.view.ownFiles,
      writtenAt: 'at' in wrote ? wrote.at : this.view.writtenAt,
    });
  }

  /** Code for drafts comes where there is one. */
  private async drafts(transport: Transport, names: readonly string[]) {
    const { storage, draftMemory: memory } = this;
    if (names.length === 0 && (await storage.plans()).drafts.length === 0)
      return { drafts: [], unwritten: [] };
    const { syncDrafts } = await import('#src/queries/folder-drafts.ts');
    return syncDrafts(storage, { transport, names, memory });
  }

  private async asked(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      await this.fail(error);
    }
  }

  private async fail(cause: unknown): Promise<void> {
    const problem = toFolderProblem(cause);
    const link = this.view.link === 'reading' ? 'open' : this.view.link;
    const before = { ...this.view, link, isBusy: false };
    if (problem.kind !== 'denied') {
      this.set({ ...before, problem });
      return;
    }
    const kept = await this.storage.folder().catch(() => null);
    const isGranted = kept !== null && (await hasFolderPermission(kept.handle).catch(() => false));
    // The browser agrees and the share does not: asking again would change nothing.
    if (isGranted) this.set({ ...before, problem: { kind: 'read-only' } });
    else this.set({ ...before, link: kept === null ? 'none' : 'ask', problem: null });
  }

  private set(view: FolderView): void {
    this.view = view;
    for (const listener of this.listeners) listener();
  }
}

function withLock(work: () => Promise<void>): Promise<void> {
  // Missing where folders are missing too, and in tests without a browser.
  const locks = navigator.locks as LockManager | undefined;
  return locks === undefined ? work() : locks.request(LOCK, work);
}

/** By the digest of the plan: under one id the text may be put right, and files are compared with that [PL15]. */
const syncs = new WeakMap<TrackerStorage, Map<string, FolderSync>>();

/** The one of a plan in this tab. Never of the sample plan: nobody has said what it holds. */
export function folderSync(storage: TrackerStorage, plan: Plan): FolderSync {
  if (isSamplePlan(plan.id)) throw new Error(`folderSync: ${plan.id} is a sample`);
  const ofStorage = syncs.get(storage) ?? new Map<string, FolderSync>();
  syncs.set(storage, ofStorage);
  const digest = planDigest(plan);
  const sync = ofStorage.get(digest) ?? new FolderSync(storage, plan);
  ofStorage.set(digest, sync);
  return sync;
}
