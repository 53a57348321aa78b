import type { Role } from '#src/domain/import/columns.ts';
import { chosenFor, type ColumnChoices } from '#src/domain/import/column-choices.ts';
import { followingOf } from '#src/domain/import/continued.ts';
import { type Header, headerAt } from '#src/domain/import/header.ts';
import { inOrder, isFoot, isHeaderAgain, isHeadLine, isTitleLine } from '#src/domain/import/lines.ts';
import { isHeadLabel } from '#src/domain/import/plan-head.ts';
import { type Columns, rolesOf } from '#src/domain/import/roles.ts';
import { cellOf } from '#src/domain/import/row-cells.ts';
import type { Table, TableRow } from '#src/domain/import/table.ts';
import { readSign } from '#src/domain/import/target-cell.ts';
import { visibleRows } from '#src/domain/import/visible.ts';
import { bare } from '#src/domain/import/words.ts';

/** A target table within a table: its header, what stands above it, and its rows. */
export interface Part {
  /** Tables that go on with this one: their rows are numbered from `from` on. */
  readonly pages: readonly { readonly from: number; readonly table: Table }[];
  /** Tables that may go on with it, and were not read. */
  readonly unread: readonly string[];
  readonly above: readonly TableRow[];
  readonly lead: readonly string[];
  readonly header: Header;
  readonly body: readonly TableRow[];
}

/** A head block that is a table of its own, with the lines above it: the title is among them. */
export interface Above {
  readonly rows: readonly TableRow[];
  readonly lead: readonly string[];
}

export const NOTHING_ABOVE: Above = { rows: [], lead: [] };

/** Rows that are looked at to tell what the columns are while the end of the table is not known. */
const SAMPLE = 60;

/** The target tables that a table holds, one below the other [IM4] [IM14]. */
export function partsOf(table: Table, before: Above, choices: ColumnChoices): Part[] {
  const rows = visibleRows(table);
  const parts: Part[] = [];
  let start = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const header = headerAt(rows, at);
    if (header === null) continue;
    const columns = rolesOf(
      header,
      rows.slice(at + header.height, at + header.height + SAMPLE),
      null,
      chosenFor(table, header, choices),
    );
    let end = at + header.height;
    while (end < rows.length && !endsTable(rows, end, header, columns)) end += 1;
    const above = rows.slice(start, at);
    const body = rows.slice(at + header.height, end);
    const [last] = parts.slice(-1);
    if (last !== undefined && isContinued(above, last, header))
      parts[parts.length - 1] = { ...last, body: [...last.body, ...body] };
    else
      parts.push({
        above: start === 0 ? [...before.rows, ...above] : above,
        lead: start === 0 ? [...before.lead, ...table.lead] : [],
        header,
        body,
        pages: [],
        unread: [],
      });
    start = end;
    at = end - 1;
    // A project that follows under the columns of the first: its head block, then its rows.
    const next = nextProject(rows, end, columns);
    if (next !== null) {
      let to = next;
      while (to < rows.length && !endsTable(rows, to, header, columns)) to += 1;
      parts.push({
        above: rows.slice(end, next),
        lead: [],
        header,
        body: rows.slice(next, to),
        pages: [],
        unread: [],
      });
      start = to;
      at = to - 1;
    }
  }
  return parts;
}

/** The same head block printed again on the next page, above the same columns. */
function isContinued(above: readonly TableRow[], last: Part, header: Header): boolean {
  const textOf = (rows: readonly TableRow[]): string =>
    rows.map(({ cells }) => cells.map(({ text }) => bare(text)).join('|')).join('\n');
  const sameHeader = header.words.size === last.header.words.size && inOrder(header.words, last.header.words);
  if (!sameHeader) return false;
  const text = textOf(above);
  if (above.length > 0 && above.every(({ cells }) => /续/.test(cells[0]?.text ?? ''))) return true;
  return (
    above.some(({ cells }) => cells.length > 1 && isHeadLabel(cells[0]?.text ?? '')) &&
    text === textOf(last.above)
  );
}

/** Where rows go on after a head block that has no header of its own. */
function nextProject(rows: readonly TableRow[], from: number, { columns }: Columns): number | null {
  let at = from;
  while (at < rows.length && (isTitleLine(rows[at] ?? NO_ROW) || isHeadLabel(rows[at]?.cells[0]?.text ?? '')))
    at += 1;
  if (at === from || !isHeadLabel(rows[from]?.cells[0]?.text ?? '')) return null;
  const row = rows[at];
  if (row === undefined || headerAt(rows, at) !== null) return null;
  const has = (role: Role): boolean => cellOf(row, columns, role) !== null;
  return has('name') && has('target') ? at : null;
}

const NO_ROW: TableRow = { index: -1, hidden: false, cells: [] };

function endsTable(rows: readonly TableRow[], at: number, header: Header, { columns }: Columns): boolean {
  const row = rows[at] ?? NO_ROW;
  if (isHeaderAgain(row, header)) return false;
  const target = cellOf(row, columns, 'target');
  const sign = cellOf(row, columns, 'operator');
  if (isFoot(row, target !== null)) return true;
  if (isTitleLine(row) && target === null) return true;
  if (isHeadLine(row, sign !== null && readSign(sign.text) !== null)) return true;
  return headerAt(rows, at) !== null;
}

/** A table whose last part may go on in the table that follows. */
export interface OpenTable {
  readonly table: Table;
  readonly parts: readonly Part[];
}

/** The open table with the rows of the one that follows, or with the word that it may belong to it; null: it is another one [IM16]. */
export function goesOn(
  { table, parts }: OpenTable,
  next: Table,
  rows: readonly TableRow[],
  choices: ColumnChoices,
): OpenTable | null {
  const last = parts[parts.length - 1];
  if (last === undefined || table.kind !== 'table') return null;
  const columns = rolesOf(last.header, last.body, null, chosenFor(table, last.header, choices));
  const following = followingOf(next, rows, { header: last.header, columns, body: last.body });
  if (following.kind === 'other') return null;
  const earlier = parts.slice(0, -1);
  if (following.kind === 'unsure')
    return { table, parts: [...earlier, { ...last, unread: [...last.unread, next.name] }] };
  // Its rows are counted on from those before, and remember where they stand.
  const offset = Math.max(0, ...last.body.map(({ index }) => index)) + 1;
  const { rows: more } = following;
  const end = more.findIndex((_, at) => endsTable(more, at, last.header, columns));
  const moved = (end < 0 ? more : more.slice(0, end)).map((row) =>
    Object.assign({}, row, { index: row.index + offset }),
  );
  const pages = [...last.pages, { from: offset, table: next }];
  return { table, parts: [...earlier, { ...last, body: [...last.body, ...moved], pages }] };
}
