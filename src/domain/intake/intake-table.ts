/** A table as somebody sees it, from the clipboard or out of a file: texts, none of them trusted. */
export interface IntakeTable {
  /** Rows of cells as they are shown; short rows lack their last cells. A merged cell stands in its first place. */
  readonly cells: readonly (readonly string[])[];
  /** Rows and columns (from 0) that the file hides: they are named, and never read. */
  readonly hiddenRows?: ReadonlySet<number>;
  readonly hiddenColumns?: ReadonlySet<number>;
  /** What the source calls its rows, from 1, where blank ones were left out; else they are counted. */
  readonly rowNumbers?: readonly number[];
  /** Cells whose look the file's reader cannot compute, as `row column`: they are named, and never read. */
  readonly unreadCells?: ReadonlySet<string>;
}

export function columnCount({ cells }: IntakeTable): number {
  return cells.reduce((most, row) => Math.max(most, row.length), 0);
}

export function textAt({ cells }: IntakeTable, row: number, column: number): string {
  return cells[row]?.[column]?.trim() ?? '';
}

/** The texts of a row that are not blank, with their columns. */
export function filledCells(
  table: IntakeTable,
  row: number,
): readonly { readonly column: number; readonly text: string }[] {
  return (table.cells[row] ?? []).flatMap((cell, column) =>
    cell.trim() === '' ? [] : [{ column, text: cell.trim() }],
  );
}
