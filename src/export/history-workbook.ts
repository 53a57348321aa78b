import { HISTORY_COLUMNS, type HistoryForm } from '#src/domain/report/history-form.ts';
import { sheetName } from '#src/export/cell-text.ts';
import { CENTER, heightOf, LEFT } from '#src/export/form-styles.ts';
import { FIRST_ROW, listGrid, printedList } from '#src/export/printed-sheet.ts';
import { printedWorkbook } from '#src/export/printed-workbook.ts';

const COLUMNS = [
  { width: 19, style: CENTER },
  { width: 22, style: LEFT },
  { width: 16, style: LEFT },
  { width: 24, style: LEFT },
  { width: 24, style: LEFT },
  { width: 10, style: CENTER },
  { width: 13, style: CENTER },
  { width: 9, style: CENTER },
  { width: 18, style: LEFT },
  { width: 24, style: LEFT },
] as const;

/** Excel's tallest row, in points. */
const MAX_HEIGHT = 409;

/** 修改记录 as an office form of one sheet; every cell is text, so that nothing anybody wrote is computed [N8]. */
export function historyWorkbook(form: HistoryForm): Promise<Uint8Array> {
  const grid = listGrid(COLUMNS, form.title, form.meta, HISTORY_COLUMNS);
  form.rows.forEach((row, index) => {
    const at = FIRST_ROW + index;
    row.forEach((text, column) => grid.put(at, column, text));
    const heights = row.map((text, column) => heightOf(text, (COLUMNS[column]?.width ?? 10) - 2));
    grid.height(at, Math.min(MAX_HEIGHT, Math.max(...heights)));
  });
  const last = FIRST_ROW + Math.max(1, form.rows.length) - 1;
  const end = { name: sheetName('修改记录'), lastRow: last, lastColumn: COLUMNS.length - 1, fixedColumns: 2 };
  return printedWorkbook([printedList(grid, end, () => undefined)], {
    title: form.title,
    company: form.unitName,
  });
}
