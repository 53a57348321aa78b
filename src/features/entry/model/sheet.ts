import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { cellDuty } from '#src/domain/year/completeness.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import type { EntryCell, EntryRowId } from '#src/session/entry-cell.ts';
import { positionsIn, type Position, type Range } from '#src/features/entry/model/selection.ts';

/** Which cells can be entered, and in which order they stand: a month with its notes, or the twelve months. */
export interface Sheet {
  readonly rows: readonly EntryRowId[];
  readonly columns: readonly { readonly month: Month; readonly field: EntryCell['field'] }[];
  /** By row and column; the same objects as long as the sheet is the same, for much is remembered by them. */
  readonly cells: readonly (readonly EntryCell[])[];
}

export function sheetOf(indicators: readonly PlanIndicator[], view: 'month' | 'year', month: Month): Sheet {
  const rows: readonly EntryRowId[] = [...indicators.map((indicator) => indicator.id), 'execution'];
  const columns: Sheet['columns'] =
    view === 'year'
      ? MONTHS.map((each) => ({ month: each, field: 'value' }))
      : [
          { month, field: 'value' },
          { month, field: 'note' },
        ];
  return {
    rows,
    columns,
    cells: rows.map((row) => columns.map(({ month: of, field }) => ({ row, month: of, field }))),
  };
}

export function cellAt(sheet: Sheet, { row, col }: Position): EntryCell | null {
  return sheet.cells[row]?.[col] ?? null;
}

export function cellsIn(sheet: Sheet, range: Range): readonly EntryCell[] {
  return positionsIn(range).flatMap((at) => cellAt(sheet, at) ?? []);
}

/** Where a cell stands; null when the sheet does not show it. */
export function positionOf(sheet: Sheet, cell: EntryCell | null): Position | null {
  if (cell === null) return null;
  const row = sheet.rows.indexOf(cell.row);
  const col = sheet.columns.findIndex((column) => column.month === cell.month && column.field === cell.field);
  return row < 0 || col < 0 ? null : { row, col };
}

/** The rows a section is shown; with onlyMissing, those that still owe something in the months in question. */
export function shownIndicators(
  plan: Plan,
  year: YearStatements,
  filter: {
    readonly section: string | null;
    readonly onlyMissing: boolean;
    readonly months: readonly Month[];
  },
): readonly PlanIndicator[] {
  return plan.indicators.filter(
    (indicator) =>
      (filter.section === null || indicator.owner === filter.section) &&
      (!filter.onlyMissing || filter.months.some((month) => cellDuty(indicator, year, month) === 'missing')),
  );
}

/** Empty month cells of measured rows: what «其余未填的都记为无发生» fills. Ratings are given by a person and are left alone. */
export function openCells(
  indicators: readonly PlanIndicator[],
  year: YearStatements,
  month: Month,
): readonly EntryCell[] {
  return indicators
    .filter((each) => each.kind === 'quantitative' && cellDuty(each, year, month) === 'missing')
    .map((each) => ({ row: each.id, month, field: 'value' }));
}
