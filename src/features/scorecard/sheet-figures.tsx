import { INITIAL_BUDGET_LABEL, ADJUSTED_BUDGET_LABEL } from '#src/domain/catalogue/field-words.ts';
import { RATE_LABEL, RATE_SCORE_LABEL, RATE_WEIGHT_LABEL } from '#src/domain/papers/scorecard-columns.ts';
import { explainHundred, explainTenNinety } from '#src/domain/words/explain-total.ts';
import type { ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { EXECUTION_LABEL, WHOLE_TOTAL_LABEL } from '#src/domain/words/figure-labels.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { Reason } from '#src/widgets/why.tsx';
import styles from '#src/ui/paper.module.css';

interface SheetFiguresProps {
  readonly table: ScorecardTable;
  readonly report: YearReport;
}

/** 预算执行 and both totals. */
export function SheetFigures({ table, report }: SheetFiguresProps) {
  const { execution, hundred, tenNinety, isOneView } = table;
  const isHundred = table.view === 'hundred';
  return (
    <>
      <table className={styles['figures']}>
        <caption className="sr-only">预算执行与得分</caption>
        <tbody>
          <tr>
            <th rowSpan={2} scope="rowgroup">
              {EXECUTION_LABEL}
            </th>
            <th scope="col">{INITIAL_BUDGET_LABEL}</th>
            <th scope="col">{ADJUSTED_BUDGET_LABEL}</th>
            <th scope="col">{execution.executedLabel}</th>
            <th scope="col">{RATE_LABEL}</th>
            <th scope="col">{RATE_WEIGHT_LABEL}</th>
            <th scope="col">{RATE_SCORE_LABEL}</th>
            <th scope="col" className={isHundred && !isOneView ? styles['chosen'] : undefined}>
              {hundred.label} <span className={styles['whole']}>（{hundred.whole}）</span>
            </th>
            {isOneView ? null : <th scope="col">等次</th>}
            <th scope="col" className={isHundred && !isOneView ? undefined : styles['chosen']}>
              {tenNinety.label} <span className={styles['whole']}>（{tenNinety.whole}）</span>
            </th>
            <th scope="col">等次</th>
          </tr>
          <tr>
            <td>{execution.budgetAtStart.text}</td>
            <td>{execution.budget.text}</td>
            <td>{execution.executed.text}</td>
            <td>{execution.rate.text}</td>
            <td>{execution.weight.text}</td>
            <td>{execution.score.text}</td>
            <td className={styles['total']}>
              <Reason title="指标得分：怎么算的" explain={() => explainHundred(report)}>
                {hundred.score.text}
              </Reason>
            </td>
            {isOneView ? null : <td>{hundred.grade}</td>}
            <td className={styles['total']}>
              <Reason title={`${WHOLE_TOTAL_LABEL}：怎么算的`} explain={() => explainTenNinety(report)}>
                {tenNinety.score.text}
              </Reason>
            </td>
            <td>{tenNinety.grade}</td>
          </tr>
        </tbody>
      </table>
      {execution.mark === '' ? null : <p className={styles['why-none']}>{execution.mark}</p>}
    </>
  );
}
