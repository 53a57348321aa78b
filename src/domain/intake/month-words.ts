import { isMonth, type Month } from '#src/domain/period/month.ts';
import { nameKey } from '#src/domain/intake/name-index.ts';
import { wholeNumber } from '#src/domain/intake/whole-number.ts';

/** What the head of a column says about time. */
export type MonthWord =
  | { readonly kind: 'month'; readonly month: Month; readonly rest: string }
  /** Several months, or a sum up to one: no month's own value. */
  | { readonly kind: 'span' }
  | { readonly kind: 'other-year'; readonly year: number }
  /** «2025年» over its months. */
  | { readonly kind: 'year'; readonly year: number };

const CHINESE = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const ENGLISH = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const NUMBER = '(\\d{1,2}|元|十[一二]|[一二三四五六七八九十])';
const YEAR_MONTH = new RegExp(`^(?:(20\\d\\d)(?:年度?|[-/.]))?${NUMBER}月份?(.*)$`);
/** Not «2025.3» and «202503»: those are numbers that somebody counted. */
const PLAIN = /^(20\d\d)[-/](0?[1-9]|1[0-2])(?:[-/]0?1)?$/;
const SPELLED = /^(?:\d{1,2}-)?([a-z]{3})[a-z]*(?:[-.,']?(20)?(\d\d))?$/;
const SPAN = /累计|截[至止]|季度|半年|全年|年度|合计|总计|(?:\d|月|年)[-至到](?:\d|[一二三四五六七八九十])/;

/**
 * Reads «3月», «3月份», «2025年3月», «一月», «2025-03», «Mar-25», each with what stands behind it [IN4].
 * @param year of the plan: a month of another year is none of its
 * @returns null when the text says nothing about time
 */
export function monthWord(text: string, year: number): MonthWord | null {
  const key = nameKey(text);
  const bare = /^(20\d\d)年度?$/.exec(key);
  if (bare !== null) return { kind: 'year', year: wholeNumber(bare[1]) };
  const chinese = YEAR_MONTH.exec(key);
  // «1-3月», «2025年1-3月» and «3月累计» are spans; «2025-03» is not.
  if (chinese !== null && !SPAN.test(chinese[3] ?? ''))
    return monthOf(chinese[1], monthNumber(chinese[2] ?? ''), chinese[3] ?? '', year);
  const plain = PLAIN.exec(key);
  if (plain !== null) return monthOf(plain[1], wholeNumber(plain[2]), '', year);
  const spelled = SPELLED.exec(key);
  const english = ENGLISH.indexOf(spelled?.[1] ?? '') + 1;
  if (spelled !== null && english > 0)
    return monthOf(spelled[3] === undefined ? undefined : `20${spelled[3]}`, english, '', year);
  return SPAN.test(key) ? { kind: 'span' } : null;
}

/** A month and nothing else, of whatever year. */
export function isMonthWord(word: MonthWord | null): boolean {
  return word?.kind === 'other-year' || (word?.kind === 'month' && word.rest === '');
}

/** What a title calls several months: not «2025年度», which every table of the year is called. */
const TITLE_SPAN = /累计|截[至止]|季度|半年|月?[-至到](?:\d{1,2}|十[一二]|[一二三四五六七八九十])月/;

/**
 * The one month that a title names («2025年3月完成情况»), and the years it names; several months are none. Of «1-6月» and «截至6月» the last
 * one is that of a column 本月完成.
 */
export function monthsInTitle(text: string): {
  readonly month: Month | null;
  readonly isSpan: boolean;
  readonly last: Month | null;
  readonly years: readonly number[];
} {
  const key = nameKey(text);
  const years = [...key.matchAll(/(20\d\d)年/g)].map(([, year]) => wholeNumber(year));
  const months = [...key.matchAll(new RegExp(`${NUMBER}月(?!\\d)`, 'g'))].map(([, each]) =>
    monthNumber(each ?? ''),
  );
  const [only, ...others] = new Set(months);
  const [last] = months.slice(-1);
  const isSpan = TITLE_SPAN.test(key) || others.length > 0;
  return {
    month: others.length === 0 && !SPAN.test(key) && isMonth(only) ? only : null,
    isSpan,
    last: isSpan && isMonth(last) ? last : null,
    years,
  };
}

function monthOf(said: string | undefined, month: number, rest: string, year: number): MonthWord | null {
  if (!isMonth(month)) return null;
  const of = said === undefined ? year : wholeNumber(said);
  return of === year ? { kind: 'month', month, rest } : { kind: 'other-year', year: of };
}

function monthNumber(text: string): number {
  if (text === '元') return 1;
  const chinese = CHINESE.indexOf(text);
  return chinese >= 0 ? chinese + 1 : wholeNumber(text);
}
