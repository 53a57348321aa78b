import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import { monthText, monthsText } from '#src/domain/words/format.ts';
import { quoted } from '#src/domain/words/quoted.ts';
import { rowNumbersText } from '#src/domain/words/row-numbers.ts';
import { measureText, targetText, toDateNote, toDateText } from '#src/domain/words/value-text.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';

/** What the data cannot know: visible on every rendering until somebody has written it [J2]. */
export function pending(what: string): string {
  return `【待补充：${what}】`;
}

const PENDING = /【待补充：[^】]*】/g;

/** How many places a text still leaves to be written. */
export function countPending(text: string): number {
  return text.match(PENDING)?.length ?? 0;
}

/** A text in the runs that a renderer marks apart: what is written, and what is still to be. */
export function pendingRuns(text: string): readonly { readonly text: string; readonly isPending: boolean }[] {
  const runs: { text: string; isPending: boolean }[] = [];
  let from = 0;
  for (const match of text.matchAll(PENDING)) {
    if (match.index > from) runs.push({ text: text.slice(from, match.index), isPending: false });
    runs.push({ text: match[0], isPending: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) runs.push({ text: text.slice(from), isPending: false });
  return runs;
}

/** Official prose sets no space between a figure and its unit, and sets off no thousands: the source writes 15000. */
export function closeUp(text: string): string {
  return text.replace(/ /g, '').replace(/(\d),(?=\d{3}(?!\d))/g, '$1');
}

/** What somebody typed, as the end of a sentence: in one line, with one full stop. */
export function asSentence(text: string): string {
  const line = text
    .trim()
    .replace(/([。；;！!？?，,、：:])?\s*\n\s*/g, (_, mark: string | undefined) => mark ?? '；');
  return /[。！？!?.]$/.test(line) ? line : `${line.replace(/[；;，,、]$/, '')}。`;
}

/** '全年', '1—11月'. */
export function periodText(cutOff: Month): string {
  return cutOff === YEAR_END ? '全年' : monthsText(cutOff);
}

/** '截至11月', '全年'. */
export function asOfPhrase(cutOff: Month): string {
  return cutOff === YEAR_END ? '全年' : `截至${monthText(cutOff)}`;
}

/** '第7、8项' */
export function rowsPhrase(rows: readonly ReportRow[]): string {
  return closeUp(rowNumbersText(rows.map((row) => row.indicator.seq)));
}

const SOME = 10;

/** The same with ten numbers at the most: '第1—9、12项等40项'. @param first how many stand for more than that */
export function someRowsPhrase(rows: readonly ReportRow[], first = SOME): string {
  return rows.length <= SOME ? rowsPhrase(rows) : `${rowsPhrase(rows.slice(0, first))}等${rows.length}项`;
}

/** '第7项“公开信息数”': two rows may share a name, never a number. */
export function rowPhrase({ indicator }: ReportRow): string {
  return `第${indicator.seq}项${quoted(indicator.source.name)}`;
}

/** '≥15,000条' */
export function targetPhrase(row: ReportRow): string {
  if (row.goal === null) return '定性';
  return closeUp(measureText(targetText(row), row.indicator));
}

/** '13,631条', '1.25小时（6月最高）', '均为无发生'. For measured rows that have a figure. */
export function valuePhrase(row: ReportRow): string {
  if (row.figure.kind !== 'number') return row.figure.kind === 'none' ? '各月均为无发生' : '未填报';
  const note = toDateNote(row);
  const value = closeUp(measureText(toDateText(row), row.indicator));
  return note === '' ? value : `${value}（${closeUp(note)}）`;
}

const DIGITS = '零一二三四五六七八九';

/** '三', '十二', '二十': the number of a heading. @param number from 1 to 99 */
export function chineseNumber(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const before = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS.charAt(tens)}十`;
  return ones === 0 ? before : before + DIGITS.charAt(ones);
}
