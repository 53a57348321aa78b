import { useMemo, useState } from 'react';
import { NAME_LABEL, OWNER_LABEL } from '#src/domain/catalogue/field-words.ts';
import { classText, classHead } from '#src/domain/catalogue/row-class.ts';
import { PROGRESS_LABEL } from '#src/domain/words/figure-labels.ts';
import { findRows } from '#src/domain/year/find-rows.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import { progressLabel, progressOf } from '#src/domain/words/progress.ts';
import { STAND_LABEL, standText } from '#src/domain/words/value-text.ts';
import { STATE_TONES } from '#src/domain/year/row-state.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';
import { ownerText } from '#src/domain/words/owner-words.ts';
import type { PageProps } from '#src/session/page.ts';
import { PLACE_TITLES } from '#src/session/place-titles.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import { classNames } from '#src/ui/class-names.ts';
import table from '#src/ui/data-table.module.css';
import { numberedPage, usePrintPage } from '#src/ui/use-print-page.ts';
import { Panel } from '#src/ui/panel.tsx';
import { Meter } from '#src/widgets/meter.tsx';
import { StateTag } from '#src/widgets/state-tag.tsx';
import { ClassSelect, OwnerSelect } from '#src/widgets/row-selects.tsx';
import styles from './indicator.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

interface IndicatorIndexProps extends PageProps {
  readonly report: YearReport;
  /** The address named a row that the plan has not as of this month: why, in words. */
  readonly notFound?: string;
}

/** Its eight columns. */
const LYING = numberedPage('landscape');

/** All indicators, to find one by number, name, section or class [I1]. */
export function IndicatorIndex({ place, month, go, report, notFound }: IndicatorIndexProps) {
  const [search, setSearch] = useState('');
  const [group, setGroup] = useState<string | null>(null);
  usePrintPage(LYING, 'place');
  const { plan, rows } = report;
  const found = useMemo(
    () => findRows(rows, { search, section: place.section, class: group }),
    [rows, search, group, place.section],
  );
  return (
    <>
      <h1 className={styles['pageTitle']}>
        {PLACE_TITLES.indicator} <small>选一项看它的定义、走势、修改记录和预测</small>
      </h1>
      {notFound === undefined ? null : (
        <p role="alert" className={styles['alert']}>
          {notFound}
        </p>
      )}
      <Panel
        title={`${plan.year} 年度指标`}
        sub={`截至 ${month} 月；共 ${rows.length} 项，列出 ${found.length} 项`}
        isFlush
        tools={
          <>
            <CopyTable />
            <input
              type="search"
              className={styles['search']}
              aria-label="查找指标"
              placeholder="序号或名称"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
            <OwnerSelect
              indicators={plan.indicators}
              value={place.section}
              onChange={(section) => go({ section }, 'replace')}
            />
            <ClassSelect indicators={plan.indicators} value={group} onChange={setGroup} />
          </>
        }
      >
        <div className={classNames(table['scroll'], styles['index'])}>
          <table className={table['table']}>
            <thead>
              <tr>
                <th scope="col" className={table['number']}>
                  序号
                </th>
                <th scope="col">{NAME_LABEL}</th>
                <th scope="col">{classHead(plan.indicators)}</th>
                <th scope="col">{OWNER_LABEL}</th>
                <th scope="col" className={table['number']}>
                  {STAND_LABEL}
                </th>
                <th scope="col">{PROGRESS_LABEL}</th>
                <th scope="col" className={table['number']}>
                  得分 / 权重（分）
                </th>
                <th scope="col">状态</th>
              </tr>
            </thead>
            <tbody>
              {found.map((row) => (
                <IndexRow key={row.indicator.id} row={row} place={place} />
              ))}
            </tbody>
          </table>
        </div>
        {found.length === 0 ? <p className={styles['empty']}>没有符合条件的指标，请放宽查找条件。</p> : null}
      </Panel>
    </>
  );
}

function IndexRow({ row, place }: { readonly row: ReportRow; readonly place: Place }) {
  const { indicator, score, state } = row;
  const progress = progressOf(row);
  return (
    <tr>
      <td className={table['number']}>{indicator.seq}</td>
      <th scope="row">
        <a href={placeHref({ ...place, name: 'indicator', indicator: indicator.id })}>{indicator.name}</a>
      </th>
      <td className={table['nowrap']}>{classText(indicator)}</td>
      <td className={table['nowrap']}>{ownerText(indicator.owner)}</td>
      <td className={table['number']}>{standText(row)}</td>
      <td>
        <Meter {...progress} tone={STATE_TONES[state.kind]} label={progressLabel(progress)} />
      </td>
      <td className={classNames(table['number'])}>
        {scoreText(score.score)} / {weightText(indicator.weight)}
      </td>
      <td>
        <StateTag state={state} />
      </td>
    </tr>
  );
}
