import { ON_YEAR_LABEL } from '#src/domain/words/figure-labels.ts';
import { rowChain } from '#src/domain/words/year-chain.ts';
import { scoreOnYearText, valueOnYearText } from '#src/domain/words/year-on-year-words.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import type { LastYear } from '#src/queries/year-on-year.ts';
import { Panel } from '#src/ui/panel.tsx';
import { LAST_YEAR_WORDS, OTHER_PLAN_WORDS } from '#src/widgets/last-year-words.ts';
import { YearSeries } from '#src/widgets/year-series.tsx';
import styles from './indicator.module.css';

/** 较上年同期: value and score beside last year's, or why the scores are not compared; more years as a small series [NY12]. */
export function LastYearPanel({ last, row }: { readonly last: LastYear; readonly row: ReportRow }) {
  if (last.kind === 'none') return null;
  if (last.kind !== 'here')
    return (
      <Panel title={ON_YEAR_LABEL} className={styles['lastYear']}>
        <p role="status" data-coming={last.kind === 'reading' ? '' : undefined}>
          {LAST_YEAR_WORDS[last.kind]}
        </p>
      </Panel>
    );
  const compared = last.compared.rows.find((each) => each.row === row);
  if (compared === undefined) return null;
  const before = compared.last;
  const value = valueOnYearText(compared);
  const chain = rowChain(last.reports, row);
  return (
    <Panel
      title={ON_YEAR_LABEL}
      className={styles['lastYear']}
      sub={
        before === null
          ? `${last.compared.last.plan.year} 年没有这一项`
          : `${last.compared.last.plan.year} 年第 ${before.indicator.seq} 项「${before.indicator.name}」，截至 ${last.compared.cutOff} 月`
      }
    >
      <dl className={styles['onYear']}>
        {before === null ? null : (
          <div>
            <dt>完成值</dt>
            <dd>{value === '' ? '两年没有都能比较的数' : value}</dd>
          </div>
        )}
        <div>
          <dt>得分</dt>
          <dd>{scoreOnYearText(compared)}</dd>
        </div>
      </dl>
      {last.isOther ? <p className={styles['note']}>{OTHER_PLAN_WORDS}</p> : null}
      {chain.length === 0 ? null : <YearSeries label="历年同期" points={chain} />}
    </Panel>
  );
}
