import type { ColumnId } from '#src/domain/papers/scorecard-columns.ts';
import { marksAt } from '#src/domain/papers/scorecard-notes.ts';
import type { ScorecardRow } from '#src/domain/papers/scorecard-row.ts';
import type { ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { NO_FIGURE } from '#src/domain/papers/table-cell.ts';
import { flowRow, stacked, type FlowCell, type RowFlow } from '#src/export/flowing-text.ts';
import type { WriteSheet } from '#src/export/hucre-writer.ts';

/** Names of the three sheets, quoted for use in formulas. */
export interface SheetNames {
  readonly monthly: string;
  readonly execution: string;
  readonly card: string;
}

/** A sheet with what the workbook must say about its printing. */
export interface PrintedSheet {
  readonly sheet: WriteSheet;
  /** '$1:$3': rows repeated on every page. */
  readonly titles: string;
  /** '$A$1:$K$50' */
  readonly area: string;
}

/** Where things stand on the form's sheet; rows and columns are 0-based. */
export interface CardLayout {
  readonly headRow: number;
  readonly firstRow: number;
  /** Of each row of the table, with what goes on below it. */
  readonly rows: readonly number[];
  readonly flows: readonly RowFlow[];
  readonly sumRow: number;
  readonly lastColumn: number;
  readonly column: (id: ColumnId) => number;
}

/** Title, meta, two rows of budget execution, and the totals stand above the table. */
const HEAD_ROW = 5;

export function cardLayout(table: ScorecardTable): CardLayout {
  const index = new Map(table.columns.map(({ id }, column) => [id, column]));
  const all = table.columns.reduce((sum, { width }) => sum + lettersOf(width), 0);
  const flows = table.rows.map((row) => {
    const cells = table.columns.flatMap(({ id, label, width }, column): FlowCell[] => {
      const { kind, text } = row.cells[id];
      if (kind === 'number') return [];
      const marks = marksAt(table.notes, row.seq, id);
      return [{ column, label: label.replace(/（.*/, ''), text: text + marks, width: lettersOf(width) }];
    });
    return flowRow(cells, `第 ${row.seq} 项`, all);
  });
  const { at, end } = stacked(HEAD_ROW + 1, flows);
  return {
    headRow: HEAD_ROW,
    firstRow: HEAD_ROW + 1,
    rows: at,
    flows,
    sumRow: end,
    lastColumn: table.columns.length - 1,
    column: (id) => index.get(id) ?? 0,
  };
}

/** Half-width letters of a column by its share of the page. */
export function lettersOf(thousandths: number): number {
  return Math.round(thousandths * LETTERS * 10) / 10;
}

/** Of a thousandth of the page. */
const LETTERS = 0.135;

/** The unrounded coefficient in percent, as the formula beside it gives it. */
export function coefficientValue({ fraction }: ScorecardRow): number | string {
  return fraction === null ? NO_FIGURE.text : (100 * fraction.numerator) / fraction.denominator;
}
