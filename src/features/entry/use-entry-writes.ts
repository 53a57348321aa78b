import { useCallback, useEffect, useRef } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Intent } from '#src/domain/statements/operation.ts';
import type { Author, Origin } from '#src/domain/statements/statement.ts';
import { supposing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { useSave } from '#src/queries/save.ts';
import { cellText } from '#src/features/entry/model/cell-subject.ts';
import { readTexts, type CellText, type Reading } from '#src/features/entry/model/reading.ts';
import { entryCellKey, type EntryCell } from '#src/session/entry-cell.ts';
import { planEntry, useEntrySession, withDrafts, withoutDrafts } from '#src/session/entry-session.ts';

export function typingIntent({ row, field }: EntryCell): Intent {
  if (field === 'note') return 'note';
  return row === 'execution' ? 'execution' : 'type';
}

export interface WriteManner {
  readonly intent: Intent;
  readonly origin: Origin;
}

export type Written =
  /** Nobody has said who they are: the texts wait in their cells. */
  | { readonly kind: 'waiting' }
  | ({ readonly kind: 'read' /** The year as it then stands. */; readonly year: YearStatements } & Reading);

interface Writer {
  /** The plan in force. */
  readonly plan: Plan;
  readonly year: YearStatements;
  readonly author: Author | null;
}

/** Turns texts into one stored operation; what cannot be stored stays as a draft in its cell. */
export function useEntryWrites({ plan, year, author }: Writer): {
  readonly write: (texts: readonly CellText[], manner: WriteManner) => Written;
} {
  const save = useSave(plan.id);
  const change = useEntrySession((state) => state.change);

  const write = useCallback(
    (texts: readonly CellText[], manner: WriteManner): Written => {
      if (author === null) {
        const isAsStored = ({ cell, text }: CellText) => text.trim() === cellText(plan, year, cell);
        change(plan.id, ({ drafts }) => ({
          drafts: withDrafts(
            withoutDrafts(
              drafts,
              texts.filter(isAsStored).map(({ cell }) => cell),
            ),
            texts.filter((each) => !isAsStored(each)),
          ),
          waiting: manner,
        }));
        return { kind: 'waiting' };
      }
      const reading = readTexts(plan, year, [...siblingDrafts(plan, texts), ...texts]);
      change(plan.id, ({ drafts }) => ({
        drafts: withDrafts(
          withoutDrafts(drafts, reading.taken),
          reading.refused.map(({ cell, text }) => ({ cell, text })),
        ),
      }));
      if (reading.said.length > 0) void save({ ...manner, said: reading.said }, author).catch(ignoreFailure);
      return { kind: 'read', ...reading, year: supposing(year, reading.said) };
    },
    [plan, year, author, save, change],
  );

  // What waited for a name is saved as soon as there is one, exactly once.
  const latestWrite = useRef(write);
  useEffect(() => {
    latestWrite.current = write;
  }, [write]);
  useEffect(() => {
    const { waiting, drafts, mode, active } = planEntry(plan.id);
    if (author === null || waiting === null) return;
    change(plan.id, () => ({ waiting: null }));
    const typing = mode === null || active === null ? null : entryCellKey(active);
    latestWrite.current(
      [...drafts].filter(([key]) => key !== typing).map(([, draft]) => draft),
      waiting,
    );
  }, [author, plan.id, change]);

  return { write };
}

/** A failed save is shown by the shell, which keeps what was said and offers to retry. */
function ignoreFailure(): void {}

/** A value that waits for its note is read again together with the note, and the other way round. */
function siblingDrafts(plan: Plan, texts: readonly CellText[]): readonly CellText[] {
  const { drafts } = planEntry(plan.id);
  const named = new Set(texts.map(({ cell }) => entryCellKey(cell)));
  return texts.flatMap(({ cell }) => {
    const sibling: EntryCell = { ...cell, field: cell.field === 'note' ? 'value' : 'note' };
    const key = entryCellKey(sibling);
    const draft = named.has(key) ? undefined : drafts.get(key);
    return draft === undefined ? [] : [draft];
  });
}
