import { useState } from 'react';
import { YEAR_END } from '#src/domain/period/month.ts';
import { riskText, winGroupText } from '#src/domain/words/answer-words.ts';
import { SCORE_LABEL, IN_CHARGE_LABEL } from '#src/domain/words/figure-labels.ts';
import { toWinOrder, winnableWords } from '#src/domain/words/headline.ts';
import { rowsListed, winGroups, type WinGroup } from '#src/domain/year/breakdown.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import { needText } from '#src/domain/words/need.ts';
import { ownerAmong } from '#src/domain/words/owner-words.ts';
import { rowSentence } from '#src/domain/words/rule-scale.ts';
import { STAND_LABEL, targetText, toDateText, unitText } from '#src/domain/words/value-text.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';
import { pointsMissing } from '#src/domain/score/row-score.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { Panel } from '#src/ui/panel.tsx';
import { isShown, type RowFilter } from '#src/widgets/row-filter.ts';
import { StateTag } from '#src/widgets/state-tag.tsx';
import { Why } from '#src/widgets/why.tsx';
import styles from './to-win-panel.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

interface ToWinPanelProps {
  readonly report: YearReport;
  readonly filter: RowFilter | null;
  readonly place: Place;
  /** Whose open rows stand first [MO6]; null: nobody's. */
  readonly own: string | null;
}

/** As many lines as the first screen has room for, the heads of groups too. */
const LINES_AT_FIRST = 9;

/** 最该抓的指标: one's own, those at risk, the rest [MO27][O17]. A filter shows all of its rows, with nothing to win too [O10]. */
export function ToWinPanel({ report, filter, place, own }: ToWinPanelProps) {
  const [isWhole, setIsWhole] = useState(false);
  const { cutOff } = report;
  const isOver = cutOff === YEAR_END;
  const words = winnableWords(report);
  const groups: readonly WinGroup[] =
    filter === null ? winGroups(report, own) : [{ kind: 'rest', rows: filtered(report, filter) }];
  const isGrouped = groups.length > 1;
  const few = LINES_AT_FIRST - (isGrouped ? groups.length : 0);
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const shown = firstOf(groups, isWhole ? count : few);
  const isWide = shown.some(({ rows }) => rows.some(({ state }) => state.isByHand));
  return (
    <Panel
      title={words.list}
      sub={<span title={toWinOrder(report, own)}>{riskText(report)}</span>}
      className={styles['panel']}
      tools={<CopyTable />}
      isFlush
    >
      {count === 0 ? (
        <p className={styles['none']}>{filter === null ? '全部指标已得满分。' : '没有符合筛选的指标。'}</p>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col" className={classNames(styles['state'], isWide && styles['wide'])}>
                状态
              </th>
              <th scope="col">指标</th>
              <th scope="col" className={styles['win']}>
                {words.points}
              </th>
              <th scope="col" className={styles['got']}>
                {SCORE_LABEL}
              </th>
              <th scope="col" className={styles['owner']}>
                {IN_CHARGE_LABEL}
              </th>
              <th scope="col" className={styles['need']}>
                {isOver ? '差多少' : '还需'}
              </th>
              <th scope="col" className={styles['value']}>
                {STAND_LABEL}
              </th>
            </tr>
          </thead>
          {shown.map(({ group, rows }) => (
            <tbody key={group.kind}>
              {isGrouped ? (
                <tr className={styles['group']}>
                  <td colSpan={6}>{winGroupText(group, cutOff)}</td>
                  <td className={styles['value']} aria-hidden="true" />
                </tr>
              ) : null}
              {rows.map((row) => (
                <WinRow key={row.indicator.id} row={row} report={report} place={place} label={words.points} />
              ))}
            </tbody>
          ))}
        </table>
      )}
      {count > few ? (
        <div className={styles['more']}>
          <Button look="quiet" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? `只看前 ${few} 项` : `全部 ${count} 项`}
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
  label,
}: { readonly row: ReportRow; readonly label: string } & Pick<ToWinPanelProps, 'report' | 'place'>) {
  const { indicator, score, state } = row;
  const need = needText(row, report.cutOff);
  const unit = unitText(indicator);
  return (
    <tr>
      <td className={styles['state']}>
        <StateTag state={state} />
      </td>
      <th scope="row" className={styles['name']}>
        <a
          href={placeHref({ ...place, name: 'indicator', indicator: indicator.id, view: null })}
          title={rowSentence(row)}
        >
          {indicator.seq}. {indicator.name}
        </a>
      </th>
      <td className={styles['win']} data-label={label}>
        {weightText(pointsMissing(score, report.cutOff))}
      </td>
      <td className={styles['got']}>
        <Why row={row} cutOff={report.cutOff} settings={report.plan.settings}>
          {scoreText(score.score)}
        </Why>{' '}
        / {weightText(indicator.weight)}
      </td>
      <td className={styles['owner']} title={indicator.owner}>
        {ownerAmong(report.rows, indicator.owner)}
      </td>
      <td className={classNames(styles['need'], isLong(need) && styles['long'])} title={need}>
        {need}
      </td>
      <td className={styles['value']}>
        {toDateText(row)} / {targetText(row)}
        {unit === '' ? null : <small> {unit}</small>}
      </td>
    </tr>
  );
}

/** More than the column has room for at full size: eleven Han letters, or twice as many others [MO53]. */
function isLong(text: string): boolean {
  return text.length + (text.match(/[\u2000-\uffff]/g)?.length ?? 0) > 22;
}

/** The first rows of all groups; the head of a group counts all of its rows. */
function firstOf(groups: readonly WinGroup[], most: number) {
  let left = most;
  return groups.flatMap((group) => {
    const rows = group.rows.slice(0, left);
    left -= rows.length;
    return rows.length === 0 ? [] : [{ group, rows }];
  });
}

function filtered(report: YearReport, filter: RowFilter): readonly ReportRow[] {
  const listed = rowsListed(report);
  const done = report.rows.filter((row) => !listed.includes(row));
  return [...listed, ...done].filter((row) => isShown(row, filter));
}
