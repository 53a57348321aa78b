import { cellText, looksLikeError } from '#src/export/cell-text.ts';
import { BODY_SIZE, type FlowedLine, type RowFlow } from '#src/export/flowing-text.ts';
import { BELOW, CENTER, LEFT, smallStyle } from '#src/export/form-styles.ts';
import { pagesHigh } from '#src/export/page-fit.ts';
import type { Cell, CellStyle, ColumnDef, MergeRange, WriteSheet } from '#src/export/hucre-writer.ts';
import type { TableCell } from '#src/domain/papers/table-cell.ts';

/** 'A', 'L': the grids here have fewer than 27 columns. */
export function columnLetter(column: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + column);
}

/** 'G7' from 0-based row and column. */
export function cellAt(row: number, column: number): string {
  return `${columnLetter(column)}${row + 1}`;
}

/** The most that Excel takes, in points. */
const MAX_ROW_HEIGHT = 409;
const DEFAULT_HEIGHT = 15;
const DEFAULT_WIDTH = 9;

/** What a live formula shows until it is recalculated: the app's own result. */
export interface LiveCell {
  readonly formula: string;
  readonly cached: number | string;
}

/**
 * A worksheet under construction. Plain values in their column's own style go the library's short way (rows), everything else
 * (formulas, other styles) is a keyed cell: over thousands of rows that halves the time of writing.
 */
export class SheetGrid {
  private readonly rows: (string | number | null)[][] = [];
  private readonly cells = new Map<string, Partial<Cell>>();
  private readonly merges: MergeRange[] = [];
  private readonly heights = new Map<number, { height: number }>();
  private readonly columns: readonly ColumnDef[];

  constructor(columns: readonly ColumnDef[]) {
    this.columns = columns;
  }

  get rowCount(): number {
    return this.rows.length;
  }

  /** @param style left out: the column's own */
  put(row: number, column: number, value: string | number | null, style?: CellStyle): void {
    const text = typeof value === 'string' ? cellText(value) : value;
    const isColumnStyle = style === undefined || style === this.columns[column]?.style;
    if (typeof text === 'string' && looksLikeError(text)) {
      // As rich text, or the library would write an error value.
      this.cells.set(keyOf(row, column), { richText: [{ text }], ...styleOf(style, this.columns[column]) });
      this.rowAt(row);
      return;
    }
    if (isColumnStyle) {
      const cells = this.rowAt(row);
      while (cells.length <= column) cells.push(null);
      cells[column] = text;
      return;
    }
    this.rowAt(row);
    this.cells.set(keyOf(row, column), { value: text, style });
  }

  putCell(row: number, column: number, cell: TableCell, style?: CellStyle): void {
    this.put(row, column, cellValue(cell), style);
  }

  putLive(row: number, column: number, { formula, cached }: LiveCell, style?: CellStyle): void {
    this.rowAt(row);
    const chosen = style ?? this.columns[column]?.style;
    this.cells.set(
      keyOf(row, column),
      chosen === undefined
        ? { formula, formulaResult: cached }
        : { formula, formulaResult: cached, style: chosen },
    );
  }

  /** One text over a range; every cell of it gets the style, or its border would have gaps. */
  merge(row: number, column: number, endRow: number, endColumn: number, style: CellStyle): void {
    for (let r = row; r <= endRow; r += 1) {
      for (let c = column; c <= endColumn; c += 1) {
        const isPut = this.cells.has(keyOf(r, c)) || (this.rows[r]?.[c] ?? null) !== null;
        if (!isPut) this.put(r, c, null, style);
      }
    }
    if (endRow > row || endColumn > column)
      this.merges.push({ startRow: row, startCol: column, endRow, endCol: endColumn });
  }

