import { useCallback, useRef } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { cellPlaceText, ENTRY_WORDS, entryRefusalText } from '#src/domain/words/entry-words.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import type { Intent } from '#src/domain/statements/operation.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { cellText, isRatedRow, rowIndicator } from '#src/features/entry/model/cell-subject.ts';
import { cellDoubt, convertedReading, doubtText } from '#src/features/entry/model/cell-doubt.ts';
import type { GridCommand } from '#src/features/entry/model/grid-key.ts';
import { copyRange, fillRange } from '#src/features/entry/model/range-text.ts';
import type { CellText } from '#src/features/entry/model/reading.ts';
import {
  clampPosition,
  move,
  rangeOf,
  type Motion,
  type Position,
  type Range,
} from '#src/features/entry/model/selection.ts';
import { typedText } from '#src/features/entry/model/reading.ts';
import { cellAt, cellsIn, positionOf, type Sheet } from '#src/features/entry/model/sheet.ts';
import { typingIntent, type useEntryWrites, type Written } from '#src/features/entry/use-entry-writes.ts';
import { entryCellKey, isSameCell, type EntryCell } from '#src/session/entry-cell.ts';
import {
  planEntry,
  useEntrySession,
  withDrafts,
  withoutDrafts,
  type EditMode,
  type PlanEntry,
} from '#src/session/entry-session.ts';

