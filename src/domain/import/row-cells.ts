import type { Role } from '#src/domain/import/columns.ts';
import { isTotal } from '#src/domain/import/lines.ts';
import type { Columns } from '#src/domain/import/roles.ts';
import type { TableCell, TableRow } from '#src/domain/import/table.ts';
import { bare } from '#src/domain/import/words.ts';

/** The cell of a row in a column of that role, the filled one where there are several; null: there is none. */
export function cellOf(row: TableRow, columns: Columns['columns'], role: Role): TableCell | null {
  for (const column of columns)
    if (column.role === role) {
      const cells = row.cells.filter((cell) => cell.column >= column.column && cell.column <= column.to);
      const cell = cells.find(({ text }) => bare(text) !== '') ?? cells[0];
      if (cell !== undefined) return cell;
    }
  return null;
}

/** Several columns of points: the one that is filled for this row alone. */
export function weightOf(row: TableRow, columns: Columns['columns']): TableCell | null {
  const cells = columns
    .filter(({ role }) => role === 'weight')
    .flatMap(({ column, to }) =>
      row.cells.filter((cell) => cell.column >= column && cell.column <= to && bare(cell.text) !== ''),
    );
  const own = cells.filter(({ rowSpan }) => rowSpan === 1);
  const [first = null] = own.length > 0 ? own : cells;
  return own.every(({ text }) => bare(text) === bare(first?.text ?? '')) ? first : null;
}

/** A line of sums, by what stands first in it. */
export function isTotalLine(row: TableRow): boolean {
  const first = row.cells.find(({ text }) => bare(text) !== '');
  return first !== undefined && isTotal(first.text);
}
