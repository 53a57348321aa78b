import { type Column, couldBe } from '#src/domain/import/roles.ts';
import type { TableRow } from '#src/domain/import/table.ts';
import { bare } from '#src/domain/import/words.ts';

/**
 * Rows of a text that have lost their leading empty cells, as after a page break: moved to the right where the number of cells and what
 * they hold leave one way [IM13]. A row that fits in no way, or in several, comes back as `doubtful`.
 */
export function aligned(
  body: readonly TableRow[],
  columns: readonly Column[],
  isLabel: (row: TableRow) => boolean,
): { readonly rows: readonly TableRow[]; readonly doubtful: ReadonlySet<number> } {
  const doubtful = new Set<number>();
  const name = columns.find(({ role }) => role === 'name');
  const first = Math.min(...columns.map(({ column }) => column));
  const last = Math.max(...columns.map(({ to }) => to));
  if (name === undefined || name.column <= first) return { rows: body, doubtful };
  const widths = body.map(({ width }) => width ?? 0).filter((width) => width > 0);
  const full = widths.length === 0 ? 0 : Math.max(...widths);
  const classes = learnClasses(body, columns);
  const rows = body.map((row) => {
    const [start] = row.cells;
    // A row of full width has lost nothing.
    if (
      start === undefined ||
      start.column > first ||
      row.width === undefined ||
      row.width >= full ||
      isLabel(row)
    )
      return row;
    const ways: number[] = [];
    for (let by = 0; by <= name.column - first; by += 1)
      if (fits(row, by, columns, last, classes)) ways.push(by);
    const byWidth = full - row.width;
    const chosen = ways.length === 1 ? ways[0] : ways.find((by) => by > 0 && by === byWidth);
    if (chosen === undefined) {
      // What is odd otherwise is said cell by cell.
      if (ways.length > 1 || !IS_CLASS.test(bare(start.text))) doubtful.add(row.index);
      return row;
    }
    return chosen === 0
      ? row
      : { ...row, cells: row.cells.map((cell) => ({ ...cell, column: cell.column + chosen })) };
  });
  return { rows, doubtful };
}

type Classes = (role: 'class1' | 'class2', text: string) => boolean;

/** What the classes of this table look like: those of its sound rows, or any that end alike. */
function learnClasses(body: readonly TableRow[], columns: readonly Column[]): Classes {
  const seen = { class1: new Set<string>(), class2: new Set<string>() };
  for (const role of ['class1', 'class2'] as const) {
    const at = columns.find((column) => column.role === role)?.column;
    for (const { cells } of body)
      for (const cell of cells)
        if (cell.column === at && bare(cell.text) !== '') seen[role].add(bare(cell.text));
  }
  const endAlike = (texts: ReadonlySet<string>): boolean =>
    [...texts].filter((text) => IS_CLASS.test(text)).length * 2 > texts.size;
  const strict = { class1: endAlike(seen.class1), class2: endAlike(seen.class2) };
  return (role, text) => !strict[role] || IS_CLASS.test(bare(text));
}

const IS_CLASS = /指标(?:[(（].*)?$/;

function fits(
  row: TableRow,
  by: number,
  columns: readonly Column[],
  last: number,
  classes: Classes,
): boolean {
  let hasName = false;
  let hasTarget = false;
  for (const cell of row.cells) {
    const at = cell.column + by;
    if (at > last) return false;
    const role = columns.find(({ column, to }) => at >= column && at <= to)?.role ?? 'none';
    if (!couldBe(role, cell.text)) return false;
    if ((role === 'class1' || role === 'class2') && !classes(role, cell.text)) return false;
    if (role === 'name') hasName = true;
    if (role === 'target') hasTarget = true;
  }
  return by === 0 ? hasName || !hasTarget : hasName && hasTarget;
}
