import { ONE, scaledDecimal } from '#src/domain/import/decimal.ts';
import { type Header, headerAt } from '#src/domain/import/header.ts';
import { isPageMark, isTotal } from '#src/domain/import/lines.ts';
import { type Columns, couldBe } from '#src/domain/import/roles.ts';
import type { Table, TableRow } from '#src/domain/import/table.ts';
import { isUnitText, readTargetCell } from '#src/domain/import/target-cell.ts';
import { bare } from '#src/domain/import/words.ts';

/** What a table that follows a target table is to it. */
export type Following =
  /** Its rows go on under the columns of the one before. */
  | { readonly kind: 'goes-on'; readonly rows: readonly TableRow[] }
  /** It looks like more of the same, and does not fit for sure. */
  | { readonly kind: 'unsure' }
  | { readonly kind: 'other' };

const OTHER: Following = { kind: 'other' };

/**
 * A table of a document that the next page goes on with: the same columns, no text between, its header printed again or left out
 * [IM16]. @param rows of the table that follows, those that are seen
 */
export function followingOf(
  table: Table,
  rows: readonly TableRow[],
  before: { readonly header: Header; readonly columns: Columns; readonly body: readonly TableRow[] },
): Following {
  const { header, columns, body } = before;
  if (table.kind !== 'table' || rows.length === 0 || hasEnded(body, columns)) return OTHER;
  const isApart = table.lead.some((line) => bare(line) !== '' && !isPageMark(line));
  const again = headerAt(rows, 0);
  if (again !== null)
    return !isApart && isSame(again, header) ? { kind: 'goes-on', rows: rows.slice(again.height) } : OTHER;
  // With a header of its own further down it is a table of its own.
  if (rows.some((_, at) => headerAt(rows, at) !== null)) return OTHER;
  const width = lastColumn([...body]);
  const whole = rows.filter((row) => lastColumn([row]) === width);
  const fitting = whole.filter((row) => fits(row, columns));
  if (fitting.length === 0) return !isApart && rows.some(looksLikeRow) ? { kind: 'unsure' } : OTHER;
  const isSure = !isApart && rows.every((row) => fits(row, columns) || isAside(row));
  return isSure ? { kind: 'goes-on', rows } : { kind: 'unsure' };
}

function isSame(again: Header, header: Header): boolean {
  return [...again.words].sort().join() === [...header.words].sort().join();
}

/** Its weights are whole, or its sum is printed: what follows is another table. */
function hasEnded(body: readonly TableRow[], { columns }: Columns): boolean {
  if (body.slice(-1).some(({ cells }) => cells.some(({ text }) => isTotal(text)))) return true;
  const weight = columns.find(({ role }) => role === 'weight');
  if (weight === undefined) return false;
  const points = body.map(({ cells }) => {
    const text = bare(cells.find(({ column }) => column === weight.column)?.text ?? '');
    const read = readTargetCell(text);
    return read.kind === 'number' ? scaledDecimal(read.value) : 0n;
  });
  return points.reduce((sum, each) => sum + each, 0n) === 100n * ONE;
}

function lastColumn(rows: readonly TableRow[]): number {
  return Math.max(0, ...rows.flatMap(({ cells }) => cells.map((cell) => cell.column + cell.columnSpan)));
}

/** A name where names stand, a target where targets stand, and nothing that could not stand in its column. */
function fits(row: TableRow, { columns }: Columns): boolean {
  let hasName = false;
  let hasTarget = false;
  for (const cell of row.cells) {
    if (bare(cell.text) === '') continue;
    const column = columns.find((each) => cell.column >= each.column && cell.column <= each.to);
    if (column === undefined) return false;
    if (!couldBe(column.role, cell.text)) return false;
    if (column.role === 'name') hasName = true;
    if (column.role === 'target') hasTarget = isTarget(cell.text);
  }
  return hasName && hasTarget;
}

/** A number, or a text that is no unit: what a column that was taken for the target by mistake would hold. */
function isTarget(text: string): boolean {
  const read = readTargetCell(text);
  return read.kind === 'number' || (read.kind === 'text' && !isUnitText(text)) || read.kind === 'unread';
}

/** Words, and a number with its sign or with a unit of its own: a row of targets, whatever its columns are. */
function looksLikeRow({ cells }: TableRow): boolean {
  const filled = cells.filter(({ text }) => bare(text) !== '');
  return (
    filled.length > 2 &&
    filled.some(({ text }) => {
      const read = readTargetCell(text);
      return read.kind === 'number' && read.sign !== null;
    })
  );
}

/** A sum, a footer or a page number. */
function isAside({ cells }: TableRow): boolean {
  const [first] = cells;
  return cells.length < 3 || (first !== undefined && isTotal(first.text));
}
