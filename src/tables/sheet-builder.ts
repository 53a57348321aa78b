import { cutText } from '#src/kernel/plain-text.ts';
import type { Table, TableCell, TableRow } from '#src/domain/import/table.ts';
import {
  MAX_CELL_TEXT,
  MAX_CELLS,
  MAX_COVERED,
  MAX_HIDDEN_RUNS,
  MAX_MERGES,
  MAX_ROWS,
  MAX_TEXT,
} from '#src/tables/limits.ts';
import { RefusedFile } from '#src/tables/refusal.ts';

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
  private characters = 0;
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
    const text = cutText(cell.text, MAX_CELL_TEXT);
    this.count += 1;
    this.characters += text.length;
    if (this.count > MAX_CELLS || this.characters > MAX_TEXT) this.isFull = true;
    else cells.set(column, text === cell.text ? cell : { ...cell, text });
  }

  /** Cells so far. */
  get size(): number {
    return Math.min(this.count, MAX_CELLS);
  }

  merge(area: Area): void {
    if (area.bottom <= area.top && area.right <= area.left) return;
    if (this.merges.length >= MAX_MERGES) throw new RefusedFile('bomb');
    this.merges.push(area);
  }

  hideRow(row: number): void {
    if (this.hiddenRows.size < MAX_CELLS) this.hiddenRows.add(row);
  }

  hideColumns(from: number, to: number): void {
    const last = this.hiddenColumns[this.hiddenColumns.length - 1];
    // Writers often name each column: one run for all that touch.
    if (last !== undefined && from === last[1] + 1) last[1] = to;
    else if (this.hiddenColumns.length >= MAX_HIDDEN_RUNS) throw new RefusedFile('bomb');
    else this.hiddenColumns.push([from, to]);
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
    let seen = 0;
    for (const area of this.merges) {
      for (let at = firstNotBelow(rows, area.top); at < rows.length; at += 1) {
        const row = rows[at] ?? 0;
        if (row > area.bottom) break;
        const cells = this.rows.get(row);
        seen += cells?.size ?? 0;
        if (seen > MAX_COVERED) throw new RefusedFile('bomb');
        for (const column of cells?.keys() ?? []) {
          if (column < area.left || column > area.right) continue;
          if (row !== area.top || column !== area.left) covered.add(`${row} ${column}`);
        }
      }
    }
    return covered;
  }
}

/** Counts the cells of all sheets of a file: many full sheets are refused like one that has too many. */
export class CellCount {
  private cells = 0;

  counted(sheet: SheetBuilder): SheetBuilder {
    this.cells += sheet.size;
    if (this.cells > MAX_CELLS) throw new RefusedFile('bomb');
    return sheet;
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
