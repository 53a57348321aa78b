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