interface GridSetting {
  /** The plan in force. */
  readonly plan: Plan;
  readonly year: YearStatements;
  readonly sheet: Sheet;
  readonly entry: PlanEntry;
  readonly write: ReturnType<typeof useEntryWrites>['write'];
  /** Rows in sight. */
  readonly pageRows: () => number;
  readonly announce: (text: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly rate: (cell: EntryCell) => void;
  readonly toPanel: () => void;
  readonly same: () => void;
  readonly restNone: () => void;
  readonly answerDoubt: (how: 'reading' | 'check', cells: readonly (EntryCell | null)[]) => void;
}

/** The grid's state and what can be done in it, apart from how it is painted. */
export interface Grid {
  readonly active: Position;
  readonly head: Position;
  readonly range: Range;
  readonly cell: EntryCell;
  readonly mode: EditMode | null;
  /** What the cell's editor holds; '' while nothing is typed. */
  readonly text: string;
  /** A text waits in the cell that is not stored: its reason is shown. */
  readonly isRefused: boolean;
  readonly isLettingGo: () => boolean;
  readonly select: (active: Position, head?: Position) => void;
  readonly extendTo: (head: Position) => void;
  readonly type: (text: string) => void;
  readonly edit: () => void;
  /** Saves what is typed, if anything is; what is refused stays in its cell. */
  readonly leave: () => void;
  /** @returns false when the key is to keep its own meaning (Tab that leaves the grid) */
  readonly run: (command: GridCommand) => boolean;
  readonly copy: () => string;
  readonly cut: () => string;
}

const START: Position = { row: 0, col: 0 };

export function useGrid(setting: GridSetting): Grid {
  const { plan, year, sheet, entry, write, announce } = setting;
  const change = useEntrySession((state) => state.change);
  const lettingGo = useRef(false);
  const tabColumn = useRef<number | null>(null);

  const extent = { rows: sheet.rows.length, cols: sheet.columns.length };
  const active = clampPosition(shownPosition(sheet, entry.active) ?? START, extent);
  const cell = cellAt(sheet, active) as EntryCell;
  // A draft of a cell that is not shown waits there; typing goes to the cell that is.
  const mode = isSameCell(entry.active, cell) ? entry.mode : null;
  const head = mode === null ? (positionOf(sheet, entry.head) ?? active) : active;
  const range = rangeOf(active, isSameCell(entry.active, cell) ? head : active);
  const draft = entry.drafts.get(entryCellKey(cell));
  const text = mode === null ? '' : (draft?.text ?? '');

  const set = useCallback((part: Partial<PlanEntry>) => change(plan.id, () => part), [change, plan.id]);

  const select = (to: Position, corner: Position = to) =>
    set({ active: cellAt(sheet, to), head: cellAt(sheet, corner), mode: null });

  const startTyping = (how: EditMode, typed: string) => {
    lettingGo.current = false;
    change(plan.id, ({ drafts, before }) => ({
      active: cell,
      head: cell,
      mode: how,
      before: mode === null ? (draft?.text ?? null) : before,
      drafts: withDrafts(drafts, [{ cell, text: typed }]),
    }));
  };

  const isRated = (at: EntryCell) => at.field === 'value' && isRatedRow(plan, at.row);

  const type = (typed: string) => startTyping(mode ?? 'replace', typed);

  const edit = () => {
    if (isRated(cell)) setting.rate(cell);
    else startTyping('edit', draft?.text ?? cellText(plan, year, cell));
  };

  // What is refused stays in its cell, marked, and typing goes on elsewhere: the caret is never held back [G18].
  const finish = () => {
    if (mode === null || draft === undefined) return;
    const written = write([typedText(draft)], { intent: typingIntent(cell), origin: 'typed' });
    set({ mode: null, before: null, ...(cell.field === 'value' ? { typed: cell } : {}) });
    if (written.kind === 'waiting') return;
    const refused = written.refused.find((each) => isSameCell(each.cell, cell));
    if (refused === undefined) announceTyped(plan, draft, written, announce);
    else announce(`${placeOf(plan, cell)}：${entryRefusalText(refused.refusal)}`);
  };

  const terrain = {
    extent,
    pageRows: setting.pageRows(),
    isFilled: (at: Position) => {
      const there = cellAt(sheet, at);
      return there !== null && cellText(plan, year, there) !== '';
    },
  };

  const go = (motion: Motion | 'enter' | 'enter-back'): boolean => {
    const to =
      motion === 'enter' || motion === 'enter-back'
        ? move(
            { row: active.row, col: tabColumn.current ?? active.col },
            motion === 'enter' ? 'down' : 'up',
            terrain,
          )
        : move(active, motion, terrain);
    if (to === null) return false;
    if (motion === 'next' || motion === 'previous') tabColumn.current ??= active.col;
    else tabColumn.current = null;
    select(to);
    return true;
  };

  const writeRange = (cells: readonly EntryCell[], value: string, intent: Intent) =>
    write(
      cells.map((each) => ({ cell: each, text: value })),
      { intent, origin: 'typed' },
    );

  const sayNone = () => {
    const cells = cellsIn(sheet, range).filter((each) => each.field === 'value' && !isRated(each));
    if (cells.length === 0) {
      announce(ENTRY_WORDS.ratedHasNoNone);
      return;
    }
    writeRange(cells, '无', 'none');
    if (range.top === range.bottom && range.left === range.right) go('down');
  };

  const fill = (direction: 'down' | 'right') => {
    const texts = fillRange(plan, year, sheet, range, direction);
    if (texts.length === 0) announce(ENTRY_WORDS.nothingToFill);
    else announceRefused(plan, write(texts, { intent: 'fill', origin: 'filled' }), announce);
  };

  const run = (command: GridCommand): boolean => {
    if (command.kind !== 'let-go') lettingGo.current = false;
    switch (command.kind) {
      case 'move': {
        if (!command.extend) return go(command.motion);
        const to = move(head, command.motion, terrain);
        if (to !== null) select(active, to);
        return true;
      }
      case 'enter':
        go(command.back ? 'enter-back' : 'enter');
        return true;
      case 'commit':
        finish();
        return go(command.motion);
      case 'cancel':
        change(plan.id, ({ drafts, before }) => ({
          mode: null,
          before: null,
          drafts:
            before === null ? withoutDrafts(drafts, [cell]) : withDrafts(drafts, [{ cell, text: before }]),
        }));
        return true;
      case 'edit':
        if (mode === null) edit();
        else set({ mode: 'edit' });
        return true;
      case 'clear':
        writeRange(cellsIn(sheet, range), '', 'clear');
        return true;
      case 'none':
        sayNone();
        return true;
      case 'fill':
        fill(command.direction);
        return true;
      case 'select-all':
        select(START, { row: extent.rows - 1, col: extent.cols - 1 });
        return true;
      case 'undo':
        setting.undo();
        return true;
      case 'redo':
        setting.redo();
        return true;
      case 'let-go':
        lettingGo.current = true;
        announce(ENTRY_WORDS.lettingGo);
        return true;
      case 'to-panel':
        setting.toPanel();
        return true;
      case 'same':
        setting.same();
        return true;
      case 'rest-none':
        setting.restNone();
        return true;
      case 'reading':
      case 'check':
        setting.answerDoubt(command.kind, [cell, entry.typed]);
        return true;
    }
  };

  const copy = () => copyRange(plan, year, sheet, range);

  const cut = () => {
    const copied = copy();
    writeRange(cellsIn(sheet, range), '', 'cut');
    return copied;
  };

  return {
    active,
    head,
    range,
    cell,
    mode,
    text,
    isRefused: draft !== undefined && mode === null,
    isLettingGo: () => lettingGo.current,
    select: (to, corner) => {
      tabColumn.current = null;
      select(to, corner);
    },
    extendTo: (corner) => {
      if (planEntry(plan.id).mode === null) select(active, corner);
    },
    type,
    edit,
    leave: finish,
    run,
    copy,
    cut,
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

export function placeOf(plan: Plan, { row, month, field }: EntryCell): string {
  return cellPlaceText(rowIndicator(plan, row), month, field);
}

/** What cannot be seen at the cell once the caret has gone on: what a number became, and what looks wrong about it. */
function announceTyped(
  plan: Plan,
  { cell, text }: CellText,
  written: Extract<Written, { kind: 'read' }>,
  announce: (text: string) => void,
): void {
  if (cell.field !== 'value') return;
  const place = placeOf(plan, cell);
  const report = yearReport(plan, written.year, cell.month);
  const converted = convertedReading(plan, written.year, { cell, text });
  const doubt = cellDoubt(report, written.year, [cell]);
  const words = [
    ...(converted === null ? [] : [converted]),
    ...(doubt === null ? [] : [doubtText(plan, doubt)]),
  ];
  if (words.length > 0) announce(`${place}：${words.join('；')}`);
}

function announceRefused(plan: Plan, written: Written, announce: (text: string) => void): void {
  if (written.kind === 'waiting') return;
  const [first] = written.refused;
  if (first !== undefined) announce(`${placeOf(plan, first.cell)}：${entryRefusalText(first.refusal)}`);
}
