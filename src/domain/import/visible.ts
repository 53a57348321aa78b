import type { Table, TableCell, TableRow } from '#src/domain/import/table.ts';

/**
 * The rows and cells that people see. A merged cell whose first row or column is hidden still shows its text in what is left of it, so it
 * moves there [IM10].
 */
export function visibleRows(table: Table): readonly TableRow[] {
  const isHidden = (column: number): boolean =>
    table.hiddenColumns.some(([from, to]) => column >= from && column <= to);
  const moved = new Map<number, TableCell[]>();
  const shown = table.rows.filter(({ hidden }) => !hidden);
  if (shown.length < table.rows.length)
    for (const row of table.rows) {
      if (!row.hidden) continue;
      for (const cell of row.cells) {
        const end = row.index + cell.rowSpan;
        const home = cell.rowSpan === 1 ? undefined : shown.find(({ index }) => index > row.index);
        if (home === undefined || home.index >= end) continue;
        moved.set(home.index, [
          ...(moved.get(home.index) ?? []),
          { ...cell, rowSpan: end - home.index, cutFrom: cell.rowSpan },
        ]);
      }
    }
  return shown.flatMap((row) => {
    const cells = [...row.cells, ...(moved.get(row.index) ?? [])].flatMap((cell) => {
      const end = cell.column + cell.columnSpan;
      let column = cell.column;
      while (column < end && isHidden(column)) column += 1;
      if (column === end) return [];
      return [column === cell.column ? cell : { ...cell, column, columnSpan: end - column }];
    });
    cells.sort((a, b) => a.column - b.column);
    return cells.length === 0 ? [] : [{ ...row, cells }];
  });
}

/** Classes of a hidden row that is not merged with the rows below: what stands under it belongs to no class that can be seen. */
export function hiddenBetween(table: Table, above: number, below: number): readonly TableRow[] {
  return table.rows.filter(({ index, hidden }) => hidden && index > above && index < below);
}
