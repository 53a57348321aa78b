import type { QueryClient } from '@tanstack/react-query';
import { assertNever } from '#src/kernel/assert-never.ts';
import { saveQueue } from '#src/queries/save-queue.ts';
import { patchYear, trackerQueries } from '#src/queries/tracker-queries.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

/**
 * The one bridge from what was committed, in this tab or another, to what is cached. New revisions are put into the cached year
 * as they are; only what cannot be derived from them (undo, history, counts) is read again [B9].
 */
export function bridgeChanges(storage: TrackerStorage, client: QueryClient): () => void {
  const readAgain = (queryKey: readonly unknown[], butYear = false) => {
    client
      .invalidateQueries({ queryKey, predicate: (query) => !(butYear && query.queryKey[2] === 'year') })
      .catch(() => undefined);
  };
  return storage.feed.subscribe((change) => {
    switch (change.kind) {
      case 'said':
        saveQueue(storage, change.plan).putCommitted(change.statements, () =>
          readAgain(trackerQueries.plan(change.plan), patchYear(client, change.plan, change.statements)),
        );
        return;
      case 'anew':
        readAgain(trackerQueries.plan(change.plan));
        return;
      case 'plans':
        readAgain(trackerQueries.plans(storage).queryKey);
        return;
      case 'author':
        readAgain(trackerQueries.author(storage).queryKey);
        return;
      default:
        assertNever(change);
    }
  });
}
