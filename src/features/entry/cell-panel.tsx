import { useMemo, type ReactNode } from 'react';
import { YEAR_END } from '#src/domain/period/month.ts';
import { isScored, type Plan, type PlanId } from '#src/domain/catalogue/plan.ts';
import { entryImpact, executionImpact, monthBars, type MonthBar } from '#src/domain/words/entry-impact.ts';
import { cellPlaceText } from '#src/domain/words/entry-words.ts';
import { EXECUTION_LABEL, DUE_LABEL, YEAR_TARGET_LABEL } from '#src/domain/words/figure-labels.ts';
import { monthText, quantityText } from '#src/domain/words/format.ts';
import { needText } from '#src/domain/words/need.ts';
import { dueText } from '#src/domain/words/progress.ts';
import { measureText, targetText } from '#src/domain/words/value-text.ts';
import { ROLLUP_WORDS } from '#src/domain/words/words.ts';
import { reportRowById, type ReportRow, type YearReport } from '#src/domain/year/year-report.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { supposing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { ownerText } from '#src/domain/words/owner-words.ts';
import { CellNote } from '#src/features/entry/cell-note.tsx';
import { cellStatement, cellSubject, rowIndicator } from '#src/features/entry/model/cell-subject.ts';
import { MonthBars } from '#src/features/entry/month-bars.tsx';
import { useReport } from '#src/queries/year.ts';
import type { EntryCell } from '#src/session/entry-cell.ts';
import { PLACE_TITLES } from '#src/session/place-titles.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import { Button } from '#src/ui/button.tsx';
import { dateTimeText } from '#src/ui/date-time.ts';
import { useLazy } from '#src/ui/use-lazy.ts';
import { StateTag } from '#src/widgets/state-tag.tsx';
import { Why } from '#src/widgets/why.tsx';
import { CopyChart, CopyTable } from '#src/widgets/copy-out.tsx';
import styles from './cell-panel.module.css';

/** Not needed for the first cell to be typed in. */

/** Letters of a number before and after that stand beside their label at full size [G52]. */
const LONG = 16;

const loadOutlook = () => import('#src/domain/words/outlook-impact.ts');

interface CellPanelProps {
  readonly planId: PlanId;
  /** The plan in force. */
  readonly plan: Plan;
  readonly place: Place;
  readonly cell: EntryCell;
  /** As of the month that is shown (the year's end in the year view), with what is being typed. */
  readonly report: YearReport;
  /** The year without it: what the number does is the difference to the cell left empty. */
  readonly year: YearStatements;
  /** What looks wrong about a number, and its answers; null when nothing does. */
  readonly doubt: ReactNode;
  readonly onNote: (cell: EntryCell, text: string) => void;
  /** Opens the editor of a row that a person rates. */
  readonly onRate: (cell: EntryCell) => void;
}

