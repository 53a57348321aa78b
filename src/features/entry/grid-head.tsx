import { memo } from 'react';
import { MONTHS } from '#src/domain/period/month.ts';
import { PROGRESS_LABEL, YEAR_TARGET_LABEL } from '#src/domain/words/figure-labels.ts';
import { monthText } from '#src/domain/words/format.ts';
import styles from './entry-grid.module.css';

/** Heads of the columns; the unit of each row is said in the row, once. */
export const GridHead = memo(function GridHead({ view }: { readonly view: 'month' | 'year' }) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className={styles['seq']}>
          #
        </th>
        <th scope="col" className={styles['name']}>
          指标
        </th>
        {view === 'month' ? (
          <>
            <th scope="col" className={styles['unit-column']}>
              单位
            </th>
            <Figure text={YEAR_TARGET_LABEL} look="target" />
            <Figure text="权重" look="weight" />
            <Figure text="至上月" look="amount" title="至上月累计；不累加的指标为至上月的值" />
            <Figure text="本月数" look="value" />
            <Figure text="年累计" look="amount" title="年累计；不累加的指标为目前的完成值" />
            <th scope="col" className={styles['meter-column']}>
              {PROGRESS_LABEL}
            </th>
            <Figure text="得分" look="score" />
            <th scope="col" className={styles['note-column']}>
              说明
            </th>
          </>
        ) : (
          <>
            <Figure text={YEAR_TARGET_LABEL} look="target" />
            {MONTHS.map((month) => (
              <Figure key={month} text={monthText(month)} look="month-column" />
            ))}
            <Figure text="年累计" look="amount" title="年累计；不累加的指标为目前的完成值" />
            <Figure text="得分" look="score" />
          </>
        )}
      </tr>
    </thead>
  );
});

function Figure({
  text,
  look,
  title,
}: {
  readonly text: string;
  readonly look: string;
  readonly title?: string;
}) {
  return (
    <th scope="col" className={`${styles['figure']} ${styles[look]}`} title={title}>
      {text}
    </th>
  );
}
