import type { Role } from '#src/domain/import/columns.ts';
import { isTotal } from '#src/domain/import/lines.ts';
import type { Columns } from '#src/domain/import/roles.ts';
import { cellOf } from '#src/domain/import/row-cells.ts';
import type { TableCell, TableRow } from '#src/domain/import/table.ts';
import { bare, cleanText } from '#src/domain/import/words.ts';

/** A dash in a column of classes says that the row has none [ND6]. */
const NO_CLASS = /^[-—–]+$/;

/** What runs on below its cell: owner and project, and the classes under them. A new one ends those after it. */
export class Carried {
  private readonly values = new Map<'owner' | 'project' | 'class1' | 'class2', string>();
  private readonly columns: Columns['columns'];
  private readonly merged = new Set<Role>();
  private readonly ends = new Map<Role, number>();
  private nulls = -1;
  budget: TableCell | null = null;

  constructor(columns: Columns['columns']) {
    this.columns = columns;
  }

  get(role: 'owner' | 'project' | 'class1' | 'class2'): string | null {
    return this.values.get(role) ?? null;
  }

  take(row: TableRow, isLabel: boolean): void {
    if (isLabel) return;
    const order = ['owner', 'project', 'class1', 'class2'] as const;
    for (const [rank, role] of order.entries()) {
      const cell = cellOf(row, this.columns, role);
      if (cell === null || bare(cell.text) === '' || isTotal(cell.text)) continue;
      if (rank >= 2 && NO_CLASS.test(bare(cell.text))) {
        for (const from of order.slice(rank)) this.values.delete(from);
        continue;
      }
      const value = rank < 2 ? cleanText(cell.text) : cleanClass(cell.text);
      if (value !== this.values.get(role)) {
        for (const below of order.slice(rank + 1)) this.values.delete(below);
        if (rank < 2) this.budget = null;
      }
      this.values.set(role, value);
      this.ends.set(role, row.index + cell.rowSpan - 1);
      if (cell.rowSpan > 1) this.merged.add(role);
      // One cell over both columns of classes is the first of them.
      const class2 = this.columns.find((column) => column.role === 'class2');
      if (
        role === 'class1' &&
        class2 !== undefined &&
        cell.column + cell.columnSpan > class2.column &&
        cell.column < class2.column
      ) {
        this.values.delete('class2');
        this.nulls = row.index + cell.rowSpan - 1;
      }
    }
    const budget = cellOf(row, this.columns, 'budget');
    if (budget !== null && bare(budget.text) !== '') this.budget = budget;
  }

  /** A blank cell below a merged one, in a column of merged cells, may belong to it or to no class. */
  faults(row: TableRow): { field: 'class1' | 'class2'; what: string }[] {
    return (['class1', 'class2'] as const).flatMap((field) => {
      const end = this.ends.get(field);
      const isUncovered =
        this.merged.has(field) && end !== undefined && row.index > end && this.values.has(field);
      return isUncovered && row.index > this.nulls
        ? [
            {
              field,
              what: `${field === 'class1' ? '一级' : '二级'}指标是空的，上面的“${this.values.get(field) ?? ''}”没有合并到这一行，请核对`,
            },
          ]
        : [];
    });
  }

  /** A class that stands in a hidden row alone: the visible rows below it do not say theirs. */
  fromHidden(rows: readonly TableRow[], row: TableRow): { field: 'class1' | 'class2'; what: string }[] {
    return (['class1', 'class2'] as const).flatMap((field) => {
      const isFilled = (each: TableRow): boolean => {
        const cell = cellOf(each, this.columns, field);
        return (
          cell !== null &&
          bare(cell.text) !== '' &&
          cell.rowSpan === 1 &&
          cleanClass(cell.text) !== this.values.get(field)
        );
      };
      const own = cellOf(row, this.columns, field);
      return rows.some(isFilled) && (own === null || bare(own.text) === '')
        ? [{ field, what: '分类写在隐藏的行中，请核对' }]
        : [];
    });
  }
}

/** As printed, without blanks and a bracketed score. */
function cleanClass(text: string): string {
  return cleanText(text)
    .replace(/\s+/g, '')
    .replace(/[（(]\s*(?:权重|分值)?[:：]?\s*[\d.～~—–-]+\s*[%％]?\s*分?\s*[)）]分?$/, '');
}
