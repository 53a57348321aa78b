import { SCORE_LABEL, DUE_LABEL, EXPECTED_LABEL } from '#src/domain/words/figure-labels.ts';
import { scoreText, weightText, percentText, coefficientText } from '#src/domain/words/format.ts';
import { YEAR_END } from '#src/domain/period/month.ts';
import { needText } from '#src/domain/words/need.ts';
import { outlookOf } from '#src/domain/words/outlook.ts';
import { dueText } from '#src/domain/words/progress.ts';
import { targetShare } from '#src/domain/words/row-course.ts';
import { STAND_LABEL, measureText, standText, toDateNote } from '#src/domain/words/value-text.ts';
import { rowPartText } from '#src/domain/words/year-outlook.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';
import { pointsMissing } from '#src/domain/score/row-score.ts';
import { Why } from '#src/widgets/why.tsx';
import styles from './indicator.module.css';

/** The row in five figures: what it has, what it scores, what is due, what is expected, what is left to win. */
export function KeyFigures({ report, row }: { readonly report: YearReport; readonly row: ReportRow }) {
  const { indicator, score, manual } = row;
  const { cutOff, plan } = report;
  const outlook = outlookOf(row, plan.settings);
  const share = targetShare(row);
  const due = dueText(row);
  return (
    <dl className={styles['figures']}>
      <div>
        <dt>{STAND_LABEL}</dt>
        <dd className={styles['big']}>{standText(row)}</dd>
        <dd className={styles['note']}>
          {[share === null ? null : `为指标值的 ${percentText(share)}`, toDateNote(row) || null]
            .filter((part) => part !== null)
            .join('，') || `截至 ${cutOff} 月`}
        </dd>
      </div>
      <div>
        <dt>{SCORE_LABEL}</dt>
        <dd className={styles['big']}>
          <Why row={row} cutOff={cutOff} settings={plan.settings}>
            {scoreText(score.score)}
          </Why>{' '}
          / {weightText(indicator.weight)} 分
        </dd>
        <dd className={styles['note']}>
          {manual === null
            ? `得分系数 ${coefficientText(score.coefficient)}`
            : `人工评分；计算得分 ${scoreText(score.computed)}`}
        </dd>
      </div>
      <div>
        <dt>{DUE_LABEL}</dt>
        <dd className={styles['big']}>{due ?? '—'}</dd>
        <dd className={styles['note']}>{needText(row, cutOff) || '无须追赶'}</dd>
      </div>
      <div>
        <dt>{EXPECTED_LABEL}</dt>
        <dd className={styles['big']}>{outlook.value}</dd>
        <dd className={styles['note']}>
          {outlook.band === null ? '' : `区间 ${measureText(outlook.band, indicator)}；`}预计得分{' '}
          {outlook.score}
        </dd>
        <dd className={styles['note']}>{outlook.basis}</dd>
        <dd className={styles['note']}>{rowPartText(report, row)}</dd>
      </div>
      <div>
        <dt>{cutOff === YEAR_END ? '失分' : '可争取的分'}</dt>
        <dd className={styles['big']}>{scoreText(pointsMissing(score, cutOff))} 分</dd>
        <dd className={styles['note']}>{cutOff === YEAR_END ? '权重减得分' : '权重减计算得分'}</dd>
      </div>
    </dl>
  );
}
