import { daysIn } from '#src/domain/period/due-date.ts';
import { dateParts } from '#src/domain/period/month.ts';
import { plainTyping } from '#src/domain/statements/typed-value.ts';

const WITH_MARKS = /^(20\d\d)(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/;
const DIGITS = /^(20\d\d)(\d\d)(\d\d)$/;

/** The day that somebody typed (2026-02-10, 2026/2/10, 2026.2.10, 2026年2月10日, 20260210, in digits of any width) as YYYY-MM-DD; null: no day of the calendar [PL81]. */
export function typedDay(text: string): string | null {
  const plain = plainTyping(text).replace(/ /g, '');
  const [, year = '', month = '', day = ''] = WITH_MARKS.exec(plain) ?? DIGITS.exec(plain) ?? [];
  if (year === '') return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parts = dateParts(date);
  const isMonth = parts.month >= 1 && parts.month <= 12;
  return isMonth && parts.day >= 1 && parts.day <= daysIn(parts.year, parts.month) ? date : null;
}
