import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { paperMarks } from '#src/domain/papers/paper-marks.ts';
import type { ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { SheetFoot } from '#src/features/scorecard/sheet-foot.tsx';
import { SheetHead } from '#src/features/scorecard/sheet-head.tsx';
import { SheetRow } from '#src/features/scorecard/sheet-row.tsx';
import { PaperSheets, RunningHead } from '#src/ui/paper-sheets.tsx';
import styles from '#src/ui/paper.module.css';

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
  const marks = paperMarks(table);
  return (
    <PaperSheets form={table}>
      {({ from, to, hasFoot, isFirst, number }) => (
        <>
          {isFirst ? (
            <SheetHead table={table} report={report} marks={marks} />
          ) : (
            <RunningHead title={`${table.unitName}　${table.title}`} marks={marks} />
          )}
          <table className={styles['form']}>
            <caption className="sr-only">
              {table.title}，第 {number} 页
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
        </>
      )}
    </PaperSheets>
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
