import { YEAR_END } from '#src/domain/period/month.ts';
import { NO_POINTS, subtractPoints, sumPoints, type Points } from '#src/domain/quantity/points.ts';
import { TO_WIN_TITLE } from '#src/domain/words/panel-titles.ts';
import { hasGrade } from '#src/domain/year/finality.ts';
import { dueSplit, rowsWithoutDates } from '#src/domain/year/breakdown.ts';
import { monthText, percentText, quantityText, weightText } from '#src/domain/words/format.ts';
import { projectedTotal } from '#src/domain/year/projected.ts';
import { GRADE_WORDS } from '#src/domain/words/words.ts';
import { outlookSentence } from '#src/domain/words/year-outlook.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { pointsMissing } from '#src/domain/score/row-score.ts';

/** '+7.79', '−0.4', '0': trailing zeros dropped, a real minus sign. */
export function signedPointsText(points: Points): string {
  if (points === 0) return '0';
  return points > 0 ? `+${weightText(points)}` : `−${weightText(-points as Points)}`;
}

/** The grade of 指标得分, or of 自评总分 where there is no other view [PL30]; null before the year is over and scored [O2]. */
export function gradeSaying(report: YearReport): string | null {
  return hasGrade(report) && report.graded !== null ? GRADE_WORDS[report.graded.grade] : null;
}

/** In December: why there is no grade yet; null when there is one, and before. */
export function gradeCaveat({ card, cutOff, graded }: YearReport): string | null {
  if (cutOff < YEAR_END) return null;
  if (card.unreported.length === 0) return graded === null ? '没有预算执行率，等次未定' : null;
  return `还有 ${card.unreported.length} 项未计分，等次未定`;
}

/** '较 10月 +3.63': against the month before; '' in January. */
export function changeText({ card }: YearReport, before: YearReport | null): string {
  if (before === null) return '';
  return `较 ${monthText(before.cutOff)} ${signedPointsText(subtractPoints(card.total, before.card.total))} 分`;
}

/**
 * What has fallen due and what has not, in points, not as a race [O16]:
 * '已到期 45.07 分，已得其中 41.28 分；另有 38 分 12 月到期（10 项），16.93 分逐月到期'. '' in December, when all is due.
 */
export function dueSentence(report: YearReport): string {
  if (report.cutOff === YEAR_END) return '';
  const { due, earned, later, laterRows, gradual } = dueSplit(report);
  const rest = [
    ...(laterRows === 0 ? [] : [`${weightText(later)} 分 12 月到期（${laterRows} 项）`]),
    ...(gradual === 0
      ? []
      : [`${weightText(gradual)} 分${laterRows === 0 ? '' : '在此之前'}逐月或按节点到期`]),
  ];
  return [
    `已到期 ${weightText(due)} 分，已得其中 ${weightText(earned)} 分`,
    ...(rest.length === 0 ? [] : [`另有 ${rest.join('，')}`]),
  ].join('；');
}

/** '节点未设 13 项': all of them fall due in December; null when every milestone row has a date of its own before December, and in December [O16]. */
export function unsetText(report: YearReport): string | null {
  const count = rowsWithoutDates(report).length;
  return count === 0 || report.cutOff === YEAR_END ? null : `节点未设 ${count} 项`;
}

/** Points still to be won, apart by whether the row has a score yet, computed or by hand. */
export interface Winnable {
  readonly total: Points;
  readonly scored: Points;
  readonly scoredRows: number;
  readonly open: Points;
  readonly openRows: number;
  /** What reviewers took off by hand, below what was computed; negative: what they gave above it [O6]. */
  readonly byHand: Points;
}

/** What the score lacks to the full weight is `total` and `byHand` together [O6]. */
export function winnable({ rows, card, cutOff }: YearReport): Winnable {
  const toWin = rows.filter((row) => pointsMissing(row.score, cutOff) > 0);
  const scored = toWin.filter((row) => row.score.score !== null);
  const open = toWin.filter((row) => row.score.score === null);
  const points = (group: typeof rows) => sumPoints(group.map((row) => pointsMissing(row.score, cutOff)));
  const total = points(toWin);
  return {
    total,
    byHand: subtractPoints(subtractPoints(card.weight, card.total), total),
    scored: points(scored),
    scoredRows: scored.length,
    open: points(open),
    openRows: open.length,
  };
}

interface WinnableWords {
  /** Of all of it: '尚可争取'. */
  readonly sum: string;
  /** The title of its rows: '最该抓的指标'. */
  readonly list: string;
  /** The head of their column: '可争取'. */
  readonly points: string;
}

/** What is called lost in December, and not before; while a row has no score, not lost either: nobody has lost what is not scored [O6]. */
export function winnableWords(report: YearReport): WinnableWords {
  if (report.cutOff < YEAR_END) return { sum: '尚可争取', list: TO_WIN_TITLE, points: '可争取' };
  if (winnable(report).openRows === 0) return { sum: '失分', list: '失分的指标', points: '失分' };
  return { sum: '失分和未计分', list: '失分和未计分的指标', points: '未得分' };
}

/** '已计分 16 项 12.12 分', '未计分 3 项 9 分', and what was settled by hand, where anything was [O6]. */
export function winnableLines({ scored, scoredRows, open, openRows, byHand }: Winnable): readonly string[] {
  return [
    `已计分 ${scoredRows} 项 ${weightText(scored)} 分`,
    `未计分 ${openRows} 项 ${weightText(open)} 分`,
    ...(byHand > 0 ? [`另有人工评分少计 ${weightText(byHand)} 分`] : []),
    ...(byHand < 0 ? [`人工评分多计 ${weightText(subtractPoints(NO_POINTS, byHand))} 分，已从中得到`] : []),
  ];
}

/** The year in one sentence: '截至 11 月得 78.88 分。已到期 …。预计全年 90.27 分（…）：…' [O4] */
export function yearSentence(report: YearReport): string {
  const { card, cutOff } = report;
  const projected = projectedTotal(report);
  if (projected === null) return `截至 ${cutOff} 月尚无得分。`;
  const score = `得 ${weightText(card.total)} 分`;
  if (cutOff === YEAR_END) {
    const open = projected.open === 0 ? '' : `，另有 ${weightText(projected.open)} 分尚未计分`;
    return `全年${score}${open}。`;
  }
  return `截至 ${cutOff} 月${score}。${dueSentence(report)}。${outlookSentence(report)}。`;
}

/** '执行率 87.59%' and of what: '395.3 / 451.32 万元'; null while nothing was executed or there is no budget. */
export function executionWords({
  execution,
}: YearReport): { readonly rate: string; readonly amounts: string } | null {
  if (execution === null) return null;
  return {
    rate: percentText(execution.rate),
    amounts: `${quantityText(execution.executed)} / ${quantityText(execution.budget)} 万元`,
  };
}

/** '91 分、29 项': the weight that the score covers. */
export function coveredText({ card }: YearReport): string {
  return `${weightText(card.coveredWeight)} 分、${card.rows.length - card.unreported.length} 项`;
}

/** In what order the rows with something to win stand. */
export function toWinOrder({ cutOff }: YearReport, own: string | null = null): string {
  const first = own === null ? '' : `${own}的在前，`;
  return cutOff === YEAR_END
    ? `全年，${first}按失分排序`
    : `截至 ${monthText(cutOff)}，${first}先看状态，再按尚可争取的分排序`;
}
