/**
 * What a file or a paste holds, cell by cell, before anything is understood: the model that src/tables makes of bytes. Sparse, so that
 * one cell at XFD1048576 costs no more than one at A1.
 */

/** How the file typed the cell. `unread`: shown in a way that we do not compute, so that the stored value is not what people see. */
export type CellKind = 'text' | 'number' | 'percent' | 'date' | 'boolean' | 'error' | 'unread';

export interface TableCell {
  /** 0-based, in the source's own grid. */
  readonly column: number;
  /**
   * As shown: plain decimal text without thousands separators for a number, `95%` for a percentage, `2026-11-30` for a date. At most
   * 12 significant digits. Line breaks inside are \n.
   */
  readonly text: string;
  readonly kind: CellKind;
  /** How many rows and columns it covers, 1 and 1 when it is not merged. */
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** What stands on the screen, where the format shows fewer digits than are stored. */
  readonly rounded?: string;
  /** Computed by a formula; `text` is the stored value. */
  readonly formula?: true;
  /** Rows that it covered before hidden ones were left out, where its first row is hidden. */
  readonly cutFrom?: number;
}

export interface TableRow {
  /** 0-based, in the source's own grid; rows without a cell are left out. */
  readonly index: number;
  readonly hidden: boolean;
  /** By column; the cells that a merged cell covers are not in the list. */
  readonly cells: readonly TableCell[];
  /** How many cells the source wrote in it, empty ones too, where it writes them one after another. */
  readonly width?: number;
  /** Which column its pieces belong to was not made out for sure. */
  readonly unsure?: true;
}

export interface Table {
  /** Name of the sheet, or 表1, 表2 … in the order of the document. */
  readonly name: string;
  /** `sheet`: places read Sheet1!B5. `table`: 表1 第5行第2列. `text`: 第5行第2列. */
  readonly kind: 'sheet' | 'table' | 'text';
  readonly rows: readonly TableRow[];
  /** First and last column, 0-based, of each hidden run. */
  readonly hiddenColumns: readonly (readonly [number, number])[];
  /** The sheet itself is hidden. */
  readonly hidden: boolean;
  /** Lines of text between the table before and this one, titles among them. */
  readonly lead: readonly string[];
  /** Reading stopped at the limit of rows; what follows is not in `rows`. */
  readonly cut: boolean;
  /** What is to be said with every plan in it, where its cells were made out and not printed as cells. */
  readonly note?: string;
}

type TableFormat = 'xlsx' | 'xls' | 'xml' | 'docx' | 'html' | 'tsv' | 'csv' | 'text';

/** A file that was read. `lines` is its text where that has no marks between cells (a PDF, one cell per line). */
export interface TableFile {
  readonly format: TableFormat;
  readonly tables: readonly Table[];
  readonly lines: readonly string[];
}

export const plainCell = (column: number, text: string, kind: CellKind = 'text'): TableCell => ({
  column,
  text,
  kind,
  rowSpan: 1,
  columnSpan: 1,
});

/** 0 → A, 25 → Z, 26 → AA. */
function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** Where a cell stands, in the words in which a person finds it. */
export function cellPlace(table: Pick<Table, 'name' | 'kind'>, row: number, column: number): string {
  switch (table.kind) {
    case 'sheet':
      return `${table.name}!${columnName(column)}${row + 1}`;
    case 'table':
      return `${table.name} 第${row + 1}行第${column + 1}列`;
    case 'text':
      return `第${row + 1}行第${column + 1}列`;
  }
}
