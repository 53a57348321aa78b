import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { explainNinetyRow } from '#src/domain/words/explain-total.ts';
import { explainRow } from '#src/domain/words/explain.ts';
import { monthText } from '#src/domain/words/format.ts';
import { SIGNATURE_LINES } from '#src/domain/papers/form-foot.ts';
import { marksAt } from '#src/domain/papers/scorecard-notes.ts';
import type {
  EvaluationColumnId,
  EvaluationRow,
  SelfEvaluationForm,
} from '#src/domain/papers/self-evaluation-form.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';
import { EvaluationFields } from '#src/features/review/evaluation-fields.tsx';
import type { PaperWords } from '#src/features/review/use-paper-words.ts';
import { PaperFoot } from '#src/ui/paper-foot.tsx';
import { PaperSheets } from '#src/ui/paper-sheets.tsx';
import { PaperSum } from '#src/ui/paper-table.tsx';
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
  const { columns, sum } = form;
  return (
    <PaperSheets
      form={form}
      title={form.title}
      owner={form.unitName}
      marks={form.marks}
      meta={[
        `部门（单位）名称：${form.unitName}`,
        `数据截至：${form.year}年${monthText(form.cutOff)}`,
        '金额单位：万元',
      ]}
      fields={<EvaluationFields form={form} report={report} words={words} />}
      columns={columns}
      renderRow={(row, index) => (
        <tr key={row.row.id} data-part="row">
          {columns.map(({ id, align }) => {
            const cell = (
              <EvaluationCell
                id={id}
                row={row}
                reportRow={report.rows[index]}
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
      )}
      sum={<PaperSum columns={columns} at="weight" texts={[sum.weight.text, sum.score.text]} />}
      foot={<PaperFoot lines={form.foot} signatures={SIGNATURE_LINES} />}
    />
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
            ...explainRow(reportRow, form.cutOff, report.plan.settings),
            explainNinetyRow(reportRow, text, report.plan.settings),
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
