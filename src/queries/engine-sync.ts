import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { EngineFile } from '#src/domain/engine/engine-file.ts';
import { subjectOf } from '#src/domain/engine/letters.ts';
import { newKey } from '#src/engine/keys.ts';
import { MailboxError, type Mailbox } from '#src/engine/mailbox.ts';
import { openNatsMailbox } from '#src/engine/nats-mailbox.ts';
import { engineRound, missingThere, type EngineMerge, type EnginePlace } from '#src/queries/engine-round.ts';
import { NO_ENGINE, type EngineView } from '#src/queries/engine-view.ts';
import type { EngineStore } from '#src/storage/engine-store.ts';
import { toStorageProblem } from '#src/storage/problem.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

/** Tabs of one browser take turns. */
const LOCK = 'tracker-engine';
/** After a save or a nudge: several come together. */
const SOON_MS = 200;
/** The server is asked again, where it cannot be reached. */
const AGAIN_MS = 3_000;
/** And when all goes well, should a nudge have been lost. */
const EVERY_MS = 60_000;

interface EngineParts {
  readonly storage: TrackerStorage;
  readonly store: EngineStore;
  readonly file: EngineFile;
  /** Of the WebSocket. */
  readonly address: string;
  readonly now?: () => number;
}

/**
 * Keeps one plan and the engine in step. A save never waits for it: it is heard of when the save is stored, and what the server does not
 * have is offered until it does [EN2].
 */
export class EngineSync {
  private readonly parts: EngineParts;
  private readonly plan: Plan;
  private view: EngineView = NO_ENGINE;
  private readonly listeners = new Set<() => void>();
  private readonly mergeListeners = new Set<(merge: EngineMerge) => void>();
  private mailbox: Mailbox | null = null;
  private mailboxOf = '';
  private timer: ReturnType<typeof setTimeout> | null = null;
  private due = 0;
  private running: Promise<void> = Promise.resolve();
  private isQueued = false;
  private watchers = 0;
  private stopFeed: (() => void) | null = null;

  constructor(parts: EngineParts, plan: Plan) {
    this.parts = parts;
    this.plan = plan;
  }

  readonly snapshot = (): EngineView => this.view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly onMerged = (listener: (merge: EngineMerge) => void): (() => void) => {
    this.mergeListeners.add(listener);
    return () => this.mergeListeners.delete(listener);
  };

  /** Goes on until everybody who asked for it has stopped. */
  readonly watch = (): (() => void) => {
    this.watchers += 1;
    if (this.watchers === 1) {
      this.stopFeed = this.parts.storage.feed.subscribe((change) => {
        if (change.kind === 'author' || ('plan' in change && change.plan === this.plan.id))
          this.soon(SOON_MS);
      });
      void this.round();
    }
    return () => {
      this.watchers -= 1;
      if (this.watchers > 0) return;
      this.stopFeed?.();
      if (this.timer !== null) clearTimeout(this.timer);
      this.timer = null;
      void this.disconnect();
    };
  };

  /** Makes the key pair of this PC; what it had before is forgotten [EN8]. */
  readonly makeKey = async (): Promise<void> => {
    await this.parts.store.keepKey(newKey());
    await this.disconnect();
    await this.round();
  };

  readonly forgetKey = async (): Promise<void> => {
    await this.parts.store.keepKey(null);
    await this.disconnect();
    await this.round();
  };

  /** Reads, takes in and offers; one round at a time, and one that waits is enough for all who ask. */
  readonly round = (): Promise<void> => {
    if (this.isQueued) return this.running;
    this.isQueued = true;
    this.running = this.running.then(async () => {
      this.isQueued = false;
      await this.inTurn();
    });
    return this.running;
  };

  private async inTurn(): Promise<void> {
    let next = EVERY_MS;
    try {
      const isDone = await this.exchange();
      if (!isDone) return;
    } catch (error) {
      next = AGAIN_MS;
      await this.fail(error);
    }
    if (this.watchers > 0) this.soon(next);
  }

  /** @returns false: nothing can be exchanged before somebody has done something */
  private async exchange(): Promise<boolean> {
    const { store, storage, file, now = Date.now } = this.parts;
    const key = await store.key();
    this.set({ publicKey: key?.publicKey ?? null });
    if (key === null) return this.stand('no-key');
    const author = await storage.author();
    if (author === null) return this.stand('no-author');
    const { unit } = file;
    const writer = subjectOf(file.sections, author.section);
    if (writer === null || unit === undefined) return this.stand('no-section');
    const place: EnginePlace = { storage, store, plan: this.plan, sections: file.sections, writer, now };
    const mailbox = await this.connected(key.seed, unit, writer);
    const exchanged = await withLock(() =>
      engineRound(place, mailbox, {
        progress: (progress) => this.set({ progress }),
        merged: (merge) => {
          for (const listener of this.mergeListeners) listener(merge);
        },
      }),
    );
    this.set({ ...exchanged, problem: null, exchangedAt: now() });
    this.stand('open');
    return true;
  }

  private async connected(seed: string, unit: string, writer: string): Promise<Mailbox> {
    const wanted = `${seed} ${writer}`;
    if (this.mailbox !== null && this.mailboxOf === wanted) return this.mailbox;
    await this.disconnect();
    const mailbox = await openNatsMailbox({ address: this.parts.address, seed, unit, writer });
    this.mailbox = mailbox;
    this.mailboxOf = wanted;
    mailbox.onStored(() => this.soon(SOON_MS));
    mailbox.onLink((link) => {
      if (this.mailbox !== mailbox) return;
      if (link === 'closed') this.mailbox = null;
      if (link !== 'open') void this.fail(new MailboxError({ kind: 'unreachable' }));
      this.soon(link === 'open' ? 0 : AGAIN_MS);
    });
    return mailbox;
  }

  private async disconnect(): Promise<void> {
    const { mailbox } = this;
    this.mailbox = null;
    await mailbox?.close().catch(() => undefined);
  }

  private async fail(error: unknown): Promise<void> {
    if (error instanceof MailboxError) this.set({ problem: error.problem, progress: null });
    else this.set({ problem: { kind: 'storage', problem: toStorageProblem(error) }, progress: null });
    this.stand('lost');
    try {
      await this.countWaiting();
    } catch {
      // What it counts cannot be read: that is said by whoever shows the year.
    }
  }

  /** What a save adds while the server is away is counted here. */
  private async countWaiting(): Promise<void> {
    const { store, storage, file, now = Date.now } = this.parts;
    const author = await storage.author();
    const writer = author === null ? null : subjectOf(file.sections, author.section);
    if (writer === null) return;
    const place = { storage, store, plan: this.plan, sections: file.sections, writer, now };
    this.set({ waiting: (await missingThere(place, await storage.revisions(this.plan.id))).length });
  }

  private soon(ms: number): void {
    if (this.watchers === 0) return;
    const due = Date.now() + ms;
    // A nudge must not wait for the next look, nor put it off.
    if (this.timer !== null && this.due <= due) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.due = due;
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.round();
    }, ms);
  }

  private stand(link: EngineView['link']): false {
    const { now = Date.now } = this.parts;
    if (this.view.link !== link) this.set({ link, since: now() });
    return false;
  }

  private set(change: Partial<EngineView>): void {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) listener();
  }
}

function withLock<T>(work: () => Promise<T>): Promise<T> {
  // Missing on plain http, and in tests without a browser.
  const locks = typeof navigator === 'undefined' ? undefined : (navigator.locks as LockManager | undefined);
  return locks === undefined ? work() : locks.request(LOCK, work);
}
