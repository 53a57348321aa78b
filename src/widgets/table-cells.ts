/** A table of the page as cells for a spreadsheet, in both forms that a clipboard carries. */
export interface TableCells {
  /** Tab-separated. */
  readonly text: string;
  readonly html: string;
}

interface Cell {
  readonly text: string;
  readonly isHead: boolean;
  readonly rowSpan: number;
  readonly colSpan: number;
}

/** Rows as they are shown, those of the head too; what only screen readers read is left out, and fields give what stands in them. */
export function tableCells(table: HTMLTableElement): TableCells {
  const rows = [...table.rows].map((row) =>
    [...row.cells]
      .filter((cell) => window.getComputedStyle(cell).display !== 'none')
      .map(
        (cell): Cell => ({
          text: shownText(cell).replace(/\s+/g, ' ').trim(),
          isHead: cell.tagName === 'TH',
          rowSpan: cell.rowSpan,
          colSpan: cell.colSpan,
        }),
      ),
  );
  return {
    text: grid(rows)
      .map((row) => row.map(plainCell).join('\t'))
      .join('\r\n'),
    html: `<table>${rows.map((row) => `<tr>${row.map(htmlCell).join('')}</tr>`).join('')}</table>`,
  };
}

/** Every row has a text for each column: what a merged cell covers is blank. */
function grid(rows: readonly (readonly Cell[])[]): readonly (readonly string[])[] {
  const lines: (string | undefined)[][] = rows.map(() => []);
  for (const [at, row] of rows.entries()) {
    let col = 0;
    for (const { text, rowSpan, colSpan } of row) {
      while (lines[at]?.[col] !== undefined) col += 1;
      for (let down = 0; down < rowSpan; down += 1)
        for (let right = 0; right < colSpan; right += 1) {
          const line = lines[at + down];
          if (line !== undefined) line[col + right] = down === 0 && right === 0 ? text : '';
        }
      col += colSpan;
    }
  }
  return lines.map((line) => Array.from(line, (text) => text ?? ''));
}

const NUMBER = /^[+-]?\d[\d,]*(?:\.\d+)?%?$/;

/** A text that a spreadsheet would compute is set off by an apostrophe [V18]. */
function plainCell(text: string): string {
  return /^[=+\-@]/.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

function htmlCell({ text, isHead, rowSpan, colSpan }: Cell): string {
  const tag = isHead ? 'th' : 'td';
  const spans = `${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}${colSpan > 1 ? ` colspan="${colSpan}"` : ''}`;
  // Spreadsheets compute and convert in cells of a page too, where they are not told that it is text.
  const style = NUMBER.test(text) ? '' : ` style="mso-number-format:'\\@'"`;
  const safe = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return `<${tag}${spans}${style}>${safe}</${tag}>`;
}

function shownText(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  if (node instanceof HTMLInputElement)
    return node.type === 'checkbox' || node.type === 'radio' ? (node.checked ? '✓' : '') : node.value;
  if (node instanceof HTMLTextAreaElement) return node.value;
  if (node instanceof HTMLSelectElement) return node.selectedOptions[0]?.text ?? '';
  if (!(node instanceof Element) || node.matches('.sr-only, [hidden], [aria-hidden="true"]')) return '';
  const parts = [...node.childNodes].map(shownText).join('');
  // What stands on a line of its own is a word of its own.
  return window.getComputedStyle(node).display === 'inline' ? parts : ` ${parts} `;
}
