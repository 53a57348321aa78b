import { memo } from 'react';
import { readingKeyText } from '#src/domain/words/entry-words.ts';
import { isSameRowView, type CellView, type RowView } from '#src/features/entry/model/row-view.ts';
import { classNames } from '#src/ui/class-names.ts';
import { Meter } from '#src/widgets/meter.tsx';
import type { EntryCellKey, EntryRowId } from '#src/session/entry-cell.ts';
import styles from './entry-grid.module.css';

interface GridRowProps {
  readonly row: RowView;
  readonly onAnswer: (how: 'reading' | 'check', row: EntryRowId) => void;
  readonly index: number;
  readonly view: 'month' | 'year';
  /** Columns of the selection in this row; null outside it. */
  readonly from: number | null;
  readonly to: number | null;
  /** The active cell's column when it is in this row. */
  readonly active: number | null;
}

/** Leading columns before the first cell that can be entered. */
const LEADING = { month: 6, year: 3 } as const;

export function cellDomId(key: EntryCellKey): string {
  return `cell-${key.replace(/\//g, '-')}`;
}

/** One row, painted again only when something on it reads differently. */
export const GridRow = memo(function GridRow({ row, onAnswer, index, view, from, to, active }: GridRowProps) {
  const { figures, cells } = row;
  const editable = (col: number) => {
    const cell = cells[col];
    if (cell === undefined) return null;
    return entryTd({
      cell,
      onAnswer: (how) => onAnswer(how, row.id),
      view,
      isRated: row.isRated,
      row: index,
      col,
      isSelected: from !== null && to !== null && col >= from && col <= to,
      isActive: active === col,
    });
  };
  return (
    <tr
      aria-rowindex={index + 2}
      className={classNames(
        row.id === 'execution' && styles['execution'],
        active !== null && styles['current'],
      )}
    >
      <td className={styles['seq']}>{figures.seq}</td>
      <th scope="row" className={styles['name']} data-row={index} data-col={0} title={figures.name}>
        {view === 'year' ? (
          <span className={styles['name-and-unit']}>
            <span>{figures.name}</span>
            <small>{figures.unit}</small>
          </span>
        ) : (
          figures.name
        )}
      </th>
      {view === 'month' ? (
        <td className={styles['text']} title={figures.unit}>
          {figures.unit}
        </td>
      ) : null}
      <td
        className={styles['figure']}
        title={titleOf(figures.target, figures.targetNote, view) ?? figures.target}
      >
        {figures.target}
      </td>
      {view === 'month' ? (
        <>
          <td className={styles['figure']}>{figures.weight}</td>
          <td
            className={classNames(styles['figure'], isTight(view, figures.before) && styles['tight'])}
            title={titleOf(figures.before, '', view)}
          >
            {figures.before}
          </td>
          {editable(0)}
        </>
      ) : (
        cells.map((_, col) => editable(col))
      )}
      <td
        className={classNames(styles['figure'], isTight(view, figures.toDate) && styles['tight'])}
        title={titleOf(figures.toDate, figures.toDateNote, view)}
      >
        {figures.toDate}
      </td>
      {view === 'month' ? (
        <td className={styles['meter']}>
          <Meter
            percent={figures.percent}
            duePercent={figures.duePercent}
            tone={figures.tone}
            label={figures.meterLabel}
          />
        </td>
      ) : null}
      <td className={styles['figure']}>{figures.score}</td>
      {view === 'month' ? editable(1) : null}
    </tr>
  );
}, isSameRow);

interface EntryTdProps {
  readonly cell: CellView;
  readonly onAnswer: (how: 'reading' | 'check') => void;
  readonly view: 'month' | 'year';
  readonly isRated: boolean;
  readonly row: number;
  readonly col: number;
  readonly isSelected: boolean;
  readonly isActive: boolean;
}

/** Twelve columns, and the sums beside a month's, leave room for so many characters at full size [G37]. */
function isTight(view: 'month' | 'year', text: string): boolean {
  return text.length > (view === 'year' ? 5 : 7);
}

