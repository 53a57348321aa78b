import { dateParts, type Month } from '#src/domain/period/month.ts';
import { monthText } from '#src/domain/words/format.ts';

export const NO_DUE_DAY = '不设期限';

/** '次月 5 日前', '不设期限'. */
export function dueDayText(day: number | null): string {
  return day === null ? NO_DUE_DAY : `次月 ${day} 日前`;
}

/** '还有 3 天', '今天到期', '逾期 2 天' [MO2]. @param days until the due date; negative once it is over */
export function daysText(days: number): string {
  if (days === 0) return '今天到期';
  return days > 0 ? `还有 ${days} 天` : `逾期 ${-days} 天`;
}

/** '12月5日' out of '2025-12-05'; with the year where it is another: '2026年1月5日'. */
export function dayText(date: string, year: number): string {
  const parts = dateParts(date);
  return `${parts.year === year ? '' : `${parts.year}年`}${parts.month}月${parts.day}日`;
}

/** '2025年12月3日' */
export function wholeDayText(date: string): string {
  const { year, month, day } = dateParts(date);
  return `${year}年${month}月${day}日`;
}

/** '本月还差 3 项', '本月已报齐'. */
export function stillOpenText(month: Month, count: number): string {
  return count === 0 ? `${monthText(month)}已报齐` : `${monthText(month)}还差 ${count} 项`;
}
