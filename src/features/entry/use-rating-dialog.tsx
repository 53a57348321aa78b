import { useCallback, useState, type ReactNode } from 'react';
import type { Month } from '#src/domain/period/month.ts';
import type { YearReport } from '#src/domain/report/year-report.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import type { RatingDialog } from '#src/features/entry/rating-dialog.tsx';
import type { SaveRequest } from '#src/queries/save.ts';
import type { EntryCell } from '#src/session/entry-cell.ts';

interface RatingSetting {
  readonly report: YearReport;
  readonly year: YearStatements;
  /** null while nobody has said who they are: a rating is not begun then. */
  readonly save: ((request: SaveRequest) => void) | null;
  readonly askAuthor: () => void;
}

/** The editor of rated rows, fetched when one is first opened: the grid must not wait for it. */
export function useRatingDialog({ report, year, save, askAuthor }: RatingSetting): {
  readonly open: (cell: EntryCell) => void;
  readonly dialog: ReactNode;
} {
  const [rated, setRated] = useState<{
    readonly row: EntryCell['row'];
    readonly month: Month;
    readonly Editor: typeof RatingDialog;
  } | null>(null);
  const [error, setError] = useState<Error | null>(null);
  if (error !== null) throw error;

  const open = useCallback(
    ({ row, month }: EntryCell) => {
      if (save === null) {
        askAuthor();
        return;
      }
      import('#src/features/entry/rating-dialog.tsx').then(
        (module) => setRated({ row, month, Editor: module.RatingDialog }),
        (failure: Error) => setError(failure),
      );
    },
    [save, askAuthor],
  );

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
          setRated(null);
        }}
        onClose={() => setRated(null)}
      />
    );
  return { open, dialog };
}
