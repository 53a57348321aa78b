import type { QueryClient } from '@tanstack/react-query';
import { assertNever } from '#src/kernel/assert-never.ts';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { saveQueue } from '#src/queries/save-queue.ts';
import { isGrowing, patchYear, readAgain, trackerQueries } from '#src/queries/tracker-queries.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

/** Many writes that broke off, as when the server is lost in the middle, are over after so long [EN21]. */
const BROKEN_OFF_MS = 3_000;

/**
 * The one bridge from what was committed, in this tab or another, to what is cached. New revisions are put into the cached year
 * as they are; only what cannot be derived from them (undo, history, counts) is read again [B9].
 */
export function bridgeChanges(storage: TrackerStorage, client: QueryClient): () => void {
  const again = (queryKey: readonly unknown[], isMeant?: (name: unknown) => boolean) => {
    readAgain(client, queryKey, isMeant).catch(() => undefined);
  };
  /** Of plans of which many writes are under way: what is long to read waits for the last of them. */
  const waiting = new Map<PlanId, ReturnType<typeof setTimeout>>();
  const readAnew = (plan: PlanId, goesOn: boolean) => {
    const key = trackerQueries.plan(plan);
    clearTimeout(waiting.get(plan));
    waiting.delete(plan);
    if (!goesOn) {
      again(key);
      return;
    }
    again(key, (name) => !isGrowing(name));
    waiting.set(
      plan,
      setTimeout(() => {
        waiting.delete(plan);
        again(key, isGrowing);
      }, BROKEN_OFF_MS),
    );
  };
  const stop = storage.feed.subscribe((change) => {
    switch (change.kind) {
      case 'said':
        saveQueue(storage, change.plan).putCommitted(change.statements, () => {
          const isPatched = patchYear(client, change.plan, change.statements);
          again(trackerQueries.plan(change.plan), (name) => !(isPatched && name === 'year'));
        });
        return;
      case 'anew':
        readAnew(change.plan, change.goesOn === true);
        return;
      case 'plans':
        again(trackerQueries.plans(storage).queryKey);
        return;
      case 'author':
        again(trackerQueries.author(storage).queryKey);
        return;
      default:
        assertNever(change);
    }
  });
  return () => {
    stop();
    for (const timer of waiting.values()) clearTimeout(timer);
  };
}
