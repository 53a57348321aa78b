import { type ReadPlan, readPlans } from '#src/domain/import/read-plans.ts';
import type { Table, TableCell } from '#src/domain/import/table.ts';

/** How a drawn table is hidden in part. */
interface Hidden {
  readonly rows?: readonly number[];
  readonly columns?: readonly number[];
}

/**
 * A table drawn as text, a line each row, cells between bars: `^` is merged with the cell above it, `←` with the one to its left, blank is
 * empty. `\n` is a line break.
 */
export function drawn(picture: string, hidden: Hidden = {}): Table {
  const grid = picture
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.split('|').map((text) => text.trim().replace(/\\n/g, '\n')));
  const textAt = (row: number, column: number): string => grid[row]?.[column] ?? '';
  const rows = grid.map((texts, index) => ({
    index,
    hidden: hidden.rows?.includes(index) === true,
    cells: texts.flatMap((text, column): TableCell[] => {
      if (text === '' || text === '^' || text === '←') return [];
      let rowSpan = 1;
      while (textAt(index + rowSpan, column) === '^') rowSpan += 1;
      let columnSpan = 1;
      while (textAt(index, column + columnSpan) === '←') columnSpan += 1;
      return [{ column, text, kind: 'text', rowSpan, columnSpan }];
    }),
  }));
  return {
    name: 'Sheet1',
    kind: 'sheet',
    rows: rows.filter(({ cells }) => cells.length > 0),
    hiddenColumns: (hidden.columns ?? []).map((column) => [column, column]),
    hidden: false,
    lead: [],
    cut: false,
  };
}

export const plansOfTables = (...tables: readonly Table[]): readonly ReadPlan[] =>
  readPlans({ format: 'xlsx', tables, lines: [] });

/** `name class1/class2 operator target unit weight`, `-` for null. */
export const rowsOf = ({ rows }: ReadPlan): string[] =>
  rows.map(
    ({ name, class1, class2, operator, target, unit, weight }) =>
      `${name ?? '-'} ${class1 ?? '-'}/${class2 ?? '-'} ${operator ?? '-'} ${target ?? '-'} ${unit ?? '-'} ${weight ?? '-'}`,
  );

/** `row field` of each problem, `*` for the whole table. */
export const faultsOf = ({ problems }: ReadPlan): string[] =>
  problems.map(({ row, field }) => `${row ?? '*'} ${field}`).sort();
