import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { saveQueue, type Later, type ReasonQuestion, type SaveQueue } from '#src/queries/save-queue.ts';
import type { SaveRequest } from '#src/queries/save-request.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import type { StorageProblem } from '#src/storage/problem.ts';
import type { WriteReceipt } from '#src/storage/tracker-storage.ts';

export type { ReasonQuestion, SaveRequest };

/** Saves under way or failed: what was typed stays here until its transaction has completed. */
export interface UnsavedWork {
  /** In the order in which they were said. */
  readonly requests: readonly SaveRequest[];
  /** Those that the year shows as said: not what a sealed year has refused, or its forms would not be what was sealed [Y6]. */
  readonly shown: readonly SaveRequest[];
  /** Those that change a closed month and wait for a reason [Y2]. */
  readonly held: readonly SaveRequest[];
  readonly failed: readonly { readonly request: SaveRequest; readonly problem: StorageProblem }[];
  readonly retry: () => void;
  /** Gives the failed saves up; what was typed in them is gone. */
  readonly abandon: () => void;
}

/** How many words that is: cells, texts, ratings. One save of a paste has hundreds [B62]. */
export function wordCount(saves: readonly Pick<SaveRequest, 'said'>[]): number {
  return saves.reduce((sum, { said }) => sum + said.length, 0);
}

/**
 * Saves what a person said; the caller goes on at once, and the year shows it from this moment (see useYear). Saves of one plan
 * run one after the other, so that a later word is never overtaken by an earlier one.
 */
export function useSave(plan: PlanId): (request: SaveRequest, author: Author) => Promise<WriteReceipt> {
  const storage = useStorage();
  return useCallback(
    (request, author) => {
      const saving = saveQueue(storage, plan).save(request, author);
      // A failure is shown from the queue (useUnsaved); callers need not handle it.
      saving.catch(() => undefined);
      return saving;
    },
    [storage, plan],
  );
}

/** What has been said but is not stored yet. */
export function useUnsaved(plan: PlanId): UnsavedWork {
  const queue = saveQueue(useStorage(), plan);
  const entries = useSyncExternalStore(queue.subscribe, queue.shown);
  return useMemo(
    () => ({
      requests: entries.map(({ request }) => request),
      shown: entries.flatMap(({ request, problem }) => (problem?.kind === 'sealed' ? [] : [request])),
      held: entries.flatMap(({ request, problem }) => (problem?.kind === 'needs-reason' ? [request] : [])),
      failed: entries.flatMap(({ request, problem }) =>
        problem === null || problem.kind === 'needs-reason' ? [] : [{ request, problem }],
      ),
      retry: queue.retry,
      abandon: queue.abandon,
    }),
    [entries, queue],
  );
}

/** Calls back with how many words a retry left to what was said since [B61]; the same function in every render. */
export function useOvertaken(plan: PlanId, tell: (count: number) => void): void {
  const queue = saveQueue(useStorage(), plan);
  useEffect(() => queue.subscribeOvertaken(tell), [queue, tell]);
}

/**
 * Whether anything is on its way to the disk; told before all else that it no longer is.
 * @param later when the rest of the screen may follow; the same function in every render
 */
export function useSaving(plan: PlanId, later: Later): boolean {
  const queue = saveQueue(useStorage(), plan);
  const subscribe = useCallback(
    (listener: () => void) => queue.subscribeSaving(listener, later),
    [queue, later],
  );
  return useSyncExternalStore(subscribe, queue.isSaving);
}

/** A save takes a few ms; on a disk that takes longer what waits for it is not kept for good. */
const HELD_MS = 300;

/** Whether something is on its way to the disk, and only for so long as what is shown of it may wait [SP19]. */
export function useSaveAwaited(plan: PlanId): boolean {
  const queue = saveQueue(useStorage(), plan);
  const isSaving = useSyncExternalStore(queue.subscribe, queue.isSaving);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isSaving) return undefined;
    const timer = setTimeout(() => setLong(true), HELD_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isSaving]);
  return isSaving && !isLong;
}

/** The reason that is being asked for, or null [Y2]. */
export function useReasonQuestion(plan: PlanId): ReasonQuestion | null {
  const queue = saveQueue(useStorage(), plan);
  return useSyncExternalStore(queue.subscribe, queue.asked);
}

/**
 * `stepIf` takes the next step back, or brings it back, if it is the one that is meant; `undo` takes back an operation while it is the last,
 * or nothing. `returnTo` brings a restore point back, `returnToFile` the state of a file. Each is said by somebody: none is to be had
 * without an author.
 */
export function useUndoRedo(plan: PlanId): Pick<SaveQueue, 'undo' | 'stepIf' | 'returnTo' | 'returnToFile'> {
  return saveQueue(useStorage(), plan);
}
