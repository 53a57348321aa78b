import { TARGET_LABEL } from '#src/domain/catalogue/field-words.ts';
import type { Month } from '#src/domain/period/month.ts';
import { evidenceByMonth } from '#src/domain/papers/evidence-index.ts';
import { quantityText } from '#src/domain/words/format.ts';
import { revisionCounts } from '#src/domain/history/history.ts';
import { isDueByAmount, rowCourse, type RowCoursePoint } from '#src/domain/words/row-course.ts';
import { ROLLUP_WORDS } from '#src/domain/words/words.ts';
import { unitText } from '#src/domain/words/value-text.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import type { LastCourse } from '#src/queries/last-course.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import { subjectKey } from '#src/domain/statements/subject-key.ts';
import { monthStatements, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { PLACE_TITLES } from '#src/session/place-titles.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import table from '#src/ui/data-table.module.css';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import styles from './indicator.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

interface MonthsPanelProps {
  readonly row: ReportRow;
  readonly month: Month;
  readonly year: YearStatements;
  readonly last: LastCourse | null;
  readonly log: readonly Statement[];
  readonly place: Place;
  /** Shows the history of one value. */
  readonly onHistory: (about: string) => void;
}

/** The year month by month: the chart as a table, with who said what and when. */
export function MonthsPanel({ row, month, year, last, log, place, onHistory }: MonthsPanelProps) {
  const { indicator } = row;
  if (indicator.kind !== 'quantitative') return null;
  const said = monthStatements(year, indicator.id);
  const counts = revisionCounts(log);
  const evidence = evidenceByMonth(indicator, year);
  return (
    <Panel
      title="逐月"
      sub={`单位：${unitText(indicator)}；${ROLLUP_WORDS[indicator.rollup].name}`}
      tools={
        <>
          <CopyTable />
          <a href={placeHref({ ...place, name: 'entry', month, view: null })}>到{PLACE_TITLES.entry}</a>
        </>
      }
      isFlush
    >
      <div className={table['scroll']} role="group" aria-label="逐月">
        <table className={table['table']}>
          <thead>
            <tr>
              <th scope="col">月份</th>
              <th scope="col" className={table['number']}>
                当月
              </th>
              <th scope="col" className={table['number']}>
                {indicator.rollup === 'sum' ? '累计' : '全年值'}
              </th>
              {last === null ? null : (
                <th scope="col" className={table['number']}>
                  {last.year} 年{indicator.rollup === 'sum' ? '累计' : '当月'}
                </th>
              )}
              {isDueByAmount(indicator) ? (
                <th scope="col" className={table['number']}>
                  应完成
                </th>
              ) : null}
              <th scope="col" className={table['number']}>
                {TARGET_LABEL}
              </th>
              <th scope="col">备注</th>
              <th scope="col">填报人</th>
              <th scope="col">时间</th>
              <th scope="col">修改</th>
            </tr>
          </thead>
          <tbody>
            {rowCourse(row, month).map((point, index) => {
              const statement = said[index] ?? null;
              const about = subjectKey({ kind: 'month', indicator: indicator.id, month: point.month });
              const count = counts.get(about) ?? 0;
              return (
                <tr key={point.month} className={point.month > month ? styles['later'] : undefined}>
                  <th scope="row">{point.month}月</th>
                  <td className={table['number']}>
                    <CellText point={point} />
                  </td>
                  <td className={table['number']}>{amount(point.value)}</td>
                  {last === null ? null : (
                    <td className={table['number']}>{amount(last.values[index] ?? null)}</td>
                  )}
                  {isDueByAmount(indicator) ? <td className={table['number']}>{amount(point.due)}</td> : null}
                  <td className={table['number']}>{amount(point.target)}</td>
                  <td className={styles['noteCell']}>
                    {statement?.note ?? ''}
                    {evidence.has(point.month) ? (
                      <span className={table['muted']}> {evidence.get(point.month)}</span>
                    ) : null}
                  </td>
                  <td className={table['nowrap']}>
                    {/* A value that is still on its way to the disk has no stamp yet. */}
                    {statement?.author === undefined
                      ? null
                      : `${statement.author.section} ${statement.author.name}`}
                  </td>
                  <td className={classNames(table['nowrap'], table['muted'])}>
                    {statement?.at === undefined ? null : dateTimeText(statement.at)}
                  </td>
                  <td className={table['nowrap']}>
                    {count === 0 ? null : (
                      <Button
                        look="quiet"
                        aria-label={`${point.month}月共 ${count} 次记录，看修改记录`}
                        onClick={() => onHistory(about)}
                      >
                        {count} 次
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function CellText({ point: { cell } }: { readonly point: RowCoursePoint }) {
  switch (cell.kind) {
    case 'unreported':
      return <span className={table['muted']}>未填报</span>;
    case 'none':
      return <span className={table['muted']}>无发生</span>;
    case 'number':
      return <>{quantityText(cell.value)}</>;
  }
}

function amount(value: RowCoursePoint['value']): string {
  return value === null ? '—' : quantityText(value);
}
