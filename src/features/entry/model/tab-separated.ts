/** Ranges as spreadsheets put them on the clipboard: tabs between cells, line breaks between rows, quotes where a cell holds either. */
export type TextRange = readonly (readonly string[])[];

/**
 * Reads clipboard text. The delimiter is always the tab: guessing would split 1,234.5. A quote opens a quoted cell only at the cell's
 * start, and one that is never closed is plain text. The line break that spreadsheets put at the end is no row.
 */
export function readTabSeparated(text: string): TextRange {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  for (;;) {
    const cell = readCell(text, at);
    row.push(cell.text);
    at = cell.end;
    const mark = text.charAt(at);
    if (mark === '\t') {
      at += 1;
      continue;
    }
    rows.push(row);
    row = [];
    if (mark === '') break;
    at += text.startsWith('\r\n', at) ? 2 : 1;
    if (at >= text.length) break;
  }
  return rows;
}

function readCell(text: string, start: number): { readonly text: string; readonly end: number } {
  if (text.charAt(start) === '"') {
    const quoted = readQuoted(text, start);
    if (quoted !== null) return quoted;
  }
  let end = start;
  while (end < text.length && !'\t\r\n'.includes(text.charAt(end))) end += 1;
  return { text: text.slice(start, end), end };
}

/** null when the quotes are not those of a spreadsheet: never closed, or followed by more text. */
function readQuoted(text: string, start: number): { readonly text: string; readonly end: number } | null {
  let at = start + 1;
  let read = '';
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return null;
    read += text.slice(at, close);
    at = close + 1;
    if (text.charAt(at) !== '"') break;
    read += '"';
    at += 1;
  }
  return at === text.length || '\t\r\n'.includes(text.charAt(at)) ? { text: read, end: at } : null;
}

/** What Excel and WPS write and read back: CRLF between rows, quotes only where they are needed. */
export function writeTabSeparated(range: TextRange): string {
  return range.map((row) => row.map(writeCell).join('\t')).join('\r\n');
}

function writeCell(text: string): string {
  return /[\t\r\n]|^"/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

export interface Block {
  readonly rows: number;
  readonly cols: number;
}

export function blockOf(range: TextRange): Block {
  return { rows: range.length, cols: range.reduce((most, row) => Math.max(most, row.length), 0) };
}

/**
 * How large the area is that a paste writes: the selection when the block fits into it a whole number of times (one value fills it
 * all), else the block itself, from the selection's first cell.
 */
export function pastedBlock(block: Block, selected: Block): Block {
  if (block.rows === 0 || block.cols === 0) return { rows: 0, cols: 0 };
  const tiles = selected.rows % block.rows === 0 && selected.cols % block.cols === 0;
  return tiles ? selected : block;
}
