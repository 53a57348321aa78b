import type { ReactNode } from 'react';
import type { MonitoringForm } from '#src/domain/papers/monitoring-form.ts';
import { FieldText } from '#src/features/review/form-field.tsx';
import type { PaperWords } from '#src/features/review/use-paper-words.ts';
import { Stamp } from '#src/ui/paper-sheets.tsx';
import paper from '#src/ui/paper.module.css';
import styles from './official-form.module.css';

interface MonitorHeadProps {
  readonly form: MonitoringForm;
  readonly marks: readonly string[];
  readonly words: PaperWords;
}

/** Title, the office's fields and 预算执行. */
export function MonitorHead({ form, marks, words }: MonitorHeadProps) {
  const { head, execution } = form;
  return (
    <div data-part="head">
      <Stamp marks={marks} />
      <h2 className={paper['title']}>{form.title}</h2>
      <p className={paper['meta']}>
        <span>部门（单位）名称：{form.unitName}</span>
        <span>监控期间：{form.asOf}</span>
        <span>金额单位：万元</span>
      </p>
      <table className={styles['head']}>
        <caption className="sr-only">单位与预算执行</caption>
        <tbody>
          <tr>
            {[head.authority, head.contact, head.phone].map((field) => (
              <Pair key={field.slot} label={field.label}>
                <td className={styles['written']}>
                  <FieldText field={field} words={words} isOneLine />
                </td>
              </Pair>
            ))}
          </tr>
          <tr>
            <Pair label="年初预算数">
              <td>{execution.budgetAtStart.text}</td>
            </Pair>
            <Pair label="全年（调整）预算数">
              <td>{execution.budget.text}</td>
            </Pair>
            <Pair label={`${execution.executedLabel}（执行率）`}>
              <td>
                {execution.executed.text}（{execution.rate.text}
                {execution.rate.kind === 'number' ? '%' : ''}）
              </td>
            </Pair>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Pair({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <th scope="row">{label}</th>
      {children}
    </>
  );
}
