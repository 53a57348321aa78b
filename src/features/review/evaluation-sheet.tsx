import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { explainNinetyRow } from '#src/domain/words/explain-total.ts';
import { explainRow } from '#src/domain/words/explain.ts';
import { marksAt } from '#src/domain/papers/scorecard-notes.ts';
import type {
  EvaluationColumnId,
  EvaluationRow,
  SelfEvaluationForm,
} from '#src/domain/papers/self-evaluation-form.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';
import { EvaluationHead } from '#src/features/review/evaluation-head.tsx';
import { PaperFoot } from '#src/features/review/paper-foot.tsx';
import type { PaperWords } from '#src/features/review/use-paper-words.ts';
import { PaperSheets, RunningHead } from '#src/ui/paper-sheets.tsx';
import { PaperText } from '#src/ui/paper-text.tsx';
import paper from '#src/ui/paper.module.css';
import { Reason } from '#src/widgets/why.tsx';
import styles from './official-form.module.css';

interface EvaluationSheetProps {
  readonly form: SelfEvaluationForm;
  readonly report: YearReport;
  readonly words: PaperWords;
  readonly hrefOf: (indicator: IndicatorId) => string;
}

/** 自评表 on sheets of A4; texts are written in their places. */
export function EvaluationSheet({ form, report, words, hrefOf }: EvaluationSheetProps) {
  const { columns, rows, sum } = form;
  const marks = form.marks === '' ? [] : form.marks.split('　');
  const weight = columns.findIndex(({ id }) => id === 'weight');
  return (
    <PaperSheets form={form}>
      {({ from, to, hasFoot, isFirst, number }) => (
        <>
          {isFirst ? (
            <EvaluationHead form={form} report={report} marks={marks} words={words} />
          ) : (
            <RunningHead title={`${form.unitName}　${form.title}`} marks={marks} />
          )}
          <table className={paper['form']}>
            <caption className="sr-only">
              {form.title}，第 {number} 页
            </caption>
            <colgroup>
              {columns.map(({ id, width }) => (
                <col key={id} style={{ width: `${width / 10}%` }} />
              ))}
            </colgroup>
            <thead>
              <tr>
                {columns.map(({ id, label }) => (
                  <th key={id} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(from, to).map((row, offset) => (
                <tr key={row.row.id} data-part="row">
                  {columns.map(({ id, align }) => {
                    const cell = (
                      <EvaluationCell
                        id={id}
                        row={row}
                        reportRow={report.rows[from + offset]}
                        report={report}
                        form={form}
                        words={words}
                        href={hrefOf(row.row.id)}
                      />
                    );
                    return id === 'name' ? (
                      <th key={id} scope="row" className={paper['name']}>
                        {cell}
                      </th>
                    ) : (
                      <td
                        key={id}
                        className={
                          paper[id === 'remark' ? 'left' : row.cells[id].kind === 'number' ? align : 'center']
                        }
                      >
                        {cell}
                      </td>
                    );
                  })}
                </tr>
              ))}
              {hasFoot ? (
                <tr data-part="sum" className={paper['sum']}>
                  <th scope="row" colSpan={weight}>
                    合计
                  </th>
                  <td className={paper['right']}>{sum.weight.text}</td>
                  <td className={paper['right']}>{sum.score.text}</td>
                  <td colSpan={columns.length - weight - 2}>{'\u00a0'}</td>
                </tr>
              ) : null}
            </tbody>
          </table>
          {hasFoot ? <PaperFoot lines={form.foot} /> : null}
        </>
      )}
    </PaperSheets>
  );
}

interface CellProps {
  readonly id: EvaluationColumnId;
  readonly row: EvaluationRow;
  readonly reportRow: ReportRow | undefined;
  readonly report: YearReport;
  readonly form: SelfEvaluationForm;
  readonly words: PaperWords;
  readonly href: string;
}

function EvaluationCell({ id, row, reportRow, report, form, words, href }: CellProps) {
  const { seq } = row.row;
  const { text } = row.cells[id];
  const marks = id === 'core' ? '' : marksAt(form.table.notes, seq, id);
  const note = marks === '' ? null : <sup className={paper['marks']}>{marks}</sup>;
  switch (id) {
    case 'name':
      return (
        <>
          <span className={styles['seq']} aria-hidden="true">
            {seq}
          </span>
          <a href={href}>{text}</a>
          {note}
        </>
      );
    case 'score':
      return reportRow === undefined ? (
        text
      ) : (
        <Reason
          title={`${seq}. ${row.cells.name.text}：怎么算的`}
          explain={() => [
            ...explainRow(reportRow, form.cutOff, report.plan.settings.exceededRule),
            explainNinetyRow(reportRow, text),
          ]}
        >
          {text}
        </Reason>
      );
    case 'remark':
      return (
        <PaperText
          label={`第 ${seq} 项说明`}
          {...row.remark}
          isLocked={words.isLocked}
          onLocked={words.onLocked}
          onSave={(next) => words.saveRemark(row.row.id, next)}
        />
      );
    case 'value':
    case 'unit':
    case 'operator':
    case 'target':
    case 'adjusted':
    case 'coefficient':
    case 'weight':
    case 'core':
      return (
        <>
          {text}
          {note}
        </>
      );
  }
}
