import { explainTenNinety } from '#src/domain/words/explain-total.ts';
import type { SelfEvaluationForm } from '#src/domain/papers/self-evaluation-form.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { FieldText } from '#src/features/review/form-field.tsx';
import type { PaperWords } from '#src/features/review/use-paper-words.ts';
import paper from '#src/ui/paper.module.css';
import { Reason } from '#src/widgets/why.tsx';
import styles from './official-form.module.css';

interface EvaluationFieldsProps {
  readonly form: SelfEvaluationForm;
  readonly report: YearReport;
  readonly words: PaperWords;
}

/** The office's fields, 预算执行 and 当年绩效目标. */
export function EvaluationFields({ form, report, words }: EvaluationFieldsProps) {
  const { head, execution, goals, total, budgetNote } = form;
  return (
    <table className={paper['fields']}>
      <caption className="sr-only">单位、总分、预算执行与绩效目标</caption>
      <tbody>
        <tr>
          <th scope="row">{head.authority.label}</th>
          <td colSpan={3} className={paper['written']}>
            <FieldText field={head.authority} words={words} isOneLine />
          </td>
          <th scope="row">{total.label}</th>
          <td colSpan={2} className={paper['total']}>
            <Reason title="自评总分：怎么算的" explain={() => explainTenNinety(report)}>
              {total.score.text}
            </Reason>
          </td>
        </tr>
        <tr>
          <th scope="row">{head.contact.label}</th>
          <td colSpan={3} className={paper['written']}>
            <FieldText field={head.contact} words={words} isOneLine />
          </td>
          <th scope="row">{head.phone.label}</th>
          <td colSpan={2} className={paper['written']}>
            <FieldText field={head.phone} words={words} isOneLine />
          </td>
        </tr>
        <tr>
          <th rowSpan={2} scope="rowgroup">
            预算执行
          </th>
          <th scope="col">年初预算数</th>
          <th scope="col">全年（调整）预算数</th>
          <th scope="col">{execution.executedLabel}</th>
          <th scope="col">执行率(%)</th>
          <th scope="col">执行率权重</th>
          <th scope="col">执行率得分</th>
        </tr>
        <tr>
          <td>{execution.budgetAtStart.text}</td>
          <td>{execution.budget.text}</td>
          <td>{execution.executed.text}</td>
          <td>{execution.rate.text}</td>
          <td>{execution.weight.text}</td>
          <td>{execution.score.text}</td>
        </tr>
        <tr
          className={budgetNote.text === '' && budgetNote.required === null ? styles['optional'] : undefined}
        >
          <th scope="row">{budgetNote.label}</th>
          <td colSpan={6} className={paper['written']}>
            <FieldText field={budgetNote} words={words} />
          </td>
        </tr>
        {goals.map((goal, index) => (
          <tr key={goal.slot}>
            {index === 0 ? (
              <th rowSpan={goals.length} scope="rowgroup">
                当年绩效目标
              </th>
            ) : null}
            <th scope="row">{goal.label}</th>
            <td colSpan={5} className={paper['written']}>
              <FieldText field={goal} words={words} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
