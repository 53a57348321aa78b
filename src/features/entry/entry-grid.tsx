import {
  useLayoutEffect,
  useRef,
  type CSSProperties,
  type PointerEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { CellEditor } from '#src/features/entry/cell-editor.tsx';
import { GRID_ID } from '#src/features/entry/entry-grid-id.ts';
import { GridHead } from '#src/features/entry/grid-head.tsx';
import { cellDomId, GridRow } from '#src/features/entry/grid-row.tsx';
import type { Clipboard } from '#src/reading/clipboard-table.ts';
import { columnRoom } from '#src/features/entry/model/column-room.ts';
import type { Position } from '#src/features/entry/model/selection.ts';
import type { RowView } from '#src/features/entry/model/row-view.ts';
import type { Grid } from '#src/features/entry/use-grid.ts';
import { classNames } from '#src/ui/class-names.ts';
import { entryCellKey, type EntryRowId } from '#src/session/entry-cell.ts';
import styles from './entry-grid.module.css';

/** Rows beyond which those out of sight are left out of layout and paint. */
const LONG = 60;

interface EntryGridProps {
  readonly grid: Grid;
  readonly onPaste: (clipboard: Clipboard) => void;
  readonly onFiles: (files: readonly File[]) => void;
  /** A doubt was answered in the row where it stands. Stays the same function, for rows are painted again only when they change. */
  readonly onAnswer: (how: 'reading' | 'check', row: EntryRowId) => void;
  readonly rows: readonly RowView[];
  readonly view: 'month' | 'year';
  readonly label: string;
  /** The active cell's place and unit, for its editor. */
  readonly caption: string;
  /** Shown at the active cell: a refusal, or what to do about it. */
  readonly message: ReactNode;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** The table, and the one field over its active cell that has the focus. */
export function EntryGrid({
  grid,
  onPaste,
  onFiles,
  onAnswer,
  rows,
  view,
  label,
  caption,
  message,
  scroller,
  field,
}: EntryGridProps) {
  const frame = useRef<HTMLDivElement>(null);
  const dragging = useRef(false);
  const { active, range } = grid;
  const activeId = cellDomId(entryCellKey(grid.cell));
  const shownHead = grid.head;

  const count = rows.length;
  useLayoutEffect(() => {
    if (count === 0) return;
    const corner = scroller.current?.querySelector(
      `[data-view="${view}"] td[data-row="${shownHead.row}"][data-col="${shownHead.col}"]`,
    );
    if (scroller.current !== null && corner instanceof HTMLElement) reveal(scroller.current, corner);
  }, [scroller, shownHead.row, shownHead.col, view, count]);

  const onPointerDown = (event: PointerEvent) => {
    const at = positionUnder(event.target);
    if (at === null || event.button !== 0) return;
    if (isAnswer(event.target)) {
      event.preventDefault();
      return;
    }
    // The field keeps the focus: what is being typed is finished here, not by losing it.
    event.preventDefault();
    grid.leave();
    if (event.shiftKey) grid.select(active, at);
    else grid.select(at);
    dragging.current = event.pointerType === 'mouse';
    field.current?.focus({ preventScroll: true });
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!dragging.current || (event.buttons & 1) === 0) return;
    const at = positionUnder(document.elementFromPoint(event.clientX, event.clientY));
    if (at !== null && (at.row !== shownHead.row || at.col !== shownHead.col)) grid.extendTo(at);
  };

  const lines = rows.map((row, index) => {
    const isInRange = index >= range.top && index <= range.bottom;
    return (
      <GridRow
        key={row.id}
        row={row}
        onAnswer={onAnswer}
        index={index}
        view={view}
        from={isInRange ? range.left : null}
        to={isInRange ? range.right : null}
        active={index === active.row ? active.col : null}
      />
    );
  });
  return (
    <div ref={frame} className={styles['frame']}>
      {/* Chromium makes a stop of what scrolls: the field over it is the one of the grid [H27]. */}
      <div ref={scroller} tabIndex={-1} className={styles['scroller']}>
        <table
          id={GRID_ID}
          data-view={view}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the ARIA grid pattern over a table: its cells are entered
          role="grid"
          aria-label={label}
          aria-multiselectable="true"
          aria-rowcount={rows.length + 1}
          aria-colcount={view === 'month' ? 11 : 17}
          className={classNames(styles['grid'], styles[view], rows.length > LONG && styles['long'])}
          style={columnRoom(rows) as CSSProperties}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={() => {
            dragging.current = false;
          }}
          onDoubleClick={(event) => {
            if (positionUnder(event.target) !== null && !isAnswer(event.target)) grid.edit();
          }}
        >
          <GridHead view={view} />
          <tbody>{lines.slice(0, -1)}</tbody>
          <tfoot>{lines.slice(-1)}</tfoot>
        </table>
      </div>
      <CellEditor
        grid={grid}
        onPaste={onPaste}
        onFiles={onFiles}
        activeId={activeId}
        caption={caption}
        message={message}
        frame={frame}
        scroller={scroller}
        field={field}
      />
    </div>
  );
}

function positionUnder(target: EventTarget | null): Position | null {
  const cell = target instanceof Element ? target.closest('[data-row]') : null;
  if (!(cell instanceof HTMLElement)) return null;
  return { row: Number(cell.dataset['row']), col: Number(cell.dataset['col']) };
}

/** A button that answers a doubt lies in the cell, and is no part of it. */
function isAnswer(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-answer]') !== null;
}

/** Scrolls as little as needed for the cell to stand clear of the head, the last row and the columns that stay. */
function reveal(scroller: HTMLElement, cell: HTMLElement): void {
  const outer = scroller.getBoundingClientRect();
  const inner = cell.getBoundingClientRect();
  const row = cell.closest('tr');
  const name = row?.querySelector('th')?.getBoundingClientRect();
  if (cell.closest('tfoot') === null) {
    const top = outer.top + (scroller.querySelector('thead')?.getBoundingClientRect().height ?? 0);
    const foot = scroller.querySelector('tfoot')?.getBoundingClientRect().height ?? 0;
    const bottom = outer.top + scroller.clientHeight - foot;
    if (inner.top < top) scroller.scrollTop -= top - inner.top;
    else if (inner.bottom > bottom) scroller.scrollTop += inner.bottom - bottom;
  }
  const left = Math.max(outer.left, name?.right ?? outer.left);
  const right = outer.left + scroller.clientWidth;
  if (inner.left < left) scroller.scrollLeft -= left - inner.left;
  else if (inner.right > right) scroller.scrollLeft += inner.right - right;
}
