import { useState, type ReactNode } from 'react';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { ENTRY_WORDS } from '#src/domain/words/entry-words.ts';
import type { Sheet } from '#src/features/entry/model/sheet.ts';
import type { RatingDialog } from '#src/features/entry/rating-dialog.tsx';
import { useSave } from '#src/queries/save.ts';
import { isSameCell, type EntryCell } from '#src/session/entry-cell.ts';
import { planEntry, useEntrySession } from '#src/session/entry-session.ts';
import { useNotices } from '#src/session/notices.ts';

const loadDialog = () => import('#src/features/entry/rating-dialog.tsx');

interface RatingSetting {
  /** The plan in force. */
  readonly plan: Plan;
  readonly year: YearStatements;
  /** null while nobody has said who they are: a rating is not begun then. */
  readonly author: Author | null;
  readonly sheet: Sheet;
  /** A text that waited in the rated cell has become this rating. */
  readonly onRated: (cells: readonly EntryCell[]) => void;
}

/** The editor of rated rows, fetched when one is first opened: the grid must not wait for it. */
export function useRatingDialog({ plan, year, author, sheet, onRated }: RatingSetting): {
  readonly open: (cell: EntryCell) => void;
  readonly dialog: ReactNode;
} {
  const [rated, setRated] = useState<{
    readonly row: EntryCell['row'];
    readonly month: Month;
    readonly Editor: typeof RatingDialog;
    /** As it was opened: another window may stop the row, and what is written stays to be read. */
    readonly opened: { readonly plan: Plan; readonly indicator: PlanIndicator };
  } | null>(null);
  const say = useNotices((state) => state.say);
  const change = useEntrySession((state) => state.change);
  const save = useSave(plan.id);

  const rowOf = (row: EntryCell['row']) =>
    plan.indicators.find(({ id, kind }) => id === row && kind !== 'quantitative');
  /** Something is being typed, or another cell was gone to, while the editor was fetched: it must not come over that [G18]. */
  const isBusy = (cell: EntryCell) => {
    const { mode, active } = planEntry(plan.id);
    return mode !== null || (active !== null && !isSameCell(active, cell));
  };
  const open = (cell: EntryCell) => {
    if (author === null) {
      say(ENTRY_WORDS.whoFirst);
      return;
    }
    loadDialog().then(
      (module) => {
        const indicator = rowOf(cell.row);
        if (!isBusy(cell) && indicator !== undefined)
          setRated({
            row: cell.row,
            month: cell.month,
            Editor: module.RatingDialog,
            opened: { plan, indicator },
          });
      },
      () => say(ENTRY_WORDS.notLoaded, { tone: 'problem' }),
    );
  };
  const goOn = (from: EntryCell) => {
    const row = sheet.rows[sheet.rows.indexOf(from.row) + 1];
    const next = row === undefined ? from : { ...from, row };
    change(plan.id, () => ({ active: next, head: next }));
  };

  const indicator = rated === null ? undefined : rowOf(rated.row);
  const dialog =
    rated === null || author === null ? null : (
      <rated.Editor
        {...(indicator === undefined ? rated.opened : { plan, indicator })}
        isGone={indicator === undefined}
        month={rated.month}
        year={year}
        onSave={(request) => {
          // A failed save is shown by the shell.
          save(request, author).catch(() => undefined);
          const cell: EntryCell = { row: rated.row, month: rated.month, field: 'value' };
          onRated([cell]);
          goOn(cell);
          setRated(null);
        }}
        onClose={() => setRated(null)}
      />
    );
  return { open, dialog };
}
