import { useMemo } from 'react';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { ALL_SECTIONS } from '#src/domain/words/choice-words.ts';
import { dayText, daysText, stillOpenText } from '#src/domain/words/due-words.ts';
import { monthDue } from '#src/domain/year/month-due.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { todayText } from '#src/ui/date-time.ts';
import styles from './month-card.module.css';

interface MonthCardProps {
  /** The plan in force. */
  readonly plan: Plan;
  readonly year: YearStatements;
  readonly month: Month;
  /** null: all of them. */
  readonly section: string | null;
  /** The rows of the section. */
  readonly indicators: readonly PlanIndicator[];
  readonly onGo: (row: PlanIndicator) => void;
  readonly onSame: () => void;
}

/** What the month still asks of whoever is here: by when, how many rows, and the way to the first [MO3]. */
export function MonthCard({ plan, year, month, section, indicators, onGo, onSame }: MonthCardProps) {
  const today = todayText();
  // Of 200 rows this is a good part of a key, and no key changes it.
  const due = useMemo(
    () => monthDue(plan, year, indicators, month, today),
    [plan, year, indicators, month, today],
  );
  const [first] = due.missing;
  return (
    <section className={styles['card']} aria-label="本月填报">
      <p className={styles['line']}>
        <b className={first === undefined ? styles['done'] : undefined}>
          {stillOpenText(month, due.missing.length)}
        </b>
        {first === undefined ? null : (
          <Button look="quiet" onClick={() => onGo(first)} title={`第 ${first.seq} 项 ${first.name}`}>
            去第一项
          </Button>
        )}
      </p>
      <p className={styles['line']}>
        <span>
          {section ?? ALL_SECTIONS}
          {due.isAhead ? '，未到填报期' : ''}
        </span>
        {due.date === null || due.days === null ? null : (
          <span className={classNames(due.days < 0 && first !== undefined && styles['late'])}>
            {dayText(due.date, plan.year)}前报
            {first === undefined ? '' : `，${daysText(due.days)}`}
          </span>
        )}
      </p>
      <Button className={styles['same']} onClick={onSame} title="本月未填而上月有数的各项，照上月填（F4）">
        与上月相同
      </Button>
    </section>
  );
}
