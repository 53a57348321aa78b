import { readTabSeparated, type TextRange } from '#src/features/entry/model/tab-separated.ts';

/** What the clipboard holds of a range: the text, and the page that spreadsheets and Word put beside it. */
export interface Clipboard {
  readonly text: string;
  readonly html: string;
}

/** A page larger than this is more than a year of cells; its text says enough. */
const MAX_HTML = 8_000_000;

/**
 * The rows of the clipboard. The text is as spreadsheets show it; where it has another number of rows than the table of the page (a cell of
 * Word with two paragraphs is two lines of text), the table decides, and its cells keep their row [G24]; so it does where the text leaves
 * out the places that a merged cell covers, as browsers write it [G40].
 */
export function clipboardRows({ text, html }: Clipboard): TextRange {
  const rows = readTabSeparated(text);
  const table = html === '' || html.length > MAX_HTML ? null : htmlRows(html);
  if (table === null) return rows;
  const isWhole = table.length === rows.length && !table.some((row, at) => isMoved(row, rows[at] ?? []));
  return isWhole ? rows : table.map(({ cells }) => cells);
}

interface PageRow {
  readonly cells: readonly string[];
  /** How many of them the page writes; the others are covered by a merged cell. */
  readonly written: number;
}

/** Whether the text has a row without the places that merged cells cover: what stands behind them would move to the left. */
function isMoved({ cells, written }: PageRow, text: readonly string[]): boolean {
  return written < cells.length && text.length <= written;
}

/**
 * The text of one spreadsheet cell that holds line breaks, without the quotes and the last break that the clipboard puts around it [G25];
 * null for everything else, which is pasted as it is.
 */
export function quotedCell(text: string): string | null {
  const [row, ...others] = readTabSeparated(text);
  const [cell, ...beside] = row ?? [];
  const isQuoted = text.startsWith('"') && cell !== undefined && /[\r\n\t]/.test(cell);
  return isQuoted && others.length === 0 && beside.length === 0 && !cell.startsWith('"')
    ? cell.replace(/\r\n?/g, '\n')
    : null;
}

/** null: the page has no table. A page that is parsed so runs nothing and asks nobody for anything. */
function htmlRows(html: string): readonly PageRow[] | null {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const tables = [...page.querySelectorAll('table')].filter(
    (each) => each.parentElement?.closest('table') === null,
  );
  if (tables.length === 0) return null;
  return tables.flatMap(tableRows);
}

function tableRows(table: HTMLTableElement): readonly PageRow[] {
  const grid: PageRow[] = [];
  const covered = new Map<string, true>();
  for (const [at, row] of [...table.rows].entries()) {
    const cells: string[] = [];
    for (const cell of row.cells) {
      while (covered.has(`${at}/${cells.length}`)) cells.push('');
      const start = cells.length;
      const [wide, high] = [Math.min(cell.colSpan, 200), Math.min(cell.rowSpan, 200)];
      for (let down = 1; down < high; down += 1)
        for (let right = 0; right < wide; right += 1) covered.set(`${at + down}/${start + right}`, true);
      cells.push(blockText(cell).trim());
      for (let right = 1; right < wide; right += 1) cells.push('');
    }
    grid.push({ cells, written: row.cells.length });
  }
  return grid;
}

const BLOCKS = new Set(['P', 'DIV', 'LI', 'TR']);

/** The text of a cell; paragraphs and breaks part lines, and other white space is one blank, as a page shows it. */
function blockText(node: Node): string {
  let text = '';
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) text += (child.textContent ?? '').replace(/[ \t\r\n]+/g, ' ');
    else if (child.nodeName === 'BR') text += '\n';
    else if (child.nodeType === Node.ELEMENT_NODE && !['STYLE', 'SCRIPT'].includes(child.nodeName)) {
      const inner = blockText(child);
      text += BLOCKS.has(child.nodeName) && text.trim() !== '' ? `\n${inner.trim()}` : inner;
    }
  }
  return text.replace(/\u00a0/g, ' ');
}
