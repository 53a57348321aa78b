import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft } from '#src/domain/draft/draft.ts';
import { useSteps, type DraftSteps } from '#src/features/plans/use-steps.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import type { DraftSettlement } from '#src/storage/plan-list.ts';
import { useUnloadWarning } from '#src/ui/use-unload-warning.ts';

/** How long after the last key a draft is stored. */
const STORES_AFTER_MS = 400;

/** How the draft stands in the database: stored, on the way, refused because somebody else stored it, stored by somebody else, or failed. */
export type DraftStanding = 'stored' | 'storing' | 'overtaken' | 'elsewhere' | 'failed';

export interface DraftEditing extends DraftSteps {
  readonly standing: DraftStanding;
  /**
   * Stores at once, then does something with the draft as it is stored, given its `savedAt`; false: one of both was refused, for somebody
   * else has stored it since [PL75].
   */
  readonly settle: (work: (savedAt: number) => Promise<boolean>) => Promise<boolean>;
  /** Stores the draft with what was decided about its values; false: the draft or the values are others by now [PL54]. */
  readonly decide: (settlement: DraftSettlement) => Promise<boolean>;
}

/**
 * A draft as it is edited on this screen, stored as a whole a moment after each change, and never over what another window stored.
 * @param beganAt `savedAt` of the stored draft it begins from, ms since 1970 UTC
 * @param savedAt of what is stored by now
 */
export function useDraft(stored: Draft, beganAt: number, savedAt: number): DraftEditing {
  const storage = useStorage();
  const steps = useSteps(() => stored);
  const [standing, setStanding] = useState<DraftStanding>('stored');
  const mark = useRef(beganAt);
  const written = useRef(stored);
  const latest = useRef(stored);
  const queue = useRef<Promise<boolean>>(Promise.resolve(true));

  const store = useCallback(() => {
    // One after the other: each begins from what the one before has stored.
    queue.current = queue.current.then(async () => {
      const draft = latest.current;
      if (draft === written.current) {
        // What another window has stored since is not what is shown, though nothing here waits to be stored [PL75].
        setStanding((now) => (now === 'overtaken' || now === 'elsewhere' ? 'elsewhere' : 'stored'));
        return true;
      }
      const at = Math.max(Date.now(), mark.current + 1);
      setStanding('storing');
      try {
        const isStored = await storage.saveDraft({ id: draft.id, draft, savedAt: at }, mark.current);
        if (isStored) {
          mark.current = at;
          written.current = draft;
        }
        if (!isStored) setStanding('overtaken');
        // What was typed meanwhile is on its way.
        else if (latest.current === draft) setStanding('stored');
        return isStored;
      } catch {
        setStanding('failed');
        return false;
      }
    });
    return queue.current;
  }, [storage]);

  const decide = useCallback(
    (settlement: DraftSettlement) => {
      const done = queue.current.then(async () => {
        const draft = latest.current;
        const at = Math.max(Date.now(), mark.current + 1);
        const whole = { id: draft.id, draft, savedAt: at };
        if (!(await storage.saveDraft(whole, mark.current, settlement))) return false;
        mark.current = at;
        written.current = draft;
        return true;
      });
      // What fails here is told by whoever asked, and stands in nobody's way.
      queue.current = done.catch(() => false);
      return done;
    },
    [storage],
  );

  useEffect(() => {
    latest.current = steps.draft;
    const timer = setTimeout(() => void store(), STORES_AFTER_MS);
    return () => clearTimeout(timer);
  }, [steps.draft, store]);

  // Leaving the place stores what the timer had not yet.
  useEffect(() => () => void store(), [store]);

  // Another window has stored it: said at once, not only when something is changed here.
  useEffect(() => {
    void queue.current.then(() => {
      if (savedAt > mark.current) setStanding((now) => (now === 'stored' ? 'elsewhere' : now));
    });
  }, [savedAt]);

  useUnloadWarning(standing !== 'stored' && standing !== 'elsewhere');

  const storing =
    <Given extends readonly unknown[]>(step: (...given: Given) => void) =>
    (...given: Given): void => {
      setStanding('storing');
      step(...given);
    };
  const { draft, edit, undo, redo } = steps;
  return {
    draft,
    standing,
    edit: storing(edit),
    undo: undo === null ? null : storing(undo),
    redo: redo === null ? null : storing(redo),
    settle: async (work) => (await store()) && work(mark.current),
    decide,
  };
}
