import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { EarlierState } from '#src/domain/statements/earlier-state.ts';
import type { Operation } from '#src/domain/statements/operation.ts';
import {
  saysSame,
  type Author,
  type OperationId,
  type Said,
  type Statement,
} from '#src/domain/statements/statement.ts';
import { subjectKey } from '#src/domain/statements/subject-key.ts';
import { keepFailedSaves, type CarriedSave } from '#src/queries/carried-saves.ts';
import { hasFilesInHand } from '#src/queries/files-in-hand.ts';
import type { SaveRequest } from '#src/queries/save-request.ts';
import { StorageError, toStorageProblem, type StorageProblem } from '#src/storage/problem.ts';
import type { TrackerStorage, WriteReceipt } from '#src/storage/tracker-storage.ts';

/** A save under way, or failed: it stays until a transaction with it has completed [B7]. */
export interface UnsavedEntry {
  readonly id: number;
  readonly request: SaveRequest & { readonly author: Author };
  /** null while the save is under way or waits for its turn; 'needs-reason' while it waits for somebody to say why. */
  readonly problem: StorageProblem | null;
  /** When it was said, ms since 1970 UTC. */
  readonly at: number;
}

/** What must be answered before something of closed months is changed [Y2]. */
export interface ReasonQuestion {
  /** Saves wait while others go on; a step back holds up what is said after it; a return is asked from its own dialog. */
  readonly about: 'saves' | 'step' | 'return';
  readonly months: readonly Month[];
  /** What waits, in the order in which it was said; one reason serves all of it. Empty for a step. */
  readonly said: readonly Said[];
  /** null: leave things as they were. */
  readonly answer: (reason: string | null) => void;
}

/** What became of a step that was asked for. */
export type StepTaken =
  | ({ readonly kind: 'taken' } & WriteReceipt & { readonly operation: Operation })
  /** There is none. */
  | { readonly kind: 'none' }
  /** The next one is not what was meant. */
  | { readonly kind: 'other'; readonly next: Operation }
  /** Something was done after it, in another tab: while its reason was asked for, say. */
  | { readonly kind: 'overtaken' }
  /** Something said before it waits for a reason [Y2]. */
  | { readonly kind: 'held' };

/** Runs what can wait for a moment: until the browser has painted, say. */
export type Later = (work: () => void) => unknown;

interface Settler {
  readonly resolve: (receipt: WriteReceipt) => void;
  readonly reject: (error: StorageError) => void;
}

/** What has happened since something was said. */
interface Since {
  /** Whether a word that was said at a moment is still the newest on its subject [B7]. */
  readonly isFresh: (at: number) => (said: Said) => boolean;
  /** Whether that very word stands. */
  readonly isSaid: (said: Said) => boolean;
  /** Whether the plan was put right after it. */
  readonly isCorrected: (at: number) => boolean;
}

/** Asking again would change nothing: it is said anew, given up, or given a reason. */
const STAYS: ReadonlySet<StorageProblem['kind']> = new Set(['refused', 'row-changed', 'needs-reason']);

/**
 * The saves of one plan, one after the other, in the order in which they were said: a later word is never overtaken by an earlier
 * one, not by the retry of one that had failed either. Lives as long as its storage, whatever screen is shown.
 */
