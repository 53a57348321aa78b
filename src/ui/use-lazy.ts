import { useCallback, useEffect, useState } from 'react';

/** Code that is fetched when it is first wanted. */
export type Lazy<T> =
  | { readonly kind: 'coming' }
  | { readonly kind: 'here'; readonly code: T }
  | { readonly kind: 'missing'; readonly retry: () => void };

type Outcome<T> = { readonly isHere: true; readonly code: T } | { readonly isHere: false };

/**
 * Fetches code when it is wanted, and again when it did not come and is asked for once more.
 * Not React.lazy: Suspense holds content back by up to 300 ms, and a failure would be final.
 * @param load the same function each time
 * @param isWanted 'behind': for what stands already, and once that is on the screen [SP18]
 */
export function useLazy<T>(load: () => Promise<T>, isWanted: boolean | 'behind'): Lazy<T> {
  const [outcomes, setOutcomes] = useState<ReadonlyMap<() => Promise<T>, Outcome<T>>>(new Map());
  const start = useCallback(() => {
    const settle = (outcome: Outcome<T>) => setOutcomes((before) => new Map(before).set(load, outcome));
    load().then(
      (code) => settle({ isHere: true, code }),
      () => settle({ isHere: false }),
    );
  }, [load]);
  useEffect(() => {
    if (isWanted !== 'behind') {
      if (isWanted) start();
      return undefined;
    }
    // Not a frame: a page that nobody looks at makes none.
    const timer = setTimeout(start, 0);
    return () => clearTimeout(timer);
  }, [isWanted, start]);
  const outcome = outcomes.get(load);
  if (outcome === undefined) return { kind: 'coming' };
  if (outcome.isHere) return { kind: 'here', code: outcome.code };
  const retry = () => {
    setOutcomes(new Map());
    start();
  };
  return { kind: 'missing', retry };
}

/** On a PC that has no rest at all it is done all the same. */
const AT_LAST_MS = 10_000;

/**
 * Calls back once the browser has nothing else to do [H10]: a wait alone is over in the midst of the first screen on a slow PC.
 * @param afterMs no sooner: what follows a first paint leaves gaps, too
 * @returns how to stop
 */
export function whenIdle(work: () => void, afterMs: number): () => void {
  let idle: number | null = null;
  const timer = setTimeout(() => {
    if ('requestIdleCallback' in window) idle = requestIdleCallback(work, { timeout: AT_LAST_MS });
    else work();
  }, afterMs);
  return () => {
    clearTimeout(timer);
    if (idle !== null) cancelIdleCallback(idle);
  };
}
