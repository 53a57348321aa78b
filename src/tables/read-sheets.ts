import type { Table, TableFile } from '#src/domain/import/table.ts';
import { readDelimited } from '#src/tables/delimited.ts';

/** What a file holds for a grid: its tables, and the names of sheets that it hides. */
export interface Sheets {
  readonly tables: readonly Table[];
  readonly hidden: readonly string[];
}

/**
 * The tables in a file whose cells go into a grid. Unlike a plan, which is wide, such a table may have two columns or one: a list of
 * lines counts as a table, with commas between its cells where at least two lines have one.
 */
export function sheetsOf({ tables, lines, format }: TableFile): Sheets {
  const found =
    tables.length > 0 || format === 'html'
      ? tables
      : [readDelimited(lines.join('\n'), lines.filter((line) => line.includes(',')).length > 1 ? ',' : '\t')];
  return {
    tables: found.filter(({ hidden, rows }) => !hidden && rows.length > 0),
    hidden: found.filter(({ hidden, rows }) => hidden && rows.length > 0).map(({ name }) => name),
  };
}
