import type { Role } from '#src/domain/import/columns.ts';
import type { Columns } from '#src/domain/import/roles.ts';
import { cellOf, weightOf } from '#src/domain/import/row-cells.ts';
import type { TableRow } from '#src/domain/import/table.ts';
import { bare } from '#src/domain/import/words.ts';

/** Rows under a cell that is merged over several. */
export class Covers {
  private readonly first = new Map<Role, Set<number>>();
  private readonly under = new Map<Role, Set<number>>();

  constructor(rows: readonly TableRow[], columns: Columns['columns']) {
    for (const role of ['target', 'weight', 'unit', 'operator'] as const) {
      const first = new Set<number>();
      const under = new Set<number>();
      for (const row of rows) {
        const cell = role === 'weight' ? weightOf(row, columns) : cellOf(row, columns, role);
        if (cell === null || (cell.cutFrom ?? cell.rowSpan) < 2 || bare(cell.text) === '') continue;
        first.add(row.index);
        for (let at = row.index + 1; at < row.index + Math.min(cell.rowSpan, 5000); at += 1) under.add(at);
      }
      this.first.set(role, first);
      this.under.set(role, under);
    }
  }

  isShared({ index }: TableRow, role: Role): boolean {
    return this.first.get(role)?.has(index) === true || this.isUnder({ index }, role);
  }

  isUnder({ index }: Pick<TableRow, 'index'>, role: Role): boolean {
    return this.under.get(role)?.has(index) === true;
  }
}
