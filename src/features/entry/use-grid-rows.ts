import { useMemo } from 'react';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { rowViews, withDrafts, type RowView, type StoredRows } from '#src/features/entry/model/row-view.ts';
import type { Sheet } from '#src/features/entry/model/sheet.ts';
import { useSaveMarks } from '#src/features/entry/use-save-marks.ts';
import type { EntryDrafts } from '#src/session/entry-session.ts';

interface Shown {
  /** Without what is being typed: rows of which nothing is typed are made of it alone. */
  readonly stored: YearReport;
  readonly year: YearStatements;
  /** With what is being typed. */
  readonly report: YearReport;
  readonly typed: YearStatements;
  readonly sheet: Sheet;
  readonly drafts: EntryDrafts;
}

/** The rows as they are painted; of what is typed only its own row is made anew [G35]. */
export function useGridRows({ stored, year, report, typed, sheet, drafts }: Shown): readonly RowView[] {
  const saves = useSaveMarks(stored.plan.id);
  const settled = useMemo(
    () => settledRows({ report: stored, year, sheet, saves }),
    [stored, year, sheet, saves],
  );
  return useMemo(
    () => withDrafts(settled, { report, year, typed, sheet, drafts, saves }),
    [settled, report, year, typed, sheet, drafts, saves],
  );
}

/** The rows that a sheet was last shown with. */
const last = new WeakMap<Sheet, StoredRows>();

function settledRows(scene: StoredRows['scene']): readonly RowView[] {
  const rows = rowViews(scene, last.get(scene.sheet));
  last.set(scene.sheet, { scene, rows });
  return rows;
}
