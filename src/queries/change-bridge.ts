import type { QueryClient } from '@tanstack/react-query';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

/**
 * The one bridge «a write was committed → invalidate», for this tab's writes and every other tab's. A local save has already put
 * its own statements into the cached year (patchYear), so only what lies around it is read again.
 */
export function bridgeChanges(storage: TrackerStorage, client: QueryClient): () => void {
  return storage.feed.subscribe(({ plan, groups }, from) => {
    const isPatched = from === 'this-tab' && groups !== null;
    client
      .invalidateQueries({
        queryKey: trackerQueries.plan(plan),
        predicate: ({ queryKey }) => !(isPatched && queryKey[2] === 'year'),
      })
      .catch(() => undefined);
  });
}