/** What is said of a figure, and the figure itself where it may be cut for want of room [G53]. */
function titleOf(text: string, note: string, view: 'month' | 'year'): string | undefined {
  if (!isTight(view, text)) return note === '' ? undefined : note;
  return note === '' ? text : `${text}。${note}`;
}

/**
 * td → the looks of each state → text. Pointer and keys are the grid's. Made by the row and no component: a year has four hundred, which
 * are painted together and have nothing of their own to remember [SP21].
 */
function entryTd({ cell, onAnswer, view, isRated, row, col, isSelected, isActive }: EntryTdProps) {
  return (
    <td
      key={cell.key}
      id={cellDomId(cell.key)}
      // oxlint-disable-next-line jsx-a11y/no-redundant-roles -- a td is a gridcell only where the browser looks up to the grid, and not all do
      role="gridcell"
      data-row={row}
      data-col={col}
      aria-colindex={LEADING[view] + col + (view === 'month' && col === 1 ? 4 : 1)}
      aria-selected={isSelected}
      aria-invalid={cell.look === 'draft' ? true : undefined}
      title={
        (view === 'year' ? titleOf(cell.text, cell.doubt ?? '', view) : cell.doubt) ??
        (cell.text === '' ? undefined : cell.text)
      }
      className={classNames(
        styles['cell'],
        styles[cell.look],
        isSelected && styles['selected'],
        isActive && styles['active'],
        (view === 'year' || col === 0) && isTight(view, cell.text) && styles['tight'],
        cell.save !== null && styles[cell.save],
      )}
    >
      {cell.text === '' ? (
        <span className={styles['blank']}>{blankText(cell, view, isRated)}</span>
      ) : cell.look === 'none' && view === 'year' ? (
        // Twelve columns of 无发生 would drown the numbers.
        '无'
      ) : cell.look === 'doubt' ? (
        <DoubtButtons reading={cell.reading} text={cell.text} onAnswer={onAnswer} />
      ) : (
        cell.text
      )}
      {cell.doubt === null || cell.look === 'doubt' ? null : mark('doubt-mark', '数值存疑')}
      {cell.hasNote && view === 'year' ? mark('note-mark', '有说明') : null}
      {cell.save === 'held' ? mark('held-mark', '更正待写理由') : null}
      {cell.save === 'failed' ? mark('failed-mark', '未保存') : null}
    </td>
  );
}

/** Where the doubt is read, by click; the keys are F8 and F9, so that no stop for Tab lies in a cell. */
function DoubtButtons({
  reading,
  text,
  onAnswer,
}: {
  readonly reading: string | null;
  readonly text: string;
  readonly onAnswer: (how: 'reading' | 'check') => void;
}) {
  return (
    <span className={styles['answers']}>
      {reading === null ? null : (
        <button type="button" tabIndex={-1} data-answer title="F8" onClick={() => onAnswer('reading')}>
          {readingKeyText(reading)}
        </button>
      )}
      <button
        type="button"
        tabIndex={-1}
        data-answer
        title="F9：确认后不再提示；改了数会重新核对"
        onClick={() => onAnswer('check')}
      >
        数没错
      </button>
      <span>{text}</span>
    </span>
  );
}

function mark(look: string, text: string) {
  return (
    <i className={styles[look]}>
      <span className="sr-only">{text}</span>
    </i>
  );
}

/** The year has too many empty cells to say so in each; there, blank is blank. */
function blankText({ look }: CellView, view: 'month' | 'year', isRated: boolean): string {
  if (look === 'note') return '';
  if (isRated) return look === 'missing' ? '待评定' : view === 'month' ? '定性' : '';
  return view === 'month' ? '未填' : '';
}

function isSameRow(a: GridRowProps, b: GridRowProps): boolean {
  return (
    a.index === b.index &&
    a.onAnswer === b.onAnswer &&
    a.view === b.view &&
    a.from === b.from &&
    a.to === b.to &&
    a.active === b.active &&
    isSameRowView(a.row, b.row)
  );
}
