import { ok, type Result } from '#src/kernel/result.ts';
import type { Table } from '#src/domain/import/table.ts';
import { readDelimited } from '#src/tables/delimited.ts';
import { readTables } from '#src/tables/read-tables.ts';
import type { Refusal } from '#src/tables/refusal.ts';

/** What a file holds for a grid: its tables, and the names of sheets that it hides. */
export interface Sheets {
  readonly tables: readonly Table[];
  readonly hidden: readonly string[];
}

/**
 * The tables in a file whose cells go into a grid. Unlike a plan, which is wide, such a table may have two columns or one: a list of
 * lines counts as a table, with commas between its cells where at least two lines have one.
 */
export function readSheets(bytes: Uint8Array): Result<Sheets, Refusal> {
  const file = readTables(bytes);
  if (!file.ok) return file;
  const { tables, lines, format } = file.value;
  const found =
    tables.length > 0 || format === 'html'
      ? tables
      : [readDelimited(lines.join('\n'), lines.filter((line) => line.includes(',')).length > 1 ? ',' : '\t')];
  return ok({
    tables: found.filter(({ hidden, rows }) => !hidden && rows.length > 0),
    hidden: found.filter(({ hidden, rows }) => hidden && rows.length > 0).map(({ name }) => name),
  });
}