  /** A row whose texts have the room they need, with what goes on below it [V19]. Cells that are no text are put apart. */
  flow(row: number, { cells, height, below }: RowFlow): void {
    for (const { column, text, size } of cells) {
      const own = this.columns[column]?.style ?? LEFT;
      // A column of figures neither wraps nor centres; what is typed there later is a figure.
      const style = own.numFmt === undefined || text === '' ? own : CENTER;
      const isSmaller = size < (style.font?.size ?? BODY_SIZE);
      this.put(row, column, text === '' ? null : text, isSmaller ? smallStyle(style) : style);
    }
    this.height(row, Math.max(this.heights.get(row)?.height ?? 0, height));
    this.lines(row + 1, below, BELOW);
  }

  /** Texts over the whole width, a row each. @returns the row below them */
  lines(row: number, lines: readonly FlowedLine[], style: CellStyle): number {
    lines.forEach(({ text, height }, index) => {
      this.put(row + index, 0, text, style);
      this.merge(row + index, 0, row + index, this.columns.length - 1, style);
      this.height(row + index, height);
    });
    return row + lines.length;
  }

  /** Half-width letters of all columns. */
  get width(): number {
    return this.columns.reduce((sum, { width }) => sum + (width ?? DEFAULT_WIDTH), 0);
  }

  /** How many pages high the sheet is printed. @param titles heads repeated on every page, 0-based */
  pages(titles: readonly [from: number, to: number], lastRow: number): number {
    const heights = Array.from(
      { length: lastRow + 1 },
      (_, row) => this.heights.get(row)?.height ?? DEFAULT_HEIGHT,
    );
    return pagesHigh({ heights, titles, width: this.width });
  }

  height(row: number, points: number): void {
    this.heights.set(row, { height: Math.min(points, MAX_ROW_HEIGHT) });
  }

  /** What a row takes so far, in points; 0 where nothing has said it. */
  heightAt(row: number): number {
    return this.heights.get(row)?.height ?? 0;
  }

  /** Takes away what stands in a cell and leaves its rules: it goes under another one. */
  clear(row: number, column: number, style: CellStyle): void {
    const cells = this.rowAt(row);
    if (column < cells.length) cells[column] = null;
    this.cells.set(keyOf(row, column), { value: null, style });
  }

  /** @param onRow told once for each row that the library writes */
  sheet(name: string, rest: Partial<WriteSheet>, onRow: () => void): WriteSheet {
    return {
      ...rest,
      name,
      columns: [...this.columns],
      rows: this.rows,
      cells: this.cells,
      merges: this.merges,
      rowDefs: new CountedRows(this.heights, onRow),
    };
  }

  private rowAt(row: number): (string | number | null)[] {
    while (this.rows.length <= row) this.rows.push([]);
    return this.rows[row] as (string | number | null)[];
  }
}

/** The library asks for a row's height when it writes the row, and has no other sign of progress. */
class CountedRows extends Map<number, { height: number }> {
  private readonly onRow: () => void;

  constructor(heights: ReadonlyMap<number, { height: number }>, onRow: () => void) {
    super(heights);
    this.onRow = onRow;
  }

  override get(row: number): { height: number } | undefined {
    this.onRow();
    return super.get(row);
  }
}

const POWERS_OF_TEN = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

/** The nearest double of an exact value: division of two exact integers is rounded once. */
export function cellValue(cell: TableCell): string | number | null {
  switch (cell.kind) {
    case 'blank':
      return null;
    case 'text':
      return cell.text;
    case 'number':
      return cell.scaled / (POWERS_OF_TEN[cell.scale] ?? 10 ** cell.scale);
  }
}

/** A result to be cached beside a formula: «» where the form shows nothing. */
export function cachedOf(cell: TableCell): string | number {
  return cellValue(cell) ?? '';
}

function styleOf(style: CellStyle | undefined, column: ColumnDef | undefined): { style?: CellStyle } {
  const chosen = style ?? column?.style;
  return chosen === undefined ? {} : { style: chosen };
}

function keyOf(row: number, column: number): string {
  return `${row},${column}`;
}
