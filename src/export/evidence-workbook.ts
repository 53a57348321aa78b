import { EVIDENCE_COLUMNS, type EvidenceForm } from '#src/domain/report/evidence-form.ts';
import { sheetName } from '#src/export/cell-text.ts';
import { CENTER, heightOf, LEFT } from '#src/export/form-styles.ts';
import { FIRST_ROW, listGrid, printedList } from '#src/export/printed-sheet.ts';
import { printedWorkbook } from '#src/export/printed-workbook.ts';

const COLUMNS = [
  { width: 8, style: CENTER },
  { width: 26, style: LEFT },
  { width: 26, style: LEFT },
  { width: 8, style: CENTER },
  { width: 9, style: CENTER },
  { width: 42, style: LEFT },
  { width: 13, style: CENTER },
  { width: 36, style: LEFT },
] as const;

/** 佐证材料目录 as an office form of one sheet; every cell is text [A10]. */
export function evidenceWorkbook(form: EvidenceForm): Promise<Uint8Array> {
  const grid = listGrid(COLUMNS, form.title, form.meta, EVIDENCE_COLUMNS);
  form.rows.forEach((row, index) => {
    const at = FIRST_ROW + index;
    row.forEach((text, column) => grid.put(at, column, text));
    grid.height(
      at,
      Math.max(...row.map((text, column) => heightOf(text, (COLUMNS[column]?.width ?? 10) - 2))),
    );
  });
  const lastRow = FIRST_ROW + Math.max(1, form.rows.length) - 1;
  const end = { name: sheetName('佐证材料目录'), lastRow, lastColumn: COLUMNS.length - 1, fixedColumns: 2 };
  return printedWorkbook([printedList(grid, end, () => undefined)], {
    title: form.title,
    company: form.unitName,
  });
}
