import { memo } from 'react';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { monthCompleteness } from '#src/domain/year/completeness.ts';
import { completenessLabel, completenessText } from '#src/domain/words/entry-words.ts';
import { monthText } from '#src/domain/words/format.ts';
import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { closedMonths } from '#src/domain/statements/month-close.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { classNames } from '#src/ui/class-names.ts';
import styles from './entry-page.module.css';

interface MonthStripProps {
  /** Rows of the chosen section. */
  readonly indicators: readonly PlanIndicator[];
  readonly year: YearStatements;
  readonly month: Month;
  readonly onChoose: (month: Month) => void;
}

/** The twelve months with how much of each is filled. */
export const MonthStrip = memo(function MonthStrip({ indicators, year, month, onChoose }: MonthStripProps) {
  const closed = closedMonths(year.bySubject);
  return (
    <div className={styles['months']} role="group" aria-label="填报月份">
      {MONTHS.map((each) => {
        const completeness = monthCompleteness(indicators, year, each);
        const { reported, expected } = completeness;
        return (
          <button
            key={each}
            type="button"
            className={classNames(
              styles['month'],
              reported === expected && styles['complete'],
              reported === 0 && styles['untouched'],
            )}
            aria-pressed={each === month}
            title={`${completenessLabel(monthText(each), completeness)}${closed.has(each) ? '，已关账' : ''}`}
            onClick={() => onChoose(each)}
          >
            <b>{monthText(each)}</b>
            <small>
              {closed.has(each) ? '关 ' : reported === expected ? '✓ ' : ''}
              {completenessText(completeness)}
            </small>
          </button>
        );
      })}
    </div>
  );
});
