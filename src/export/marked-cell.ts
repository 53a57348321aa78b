import type { NumberCell, TableCell } from '#src/domain/papers/table-cell.ts';
import { scaledToText } from '#src/domain/quantity/quantity.ts';
import { figureStyle, wholeNumberRule } from '#src/export/form-styles.ts';
import type { CellStyle } from '#src/export/hucre-writer.ts';
import { cellAt } from '#src/export/sheet-grid.ts';

/** The name as rows are spoken of, where a form has no column for their numbers: '26．全区政务信息培训)④'. */
export function numberedName(seq: number, name: string, marks: string): string {
  return `${seq}．${name}${marks}`;
}

/** A number that bears the marks of its footnotes and stays a number: they stand in its format. */
export function markedFigure(style: CellStyle, cell: TableCell, marks: string): CellStyle {
  const isWhole = cell.kind === 'number' && cell.scaled % 10 ** cell.scale === 0;
  return { ...style, numFmt: `${isWhole ? '0' : (style.numFmt ?? '0')}"${marks}"` };
}

/** A number that stays one and is shown as it is printed: sign before it, unit and marks behind it, in its format [ND7]. */
export function framedFigure(cell: NumberCell, marks: string): CellStyle {
  const digits = scaledToText(cell.scaled, cell.scale, cell.decimals[0]);
  const at = cell.text.indexOf(digits);
  const [before, behind] = at < 0 ? ['', ''] : [cell.text.slice(0, at), cell.text.slice(at + digits.length)];
  const own = digits.split('.')[1]?.length ?? 0;
  const style = figureStyle([own, own]);
  const framed = `${quoted(before)}${style.numFmt ?? '0'}${quoted(behind + marks)}`;
  const isFramed = before !== '' || behind !== '' || marks !== '';
  return isFramed
    ? { ...style, numFmt: framed, alignment: { ...style.alignment, horizontal: 'center' } }
    : style;
}

/** Literal text of a number format; a quote in it would end it. */
function quoted(text: string): string {
  return text === '' ? '' : `"${text.replace(/["\\]/g, '')}"`;
}

/** The rule of whole numbers for a column, without the cells whose format bears marks: it would take those away. */
export function wholeNumberRules(column: number, from: number, to: number, marked: ReadonlySet<number>) {
  const range = rangeWithout(column, from, to, marked);
  return range === '' ? [] : [wholeNumberRule(range, range.split(':')[0] ?? '')];
}

/** A column's cells from one row to another as ranges, without some rows: 'E7:E12 E14:E38'. */
function rangeWithout(column: number, from: number, to: number, without: ReadonlySet<number>): string {
  const ranges: string[] = [];
  let start = from;
  for (let row = from; row <= to + 1; row += 1) {
    if (row <= to && !without.has(row)) continue;
    if (row > start) ranges.push(`${cellAt(start, column)}:${cellAt(row - 1, column)}`);
    start = row + 1;
  }
  return ranges.join(' ');
}
