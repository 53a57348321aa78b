import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';

/**
 * The one answer to a read of a plan's data that failed: what was read last stays where it is shown, and the frame says so [B56].
 * A year that was never read is a page of its own [B14].
 */
export function useFailedReads(plan: PlanId): {
  readonly hasFailed: boolean;
  readonly retry: () => void;
} {
  const client = useQueryClient();
  const cache = client.getQueryCache();
  const subscribe = useCallback((listener: () => void) => cache.subscribe(listener), [cache]);
  const hasFailed = useSyncExternalStore(
    subscribe,
    () => cache.findAll({ queryKey: trackerQueries.plan(plan), predicate: isFailed }).length > 0,
  );
  const retry = useCallback(() => {
    client
      .refetchQueries({ queryKey: trackerQueries.plan(plan), predicate: isFailed })
      .catch(() => undefined);
  }, [client, plan]);
  return { hasFailed, retry };
}

function isFailed(query: { readonly state: { readonly status: string } }): boolean {
  return query.state.status === 'error';
}
