import { useMemo } from 'react';
import { MONTHS_TITLE } from '#src/domain/words/panel-titles.ts';
import { STATE_MARKS } from '#src/domain/year/marks.ts';
import {
  MISSING_WORD,
  matrixSentence,
  matrixStates,
  monthMatrix,
  STATE_RULES,
} from '#src/domain/words/month-matrix.ts';
import { STATE_TONES } from '#src/domain/year/row-state.ts';
import { STATE_WORDS } from '#src/domain/words/words.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { MonthGrid } from '#src/features/overview/month-grid.tsx';
import type { Place } from '#src/session/place.ts';
import { Reading } from '#src/ui/coming.tsx';
import { Panel } from '#src/ui/panel.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { isShown, type RowFilter } from '#src/widgets/row-filter.ts';
import styles from './month-grid.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

interface MatrixPanelProps {
  readonly report: YearReport;
  /** null: not computed yet. */
  readonly reports: readonly YearReport[] | null;
  readonly year: YearStatements;
  readonly filter: RowFilter | null;
  readonly place: Place;
}

/** 逐月进度: months × indicators, each month judged at its own cut-off [O8]. */
export function MatrixPanel({ report, reports, year, filter, place }: MatrixPanelProps) {
  const { cutOff } = report;
  const matrix = useMemo(
    () => (reports === null ? null : monthMatrix(reports, year, cutOff)),
    [reports, year, cutOff],
  );
  const rows = matrix?.filter(({ row }) => isShown(row, filter)) ?? [];
  return (
    <Panel title={MONTHS_TITLE} sub="每格为截至该月末的状态，点格到该月填报" tools={<CopyTable />}>
      <ul className={styles['legend']} aria-label="图例">
        {matrixStates(matrix ?? []).map((kind) => (
          <li key={kind}>
            <i className={classNames(styles['swatch'], styles[STATE_TONES[kind]])} aria-hidden="true">
              {STATE_MARKS[kind]}
            </i>
            {STATE_WORDS[kind]}
            {STATE_RULES[kind] === '' ? null : <small>{STATE_RULES[kind]}</small>}
          </li>
        ))}
        <li>
          <i className={classNames(styles['swatch'], styles['missing'])} aria-hidden="true" />
          {MISSING_WORD}
        </li>
      </ul>
      <div className={styles['scroll']} style={{ minHeight: matrix === null ? '60vh' : undefined }}>
        {matrix === null ? <Reading /> : <MonthGrid rows={rows} place={place} />}
      </div>
      {matrix === null ? null : <p className={styles['sentence']}>{matrixSentence(rows, cutOff)}</p>}
    </Panel>
  );
}
