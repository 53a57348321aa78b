import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { ScorecardTable } from '#src/domain/report/scorecard-table.ts';
import type { YearReport } from '#src/domain/report/year-report.ts';
import { SheetFoot } from '#src/features/scorecard/sheet-foot.tsx';
import { SheetHead, Stamp } from '#src/features/scorecard/sheet-head.tsx';
import { SheetRow } from '#src/features/scorecard/sheet-row.tsx';
import { useLandscapePrint } from '#src/features/scorecard/use-landscape-print.ts';
import { usePageBreaks } from '#src/features/scorecard/use-page-breaks.ts';
import styles from './scorecard-sheet.module.css';

interface ScorecardSheetProps {
  readonly table: ScorecardTable;
  readonly report: YearReport;
  readonly hrefOf: (indicator: IndicatorId) => string;
  readonly isLocked: boolean;
  readonly onLocked: () => void;
  readonly onSave: (indicator: IndicatorId, text: string) => void;
}

/** The form on sheets of A4, as they come out of the printer: head on each, rows whole, pages numbered. */
export function ScorecardSheet({ table, report, hrefOf, ...editing }: ScorecardSheetProps) {
  const { ref, spans } = usePageBreaks(table);
  useLandscapePrint();
  return (
    <div ref={ref} className={styles['desk']}>
      {spans.map(({ from, to, hasFoot }, index) => (
        <section
          key={from}
          className={styles['paper']}
          aria-label={`第 ${index + 1} 页，共 ${spans.length} 页`}
        >
          {index === 0 ? <SheetHead table={table} report={report} /> : <RunningHead table={table} />}
          <table className={styles['form']}>
            <caption className="sr-only">
              {table.title}，第 {index + 1} 页
            </caption>
            <colgroup>
              {table.columns.map(({ id, width }) => (
                <col key={id} style={{ width: `${width / 10}%` }} />
              ))}
            </colgroup>
            <thead>
              <tr>
                {table.columns.map(({ id, label }) => (
                  <th key={id} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.slice(from, to).map((row, offset) => {
                const reportRow = report.rows[from + offset];
                return reportRow === undefined ? null : (
                  <SheetRow
                    key={row.id}
                    row={row}
                    report={reportRow}
                    columns={table.columns}
                    notes={table.notes}
                    cutOff={table.cutOff}
                    exceeded={report.plan.settings.exceededRule}
                    view={table.view}
                    href={hrefOf(row.id)}
                    isLocked={editing.isLocked}
                    onLocked={editing.onLocked}
                    onSave={(text) => editing.onSave(row.id, text)}
                  />
                );
              })}
              {hasFoot ? <SumRow table={table} /> : null}
            </tbody>
          </table>
          {hasFoot ? <SheetFoot table={table} /> : null}
          <p className={styles['number']}>
            第 {index + 1} 页　共 {spans.length} 页
          </p>
        </section>
      ))}
    </div>
  );
}

/** On the second sheet and after: which form this is. */
function RunningHead({ table }: { readonly table: ScorecardTable }) {
  return (
    <div data-part="running" className={styles['running']}>
      <Stamp table={table} />
      <span>
        {table.unitName}　{table.title}（续）
      </span>
    </div>
  );
}

function SumRow({ table }: { readonly table: ScorecardTable }) {
  const weight = table.columns.findIndex(({ id }) => id === 'weight');
  return (
    <tr data-part="sum" className={styles['sum']}>
      <th scope="row" colSpan={weight}>
        合计
      </th>
      <td className={styles['right']}>{table.sum.weight.text}</td>
      <td className={styles['right']}>{table.sum.score.text}</td>
      <td colSpan={table.columns.length - weight - 2}>{'\u00a0'}</td>
    </tr>
  );
}
