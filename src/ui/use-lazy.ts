import { useEffect, useState } from 'react';

/**
 * Code that is fetched when it is first wanted; null while it is on the way. A failure to fetch is thrown, for the error boundary.
 * Not React.lazy: Suspense holds content back by up to 300 ms.
 * @param load the same function each time
 */
export function useLazy<T>(load: () => Promise<T>, isWanted: boolean): T | null {
  const [loaded, setLoaded] = useState<{ readonly code: T } | null>(null);
  const [error, setError] = useState<Error | null>(null);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isGone = false;
    load().then(
      (code) => {
        if (!isGone) setLoaded({ code });
      },
      (cause: unknown) => setError(cause instanceof Error ? cause : new Error('页面代码未能载入')),
    );
    return () => {
      isGone = true;
    };
  }, [load, isWanted]);
  if (error !== null) throw error;
  return loaded?.code ?? null;
}
