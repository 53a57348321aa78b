import { clampPosition, rangeOf, type Position, type Range } from '#src/features/entry/model/selection.ts';
import { cellAt, positionOf, type Sheet } from '#src/features/entry/model/sheet.ts';
import { entryCellKey, isSameCell, type EntryCell } from '#src/session/entry-cell.ts';
import type { EditMode, EntryDraft, PlanEntry } from '#src/session/entry-session.ts';

/** What the session says of the cells that are shown: where one is, what is selected, what is being typed. */
export interface GridState {
  readonly active: Position;
  /** The corner of the selection opposite the active cell. */
  readonly head: Position;
  readonly range: Range;
  readonly cell: EntryCell;
  /** The text that waits in the active cell, being typed or not. */
  readonly draft: EntryDraft | undefined;
  readonly mode: EditMode | null;
  /** What the cell's editor holds; '' while nothing is typed. */
  readonly text: string;
  /** A text waits in the cell that is not stored: its reason is shown. */
  readonly isRefused: boolean;
}

const START: Position = { row: 0, col: 0 };

/** @param sheet has a row at least: the budget execution is always shown */
export function gridState(entry: PlanEntry, sheet: Sheet): GridState {
  const extent = { rows: sheet.rows.length, cols: sheet.columns.length };
  const active = clampPosition(shownPosition(sheet, entry.active) ?? START, extent);
  const cell = cellAt(sheet, active) as EntryCell;
  const isShown = isSameCell(entry.active, cell);
  // A draft of a cell that is not shown waits there; typing goes to the cell that is.
  const mode = isShown ? entry.mode : null;
  const head = mode === null ? (positionOf(sheet, entry.head) ?? active) : active;
  const draft = entry.drafts.get(entryCellKey(cell));
  return {
    active,
    head,
    range: rangeOf(active, isShown ? head : active),
    cell,
    draft,
    mode,
    text: mode === null ? '' : (draft?.text ?? ''),
    isRefused: draft !== undefined && mode === null,
  };
}

/** The active cell's place; in another month or view, the same row's. */
function shownPosition(sheet: Sheet, cell: EntryCell | null): Position | null {
  if (cell === null) return null;
  const exact = positionOf(sheet, cell);
  if (exact !== null) return exact;
  const row = sheet.rows.indexOf(cell.row);
  const col = sheet.columns.findIndex(({ month, field }) => month === cell.month || field === cell.field);
  return row < 0 ? null : { row, col: Math.max(0, col) };
}
