import { memo, useRef, useState, type KeyboardEvent } from 'react';
import { MONTHS } from '#src/domain/period/month.ts';
import { SCORE_LABEL } from '#src/domain/words/figure-labels.ts';
import { monthText, scoreText, weightText } from '#src/domain/words/format.ts';
import { MONTHS_TITLE } from '#src/domain/words/panel-titles.ts';
import { STATE_MARKS } from '#src/domain/year/marks.ts';
import { STATE_TONES } from '#src/domain/year/row-state.ts';
import type { MatrixRow } from '#src/domain/words/month-matrix.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import { classNames } from '#src/ui/class-names.ts';
import styles from './month-grid.module.css';

interface MonthGridProps {
  readonly rows: readonly MatrixRow[];
  readonly place: Place;
}

/** The name, and twelve months. */
const COLUMNS = 1 + MONTHS.length;

/** A table of links and one stop for Tab: arrows, Home and End walk it, Enter follows the link [O12]. */
export function MonthGrid({ rows, place }: MonthGridProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [stop, setStop] = useState({ row: 0, column: 0 });
  const current = { row: Math.min(stop.row, rows.length - 1), column: stop.column };

  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepTo(event, current, rows.length);
    if (next === null) return;
    event.preventDefault();
    setStop(next);
    body.current?.rows[next.row]?.querySelectorAll('a')[next.column]?.focus();
  };

  return (
    <table
      className={styles['grid']}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the ARIA grid pattern over a table
      role="grid"
      tabIndex={-1}
      aria-label={MONTHS_TITLE}
      onKeyDown={onKeyDown}
    >
      <thead>
        <tr>
          <th scope="col">指标</th>
          {MONTHS.map((month) => (
            <th key={month} scope="col">
              {monthText(month)}
            </th>
          ))}
          <th scope="col" className={styles['score']}>
            {SCORE_LABEL}
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row, index) => (
          <GridRow
            key={row.row.indicator.id}
            matrixRow={row}
            index={index}
            stop={index === current.row ? current.column : null}
            onStop={setStop}
            place={place}
          />
        ))}
      </tbody>
    </table>
  );
}

interface GridRowProps {
  readonly matrixRow: MatrixRow;
  readonly index: number;
  /** The column that Tab stops at, when it is in this row. */
  readonly stop: number | null;
  readonly onStop: (stop: { row: number; column: number }) => void;
  readonly place: Place;
}

const GridRow = memo(function GridRow({ matrixRow, index, stop, onStop, place }: GridRowProps) {
  const { row, cells } = matrixRow;
  const { indicator, score } = row;
  const linkProps = (column: number) => ({
    tabIndex: stop === column ? 0 : -1,
    onFocus: () => onStop({ row: index, column }),
  });
  return (
    <tr>
      <th scope="row" className={styles['name']}>
        <a
          {...linkProps(0)}
          href={placeHref({ ...place, name: 'indicator', indicator: indicator.id, view: null })}
          title={indicator.name}
        >
          {indicator.seq}. {indicator.name}
        </a>
      </th>
      {cells.map(({ month, state, isMissing, text }, column) => (
        <td key={month}>
          <a
            {...linkProps(column + 1)}
            className={classNames(
              styles['cell'],
              state !== null && styles[STATE_TONES[state.kind]],
              isMissing && styles['missing'],
            )}
            href={placeHref({ ...place, name: 'entry', month, section: indicator.owner, view: null })}
            title={text}
            aria-label={text}
          >
            {state === null ? '' : STATE_MARKS[state.kind]}
          </a>
        </td>
      ))}
      <td className={styles['score']}>
        {scoreText(score.score)} <span>/ {weightText(indicator.weight)}</span>
      </td>
    </tr>
  );
});

function stepTo(
  event: KeyboardEvent,
  { row, column }: { row: number; column: number },
  rows: number,
): { row: number; column: number } | null {
  const isFar = event.ctrlKey;
  switch (event.key) {
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - 1) };
    case 'ArrowRight':
      return { row, column: Math.min(COLUMNS - 1, column + 1) };
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), column };
    case 'ArrowDown':
      return { row: Math.min(rows - 1, row + 1), column };
    case 'Home':
      return { row: isFar ? 0 : row, column: 0 };
    case 'End':
      return { row: isFar ? rows - 1 : row, column: COLUMNS - 1 };
    default:
      return null;
  }
}
