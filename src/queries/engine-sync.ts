import { isSamplePlan, type Plan } from '#src/domain/catalogue/plan.ts';
import type { PlanYear } from '#src/domain/district/unit-figures.ts';
import type { EngineFile } from '#src/domain/engine/engine-file.ts';
import { subjectOf } from '#src/domain/engine/letters.ts';
import { currentStatements } from '#src/domain/statements/current.ts';
import type { Author, Statement } from '#src/domain/statements/statement.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';
import { newKey } from '#src/engine/keys.ts';
import { MailboxError, type Mailbox } from '#src/engine/mailbox.ts';
import { openNatsMailbox } from '#src/engine/nats-mailbox.ts';
import { engineRound, missingThere, type EngineMerge, type EnginePlace } from '#src/queries/engine-round.ts';
import { AGAIN_MS, EVERY_MS, SOON_MS } from '#src/queries/engine-pace.ts';
import { NO_ENGINE, type EngineView } from '#src/queries/engine-view.ts';
import { knownPlans, previousPlan } from '#src/queries/plans.ts';
import { RecordPublisher } from '#src/queries/record-publisher.ts';
import { Rounds } from '#src/queries/rounds.ts';
import type { EngineStore } from '#src/storage/engine-store.ts';
import { toStorageProblem } from '#src/storage/problem.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

/** Tabs of one browser take turns. */
const LOCK = 'tracker-engine';

interface EngineParts {
  readonly storage: TrackerStorage;
  readonly store: EngineStore;
  readonly file: EngineFile;
  /** Of the WebSocket. */
  readonly address: string;
  readonly now?: () => number;
  /** How long after one telling of the district the next is due. */
  readonly tellEveryMs?: number;
}

/**
 * Keeps one plan and the engine in step. A save never waits for it: it is heard of when the save is stored, and what the server does not
 * have is offered until it does [EN2].
 */
export class EngineSync {
  /** Goes on until everybody who asked for it has stopped. */
  readonly watch: () => () => void;
  /** Reads, takes in and offers. */
  readonly round: () => Promise<void>;
  private readonly parts: EngineParts;
  private readonly plan: Plan;
  private view: EngineView = NO_ENGINE;
  private readonly listeners = new Set<() => void>();
  private readonly mergeListeners = new Set<(merge: EngineMerge) => void>();
  private mailbox: Mailbox | null = null;
  private mailboxOf = '';
  private readonly rounds: Rounds;
  private readonly publisher: RecordPublisher;
  private readonly texts = new Map<string, Plan | null>();

  constructor(parts: EngineParts, plan: Plan) {
    this.parts = parts;
    this.plan = plan;
    this.publisher = new RecordPublisher(parts.tellEveryMs);
    this.rounds = new Rounds(
      () => this.inTurn(),
      () => this.begin(),
    );
    this.watch = this.rounds.watch;
    this.round = this.rounds.round;
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

  private begin(): () => void {
    const stopFeed = this.parts.storage.feed.subscribe((change) => {
      if (change.kind === 'author' || ('plan' in change && change.plan === this.plan.id))
        this.rounds.soon(SOON_MS);
    });
    return () => {
      stopFeed();
      void this.disconnect();
    };
  }

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

  private async inTurn(): Promise<number | null> {
    try {
      return (await this.exchange()) ? EVERY_MS : null;
    } catch (error) {
      await this.fail(error);
      return AGAIN_MS;
    }
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
    const place: EnginePlace = {
      storage,
      store,
      plan: this.plan,
      sections: file.sections,
      writer,
      now,
      texts: this.texts,
    };
    const mailbox = await this.connected(key.seed, unit, writer);
    const { log, ...exchanged } = await withLock(() =>
      engineRound(place, mailbox, {
        progress: (progress) => this.set({ progress }),
        merged: (merge) => {
          for (const listener of this.mergeListeners) listener(merge);
        },
      }),
    );
    this.set({ ...exchanged, problem: null, exchangedAt: now() });
    this.stand('open');
    if (writer === file.records && !isSamplePlan(this.plan.id)) await this.tell(mailbox, log, author);
    return true;
  }

  /** That the district cannot be told holds back nothing else. */
  private async tell(mailbox: Mailbox, log: readonly Statement[], author: Author): Promise<void> {
    const { now = Date.now } = this.parts;
    try {
      const wait = await this.publisher.publish({
        mailbox,
        plan: this.plan,
        log,
        lastYear: () => this.lastYear(),
        author,
        now: now(),
      });
      if (wait === null) this.set({ told: { at: now(), problem: null } });
      else this.rounds.soon(wait);
    } catch (error) {
      if (!(error instanceof MailboxError) || error.problem.kind === 'unreachable') throw error;
      this.publisher.forget();
      this.set({ told: { at: null, problem: error.problem } });
    }
  }

  private async lastYear(): Promise<PlanYear | null> {
    if (this.plan.previous === undefined) return null;
    const { storage } = this.parts;
    const plan = previousPlan(this.plan, knownPlans(await storage.plans()));
    if (plan === null) return null;
    return { plan, year: yearStatements(currentStatements(await storage.revisions(plan.id)).values()) };
  }

  private async connected(seed: string, unit: string, writer: string): Promise<Mailbox> {
    const wanted = `${seed} ${writer}`;
    if (this.mailbox !== null && this.mailboxOf === wanted) return this.mailbox;
    await this.disconnect();
    const mailbox = await openNatsMailbox({ address: this.parts.address, seed, unit, writer });
    this.mailbox = mailbox;
    this.mailboxOf = wanted;
    mailbox.onStored(() => this.rounds.soon(SOON_MS));
    mailbox.onLink((link) => {
      if (this.mailbox !== mailbox) return;
      if (link === 'closed') this.mailbox = null;
      if (link !== 'open') void this.fail(new MailboxError({ kind: 'unreachable' }));
      this.rounds.soon(link === 'open' ? 0 : AGAIN_MS);
    });
    return mailbox;
  }

  private async disconnect(): Promise<void> {
    const { mailbox } = this;
    this.mailbox = null;
    this.publisher.forget();
    await mailbox?.close().catch(() => undefined);
  }

  private async fail(error: unknown): Promise<void> {
    this.publisher.forget();
    if (this.view.told !== null) this.set({ told: { ...this.view.told, at: null } });
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
    const { store, storage, file } = this.parts;
    const author = await storage.author();
    const writer = author === null ? null : subjectOf(file.sections, author.section);
    if (writer === null) return;
    const place = { store, plan: this.plan, sections: file.sections, writer };
    this.set({ waiting: (await missingThere(place, await storage.revisions(this.plan.id))).length });
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
