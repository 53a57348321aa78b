import { sheetName } from '#src/export/cell-text.ts';
import { CENTER, heightOf, LEFT } from '#src/export/form-styles.ts';
import { FIRST_ROW, listGrid, printedList } from '#src/export/printed-sheet.ts';
import { printedWorkbook } from '#src/export/printed-workbook.ts';

/** A list that is a form of the office, in words only. */
interface TextList {
  readonly title: string;
  readonly meta: string;
  readonly unitName: string;
  readonly rows: readonly (readonly string[])[];
}

/** Column widths in characters; short words stand in the middle. */
export interface TextColumn {
  readonly width: number;
  readonly isCentred?: boolean;
}

/** A workbook of one sheet whose every cell is text, so that nothing anybody wrote is computed. */
export function textListWorkbook(
  { title, meta, unitName, rows }: TextList,
  name: string,
  heads: readonly string[],
  columns: readonly TextColumn[],
): Promise<Uint8Array> {
  const styled = columns.map(({ width, isCentred = false }) => ({ width, style: isCentred ? CENTER : LEFT }));
  const grid = listGrid(styled, title, meta, heads);
  rows.forEach((row, index) => {
    const at = FIRST_ROW + index;
    row.forEach((text, column) => grid.put(at, column, text));
    grid.height(
      at,
      Math.max(...row.map((text, column) => heightOf(text, (columns[column]?.width ?? 10) - 2))),
    );
  });
  const lastRow = FIRST_ROW + Math.max(1, rows.length) - 1;
  const end = { name: sheetName(name), lastRow, lastColumn: columns.length - 1, fixedColumns: 2 };
  return printedWorkbook([printedList(grid, end, () => undefined)], { title, company: unitName });
}
