/** A month of the fiscal year, 1…12 (the fiscal year is the calendar year). Also the cut-off: «months 1…m». */
export type Month = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

export const MONTHS: readonly Month[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

export const YEAR_END: Month = 12;

export function isMonth(value: unknown): value is Month {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 12;
}

/** Months 1…cutOff, in order. */
export function monthsThrough(cutOff: Month): readonly Month[] {
  return MONTHS.slice(0, cutOff);
}

/** The month before, or null before January. */
export function monthBefore(month: Month): Month | null {
  return month === 1 ? null : ((month - 1) as Month);
}

/**
 * The month of `year` that a person is asked to report on `today`: the month before the current one (figures of a month are
 * gathered once it is over), January at the least, December at the most.
 * @param today ISO date 'YYYY-MM-DD' in local time; the caller owns the clock
 */
export function reportingMonth(year: number, today: string): Month {
  const { year: currentYear, month } = dateParts(today);
  if (currentYear > year) return YEAR_END;
  if (currentYear < year) return 1;
  return isMonth(month - 1) ? ((month - 1) as Month) : 1;
}

/** @param date ISO date 'YYYY-MM-DD' */
export function dateParts(date: string): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
  };
}
