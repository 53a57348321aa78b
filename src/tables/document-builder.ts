import { cutText } from '#src/kernel/plain-text.ts';
import type { Table, TableCell, TableRow } from '#src/domain/import/table.ts';
import { MAX_CELL_TEXT, MAX_CELLS, MAX_COVERS, MAX_ROWS, MAX_TABLES } from '#src/tables/limits.ts';
import { RefusedFile } from '#src/tables/refusal.ts';

/** A cell of a document's table before it has a column. */
export interface LaidCell {
  readonly text: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly hidden: boolean;
  /** Where the document says it; otherwise the first column that is free. */
  readonly column?: number;
}

export interface LaidRow {
  readonly hidden: boolean;
  readonly cells: readonly LaidCell[];
}

/** Tables of a document in their order, each with the lines of text before it. */
export class DocumentBuilder {
  private readonly tables: (Table | null)[] = [];
  private lines: string[] = [];
  private readonly allLines: string[] = [];
  private cells = 0;

  line(source: string): void {
    if (source.trim() === '') return;
    const text = cutText(source, MAX_CELL_TEXT);
    if (this.allLines.length < MAX_CELLS) this.allLines.push(text);
    if (this.lines.length < MAX_ROWS) this.lines.push(text);
  }

  /** Keeps the place of a table that begins, so that a table inside it comes after it. */
  begin(): { readonly slot: number; readonly lead: readonly string[] } {
    if (this.tables.length >= MAX_TABLES) throw new RefusedFile('bomb');
    const lead = this.lines;
    this.lines = [...lead];
    this.tables.push(null);
    return { slot: this.tables.length - 1, lead };
  }

  end(
    { slot, lead }: { readonly slot: number; readonly lead: readonly string[] },
    rows: readonly LaidRow[],
    hiddenColumns: readonly (readonly [number, number])[],
  ): void {
    this.cells += rows.reduce((sum, row) => sum + row.cells.length, 0);
    if (this.cells > MAX_CELLS) throw new RefusedFile('bomb');
    this.tables[slot] = layOut(`表${slot + 1}`, lead, rows, hiddenColumns);
    this.lines = [];
  }

  /** The text of the whole document, line by line: for one without a table. */
  get text(): readonly string[] {
    return this.allLines;
  }

  finish(): readonly Table[] {
    return this.tables.filter((table): table is Table => table !== null && table.rows.length > 0);
  }
}

/** A covered run of columns, until which row. */
interface Cover {
  readonly from: number;
  readonly to: number;
  readonly until: number;
}

function layOut(
  name: string,
  lead: readonly string[],
  source: readonly LaidRow[],
  hiddenColumns: readonly (readonly [number, number])[],
): Table {
  const rows: TableRow[] = [];
  const hiddenCells = new Map<number, boolean>();
  let covers: Cover[] = [];
  for (const [index, row] of source.slice(0, MAX_ROWS).entries()) {
    covers = covers.filter(({ until }) => until >= index).sort((a, b) => a.from - b.from);
    if (covers.length > MAX_COVERS) throw new RefusedFile('bomb');
    let nextCover = 0;
    const cells: TableCell[] = [];
    const added: Cover[] = [];
    let column = 0;
    for (const cell of row.cells) {
      for (; (covers[nextCover]?.from ?? Number.POSITIVE_INFINITY) <= column; nextCover += 1)
        column = Math.max(column, (covers[nextCover]?.to ?? 0) + 1);
      column = cell.column ?? column;
      const rowSpan = Math.min(cell.rowSpan, source.length - index);
      const text = cell.hidden ? '' : cutText(cell.text, MAX_CELL_TEXT);
      if (cell.columnSpan === 1) hiddenCells.set(column, cell.hidden && (hiddenCells.get(column) ?? true));
      if (text !== '' || rowSpan > 1)
        cells.push({ column, text, kind: 'text', rowSpan, columnSpan: cell.columnSpan });
      if (rowSpan > 1)
        added.push({ from: column, to: column + cell.columnSpan - 1, until: index + rowSpan - 1 });
      column += cell.columnSpan;
    }
    covers = [...covers, ...added];
    if (cells.length > 0) rows.push({ index, hidden: row.hidden, cells });
  }
  const columns = [...hiddenCells].filter(([, hidden]) => hidden).map(([at]): [number, number] => [at, at]);
  return {
    name,
    kind: 'table',
    rows,
    hiddenColumns: [...hiddenColumns, ...columns],
    hidden: false,
    lead,
    cut: source.length > MAX_ROWS,
  };
}
