import type { Table } from '#src/domain/import/table.ts';
import { ROW_ID_HEAD } from '#src/domain/intake/own-sheet.ts';
import type { IntakeTable } from '#src/domain/intake/intake-table.ts';

/** A sheet of a file as the grid takes it in, and what of it was not taken [IN9]. */
export interface FileTable {
  readonly name: string;
  readonly table: IntakeTable;
  /** Numbers that the file stores with more digits than it shows. */
  readonly rounded: number;
  /** More rows or columns than are taken in. */
  readonly isCut: boolean;
}

/** Many times a plan's rows, and twelve months with value, note and what an office puts beside them. */
const MAX_ROWS = 1_000;
const MAX_COLUMNS = 120;

/**
 * A sheet as a table: what it shows, with blank rows and columns closed up, so that one cell far away costs nothing [IN9].
 * @returns null when nothing is in it
 */
export function fileTable(sheet: Table): FileTable | null {
  const rows = sheet.rows.slice(0, MAX_ROWS);
  const used = [...new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)))].sort(
    (a, b) => a - b,
  );
  const columns = new Map(used.slice(0, MAX_COLUMNS).map((column, at) => [column, at]));
  const hiddenColumns = new Set(
    [...columns].flatMap(([column, at]) =>
      sheet.hiddenColumns.some(([first, last]) => column >= first && column <= last) &&
      !namesOwnRows(rows, column)
        ? [at]
        : [],
    ),
  );
  const hiddenRows = new Set(rows.flatMap(({ hidden }, at) => (hidden ? [at] : [])));
  const unreadCells = new Set<string>();
  let rounded = 0;
  const cells = rows.map((row, at) => {
    const texts: string[] = [];
    for (const cell of row.cells) {
      const column = columns.get(cell.column);
      if (column === undefined) continue;
      while (texts.length < column) texts.push('');
      texts.push(cell.rounded ?? cell.text);
      // #REF! and its like stay: entry refuses them with what was read.
      if (cell.kind === 'unread') unreadCells.add(`${at} ${column}`);
      if (cell.rounded !== undefined && !hiddenRows.has(at) && !hiddenColumns.has(column)) rounded += 1;
    }
    return texts;
  });
  if (cells.every((row) => row.every((text) => text.trim() === ''))) return null;
  return {
    name: sheet.name,
    table: {
      cells,
      hiddenRows,
      hiddenColumns,
      unreadCells,
      rowNumbers: rows.map(({ index }) => index + 1),
    },
    rounded,
    isCut: sheet.cut || sheet.rows.length > rows.length || used.length > columns.size,
  };
}

/** The one hidden column that is read: the app has written it itself [MO12]. */
function namesOwnRows(rows: Table['rows'], column: number): boolean {
  return rows.some(({ cells }) => cells.some((cell) => cell.column === column && cell.text === ROW_ID_HEAD));
}
