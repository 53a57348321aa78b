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