export class SaveQueue {
  private readonly storage: TrackerStorage;
  private readonly plan: PlanId;
  private entries: readonly UnsavedEntry[] = [];
  /** As the year on the screen has them: what was acknowledged goes from here when it is shown as stored. */
  private displayed: readonly UnsavedEntry[] = [];
  /** What waits to be shown with that. */
  private late: (() => void)[] = [];
  private readonly frames = new Map<() => void, Later>();
  private rows: ReadonlyMap<string, string> | null = null;
  private question: ReasonQuestion | null = null;
  private stepQuestion: ReasonQuestion | null = null;
  private readonly settlers = new Map<number, Settler>();
  private ids = 0;
  private isReleased = false;
  /** Something lies where a reload finds it. */
  private isKept = false;
  /** What came over the reload and is not looked at yet: it stays kept, for F5 may be pressed twice. */
  private carried: readonly CarriedSave[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly onOvertaken = new Set<(count: number) => void>();
  private last: Promise<unknown> = Promise.resolve();
  private turns = 0;

  constructor(storage: TrackerStorage, plan: PlanId) {
    this.storage = storage;
    this.plan = plan;
  }

  /**
   * Resolves once the request is stored; rejects when the first attempt fails, and keeps it for a retry. What changes a closed month
   * waits for a reason, and holds up nothing that is said after it.
   */
  save(request: SaveRequest, author: Author): Promise<WriteReceipt> {
    const { intent, origin, said, files = [] } = request;
    const withFiles = files.length === 0 ? {} : { files };
    const asRead = this.rows === null ? {} : { asRead: readOf(this.rows, said) };
    this.ids += 1;
    const id = this.ids;
    const entry: UnsavedEntry = {
      id,
      request: { intent, origin, said, author, ...withFiles, ...asRead },
      problem: null,
      at: Date.now(),
    };
    return new Promise((resolve, reject) => {
      this.settlers.set(id, { resolve, reject });
      this.entries = [...this.entries, entry];
      this.inTurn(() => this.attempt(id)).catch(() => undefined);
      // After the transaction was asked for: whoever is told begins to paint.
      this.set(this.entries);
    });
  }

  /** Of a draft: how its rows read numbers as this tab shows them; what is said goes by that. Null: they do not change [PL65]. */
  readonly show = (rows: ReadonlyMap<string, string> | null): void => {
    this.rows = rows;
  };

  undo(author: Author, only?: OperationId): Promise<WriteReceipt> {
    return this.step('step', (correction) => this.storage.undo(this.plan, author, only, correction));
  }

  /**
   * Takes the next step back, or brings it back, if it is one that is meant. Which step that is, and whether anything waits for a reason,
   * is looked up when its turn has come: after all that was said before it [G21].
   */
  stepIf(
    direction: 'undo' | 'redo',
    author: Author,
    isMeant: (next: Operation) => boolean,
  ): Promise<StepTaken> {
    let first: OperationId | null = null;
    return this.step('step', async (correction): Promise<StepTaken> => {
      if (this.heldQuestion() !== null) return { kind: 'held' };
      const { plan, storage } = this;
      const next = (await storage.undoState(plan))[direction]?.done ?? null;
      // A reason is given for the step that asked for it.
      if (first !== null && next?.id !== first) return { kind: 'overtaken' };
      if (next === null) return { kind: 'none' };
      if (!isMeant(next)) return { kind: 'other', next };
      first = next.id;
      const receipt = await (direction === 'undo'
        ? storage.undo(plan, author, next.id, correction)
        : storage.redo(plan, author, correction));
      const { operation } = receipt;
      return operation === null ? { kind: 'overtaken' } : { kind: 'taken', ...receipt, operation };
    });
  }

  /** Brings back what stood at a restore point. */
  returnTo(seq: number, author: Author): Promise<WriteReceipt> {
    return this.step('return', (correction) => this.storage.returnTo(this.plan, seq, author, correction));
  }

  /** Brings back what stands by a file. */
  returnToFile(state: EarlierState, fileName: string, author: Author): Promise<WriteReceipt> {
    const { plan } = this;
    return this.step('return', (correction) =>
      this.storage.returnToFile({ plan, author, state, fileName, correction }),
    );
  }

  /** Tries every failed save again, oldest first. */
  readonly retry = (): void => {
    this.inTurn(() => this.attemptFailed()).catch(() => undefined);
  };

  /** Gives the failed saves up; what was typed in them is gone. */
  readonly abandon = (): void => {
    this.set(this.entries.filter(({ problem }) => problem === null || problem.kind === 'needs-reason'));
  };

  /**
   * Takes in what had failed or was on its way before a reload of this tab, and tries it again [B37]. What somebody has said on a cell
   * since is newer, and stays [B7].
   * @returns how many words were overtaken meanwhile
   */
  adopt(saves: readonly CarriedSave[]): Promise<number> {
    this.carried = saves;
    return this.inTurn(async () => {
      // Where nothing can be read it is not known what has come there: all of it stays on the screen, to be tried again [B65].
      const since = await this.since().catch(() => null);
      const problem: StorageProblem = { kind: 'closed' };
      const missing = saves.flatMap(({ request, at }): readonly UnsavedEntry[] => {
        this.ids += 1;
        // What was on its way when the page went may have come there.
        return onlyWords({ id: this.ids, request, problem, at }, (said) => since?.isSaid(said) !== true);
      });
      const adopted =
        since === null ? missing : missing.flatMap((each) => onlyWords(each, since.isFresh(each.at)));
      this.carried = [];
      this.set([...adopted, ...this.entries]);
      // Where nothing is left of it, it is not found again by the next reload.
      this.keep();
      await this.attemptFailed().catch(() => undefined);
      return wordsOf(missing) - wordsOf(adopted);
    });
  }

  /**
   * Lets go of what is kept for the reload, so that leaving the page loses nothing.
   * @returns whether all of it is kept
   */
  release(): boolean {
    const isKept = this.keep();
    this.isReleased = true;
    if (isKept) this.entries = this.entries.filter(({ request }) => request.files !== undefined);
    this.tell();
    return this.entries.length === 0;
  }

  /** Leaves what is not stored where a reload finds it: the page goes, and takes what is on its way to the disk with it [B37]. */
  leave(): void {
    if (!this.isReleased) this.keep();
  }

  readonly snapshot = (): readonly UnsavedEntry[] => this.entries;

  /** The same, with what has just been acknowledged until the screen has it as stored. */
  readonly shown = (): readonly UnsavedEntry[] => this.displayed;

  /** Resolves once nothing that was said before is on its way any more, and the year has what was stored of it. */
  async settled(): Promise<void> {
    await this.last;
    if (this.displayed !== this.entries) this.tell();
  }

  /** Whether anything is on its way to the disk, or came over a reload and is not looked at yet [B65]. */
  readonly isSaving = (): boolean =>
    this.carried.length > 0 || this.entries.some(({ problem }) => problem === null);

  /**
   * Tells who says so that something is stored, before anybody else hears of it [SP9].
   * @param later when the others may: what is stored reads as it did while it was not, and can wait until the word is painted
   */
  readonly subscribeSaving = (listener: () => void, later: Later): (() => void) => {
    this.frames.set(listener, later);
    return () => this.frames.delete(listener);
  };

  /**
   * Puts what was committed into the year, now or with the acknowledgement that it belongs to: until then the screen has it as what
   * was said.
   */
  putCommitted(statements: readonly Statement[], put: () => void): void {
    const saying = new Set(
      this.entries.flatMap(({ request, problem }) =>
        problem === null ? request.said.map(({ subject }) => subjectKey(subject)) : [],
      ),
    );
    const isShown =
      statements.length > 0 && statements.every(({ subject }) => saying.has(subjectKey(subject)));
    if (isShown && this.frames.size > 0) this.late.push(put);
    else put();
  }

  readonly asked = (): ReasonQuestion | null => this.question;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Tells how many words that had failed were left to what was said since, when that was found by a retry [B61]. */
  readonly subscribeOvertaken = (listener: (count: number) => void): (() => void) => {
    this.onOvertaken.add(listener);
    return () => this.onOvertaken.delete(listener);
  };

  /** What failed was said before the step was asked for: taking back something older instead would surprise. */
  private step<T>(about: 'step' | 'return', work: (correction?: string) => Promise<T>): Promise<T> {
    return this.inTurn(async () => {
      await this.attemptFailed();
      try {
        return await work();
      } catch (error) {
        const problem = toStorageProblem(error);
        if (problem.kind !== 'needs-reason') throw error;
        const reason = await this.ask(about, problem.months);
        if (reason === null) throw new StorageError({ kind: 'declined' });
        return work(reason);
      }
    });
  }

  /** Where nothing is under way the work begins in this very moment: its transaction is asked for before anything is painted [SP4]. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.turns === 0 ? work() : this.last.then(work);
    this.turns += 1;
    this.last = turn.then(
      () => this.endTurn(),
      () => this.endTurn(),
    );
    return turn;
  }

  private endTurn(): void {
    this.turns -= 1;
  }

  private async attemptFailed(): Promise<void> {
    // What was refused would be refused again; saying it anew takes it off the queue. What waits for a reason has not failed.
    const failed = this.entries.filter(({ problem }) => problem !== null && !STAYS.has(problem.kind));
    if (failed.length === 0) return;
    // Where nothing can be read nothing is stored either: each attempt says why.
    const since = await this.since().catch(() => null);
    if (since !== null) await this.leaveToOthers(failed, since);
    const ids = new Set(failed.map(({ id }) => id));
    for (const { id, problem } of this.entries)
      if (ids.has(id) && problem?.kind !== 'row-changed') await this.attempt(id);
  }

  /** What somebody has said since goes, and what was said of rows that another version of the plan reads otherwise is said anew [PL76]. */
  private async leaveToOthers(failed: readonly UnsavedEntry[], since: Since): Promise<void> {
    const before = wordsOf(this.entries);
    this.set(
      this.entries.flatMap((each) =>
        failed.includes(each) ? onlyWords(each, since.isFresh(each.at)) : [each],
      ),
    );
    const overtaken = before - wordsOf(this.entries);
    if (overtaken > 0) for (const tell of this.onOvertaken) tell(overtaken);
    const older = new Set(failed.flatMap(({ id, at }) => (since.isCorrected(at) ? [id] : [])));
    if (older.size === 0) return;
    const { rowsReadOtherwise } = await import('#src/queries/read-otherwise.ts');
    const rows = await rowsReadOtherwise(this.storage, this.plan);
    const isOther = ({ subject, content }: Said) =>
      'indicator' in subject && content !== null && rows.has(subject.indicator);
    this.set(
      this.entries.map((each) =>
        older.has(each.id) && each.request.said.some(isOther)
          ? { ...each, problem: { kind: 'row-changed' } }
          : each,
      ),
    );
  }

  /** What stands came here when it did by this device's clock, whoever wrote it under which clock [B61]. */
  private async since(): Promise<Since> {
    const [{ statements }, arrivals] = await Promise.all([
      this.storage.load(this.plan),
      this.storage.arrivalTimes(this.plan),
    ]);
    const standing = new Map(statements.map((each) => [subjectKey(each.subject), each]));
    const now = Date.now();
    const cameOf = ({ subject }: Pick<Said, 'subject'>): number | null => {
      const word = standing.get(subjectKey(subject));
      return word === undefined ? null : (arrivals.get(word.id) ?? word.at);
    };
    return {
      isFresh: (at) => (said) => {
        const came = cameOf(said);
        // From tomorrow: said before the clock was put right.
        return came === null || came <= at || came > now;
      },
      isSaid: (said) => {
        const word = standing.get(subjectKey(said.subject));
        return word !== undefined && saysSame(word, said);
      },
      isCorrected: (at) => (cameOf({ subject: { kind: 'plan-version' } }) ?? at) > at,
    };
  }

  private async attempt(id: number, correction?: string): Promise<void> {
    // A later save may have taken its place in the meantime.
    const entry = this.entries.find((each) => each.id === id);
    if (entry === undefined) return;
    try {
      const receipt = await this.storage.write({
        plan: this.plan,
        ...entry.request,
        ...(correction === undefined ? {} : { correction }),
      });
      this.settlers.get(id)?.resolve(receipt);
      this.settlers.delete(id);
      this.acknowledge(withoutSaved(this.entries, id));
    } catch (error) {
      const problem = toStorageProblem(error);
      this.set(this.entries.map((each) => (each.id === id ? { ...each, problem } : each)));
      if (problem.kind === 'needs-reason') return;
      this.settlers.get(id)?.reject(error instanceof StorageError ? error : new StorageError(problem));
      this.settlers.delete(id);
      throw error;
    }
  }

  private async ask(about: 'step' | 'return', months: readonly Month[]): Promise<string | null> {
    const reason = await new Promise<string | null>((answer) => {
      this.stepQuestion = { about, months, said: [], answer };
      this.tell();
    });
    this.stepQuestion = null;
    this.tell();
    return reason;
  }

  /** One reason for all saves that wait for one; null leaves everything as it was. */
  private readonly answerHeld = (reason: string | null): void => {
    const ids = this.entries.flatMap(({ id, problem }) => (problem?.kind === 'needs-reason' ? [id] : []));
    if (reason === null) {
      this.set(this.entries.filter(({ id }) => !ids.includes(id)));
      return;
    }
    this.set(this.entries.map((each) => (ids.includes(each.id) ? { ...each, problem: null } : each)));
    for (const id of ids) this.inTurn(() => this.attempt(id, reason)).catch(() => undefined);
  };

  private acknowledge(entries: readonly UnsavedEntry[]): void {
    this.change(entries);
    const [later] = this.frames.values();
    if (later === undefined) this.tell();
    else {
      for (const listener of this.frames.keys()) listener();
      later(() => this.tell());
    }
  }

  private set(entries: readonly UnsavedEntry[]): void {
    this.change(entries);
    this.tell();
  }

  private change(entries: readonly UnsavedEntry[]): void {
    this.entries = entries;
    if (this.isKept || entries.some(({ problem }) => problem !== null)) this.keep();
    const ids = new Set(entries.map(({ id }) => id));
    for (const [id, { reject }] of this.settlers) {
      if (ids.has(id)) continue;
      this.settlers.delete(id);
      reject(new StorageError({ kind: 'declined' }));
    }
  }

  /** All that is not stored, once something has failed: what waits behind it would be lost with the page as well. */
  private keep(): boolean {
    const saves = [
      ...this.carried,
      ...this.entries.flatMap(({ request, at }) => (request.files === undefined ? [{ request, at }] : [])),
    ];
    this.isKept = saves.length > 0;
    return keepFailedSaves(this.plan, saves);
  }

  private heldQuestion(): ReasonQuestion | null {
    const held = this.entries.flatMap(({ request, problem }) =>
      problem?.kind === 'needs-reason' ? [{ said: request.said, months: problem.months }] : [],
    );
    if (held.length === 0) return null;
    const months = [...new Set(held.flatMap((each) => each.months))].sort((a, b) => a - b);
    return { about: 'saves', months, said: held.flatMap(({ said }) => said), answer: this.answerHeld };
  }

  private tell(): void {
    const late = this.late;
    this.late = [];
    for (const put of late) put();
    this.displayed = this.entries;
    this.question = this.stepQuestion ?? this.heldQuestion();
    for (const listener of this.frames.keys()) listener();
    for (const listener of this.listeners) listener();
  }
}

function readOf(
  rows: ReadonlyMap<string, string>,
  said: readonly Said[],
): readonly (readonly [string, string])[] {
  const ids = new Set(
    said.flatMap(({ subject }) => ('indicator' in subject ? [subject.indicator as string] : [])),
  );
  return [...ids].map((id) => [id, rows.get(id) ?? ''] as const);
}

function wordsOf(saves: readonly { readonly request: SaveRequest }[]): number {
  return saves.reduce((sum, { request }) => sum + request.said.length, 0);
}

function onlyWords(entry: UnsavedEntry, wanted: (said: Said) => boolean): readonly UnsavedEntry[] {
  const said = entry.request.said.filter(wanted);
  if (said.length === entry.request.said.length) return [entry];
  return said.length === 0 ? [] : [{ ...entry, request: { ...entry.request, said } }];
}

/** The saved entry leaves, and what it said anew leaves the failed ones before it: their retry must not bring old words back. */
function withoutSaved(entries: readonly UnsavedEntry[], saved: number): readonly UnsavedEntry[] {
  const index = entries.findIndex(({ id }) => id === saved);
  const keys = new Set(entries[index]?.request.said.map(({ subject }) => subjectKey(subject)));
  return entries.flatMap((entry, at) => {
    if (at === index) return [];
    if (at > index) return [entry];
    return onlyWords(entry, ({ subject }) => !keys.has(subjectKey(subject)));
  });
}

const queues = new WeakMap<TrackerStorage, Map<PlanId, SaveQueue>>();

/** The one queue of a plan in this tab. */
export function saveQueue(storage: TrackerStorage, plan: PlanId): SaveQueue {
  const ofStorage = queues.get(storage) ?? new Map<PlanId, SaveQueue>();
  queues.set(storage, ofStorage);
  const queue = ofStorage.get(plan) ?? new SaveQueue(storage, plan);
  ofStorage.set(plan, queue);
  return queue;
}

/** Tries again what had failed, or was on its way, before this tab was reloaded [B37]. @returns how many words were overtaken meanwhile */
export async function adoptCarriedSaves(
  storage: TrackerStorage,
  carried: ReadonlyMap<PlanId, readonly CarriedSave[]>,
): Promise<number> {
  const overtaken = await Promise.all(
    [...carried].map(([plan, saves]) => saveQueue(storage, plan).adopt(saves)),
  );
  return overtaken.reduce((sum, count) => sum + count, 0);
}

/**
 * Leaves a copy of what is not stored for a reload that nobody has announced (F5) [B37]. A text on a paper is saved when its page is no
 * longer seen, which the browser tells after pagehide: the window hears of it after whoever saves.
 * @returns what ends it
 */
export function keepWhenLeft(storage: TrackerStorage): () => void {
  const leave = ({ type }: Event) => {
    if (type === 'visibilitychange' && document.visibilityState !== 'hidden') return;
    for (const queue of queues.get(storage)?.values() ?? []) queue.leave();
  };
  const events = ['pagehide', 'visibilitychange'];
  for (const event of events) window.addEventListener(event, leave);
  return () => {
    for (const event of events) window.removeEventListener(event, leave);
  };
}

/** Lets a reload take along what is not stored. @returns whether all of it goes along */
export function releaseUnsaved(storage: TrackerStorage): boolean {
  return [...(queues.get(storage)?.values() ?? [])].map((queue) => queue.release()).every(Boolean);
}

/** Whether anything said in this tab, or given to it, is not stored. */
export function hasUnsavedWork(storage: TrackerStorage): boolean {
  if (hasFilesInHand()) return true;
  return [...(queues.get(storage)?.values() ?? [])].some((queue) => queue.snapshot().length > 0);
}
