import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { DEFAULT_DUE_DAY, daysUntil, dueDate, dueMonth } from '#src/domain/period/due-date.ts';
import type { Month } from '#src/domain/period/month.ts';
import { cellDuty } from '#src/domain/year/completeness.ts';
import { closedMonths } from '#src/domain/statements/month-close.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';

/** How a month stands that somebody is to report [MO2]. */
export interface MonthDue {
  readonly month: Month;
  /** 'YYYY-MM-DD'; null: the plan has none, or the month is not asked for yet. */
  readonly date: string | null;
  /** Until then; negative once it is over. */
  readonly days: number | null;
  /** Rows that owe the month something, in the order of the plan. */
  readonly missing: readonly PlanIndicator[];
  readonly expected: number;
  readonly isClosed: boolean;
  /** Its figures are not gathered yet. */
  readonly isAhead: boolean;
}

/**
 * @param plan the plan in force
 * @param indicators the rows of the section in question
 * @param today ISO date in local time
 */
export function monthDue(
  plan: Plan,
  year: YearStatements,
  indicators: readonly PlanIndicator[],
  month: Month,
  today: string,
): MonthDue {
  const duties = indicators.map((indicator) => ({ indicator, duty: cellDuty(indicator, year, month) }));
  const isAhead = month > dueMonth(plan.year, today);
  const date = isAhead ? null : dueDate(plan.year, month, dueDayOf(plan));
  return {
    month,
    date,
    days: date === null ? null : daysUntil(date, today),
    missing: duties.filter(({ duty }) => duty === 'missing').map(({ indicator }) => indicator),
    expected: duties.filter(({ duty }) => duty !== 'not-expected').length,
    isClosed: closedMonths(year.bySubject).has(month),
    isAhead,
  };
}

/** The day of the following month by which a month of this plan is to be reported; null: none [MO1]. */
export function dueDayOf({ settings }: Pick<Plan, 'settings'>): number | null {
  return settings.dueDay === undefined ? DEFAULT_DUE_DAY : settings.dueDay;
}
