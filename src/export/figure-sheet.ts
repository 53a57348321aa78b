import type { DistrictColumn } from '#src/domain/district/district-table.ts';
import type { PrintedSheet } from '#src/export/card-layout.ts';
import { sheetName } from '#src/export/cell-text.ts';
import { flowRow, stacked } from '#src/export/flowing-text.ts';
import { CENTER, figureStyle, LEFT } from '#src/export/form-styles.ts';
import { FIRST_ROW, listGrid, printedList } from '#src/export/printed-sheet.ts';

export const SEQ_WIDTH = 6;

/** A sheet with a line each: what is a number is one, so that it can be sorted and added up. @param head title, and what is said of the whole */
export function figureSheet<Line, Order>(
  name: string,
  lines: readonly Line[],
  all: readonly DistrictColumn<Line, Order>[],
  [title, meta]: readonly [string, string],
): PrintedSheet {
  const columns = [
    { width: SEQ_WIDTH, style: CENTER },
    ...all.map(({ width, decimals, align }) => ({
      width,
      style: decimals === undefined ? (align === 'left' ? LEFT : CENTER) : figureStyle([decimals, decimals]),
    })),
  ];
  const heads = ['序号', ...all.map(({ label }) => label)];
  const grid = listGrid(columns, title, meta, heads);
  const flows = lines.map((line, index) =>
    flowRow(
      all.flatMap(({ cell, label, width, amount }, at) =>
        amount?.(line) === undefined || amount(line) === null
          ? [{ column: at + 1, label, text: cell(line), width }]
          : [],
      ),
      `第 ${index + 1} 行`,
      grid.width,
    ),
  );
  const { at, end } = stacked(FIRST_ROW, flows);
  lines.forEach((line, index) => {
    const row = at[index] ?? FIRST_ROW;
    const flow = flows[index];
    if (flow !== undefined) grid.flow(row, flow);
    grid.put(row, 0, index + 1);
    all.forEach(({ amount }, column) => {
      const value = amount?.(line) ?? null;
      if (value !== null) grid.put(row, column + 1, value);
    });
  });
  const lastRow = Math.max(FIRST_ROW + 1, end) - 1;
  return printedList(
    grid,
    { name: sheetName(name), lastRow, lastColumn: columns.length - 1, fixedColumns: 2 },
    () => undefined,
  );
}
