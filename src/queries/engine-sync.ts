import { isSamplePlan, type Plan } from '#src/domain/catalogue/plan.ts';
import type { PlanYear } from '#src/domain/district/unit-figures.ts';
import type { EngineFile } from '#src/domain/engine/engine-file.ts';
import { subjectOf } from '#src/domain/engine/letters.ts';
import { currentStatements } from '#src/domain/statements/current.ts';
import type { Author, Statement } from '#src/domain/statements/statement.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';
import type { EngineKey } from '#src/engine/keys.ts';
import { MailboxError, type Mailbox } from '#src/engine/mailbox.ts';
import { openNatsMailbox } from '#src/engine/nats-mailbox.ts';
import { engineRound, missingThere, type EngineMerge, type EnginePlace } from '#src/queries/engine-round.ts';
import { SOON_MS } from '#src/queries/engine-pace.ts';
import { NO_ENGINE, type EngineView } from '#src/queries/engine-view.ts';
import { knownPlans, previousPlan } from '#src/queries/plans.ts';
import { RecordPublisher } from '#src/queries/record-publisher.ts';
import { KnownLog } from '#src/queries/known-log.ts';
import { ServerLink } from '#src/queries/server-link.ts';
import { Watched } from '#src/queries/watched.ts';
import type { EngineStore } from '#src/storage/engine-store.ts';
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
  readonly makeKey: () => Promise<void>;
  readonly forgetKey: () => Promise<void>;
  readonly snapshot: () => EngineView;
  readonly subscribe: (listener: () => void) => () => void;
  private readonly parts: EngineParts;
  private readonly plan: Plan;
  private readonly view = new Watched<EngineView>(NO_ENGINE);
  private readonly mergeListeners = new Set<(merge: EngineMerge) => void>();
  private readonly link: ServerLink<Mailbox>;
  private readonly publisher: RecordPublisher;
  private readonly texts = new Map<string, Plan | null>();
  private readonly log: KnownLog;

  constructor(parts: EngineParts, plan: Plan) {
    this.parts = parts;
    this.plan = plan;
    this.publisher = new RecordPublisher(parts.tellEveryMs);
    this.log = new KnownLog(parts.storage, plan.id);
    this.link = new ServerLink({
      store: parts.store,
      view: this.view,
      now: parts.now,
      exchange: (key) => this.exchange(key),
      onParted: () => this.forgetTold(),
      onFailed: () => this.countWaiting(),
      onWatched: () => {
        const stops = [
          this.log.watch(),
          parts.storage.feed.subscribe((change) => {
            if (change.kind === 'author' || ('plan' in change && change.plan === plan.id))
              this.link.rounds.soon(SOON_MS);
          }),
        ];
        return () => {
          for (const stop of stops) stop();
        };
      },
    });
    ({ makeKey: this.makeKey, forgetKey: this.forgetKey } = this.link);
    ({ watch: this.watch, round: this.round } = this.link.rounds);
    ({ snapshot: this.snapshot, subscribe: this.subscribe } = this.view);
  }

  readonly onMerged = (listener: (merge: EngineMerge) => void): (() => void) => {
    this.mergeListeners.add(listener);
    return () => this.mergeListeners.delete(listener);
  };

  private async exchange(key: EngineKey): Promise<EngineView['link']> {
    const { store, storage, file, address, now = Date.now } = this.parts;
    const author = await storage.author();
    if (author === null) return 'no-author';
    const { unit } = file;
    const writer = subjectOf(file.sections, author.section);
    if (writer === null || unit === undefined) return 'no-section';
    const place: EnginePlace = {
      storage,
      log: this.log.read,
      store,
      plan: this.plan,
      sections: file.sections,
      writer,
      now,
      texts: this.texts,
    };
    const mailbox = await this.link.connected(`${key.seed} ${writer}`, () =>
      openNatsMailbox({ address, ...key, unit, writer }),
    );
    const { log, ...exchanged } = await withLock(() =>
      engineRound(place, mailbox, {
        progress: (progress) => this.view.set({ progress }),
        merged: (merge) => {
          for (const listener of this.mergeListeners) listener(merge);
        },
      }),
    );
    this.view.set({ ...exchanged, problem: null, exchangedAt: now() });
    if (writer === file.records && !isSamplePlan(this.plan.id)) await this.tell(mailbox, log, author);
    return 'open';
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
        hasCity: this.parts.file.totals === true,
        now: now(),
      });
      if (wait === null) this.view.set({ told: { at: now(), problem: null } });
      else this.link.rounds.soon(wait);
    } catch (error) {
      if (!(error instanceof MailboxError) || error.problem.kind === 'unreachable') throw error;
      this.publisher.forget();
      this.view.set({ told: { at: null, problem: error.problem } });
    }
  }

  /** The server may not have what it had. */
  private forgetTold(): void {
    this.publisher.forget();
    const { told } = this.view.snapshot();
    if (told !== null) this.view.set({ told: { ...told, at: null } });
  }

  private async lastYear(): Promise<PlanYear | null> {
    if (this.plan.previous === undefined) return null;
    const { storage } = this.parts;
    const plan = previousPlan(this.plan, knownPlans(await storage.plans()));
    if (plan === null) return null;
    return { plan, year: yearStatements(currentStatements(await storage.revisions(plan.id)).values()) };
  }

  /** What a save adds while the server is away is counted here. */
  private async countWaiting(): Promise<void> {
    const { store, storage, file } = this.parts;
    try {
      const author = await storage.author();
      const writer = author === null ? null : subjectOf(file.sections, author.section);
      if (writer === null) return;
      const place = { store, plan: this.plan, sections: file.sections, writer };
      const missing = await missingThere(place, await this.log.read());
      this.view.set({ waiting: missing.length });
    } catch {
      // What it counts cannot be read: that is said by whoever shows the year.
    }
  }
}

function withLock<T>(work: () => Promise<T>): Promise<T> {
  // Missing on plain http, and in tests without a browser.
  const locks = typeof navigator === 'undefined' ? undefined : (navigator.locks as LockManager | undefined);
  return locks === undefined ? work() : locks.request(LOCK, work);
}
