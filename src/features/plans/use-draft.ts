import { useCallback, useEffect, useState } from 'react';
import type { Draft } from '#src/domain/draft/draft.ts';
import { useSteps, type DraftSteps } from '#src/features/plans/use-steps.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import type { DraftSettlement } from '#src/storage/plan-list.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
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

/** What this tab knows of a draft that it edits: the next look at it may come before the database has told what was stored. */
class DraftInHand {
  latest: Draft;
  written: Draft;
  /** `savedAt` of what was stored last, ms since 1970 UTC. */
  mark: number;
  /** All of them, from where it began: whoever is given one of these is given what this tab has gone on from. */
  readonly marks: Set<number>;
  private last: Promise<unknown> = Promise.resolve();

  constructor(stored: Draft, mark: number) {
    this.latest = stored;
    this.written = stored;
    this.mark = mark;
    this.marks = new Set([mark]);
  }

  change(draft: Draft): void {
    this.latest = draft;
  }

  noteStored(draft: Draft, at: number): void {
    this.mark = at;
    this.marks.add(at);
    this.written = draft;
  }

  /** One after the other: each begins from what the one before has stored. */
  inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const done = this.last.then(work);
    // What fails is told by whoever asked, and stands in nobody's way.
    this.last = done.catch(() => undefined);
    return done;
  }
}

const inHand = new WeakMap<TrackerStorage, Map<string, DraftInHand>>();

/** Goes on where this tab left the draft, unless something else is stored by now: Back and Forward are no other window [PL79]. */
function draftInHand(storage: TrackerStorage, stored: Draft, beganAt: number): DraftInHand {
  const ofStorage = inHand.get(storage) ?? new Map<string, DraftInHand>();
  inHand.set(storage, ofStorage);
  const known = ofStorage.get(stored.id);
  if (known?.marks.has(beganAt) === true) return known;
  const begun = new DraftInHand(stored, beganAt);
  ofStorage.set(stored.id, begun);
  return begun;
}

/**
 * A draft as it is edited on this screen, stored as a whole a moment after each change, and never over what another window stored.
 * @param beganAt `savedAt` of the stored draft it begins from, ms since 1970 UTC
 * @param savedAt of what is stored by now
 */
export function useDraft(stored: Draft, beganAt: number, savedAt: number): DraftEditing {
  const storage = useStorage();
  const [kept] = useState(() => draftInHand(storage, stored, beganAt));
  const steps = useSteps(() => kept.latest);
  const [standing, setStanding] = useState<DraftStanding>(() =>
    kept.latest === kept.written ? 'stored' : 'storing',
  );

  const store = useCallback(
    () =>
      kept.inTurn(async () => {
        const draft = kept.latest;
        if (draft === kept.written) {
          // What another window has stored since is not what is shown, though nothing here waits to be stored [PL75].
          setStanding((now) => (now === 'overtaken' || now === 'elsewhere' ? 'elsewhere' : 'stored'));
          return true;
        }
        const at = Math.max(Date.now(), kept.mark + 1);
        setStanding('storing');
        try {
          const isStored = await storage.saveDraft({ id: draft.id, draft, savedAt: at }, kept.mark);
          if (!isStored) {
            // What stands is somebody else's: the next look begins from that.
            inHand.get(storage)?.delete(draft.id);
            setStanding('overtaken');
            return false;
          }
          kept.noteStored(draft, at);
          // What was typed meanwhile is on its way.
          if (kept.latest === draft) setStanding('stored');
          return true;
        } catch {
          setStanding('failed');
          return false;
        }
      }),
    [storage, kept],
  );

  const decide = useCallback(
    (settlement: DraftSettlement) =>
      kept.inTurn(async () => {
        const draft = kept.latest;
        const at = Math.max(Date.now(), kept.mark + 1);
        const whole = { id: draft.id, draft, savedAt: at };
        if (!(await storage.saveDraft(whole, kept.mark, settlement))) return false;
        kept.noteStored(draft, at);
        return true;
      }),
    [storage, kept],
  );

  useEffect(() => {
    kept.change(steps.draft);
    const timer = setTimeout(() => void store(), STORES_AFTER_MS);
    return () => clearTimeout(timer);
  }, [steps.draft, store, kept]);

  // Leaving the place stores what the timer had not yet.
  useEffect(() => () => void store(), [store]);

  // Another window has stored it: said at once, not only when something is changed here.
  useEffect(() => {
    void kept.inTurn(() => {
      if (savedAt > kept.mark) setStanding((now) => (now === 'stored' ? 'elsewhere' : now));
    });
  }, [savedAt, kept]);

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
    settle: async (work) => (await store()) && work(kept.mark),
    decide,
  };
}
