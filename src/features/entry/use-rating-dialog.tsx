import { useState, type ReactNode } from 'react';
import type { Month } from '#src/domain/period/month.ts';
import { ENTRY_WORDS } from '#src/domain/words/entry-words.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import type { RatingDialog } from '#src/features/entry/rating-dialog.tsx';
import type { SaveRequest } from '#src/queries/save.ts';
import type { EntryCell } from '#src/session/entry-cell.ts';
import { useNotices } from '#src/session/notices.ts';

const loadDialog = () => import('#src/features/entry/rating-dialog.tsx');

interface RatingSetting {
  readonly report: YearReport;
  readonly year: YearStatements;
  /** null while nobody has said who they are: a rating is not begun then. */
  readonly save: ((request: SaveRequest) => void) | null;
  /** Something is being typed, or another cell was gone to, while the editor was fetched: it must not come over that [G18]. */
  readonly isBusy: (cell: EntryCell) => boolean;
  /** A text that waited in the rated cell has become this rating. */
  readonly onRated: (cell: EntryCell) => void;
}

/** The editor of rated rows, fetched when one is first opened: the grid must not wait for it. */
export function useRatingDialog({ report, year, save, isBusy, onRated }: RatingSetting): {
  readonly open: (cell: EntryCell) => void;
  readonly dialog: ReactNode;
} {
  const [rated, setRated] = useState<{
    readonly row: EntryCell['row'];
    readonly month: Month;
    readonly Editor: typeof RatingDialog;
  } | null>(null);
  const say = useNotices((state) => state.say);

  const open = (cell: EntryCell) => {
    if (save === null) {
      say(ENTRY_WORDS.whoFirst);
      return;
    }
    loadDialog().then(
      (module) => {
        if (!isBusy(cell)) setRated({ row: cell.row, month: cell.month, Editor: module.RatingDialog });
      },
      () => say(ENTRY_WORDS.notLoaded, { tone: 'problem' }),
    );
  };

  const indicator = rated === null ? undefined : report.plan.indicators.find(({ id }) => id === rated.row);
  const dialog =
    rated === null || indicator === undefined || save === null ? null : (
      <rated.Editor
        plan={report.plan}
        indicator={indicator}
        month={rated.month}
        year={year}
        onSave={(request) => {
          save(request);
          onRated({ row: rated.row, month: rated.month, field: 'value' });
          setRated(null);
        }}
        onClose={() => setRated(null)}
      />
    );
  return { open, dialog };
}