/** What stands beside the active cell: its target, what its number does, the months before it, its note. */
export function CellPanel({
  planId,
  plan,
  place,
  cell,
  report,
  year,
  doubt,
  onNote,
  onRate,
}: CellPanelProps) {
  const indicator = rowIndicator(plan, cell.row);
  const row = indicator === null ? null : reportRowById(report, indicator.id);
  const statement = cellStatement(plan, year, cell);
  const emptied = useMemo(
    () => supposing(year, [{ subject: cellSubject(plan, cell), content: null, note: '' } as Said]),
    [plan, year, cell],
  );
  const without = useReport(plan, emptied, report.cutOff);
  // The execution is none of the 100 points, and at the year's end nothing is left to expect.
  const hasOutlook = row !== null && report.cutOff < YEAR_END && isScored(plan);
  const outlook = useLazy(loadOutlook, hasOutlook);
  const impact =
    row === null ? executionImpact(without, report) : entryImpact(without, report, row.indicator.id);
  const hasBars = row === null || row.indicator.kind === 'quantitative';
  const series = row === null ? report.executionSeries : row.series;
  return (
    <>
      <header className={styles['head']}>
        <h2 className={styles['title']}>
          {indicator === null ? EXECUTION_LABEL : `${indicator.seq}. ${indicator.name}`}
        </h2>
        <p className={styles['sub']}>
          {indicator === null ? '万元' : ownerText(indicator.owner)}
          {indicator === null || plan.draft !== undefined ? null : ' · '}
          {indicator === null || plan.draft !== undefined ? null : (
            <a href={placeHref({ ...place, name: 'indicator', indicator: indicator.id, view: null })}>
              指标详情
            </a>
          )}
        </p>
      </header>
      {row === null ? null : <Target row={row} report={report} place={place} />}
      {row === null || row.indicator.kind === 'quantitative' ? null : (
        <Button onClick={() => onRate({ ...cell, field: 'value' })} title="F2">
          评定…
        </Button>
      )}
      {doubt}
      <table
        className={styles['impact']}
        data-coming={hasOutlook && outlook.kind === 'coming' ? '' : undefined}
      >
        <caption>
          计入 {monthText(cell.month)}数前后（截至 {monthText(report.cutOff)}）
        </caption>
        <tbody>
          {[
            ...impact,
            ...(outlook.kind === 'here' && hasOutlook ? [outlook.code.outlookImpact(without, report)] : []),
          ].map((change) => {
            const isLong = change.before.length + change.after.length > LONG;
            return (
              <tr key={change.label} className={isLong ? styles['long'] : undefined}>
                <th scope="row">{change.label}</th>
                <td>{change.before}</td>
                <td aria-hidden="true">→</td>
                <td colSpan={isLong && change.by === '' ? 2 : 1} className={styles['after']}>
                  {change.after}
                </td>
                {isLong && change.by === '' ? null : <td className={styles['by']}>{change.by}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
      {outlook.kind === 'missing' ? (
        <Button look="quiet" onClick={outlook.retry}>
          年末预计没有载入，重试
        </Button>
      ) : null}
      {hasBars ? <MonthBars bars={monthBars(series)} month={cell.month} /> : null}
      <div className={styles['copies']}>
        <CopyTable />
        {hasBars ? (
          <CopyChart data={() => ({ kind: 'columns', columns: monthBars(series).map(monthColumn) })} />
        ) : null}
      </div>
      <CellNote
        planId={planId}
        cell={{ ...cell, field: 'note' }}
        label={cellPlaceText(indicator, cell.month, 'note')}
        note={statement?.note ?? ''}
        onSave={onNote}
      />
      {statement?.at === undefined ? null : (
        <p className={styles['sub']}>
          {statement.author.section} {statement.author.name} {dateTimeText(statement.at)}
        </p>
      )}
    </>
  );
}

function Target({
  row,
  report,
  place,
}: {
  readonly row: ReportRow;
  readonly report: YearReport;
  readonly place: Place;
}) {
  const { indicator, adjusted, goal } = row;
  const due = dueText(row);
  const isCounted = isScored(report.plan);
  const need = isCounted ? needText(row, report.cutOff) : '';
  const isMeasured = indicator.kind === 'quantitative';
  return (
    <dl className={styles['facts']}>
      <dt>{YEAR_TARGET_LABEL}</dt>
      <dd>
        {isMeasured ? measureText(targetText(row), indicator) : indicator.source.target}
        {isMeasured ? <small>（{ROLLUP_WORDS[indicator.rollup].name}）</small> : null}
      </dd>
      {isMeasured && adjusted !== null && goal?.target === adjusted.target ? (
        <>
          <dt>原指标值</dt>
          <dd>
            {measureText(quantityText(indicator.goal.target), indicator)}
            <small>（{adjusted.basis}）</small>
          </dd>
        </>
      ) : null}
      {due === null ? null : (
        <>
          <dt>{DUE_LABEL}</dt>
          <dd>{due}</dd>
        </>
      )}
      {isCounted ? (
        <>
          <dt>目前</dt>
          <dd>
            <StateTag state={row.state} />{' '}
            <Why row={row} cutOff={report.cutOff} settings={report.plan.settings}>
              怎么算的
            </Why>
          </dd>
        </>
      ) : null}
      {need === '' ? null : (
        <>
          <dt>后续</dt>
          <dd>{need}</dd>
        </>
      )}
      {row.score.noteRequired && report.plan.draft === undefined ? (
        <>
          <dt>说明</dt>
          <dd>
            须附说明，请到
            <a href={placeHref({ ...place, name: 'scorecard', view: null })}>{PLACE_TITLES.scorecard}</a>填写
          </dd>
        </>
      ) : null}
      {indicator.oddities.map((oddity) => (
        <dd key={oddity.text} className={styles['oddity']}>
          {oddity.text}
        </dd>
      ))}
    </dl>
  );
}

function monthColumn({ month, text, share }: MonthBar) {
  return { label: monthText(month), text, share };
}
