import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { cellText, isRatedRow } from '#src/features/entry/model/cell-subject.ts';
import type { CellText } from '#src/features/entry/model/reading.ts';
import type { Range } from '#src/features/entry/model/selection.ts';
import { cellAt, type Sheet } from '#src/features/entry/model/sheet.ts';
import {
  blockOf,
  pastedBlock,
  readTabSeparated,
  type TextRange,
  writeTabSeparated,
} from '#src/features/entry/model/tab-separated.ts';

/** A range as clipboard text. A range of several rows ends with a line break, as spreadsheets write it. */
export function copyRange(plan: Plan, year: YearStatements, sheet: Sheet, range: Range): string {
  const rows: string[][] = [];
  for (let row = range.top; row <= range.bottom; row += 1) {
    const texts: string[] = [];
    for (let col = range.left; col <= range.right; col += 1) {
      const cell = cellAt(sheet, { row, col });
      texts.push(cell === null ? '' : cellText(plan, year, cell));
    }
    rows.push(texts);
  }
  const text = writeTabSeparated(rows);
  return rows.length > 1 ? `${text}\r\n` : text;
}

export interface Pasting {
  readonly texts: readonly CellText[];
  /** What the paste covers: the new selection. */
  readonly range: Range;
  /** Cells of the clipboard that lie beyond the grid. */
  readonly clipped: number;
}

/** Where the cells of clipboard text, or of the rows read from it, go. A blank over a rating is no word about it, and leaves it. */
export function pasteRange(plan: Plan, sheet: Sheet, range: Range, clipboard: string | TextRange): Pasting {
  const source = typeof clipboard === 'string' ? readTabSeparated(clipboard) : clipboard;
  const block = blockOf(source);
  const area = pastedBlock(block, {
    rows: range.bottom - range.top + 1,
    cols: range.right - range.left + 1,
  });
  const texts: CellText[] = [];
  let clipped = 0;
  for (let row = 0; row < area.rows; row += 1) {
    for (let col = 0; col < area.cols; col += 1) {
      const text = source[row % block.rows]?.[col % block.cols];
      // Short rows of a ragged range say nothing about the cells they lack.
      if (text === undefined) continue;
      const cell = cellAt(sheet, { row: range.top + row, col: range.left + col });
      if (cell === null) {
        clipped += text.trim() === '' ? 0 : 1;
        continue;
      }
      if (cell.field === 'value' && text.trim() === '' && isRatedRow(plan, cell.row)) continue;
      texts.push({ cell, text });
    }
  }
  const last = { row: range.top + area.rows - 1, col: range.left + area.cols - 1 };
  return {
    texts,
    range: {
      ...range,
      bottom: Math.min(last.row, sheet.rows.length - 1),
      right: Math.min(last.col, sheet.columns.length - 1),
    },
    clipped,
  };
}

/**
 * What filling down or right says: the first row (column) of the range into the rest of it; with one cell, the cell before it.
 * Rated rows are left alone: a rating is given, not filled in.
 */
export function fillRange(
  plan: Plan,
  year: YearStatements,
  sheet: Sheet,
  range: Range,
  direction: 'down' | 'right',
): readonly CellText[] {
  const isDown = direction === 'down';
  const isThin = isDown ? range.top === range.bottom : range.left === range.right;
  const origin = (isDown ? range.top : range.left) - (isThin ? 1 : 0);
  const texts: CellText[] = [];
  for (let row = range.top; row <= range.bottom; row += 1) {
    for (let col = range.left; col <= range.right; col += 1) {
      if ((isDown ? row : col) === origin) continue;
      const from = cellAt(sheet, isDown ? { row: origin, col } : { row, col: origin });
      const cell = cellAt(sheet, { row, col });
      if (from === null || cell === null) continue;
      const isRated = (id: typeof cell.row) => isRatedRow(plan, id);
      if (cell.field === 'value' && (isRated(cell.row) || isRated(from.row))) continue;
      texts.push({ cell, text: cellText(plan, year, from) });
    }
  }
  return texts;
}
