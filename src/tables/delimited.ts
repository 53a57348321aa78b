import { cutText } from '#src/kernel/plain-text.ts';
import { plainCell, type Table, type TableRow } from '#src/domain/import/table.ts';
import { MAX_CELL_TEXT, MAX_COLUMNS, MAX_LINES, MAX_ROWS } from '#src/tables/limits.ts';
import { RefusedFile } from '#src/tables/refusal.ts';

export type Delimiter = '\t' | ',' | ';' | '|';

/**
 * Cells of text with a mark between them, quotes as spreadsheets write them. A quote opens a quoted cell only at the cell's start, and one
 * that is never closed is plain text.
 */
export function readDelimited(text: string, delimiter: Delimiter): Table {
  const rows: TableRow[] = [];
  const isFramed = delimiter === '|' && !/^(?![^\S\r\n]*\|).*\|/m.test(text);
  let at = 0;
  let index = 0;
  let cut = false;
  while (at < text.length) {
    const cells: string[] = [];
    for (;;) {
      const cell = readCell(text, at, delimiter);
      if (cells.length >= MAX_COLUMNS) throw new RefusedFile('bomb');
      cells.push(cell.text);
      at = cell.end;
      if (text.charAt(at) !== delimiter) break;
      at += 1;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    if (rows.length >= MAX_ROWS || index >= MAX_LINES) {
      cut = true;
      break;
    }
    const row = rowOf(index, delimiter === '|' ? withoutFrame(cells, isFramed) : cells);
    if (row !== null) rows.push(row);
    index += 1;
  }
  return { name: '文本', kind: 'text', rows, hiddenColumns: [], hidden: false, lead: [], cut };
}

function rowOf(index: number, texts: readonly string[]): TableRow | null {
  const cells = texts.flatMap((text, column) =>
    text.trim() === '' ? [] : [plainCell(column, unwrapped(cutText(text, MAX_CELL_TEXT)))],
  );
  return cells.length === 0 ? null : { index, hidden: false, cells, width: texts.length };
}

/** `="95%"` is how a program keeps a spreadsheet from changing a text. */
const unwrapped = (text: string): string => /^="([^"]*)"$/.exec(text)?.[1] ?? text;

/** `| a | b |` has two cells, and the line of dashes below a header none. */
function withoutFrame(cells: readonly string[], isFramed: boolean): readonly string[] {
  if (cells.every((text) => /^:?[-—=+─━═┄┅┼╋╪┬┴├┤┌┐└┘┏┓┗┛┠┨┯┷╔╗╚╝╠╣╦╩╬]*:?$/.test(text.trim()))) return [];
  if (!isFramed || cells.length === 1) return cells;
  return cells[cells.length - 1]?.trim() === '' ? cells.slice(1, -1) : cells.slice(1);
}

function readCell(
  text: string,
  start: number,
  delimiter: Delimiter,
): { readonly text: string; readonly end: number } {
  if (delimiter !== '|' && text.charAt(start) === '"') {
    const quoted = readQuoted(text, start, delimiter);
    if (quoted !== null) return quoted;
  }
  let end = start;
  while (end < text.length) {
    const mark = text.charAt(end);
    if (mark === delimiter || mark === '\r' || mark === '\n') break;
    end += 1;
  }
  return { text: text.slice(start, end), end };
}

function readQuoted(
  text: string,
  start: number,
  delimiter: Delimiter,
): { readonly text: string; readonly end: number } | null {
  let at = start + 1;
  let read = '';
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0 || close - start > MAX_CELL_TEXT) return null;
    read += text.slice(at, close);
    at = close + 1;
    if (text.charAt(at) !== '"') break;
    read += '"';
    at += 1;
  }
  const mark = text.charAt(at);
  return at >= text.length || mark === delimiter || mark === '\r' || mark === '\n'
    ? { text: read, end: at }
    : null;
}
