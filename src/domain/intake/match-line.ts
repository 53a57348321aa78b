import type { IntakeRowId } from '#src/domain/intake/intake-row.ts';
import { filledCells, textAt, type IntakeTable } from '#src/domain/intake/intake-table.ts';
import { findByName, nameKey, type NameIndex } from '#src/domain/intake/name-index.ts';
import { isFoot, type TableHead } from '#src/domain/intake/table-head.ts';
import type { TableKeys } from '#src/domain/intake/table-keys.ts';
import { idAt } from '#src/domain/intake/own-sheet.ts';
import { runningNumber } from '#src/domain/intake/value-like.ts';

/** What a line of a table is about. */
export type LineMatch =
  | {
      readonly kind: 'row';
      readonly row: IntakeRowId;
      readonly by: 'id' | 'name' | 'number' | 'position' | 'hand';
    }
  /** Several rows carry its name, and neither number nor unit tells which. */
  | { readonly kind: 'several'; readonly rows: readonly IntakeRowId[] }
  | { readonly kind: 'none' }
  /** Of the app's own sheet: its hidden id and its name are of different rows [MO12]. */
  | { readonly kind: 'torn' }
  /** Of the app's own sheet: a row that a person rates. */
  | { readonly kind: 'rated' }
  /** Of a row's figures another than the month's: 计划, 累计 [IN12]. */
  | { readonly kind: 'figure'; readonly text: string }
  /** One of several lines under the name of a row, and nothing tells which holds the month's own figure [IN16]. */
  | { readonly kind: 'shared' }
  /** Its column of months says none of this year [IN11]. */
  | { readonly kind: 'no-month'; readonly text: string }
  | { readonly kind: 'total' }
  | { readonly kind: 'foot' }
  | { readonly kind: 'head' }
  | { readonly kind: 'hidden' };

interface LineSetting {
  readonly keys: TableKeys;
  readonly index: NameIndex;
  /** Whether the numbers of this table are those of the plan. */
  readonly trusted: boolean;
  readonly place: IntakeRowId | undefined;
}

const TOTAL = /^(?:合计|总计|小计|总分|本页合计)/;

/** Nothing in the table says which row it is about: a person may [IN10]. */
export function isOpenLine({ kind }: LineMatch): boolean {
  return kind === 'none' || kind === 'several' || kind === 'shared';
}

/** A line is known by its name, and by its number where it has no name or several rows carry it [IN2][IN3]. */
export function matchLine(
  table: IntakeTable,
  row: number,
  { keys, index, trusted, place }: LineSetting,
): LineMatch {
  const name = keys.name === null ? '' : textAt(table, row, keys.name);
  const number = keys.seq === null ? null : runningNumber(textAt(table, row, keys.seq));
  const ids = index.rows.map(({ id }) => id);
  const id = idAt(table, row, keys.id, ids);
  if (id === 'rated') return { kind: 'rated' };
  if (id !== null) {
    const { rows } = findByName(index, name);
    return name === '' || rows.includes(id) ? { kind: 'row', row: id, by: 'id' } : { kind: 'torn' };
  }
  // What stands below the rows of our own sheet runs over its columns.
  if (keys.id !== null && filledCells(table, row).length <= 1) return { kind: 'foot' };
  if (name !== '') {
    const found = findByName(index, name);
    const [only] = found.rows;
    if (found.rows.length === 1 && only !== undefined) return { kind: 'row', row: only, by: 'name' };
    if (found.rows.length > 1) {
      // In a numbered table a line without a number is part of another line: its unit is no sign of which row it is.
      if (trusted && keys.seq !== null && number === null) return { kind: 'several', rows: found.rows };
      return oneOf(table, row, found.rows, trusted ? number : null, keys, index);
    }
  }
  const [firstCell] = filledCells(table, row);
  const first = nameKey(name !== '' ? name : (firstCell?.text ?? ''));
  if (TOTAL.test(first)) return { kind: 'total' };
  if (isFoot(first)) return { kind: 'foot' };
  if (name !== '') return { kind: 'none' };
  if (keys.seq !== null) {
    const numbered = index.rows.find(({ seq }) => seq !== null && seq === number);
    return numbered !== undefined && trusted
      ? { kind: 'row', row: numbered.id, by: 'number' }
      : { kind: 'none' };
  }
  if (keys.name !== null) return { kind: 'none' };
  return place === undefined ? { kind: 'none' } : { kind: 'row', row: place, by: 'position' };
}

function oneOf(
  table: IntakeTable,
  row: number,
  rows: readonly IntakeRowId[],
  number: number | null,
  keys: TableKeys,
  index: NameIndex,
): LineMatch {
  const candidates = index.rows.filter(({ id }) => rows.includes(id));
  const numbered = candidates.find(({ seq }) => seq !== null && seq === number);
  if (numbered !== undefined) return { kind: 'row', row: numbered.id, by: 'name' };
  const unit = keys.unit === null ? '' : nameKey(textAt(table, row, keys.unit));
  const measured = candidates.filter(({ units }) => units.some((each) => nameKey(each) === unit));
  const [only] = measured;
  return measured.length === 1 && only !== undefined
    ? { kind: 'row', row: only.id, by: 'name' }
    : { kind: 'several', rows };
}

/** The table numbers its lines as the plan does: no line whose name says which row it is says otherwise [IN3]. */
export function trustsNumbers(
  table: IntakeTable,
  head: TableHead,
  keys: TableKeys,
  index: NameIndex,
): boolean {
  const { name, seq } = keys;
  if (seq === null) return false;
  if (name === null) return true;
  return table.cells.every((_, row) => {
    if (row < head.end) return true;
    const number = runningNumber(textAt(table, row, seq));
    const { rows } = findByName(index, textAt(table, row, name));
    if (number === null || rows.length !== 1) return true;
    return index.rows.some((each) => each.id === rows[0] && each.seq === number);
  });
}
