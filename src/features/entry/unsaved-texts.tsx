import type { Plan } from '#src/domain/catalogue/plan.ts';
import { ENTRY_WORDS, entryRefusalText } from '#src/domain/words/entry-words.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { placeOf } from '#src/features/entry/model/cell-subject.ts';
import { readTexts } from '#src/features/entry/model/reading.ts';
import { RefundNote } from '#src/features/entry/refund-note.tsx';
import { entryCellKey, type EntryCell } from '#src/session/entry-cell.ts';
import type { EntryDraft, EntryDrafts } from '#src/session/entry-session.ts';
import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import styles from './entry-page.module.css';

interface UnsavedTextsProps {
  /** With every row of the year [G39]. */
  readonly plan: Plan;
  readonly year: YearStatements;
  readonly drafts: EntryDrafts;
  /** The cell that is being typed in: not a text that was left. */
  readonly typing: EntryCell | null;
  /** Nobody has said who they are. */
  readonly isWaiting: boolean;
  readonly onGo: (cell: EntryCell) => void;
  readonly onDrop: (cells: readonly EntryCell[]) => void;
  readonly onNote: (refund: EntryDraft, note: string) => void;
  readonly onAskAuthor: () => void;
}

/** Texts that are not stored, each with its place and reason, so that none is lost and each can be put right. */
export function UnsavedTexts({
  plan,
  year,
  drafts,
  typing,
  isWaiting,
  onGo,
  onDrop,
  onNote,
  onAskAuthor,
}: UnsavedTextsProps) {
  const left = [...drafts.values()].filter(
    ({ cell }) => typing === null || entryCellKey(cell) !== entryCellKey(typing),
  );
  if (left.length === 0) return null;
  const refusals = new Map(
    readTexts(plan, year, left).refused.map(({ cell, refusal }) => [entryCellKey(cell), refusal]),
  );
  // Nothing went wrong with what only waits for a name [G15].
  const isFault = !isWaiting || refusals.size > 0;
  return (
    <section
      className={classNames(styles['unsaved'], isFault && styles['fault'])}
      aria-labelledby="unsaved-texts"
    >
      <header>
        <h2 id="unsaved-texts">
          {left.length} {isFault ? '格没有存下' : '格待保存'}
        </h2>
        {isWaiting ? <Button onClick={onAskAuthor}>写明填报人</Button> : null}
        <Button look="quiet" onClick={() => onDrop(left.map(({ cell }) => cell))}>
          全部放弃
        </Button>
      </header>
      <ul>
        {left.map((draft) => {
          const key = entryCellKey(draft.cell);
          const refusal = refusals.get(key);
          const place = placeOf(plan, draft.cell);
          const note = drafts.get(entryCellKey({ ...draft.cell, field: 'note' }))?.text ?? '';
          return (
            <li key={key}>
              {refusal?.kind === 'row-stopped' || refusal?.kind === 'row-gone' ? (
                // No cell shows it any more.
                place
              ) : (
                <button type="button" onClick={() => onGo(draft.cell)}>
                  {place}
                </button>
              )}
              ：
              {refusal !== undefined
                ? entryRefusalText(refusal)
                : isWaiting
                  ? ENTRY_WORDS.waiting
                  : ENTRY_WORDS.unfinished}
              <q>{draft.text}</q>
              {refusal?.kind === 'refund-needs-note' ? (
                <RefundNote place={place} note={note} onSave={(text) => onNote(draft, text)} />
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
