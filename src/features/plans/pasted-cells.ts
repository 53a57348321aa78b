import { readDelimited } from '#src/tables/delimited.ts';

/** What a clipboard brings to one cell of a draft. */
type PastedCells =
  /** Plain text, pasted as it is. */
  | { readonly kind: 'text' }
  /** One cell of a spreadsheet: without its quotes and the break behind it. */
  | { readonly kind: 'cell'; readonly text: string }
  /** More than one: run together they would be another number or name. */
  | { readonly kind: 'cells'; readonly count: number };

/** Several cells are no text of one [PL80]; lines of a text that a page has broken are, unless each of them is a number. */
export function pastedCells(text: string, html: string): PastedCells {
  if (!/[\t\r\n]/.test(text)) return { kind: 'text' };
  const { rows } = readDelimited(text, '\t');
  const cells = rows.flatMap((row) => row.cells.map((cell) => cell.text.trim()));
  const [only] = cells;
  if (cells.length === 1 && only !== undefined)
    return { kind: 'cell', text: only.replace(/\s*[\r\n]+\s*/g, '') };
  const isTable = rows.some((row) => row.cells.length > 1) || /<table[\s>]/i.test(html);
  return isTable || (cells.length > 1 && cells.every((cell) => /\d/.test(cell)))
    ? { kind: 'cells', count: cells.length }
    : { kind: 'text' };
}
