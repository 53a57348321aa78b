import { isHeaderWord, isSeveralYears, roleOfHeader } from '#src/domain/import/columns.ts';
import type { TableCell, TableRow } from '#src/domain/import/table.ts';
import { bare, headWord } from '#src/domain/import/words.ts';

/** A column of the header: what stands above it, both rows together where there are two. */
export interface HeaderCell {
  readonly column: number;
  /** Last column that it covers. */
  readonly to: number;
  readonly word: string;
}

export interface Header {
  readonly cells: readonly HeaderCell[];
  /** Rows that it takes. */
  readonly height: number;
  /** Every word in it, for finding it again on the next page. */
  readonly words: ReadonlySet<string>;
}

/** The header that begins in this row, of one row or of two; null where none does [IM4]. */
export function headerAt(rows: readonly TableRow[], at: number): Header | null {
  const first = headerCells(rows[at]);
  if (first.length === 0) return null;
  const second = headerCells(rows[at + 1]);
  const both = isSecondRow(first, second) ? stacked(first, second) : null;
  if (both !== null && isHeader(both)) return made(both, 2, [...first, ...second]);
  return isHeader(first.map(columnOf)) ? made(first.map(columnOf), 1, first) : null;
}

function made(cells: readonly HeaderCell[], height: number, all: readonly TableCell[]): Header {
  return { cells, height, words: new Set(all.map(({ text }) => bare(text))) };
}

function headerCells(row: TableRow | undefined): TableCell[] {
  return (row?.cells ?? []).filter(({ text }) => bare(text) !== '' && text.length < 40);
}

const columnOf = ({ column, columnSpan, text }: TableCell): HeaderCell => ({
  column,
  to: column + columnSpan - 1,
  word: text,
});

function isHeader(cells: readonly HeaderCell[]): boolean {
  const roles = new Set(cells.map(({ word }) => roleOfHeader(word)));
  return roles.has('name') && roles.has('target');
}

/** The words of a second row say something by themselves or under the word above them, and no cell of it is data. */
function isSecondRow(first: readonly TableCell[], second: readonly TableCell[]): boolean {
  // The row above must be one of headings itself: the last line of a head block stands there as well.
  const strange = first.filter(({ text, rowSpan }) => rowSpan < 2 && !isHeaderWord(text));
  if (second.length === 0 || strange.length * 2 >= first.length || !first.some(({ text }) => isCore(text)))
    return false;
  // One word in a line of its own is a label (长期绩效指标).
  if (second.length === 1 && roleOfHeader(second[0]?.text ?? '') === 'none') return false;
  return second.every(({ text, column }) => isHeaderWord(text) || shortWord(first, column, text) !== null);
}

/** What a short word says under a heading over several columns: 符号 and 内容 under 指标值, 一级 and 二级 under 指标; null elsewhere. */
function shortWord(first: readonly TableCell[], column: number, text: string): string | null {
  const above = aboveOf(first, column);
  if (above === undefined || !speaksFor(above, column)) return null;
  const [word, over] = [bare(text), headWord(above.text)];
  if (/指标/.test(over) && /^[一二三]级(?:名称)?$/.test(word)) return `${word.slice(0, 2)}指标`;
  if (roleOfHeader(above.text) !== 'target' || isSeveralYears(above.text)) return null;
  if (/^(?:性质|方向|关系|比较|判断)(?:符号)?$/.test(word)) return '指标性质';
  return /^(?:内容|值|数|数值|数额|目标)$/.test(word) ? over : null;
}

const isCore = (text: string): boolean =>
  !['none', 'project', 'owner', 'budget'].includes(roleOfHeader(text)) || bare(text).endsWith('绩效指标');

/** The word of the first row over a column: its own, or the last one to the left that runs on over columns without a word. */
function aboveOf(first: readonly TableCell[], column: number): TableCell | undefined {
  const left = first.filter((cell) => cell.column <= column);
  return left[left.length - 1];
}

/** Only a word that stands over several columns speaks for those under it. */
function speaksFor(above: TableCell, column: number): boolean {
  return above.columnSpan > 1 ? column < above.column + above.columnSpan : above.rowSpan === 1;
}

/** 指标值 over 长期 is 指标值(长期); 上年 over 指标值 is 上年指标值. */
function joined(above: string, below: string): string {
  const role = roleOfHeader(below);
  if (role !== 'none' && !isSeveralYears(above)) return below;
  const front = `${bare(below)}${bare(above)}`;
  return roleOfHeader(front) === 'none' ? `${bare(above)}(${bare(below)})` : front;
}

function stacked(first: readonly TableCell[], second: readonly TableCell[]): HeaderCell[] {
  const below = second.map((cell) => {
    const above = aboveOf(first, cell.column);
    const isOver = above !== undefined && speaksFor(above, cell.column);
    const short = shortWord(first, cell.column, cell.text);
    if (short !== null) return { ...columnOf(cell), word: short };
    const word =
      isOver && (roleOfHeader(cell.text) === 'none' || isSeveralYears(above.text))
        ? joined(above.text, cell.text)
        : cell.text;
    return { ...columnOf(cell), word };
  });
  const alone = first
    .map(columnOf)
    .filter(({ column, to }) => !below.some((cell) => cell.column >= column && cell.column <= to));
  return [...alone, ...below].sort((a, b) => a.column - b.column);
}
