import { useState } from 'react';
import { YEAR_END } from '#src/domain/period/month.ts';
import { toWinOrder } from '#src/domain/words/headline.ts';
import { ownFirst, rowsToWin } from '#src/domain/year/breakdown.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import { needText } from '#src/domain/words/need.ts';
import { progressLabel, progressOf, progressText } from '#src/domain/words/progress.ts';
import { targetText, toDateNote, toDateText, unitText } from '#src/domain/words/value-text.ts';
import { STATE_TONES } from '#src/domain/year/row-state.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';
import { attainable } from '#src/domain/score/row-score.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import { Button } from '#src/ui/button.tsx';
import { Panel } from '#src/ui/panel.tsx';
import { Meter } from '#src/widgets/meter.tsx';
import { isShown, type RowFilter } from '#src/widgets/row-filter.ts';
import { StateTag } from '#src/widgets/state-tag.tsx';
import { Why } from '#src/widgets/why.tsx';
import styles from './to-win-panel.module.css';

interface ToWinPanelProps {
  readonly report: YearReport;
  readonly filter: RowFilter | null;
  readonly place: Place;
  /** Whose open rows stand first [MO6]; null: nobody's. */
  readonly own: string | null;
}

const SHOWN_AT_FIRST = 9;

/** 最该抓的指标: by points still to be won [O17][O10]. A filter shows all of its rows, with nothing to win too. */
export function ToWinPanel({ report, filter, place, own }: ToWinPanelProps) {
  const [isWhole, setIsWhole] = useState(false);
  const isOver = report.cutOff === YEAR_END;
  const toWin = ownFirst(rowsToWin(report), own);
  const rows = filter === null ? toWin : filtered(report, toWin, filter);
  const shown = isWhole ? rows : rows.slice(0, SHOWN_AT_FIRST);
  return (
    <Panel title={isOver ? '失分的指标' : '最该抓的指标'} sub={toWinOrder(report, own)} isFlush>
      {rows.length === 0 ? (
        <p className={styles['none']}>{filter === null ? '全部指标已得满分。' : '没有符合筛选的指标。'}</p>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col" className={styles['value']}>
                累计 / 目标
              </th>
              <th scope="col" className={styles['progress']}>
                完成程度
              </th>
              <th scope="col" className={styles['win']}>
                {isOver ? '失分（分）' : '可争取（分）'}
              </th>
              <th scope="col" className={styles['state']}>
                状态
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <WinRow key={row.indicator.id} row={row} report={report} place={place} />
            ))}
          </tbody>
        </table>
      )}
      {rows.length > SHOWN_AT_FIRST ? (
        <div className={styles['more']}>
          <Button look="quiet" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? `只看前 ${SHOWN_AT_FIRST} 项` : `全部 ${rows.length} 项`}
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}

function WinRow({
  row,
  report,
  place,
}: { readonly row: ReportRow } & Pick<ToWinPanelProps, 'report' | 'place'>) {
  const { indicator, score, state } = row;
  const progress = progressOf(row);
  const note = toDateNote(row);
  return (
    <tr>
      <th scope="row" className={styles['name']}>
        <a
          href={placeHref({ ...place, name: 'indicator', indicator: indicator.id, view: null })}
          title={indicator.name}
        >
          {indicator.seq}. {indicator.name}
        </a>
        <small>
          {[indicator.owner, needText(row, report.cutOff)].filter((part) => part !== '').join(' · ')}
        </small>
      </th>
      <td className={styles['value']}>
        {toDateText(row)} / {targetText(row)}
        <small>{[note, unitText(indicator)].filter((part) => part !== '').join(' · ')}</small>
      </td>
      <td className={styles['progress']}>
        <Meter {...progress} tone={STATE_TONES[state.kind]} label={progressLabel(progress)} />
        <span className={styles['share']}>{progressText(progress)}</span>
      </td>
      <td className={styles['win']}>
        <b>{weightText(attainable(score))}</b>
        <small>
          得{' '}
          <Why row={row} cutOff={report.cutOff} exceeded={report.plan.settings.exceededRule}>
            {scoreText(score.score)}
          </Why>{' '}
          / {weightText(indicator.weight)}
        </small>
      </td>
      <td className={styles['state']}>
        <StateTag state={state} />
      </td>
    </tr>
  );
}

function filtered(report: YearReport, toWin: readonly ReportRow[], filter: RowFilter): readonly ReportRow[] {
  const done = report.rows.filter((row) => !toWin.includes(row));
  return [...toWin, ...done].filter((row) => isShown(row, filter));
}
