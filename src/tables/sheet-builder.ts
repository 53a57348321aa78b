import type { Table, TableCell, TableRow } from '#src/domain/import/table.ts';
import { MAX_CELL_TEXT, MAX_CELLS, MAX_MERGES, MAX_ROWS } from '#src/tables/limits.ts';

/** A merged area, 0-based, both ends included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export type LooseCell = Omit<TableCell, 'column' | 'rowSpan' | 'columnSpan'>;

/** Gathers cells in any order, merges and hidden lines, and makes the table of them. Every workbook reader ends here. */
export class SheetBuilder {
  private readonly rows = new Map<number, Map<number, LooseCell>>();
  private readonly merges: Area[] = [];
  private readonly hiddenRows = new Set<number>();
  private readonly hiddenColumns: [number, number][] = [];
  private count = 0;
  /** Rows or cells beyond the limit were left. */
  isFull = false;

  add(row: number, column: number, cell: LooseCell): void {
    if (cell.text === '') return;
    let cells = this.rows.get(row);
    if (cells === undefined) {
      if (this.rows.size >= MAX_ROWS) this.isFull = true;
      if (this.isFull) return;
      cells = new Map();
      this.rows.set(row, cells);
    }
    this.count += 1;
    if (this.count > MAX_CELLS) this.isFull = true;
    else
      cells.set(
        column,
        cell.text.length > MAX_CELL_TEXT ? { ...cell, text: cell.text.slice(0, MAX_CELL_TEXT) } : cell,
      );
  }

  merge(area: Area): void {
    if (this.merges.length < MAX_MERGES && (area.bottom > area.top || area.right > area.left))
      this.merges.push(area);
  }

  hideRow(row: number): void {
    if (this.hiddenRows.size < MAX_CELLS) this.hiddenRows.add(row);
  }

  hideColumns(from: number, to: number): void {
    if (this.hiddenColumns.length < MAX_MERGES) this.hiddenColumns.push([from, to]);
  }

  table(name: string, { hidden = false }: { readonly hidden?: boolean } = {}): Table {
    const merges = this.mergesByCorner();
    const covered = this.coveredCells();
    const rows: TableRow[] = [];
    for (const [index, found] of [...this.rows.entries()].sort(([a], [b]) => a - b)) {
      const cells: TableCell[] = [];
      for (const [column, cell] of [...found.entries()].sort(([a], [b]) => a - b)) {
        if (covered.has(`${index} ${column}`)) continue;
        const area = merges.get(`${index} ${column}`);
        const rowSpan = area === undefined ? 1 : area.bottom - area.top + 1;
        const columnSpan = area === undefined ? 1 : area.right - area.left + 1;
        cells.push({ ...cell, column, rowSpan, columnSpan });
      }
      if (cells.length > 0) rows.push({ index, hidden: this.hiddenRows.has(index), cells });
    }
    return {
      name,
      kind: 'sheet',
      rows,
      hiddenColumns: this.hiddenColumns,
      hidden,
      lead: [],
      cut: this.isFull,
    };
  }

  private mergesByCorner(): Map<string, Area> {
    return new Map(this.merges.map((area) => [`${area.top} ${area.left}`, area]));
  }

  /** Cells under a merge hold what was there before it; nobody sees them. Asked per cell that exists, never per cell of the area. */
  private coveredCells(): Set<string> {
    const covered = new Set<string>();
    const rows = [...this.rows.keys()].sort((a, b) => a - b);
    for (const area of this.merges) {
      for (let at = firstNotBelow(rows, area.top); at < rows.length; at += 1) {
        const row = rows[at] ?? 0;
        if (row > area.bottom) break;
        for (const column of this.rows.get(row)?.keys() ?? []) {
          if (column < area.left || column > area.right) continue;
          if (row !== area.top || column !== area.left) covered.add(`${row} ${column}`);
        }
      }
    }
    return covered;
  }
}

function firstNotBelow(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
