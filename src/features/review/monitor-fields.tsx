import type { ReactNode } from 'react';
import type { MonitoringForm } from '#src/domain/papers/monitoring-form.ts';
import { FieldText } from '#src/features/review/form-field.tsx';
import type { PaperWords } from '#src/features/review/use-paper-words.ts';
import paper from '#src/ui/paper.module.css';

interface MonitorFieldsProps {
  readonly form: MonitoringForm;
  readonly words: PaperWords;
}

/** The office's fields and 预算执行. */
export function MonitorFields({ form, words }: MonitorFieldsProps) {
  const { head, execution } = form;
  return (
    <table className={paper['fields']}>
      <caption className="sr-only">单位与预算执行</caption>
      <tbody>
        <tr>
          {[head.authority, head.contact, head.phone].map((field) => (
            <Pair key={field.slot} label={field.label}>
              <td className={paper['written']}>
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
