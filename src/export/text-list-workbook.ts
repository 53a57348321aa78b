import { sheetName } from '#src/export/cell-text.ts';
import { flowRow, linesOf, pointsOf, stacked } from '#src/export/flowing-text.ts';
import { CENTER, LEFT, META } from '#src/export/form-styles.ts';
import { FIRST_ROW, listGrid, META_ROW, printedList } from '#src/export/printed-sheet.ts';
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

/** The line about a list may be longer than the sheet is wide. */
const WRAPPED = { ...META, alignment: { ...META.alignment, wrapText: true } } as const;

/** A workbook of one sheet whose every cell is text, so that nothing anybody wrote is computed. */
export function textListWorkbook(
  { title, meta, unitName, rows }: TextList,
  name: string,
  heads: readonly string[],
  columns: readonly TextColumn[],
): Promise<Uint8Array> {
  const styled = columns.map(({ width, isCentred = false }) => ({ width, style: isCentred ? CENTER : LEFT }));
  const grid = listGrid(styled, title, meta, heads);
  grid.put(META_ROW, 0, meta, WRAPPED);
  grid.merge(META_ROW, 0, META_ROW, columns.length - 1, WRAPPED);
  grid.height(META_ROW, pointsOf(linesOf(meta, grid.width - 2)));
  const flows = rows.map((row) =>
    flowRow(
      row.map((text, column) => ({
        column,
        label: heads[column] ?? '',
        text,
        width: columns[column]?.width ?? 10,
      })),
      '上一行',
      grid.width,
    ),
  );
  const { at, end: next } = stacked(FIRST_ROW, flows);
  flows.forEach((flow, index) => grid.flow(at[index] ?? FIRST_ROW, flow));
  const lastRow = Math.max(FIRST_ROW + 1, next) - 1;
  const end = { name: sheetName(name), lastRow, lastColumn: columns.length - 1, fixedColumns: 2 };
  return printedWorkbook([printedList(grid, end, () => undefined)], { title, company: unitName });
}
