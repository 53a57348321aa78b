import type { IntakeRowId } from '#src/domain/intake/intake-row.ts';
import { textAt, type IntakeTable } from '#src/domain/intake/intake-table.ts';
import type { TableHead } from '#src/domain/intake/table-head.ts';

/** The head of the hidden column in which 月度填报表 names its rows: by it the sheet is known when it comes back [MO12]. */
export const ROW_ID_HEAD = '月度填报表行标识';

/** A row that is rated: its cell is for paper, and nothing of it is taken in. */
export const RATED_ROW_ID = '评定项';

/** The column of row ids, or null: this is no sheet of ours. */
export function idColumn({ columns }: TableHead): number | null {
  const found = columns.findIndex(({ text }) => text === ROW_ID_HEAD);
  return found < 0 ? null : found;
}

/** What the hidden column says of a line: the id of a row of the plan, that it is rated, or nothing. */
export function idAt(
  table: IntakeTable,
  row: number,
  column: number | null,
  ids: readonly IntakeRowId[],
): IntakeRowId | 'rated' | null {
  if (column === null) return null;
  const text = textAt(table, row, column);
  if (text === RATED_ROW_ID) return 'rated';
  return ids.find((id) => id === text) ?? null;
}
