import { useCallback, useEffect, useRef } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import type { CellText } from '#src/features/entry/model/reading.ts';
import {
  writeTexts,
  writeWaiting,
  type SayingOf,
  type WriteManner,
  type Written,
} from '#src/features/entry/model/writing.ts';
import { useSave } from '#src/queries/save.ts';
import { planEntry, useEntrySession } from '#src/session/entry-session.ts';

interface Writer {
  /** The plan in force. */
  readonly plan: Plan;
  readonly year: YearStatements;
  readonly author: Author | null;
}

export type WriteEntry = (texts: readonly CellText[], manner: WriteManner) => Written & OnDisk;

interface OnDisk {
  /** Whether what was said came to be stored: true where there was nothing, false while it stays unsaved. */
  readonly stored: Promise<boolean>;
}

/** Turns texts into one stored operation; what cannot be stored stays as a draft in its cell. */
export function useEntryWrites({ plan, year, author }: Writer): {
  readonly write: WriteEntry;
  /** Stores what was said, once somebody has said who they are. */
  readonly store: (saying: SayingOf) => Promise<boolean>;
} {
  const save = useSave(plan.id);
  const change = useEntrySession((state) => state.change);

  const store = useCallback(
    // What is read without an author says nothing (writeTexts). A failed save is shown by the shell, which offers to retry.
    async (saying: SayingOf) => author !== null && save(saying, author).then(isStored, isNotStored),
    [author, save],
  );
  const write = useCallback(
    (texts: readonly CellText[], manner: WriteManner): Written & OnDisk => {
      const { entry, written, saying } = writeTexts(planEntry(plan.id), texts, manner, {
        plan,
        year,
        hasAuthor: author !== null,
      });
      change(plan.id, () => entry);
      const stored = saying === null ? Promise.resolve(true) : store(saying);
      return { ...written, stored };
    },
    [plan, year, author, store, change],
  );

  // What waited for a name is saved as soon as there is one, exactly once.
  const latest = useRef({ year, store });
  useEffect(() => {
    latest.current = { year, store };
  }, [year, store]);
  useEffect(() => {
    const done = writeWaiting(planEntry(plan.id), {
      plan,
      year: latest.current.year,
      hasAuthor: author !== null,
    });
    if (done === null) return;
    change(plan.id, () => done.entry);
    if (done.saying !== null) void latest.current.store(done.saying);
  }, [author, plan, change]);

  return { write, store };
}

const isStored = () => true;
const isNotStored = () => false;
