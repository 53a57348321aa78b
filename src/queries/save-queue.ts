import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { EarlierState } from '#src/domain/statements/earlier-state.ts';
import type { Intent } from '#src/domain/statements/operation.ts';
import type { Author, OperationId, Origin, Said } from '#src/domain/statements/statement.ts';
import { subjectKey } from '#src/domain/statements/subject-key.ts';
import { StorageError, toStorageProblem, type StorageProblem } from '#src/storage/problem.ts';
import type { EvidenceFile, TrackerStorage, WriteReceipt } from '#src/storage/tracker-storage.ts';

/** What a screen asks to be saved. */
export interface SaveRequest {
  readonly intent: Intent;
  readonly origin: Origin;
  readonly said: readonly Said[];
  /** Files of evidence that what is said refers to; kept for a retry as well [A5]. */
  readonly files?: readonly EvidenceFile[];
}

/** A save under way, or failed: it stays until a transaction with it has completed [B7]. */
export interface UnsavedEntry {
  readonly request: SaveRequest & { readonly author: Author };
  /** null while the save is under way or waits for its turn. */
  readonly problem: StorageProblem | null;
}

/** What must be answered before something of closed months is changed [Y2]. */
export interface ReasonQuestion {
  readonly months: readonly Month[];
  /** null: leave things as they were. */
  readonly answer: (reason: string | null) => void;
}

/**
 * The saves of one plan, one after the other, in the order in which they were said: a later word is never overtaken by an earlier
 * one, not by the retry of one that had failed either. Lives as long as its storage, whatever screen is shown.
 */
export class SaveQueue {
  private readonly storage: TrackerStorage;
  private readonly plan: PlanId;
  private entries: readonly UnsavedEntry[] = [];
  private question: ReasonQuestion | null = null;
  private readonly listeners = new Set<() => void>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(storage: TrackerStorage, plan: PlanId) {
    this.storage = storage;
    this.plan = plan;
  }

  /** Resolves once the request is stored; rejects when the first attempt fails, and keeps it for a retry. */
  save(request: SaveRequest, author: Author): Promise<WriteReceipt> {
    const { intent, origin, said, files = [] } = request;
    const withFiles = files.length === 0 ? {} : { files };
    const entry: UnsavedEntry = { request: { intent, origin, said, author, ...withFiles }, problem: null };
    this.set([...this.entries, entry]);
    return this.inTurn(() => this.attempt(entry));
  }

  undo(author: Author, only?: OperationId): Promise<WriteReceipt> {
    return this.step((correction) => this.storage.undo(this.plan, author, only, correction));
  }

  redo(author: Author): Promise<WriteReceipt> {
    return this.step((correction) => this.storage.redo(this.plan, author, correction));
  }

  /** Brings back what stood at a restore point. */
  returnTo(seq: number, author: Author): Promise<WriteReceipt> {
    return this.step((correction) => this.storage.returnTo(this.plan, seq, author, correction));
  }

  /** Brings back what stands by a file. */
  returnToFile(state: EarlierState, fileName: string, author: Author): Promise<WriteReceipt> {
    const { plan } = this;
    return this.step((correction) =>
      this.storage.returnToFile({ plan, author, state, fileName, correction }),
    );
  }

  /** Tries every failed save again, oldest first. */
  readonly retry = (): void => {
    this.inTurn(() => this.attemptFailed()).catch(() => undefined);
  };

  /** Gives the failed saves up; what was typed in them is gone. */
  readonly abandon = (): void => {
    this.set(this.entries.filter(({ problem }) => problem === null));
  };

  readonly snapshot = (): readonly UnsavedEntry[] => this.entries;

  readonly asked = (): ReasonQuestion | null => this.question;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** What failed was said before the step was asked for: taking back something older instead would surprise. */
  private step(work: (correction?: string) => Promise<WriteReceipt>): Promise<WriteReceipt> {
    return this.inTurn(async () => {
      await this.attemptFailed();
      return this.withReason(work);
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async attemptFailed(): Promise<void> {
    // What was refused would be refused again; saying it anew takes it off the queue.
    const failed = this.entries.filter(({ problem }) => problem !== null && problem.kind !== 'refused');
    for (const entry of failed) {
      // A later save may have taken its place in the meantime.
      if (this.entries.includes(entry)) await this.attempt(entry);
    }
  }

  private async attempt(entry: UnsavedEntry): Promise<WriteReceipt> {
    try {
      const receipt = await this.withReason((correction) =>
        this.storage.write({
          plan: this.plan,
          ...entry.request,
          ...(correction === undefined ? {} : { correction }),
        }),
      );
      this.set(withoutSaved(this.entries, entry));
      return receipt;
    } catch (error) {
      const problem = toStorageProblem(error);
      this.set(
        problem.kind === 'declined'
          ? this.entries.filter((each) => each !== entry)
          : this.entries.map((each) => (each === entry ? { ...entry, problem } : each)),
      );
      throw error instanceof StorageError ? error : new StorageError(problem);
    }
  }

  /** Nothing of a closed month has been written when storage says that it needs a reason: then somebody is asked, once. */
  private async withReason(work: (correction?: string) => Promise<WriteReceipt>): Promise<WriteReceipt> {
    try {
      return await work();
    } catch (error) {
      const problem = toStorageProblem(error);
      if (problem.kind !== 'needs-reason') throw error;
      const reason = await this.ask(problem.months);
      if (reason === null) throw new StorageError({ kind: 'declined' });
      return work(reason);
    }
  }

  private async ask(months: readonly Month[]): Promise<string | null> {
    const reason = await new Promise<string | null>((answer) => {
      this.question = { months, answer };
      this.tell();
    });
    this.question = null;
    this.tell();
    return reason;
  }

  private set(entries: readonly UnsavedEntry[]): void {
    this.entries = entries;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** The saved entry leaves, and what it said anew leaves the failed ones before it: their retry must not bring old words back. */
function withoutSaved(entries: readonly UnsavedEntry[], saved: UnsavedEntry): readonly UnsavedEntry[] {
  const index = entries.indexOf(saved);
  const keys = new Set(saved.request.said.map(({ subject }) => subjectKey(subject)));
  return entries.flatMap((entry, at) => {
    if (at === index) return [];
    if (at > index) return [entry];
    const said = entry.request.said.filter(({ subject }) => !keys.has(subjectKey(subject)));
    if (said.length === entry.request.said.length) return [entry];
    return said.length === 0 ? [] : [{ ...entry, request: { ...entry.request, said } }];
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

/** Whether anything said in this tab is not stored. */
export function hasUnsavedWork(storage: TrackerStorage): boolean {
  return [...(queues.get(storage)?.values() ?? [])].some((queue) => queue.snapshot().length > 0);
}
