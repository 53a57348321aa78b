import { dateParts, isMonth, reportingMonth, YEAR_END, type Month } from '#src/domain/period/month.ts';

/** The day of the following month by which a month is to be reported; every month has a 28th [MO1]. */
export const LAST_DUE_DAY = 28;

export function isDueDay(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= LAST_DUE_DAY;
}

/** Where a plan says nothing. */
export const DEFAULT_DUE_DAY = 5;

/** In the last days of a month its figures begin to be gathered [MO2]. */
const LAST_DAYS = 7;

/**
 * The month whose figures are asked for on `today`: the newest one that has ended, or the current one in its last week [MO2].
 * @param today ISO date in local time; the caller owns the clock
 */
export function dueMonth(year: number, today: string): Month {
  const now = dateParts(today);
  const isLastWeek = now.year === year && now.day > daysIn(now.year, now.month) - LAST_DAYS;
  return isLastWeek && isMonth(now.month) ? now.month : reportingMonth(year, today);
}

/** The day by which `month` is to be reported, 'YYYY-MM-DD'; null: the plan has none [MO1]. */
export function dueDate(year: number, month: Month, day: number | null): string | null {
  if (day === null) return null;
  return month === YEAR_END ? isoDate(year + 1, 1, day) : isoDate(year, month + 1, day);
}

/** Days from `today` to `date`; negative once it is over. */
export function daysUntil(date: string, today: string): number {
  return dayNumber(date) - dayNumber(today);
}

function isoDate(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days since 1 March of the year 0, so that the leap day is a year's last. */
function dayNumber(date: string): number {
  const { year, month, day } = dateParts(date);
  const shifted = month < 3 ? year - 1 : year;
  const monthFromMarch = (month + 9) % 12;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leapDays + Math.floor((monthFromMarch * 153 + 2) / 5) + day;
}
