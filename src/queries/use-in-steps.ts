import { useEffect, useState } from 'react';
import { newSteps } from '#src/queries/steps.ts';

/** What work came to, as long as the work itself is kept: whoever comes back to it has it at once. */
const done = new WeakMap<object, unknown>();

/**
 * What long work comes to, done in steps between which the page is free [EN22]; what the work before came to while it is under way, and null
 * before anything was.
 * @param work made anew only when something else is to be worked on; null: nothing is
 */
export function useInSteps<T>(work: (() => Generator<undefined, T>) | null): T | null {
  const [result, setResult] = useState<{ readonly value: T } | null>(null);
  useEffect(() => {
    if (work === null || done.has(work)) return undefined;
    const over = new AbortController();
    const go = async () => {
      const [doing, steps] = [work(), newSteps()];
      for (let next = doing.next(); !over.signal.aborted; next = doing.next()) {
        if (next.done === true) {
          done.set(work, next.value);
          setResult({ value: next.value });
          return;
        }
        if (steps.isDue()) await steps.pause();
      }
    };
    go().catch((error: unknown) => {
      // Whoever shows it has words for that.
      setResult(() => {
        throw error;
      });
    });
    return () => over.abort();
  }, [work]);
  // It came of this very work.
  if (work !== null && done.has(work)) return done.get(work) as T;
  return result === null ? null : result.value;
}
