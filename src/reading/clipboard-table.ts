import type { IntakeTable } from '#src/domain/intake/intake-table.ts';
import { UNSHOWN } from '#src/tables/unshown.ts';

/** What the clipboard holds of a range: the text, and the page that spreadsheets and Word put beside it. */
export interface Clipboard {
  readonly text: string;
  readonly html: string;
}

/** A page larger than this is more than a year of cells; its text says enough. */
const MAX_HTML = 8_000_000;

/** Rows of cells, as long as each of them is. */
type TextRange = readonly (readonly string[])[];

/**
 * The table of the clipboard, of whose text the rows are given. The text is as spreadsheets show it; where it has another number of rows
 * than the table of the page (a cell of Word with two paragraphs is two lines of text), the table decides, and its cells keep their row
 * [G24]; so it does where the text leaves out the places that a merged cell covers, as browsers write it [G40], where the page hides rows or
 * columns, and where it leaves out some that the text has [G42].
 */
export function clipboardTable(rows: TextRange, html: string): IntakeTable {
  const table = html === '' || html.length > MAX_HTML ? null : htmlTable(html);
  if (table === null) return { cells: rows };
  const { page, hiddenColumns } = table;
  const hiddenRows = new Set(page.flatMap(({ isHidden }, at) => (isHidden ? [at] : [])));
  const isWhole =
    page.length === rows.length &&
    hiddenRows.size + hiddenColumns.size === 0 &&
    !page.some((row, at) => isMoved(row, rows[at] ?? []));
  return isWhole ? { cells: rows } : { cells: page.map(({ cells }) => cells), hiddenRows, hiddenColumns };
}

interface PageRow {
  readonly cells: readonly string[];
  /** How many of them the page writes; the others are covered by a merged cell. */
  readonly written: number;
  readonly isHidden: boolean;
}

/** Whether the text has other places than the page: without those that merged cells cover, or with those of columns that the page leaves out. */
function isMoved({ cells, written }: PageRow, text: readonly string[]): boolean {
  return (
    (written < cells.length && text.length <= written) ||
    text.slice(cells.length).some((each) => each.trim() !== '')
  );
}

/** The cells of a block that goes by position, without what the file hides. */
export function shownCells({ cells, hiddenRows, hiddenColumns }: IntakeTable): TextRange {
  return cells
    .filter((_, row) => hiddenRows?.has(row) !== true)
    .map((row) => row.filter((_, column) => hiddenColumns?.has(column) !== true));
}

/** null: the page has no table. A page that is parsed so runs nothing and asks nobody for anything. */
function htmlTable(
  html: string,
): { readonly page: readonly PageRow[]; readonly hiddenColumns: ReadonlySet<number> } | null {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const tables = [...parsed.querySelectorAll('table')].filter(
    (each) => each.parentElement?.closest('table') === null,
  );
  if (tables.length === 0) return null;
  const hiddenColumns = new Set(tables.flatMap(unseenColumns));
  return { page: tables.flatMap((table) => tableRows(table, hiddenColumns)), hiddenColumns };
}

function isUnseen(element: Element): boolean {
  return element.hasAttribute('hidden') || UNSHOWN.test(element.getAttribute('style') ?? '');
}

/** It, or the group of rows or columns that holds it. */
function isWithinUnseen(element: Element): boolean {
  return isUnseen(element) || (element.parentElement !== null && isUnseen(element.parentElement));
}

function unseenColumns(table: HTMLTableElement): readonly number[] {
  const columns = [...table.querySelectorAll('col')].flatMap((column) =>
    Array.from({ length: Math.min(column.span, 200) }, () => isWithinUnseen(column)),
  );
  return columns.flatMap((isOut, at) => (isOut ? [at] : []));
}

function tableRows(table: HTMLTableElement, hiddenColumns: ReadonlySet<number>): readonly PageRow[] {
  const grid: PageRow[] = [];
  const covered = new Map<string, string>();
  const rows = [...table.rows];
  for (const [at, row] of rows.entries()) {
    const cells: string[] = [];
    let written = 0;
    const cover = () => covered.get(`${at}/${cells.length}`);
    for (const cell of row.cells) {
      for (let over = cover(); over !== undefined; over = cover()) cells.push(over);
      // A cell that is hidden by itself stands in no place: a page keeps so what a merged cell covers.
      if (isUnseen(cell) && !hiddenColumns.has(cells.length)) continue;
      written += 1;
      const start = cells.length;
      const [wide, high] = [Math.min(cell.colSpan, 200), Math.min(cell.rowSpan, 200)];
      const text = blockText(cell).trim();
      // What is hidden of a merged cell leaves its text to the rest.
      const down = Math.max(
        0,
        rows.slice(at, at + high).findIndex((each) => !isWithinUnseen(each)),
      );
      let right = 0;
      while (right < wide - 1 && hiddenColumns.has(start + right)) right += 1;
      for (let place = 0; place < wide * high; place += 1) {
        const [y, x] = [Math.floor(place / wide), place % wide];
        const own = y === down && x === right ? text : '';
        if (y === 0) cells.push(own);
        else covered.set(`${at + y}/${start + x}`, own);
      }
    }
    const end = cells.length;
    for (let over = cover(); over !== undefined; over = cover()) cells.push(over);
    while (cells.length > end && cells[cells.length - 1] === '') cells.pop();
    const isHidden = isWithinUnseen(row);
    // Excel ends its tables with a hidden row for the widths of columns.
    if (!isHidden || cells.some((text) => text !== '')) grid.push({ cells, written, isHidden });
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
