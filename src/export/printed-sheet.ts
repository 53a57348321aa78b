import type { PrintedSheet } from '#src/export/card-layout.ts';
import { HEAD, LANDSCAPE, META, TITLE, pageMarks } from '#src/export/form-styles.ts';
import type { ColumnDef, WriteSheet } from '#src/export/hucre-writer.ts';
import { columnLetter, SheetGrid } from '#src/export/sheet-grid.ts';

/** Title and a line about the sheet stand above the heads of the columns; rows are 0-based. */
export const META_ROW = 1;
const HEAD_ROW = 2;
/** The first row of what a sheet lists. */
export const FIRST_ROW = HEAD_ROW + 1;

const TITLE_HEIGHT = 30;
const HEAD_HEIGHT = 22;

/**
 * A sheet that lists something, begun: the title over all columns, a line below it, the heads.
 * @param heads by column; null for a column without one
 */
export function listGrid(
  columns: readonly ColumnDef[],
  title: string,
  meta: string,
  heads: readonly (string | null)[],
): SheetGrid {
  const grid = new SheetGrid(columns);
  grid.put(0, 0, title, TITLE);
  grid.merge(0, 0, 0, columns.length - 1, TITLE);
  grid.height(0, TITLE_HEIGHT);
  grid.put(META_ROW, 0, meta, META);
  heads.forEach((text, column) => {
    if (text !== null) grid.put(HEAD_ROW, column, text, HEAD);
  });
  grid.height(HEAD_ROW, HEAD_HEIGHT);
  return grid;
}

interface ListEnd {
  readonly name: string;
  /** The last row that is printed, 0-based. */
  readonly lastRow: number;
  readonly lastColumn: number;
  /** Columns that stay in sight when the sheet is moved sideways. */
  readonly fixedColumns?: number;
  readonly rules?: WriteSheet['conditionalRules'];
  /** 未定稿 and 示例数据, at the head of every page; '' for none. */
  readonly marks?: string;
}

/** The finished sheet: heads that stay and are repeated on every page of A4 landscape, with page numbers. */
export function printedList(
  grid: SheetGrid,
  { name, lastRow, lastColumn, fixedColumns = 0, rules, marks = '' }: ListEnd,
  onRow: () => void,
): PrintedSheet {
  const sheet = grid.sheet(
    name,
    {
      freezePane: { rows: FIRST_ROW, ...(fixedColumns > 0 ? { columns: fixedColumns } : {}) },
      pageSetup: { ...LANDSCAPE, fitToHeight: grid.pages([0, HEAD_ROW], lastRow) },
      headerFooter: pageMarks(marks),
      ...(rules === undefined ? {} : { conditionalRules: rules }),
    },
    onRow,
  );
  return { sheet, titles: `$1:$${HEAD_ROW + 1}`, area: `$A$1:$${columnLetter(lastColumn)}$${lastRow + 1}` };
}
