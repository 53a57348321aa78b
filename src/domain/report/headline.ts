import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import { addPoints, subtractPoints, sumPoints, type Points } from '#src/domain/quantity/points.ts';
import { duePoints } from '#src/domain/report/breakdown.ts';
import { monthText, percentText, quantityText, scoreText, weightText } from '#src/domain/report/format.ts';
import { GRADE_WORDS, PROVISIONAL } from '#src/domain/report/words.ts';
import type { YearReport } from '#src/domain/report/year-report.ts';
import { attainable } from '#src/domain/score/row-score.ts';
import { gradeOf, type Grade } from '#src/domain/score/scorecard.ts';

/** '+7.79', '−0.4', '0': trailing zeros dropped, a real minus sign. */
export function signedPointsText(points: Points): string {
  if (points === 0) return '0';
  return points > 0 ? `+${weightText(points)}` : `−${weightText(-points as Points)}`;
}

/** The grade of a total as honestly as the month allows, in the words of the form: only a year that is all scored has one [O2]. */
export function gradeSaying(report: YearReport): string | null {
  const { card, cutOff } = report;
  if (card.coveredWeight === 0) return null;
  const isFinal = cutOff === YEAR_END && card.unreported.length === 0;
  return isFinal ? GRADE_WORDS[card.grade] : `${GRADE_WORDS[card.grade]}${PROVISIONAL}`;
}

/** Why a grade is only 暂; null when it is the year's. */
export function gradeCaveat(report: YearReport): string | null {
  const { card, cutOff } = report;
  if (cutOff < YEAR_END) return '按已得分折算，年终以全年得分定等次';
  return card.unreported.length === 0 ? null : `还有 ${card.unreported.length} 项未计分，等次未定`;
}

/** Where the total stands against the month before and against what was due. */
export function standingText(report: YearReport, before: YearReport | null): string {
  const { card, cutOff } = report;
  const due = duePoints(report, cutOff);
  const against = subtractPoints(card.total, due);
  const change =
    before === null
      ? []
      : [`较 ${monthText(before.cutOff)} ${signedPointsText(subtractPoints(card.total, before.card.total))}`];
  return [...change, `时序应得 ${scoreText(due)}（${signedPointsText(against)}）`].join(' · ');
}

/** What the year may end at: the projected total, and the grades between its worst and its best end [O3]. */
export interface Outlook {
  readonly value: Points;
  readonly low: Points;
  readonly high: Points;
  /** Weight of the rows about which nothing can be said: in none of the three. */
  readonly open: Points;
  /** At the low end with nothing of the open points, at the high end with all of them. */
  readonly worst: Grade;
  readonly best: Grade;
}

export function outlookOf({ projected, plan }: YearReport): Outlook {
  const thresholds = plan.settings.gradeThresholds;
  return {
    ...projected,
    worst: gradeOf(projected.low, thresholds),
    best: gradeOf(addPoints(projected.high, projected.open), thresholds),
  };
}

/** '良', '中至优' */
export function gradeRangeText({ worst, best }: Outlook): string {
  return worst === best ? GRADE_WORDS[worst] : `${GRADE_WORDS[worst]}至${GRADE_WORDS[best]}`;
}

/** '区间 89.94—90.58'; '' when both ends are the value. */
export function bandWords({ low, high }: Outlook): string {
  return low === high ? '' : `区间 ${scoreText(low)}—${scoreText(high)}`;
}

/** Points still to be won, apart by whether the row has a score yet. */
export interface Winnable {
  readonly total: Points;
  readonly scored: Points;
  readonly scoredRows: number;
  readonly open: Points;
  readonly openRows: number;
}

export function winnable({ rows }: YearReport): Winnable {
  const toWin = rows.filter((row) => attainable(row.score) > 0);
  const scored = toWin.filter((row) => row.score.computed !== null);
  const open = toWin.filter((row) => row.score.computed === null);
  const points = (group: typeof rows) => sumPoints(group.map((row) => attainable(row.score)));
  return {
    total: points(toWin),
    scored: points(scored),
    scoredRows: scored.length,
    open: points(open),
    openRows: open.length,
  };
}

/** The year in one sentence: '截至 11 月得 81.79 分，比时序低 3.2 分，预计全年 84.4 分，另有 9 分尚无法预计。' [O4] */
export function yearSentence(report: YearReport): string {
  const { card, cutOff, projected } = report;
  if (card.coveredWeight === 0) return `截至 ${cutOff} 月尚无得分。`;
  const score = `得 ${weightText(card.total)} 分`;
  const parts =
    cutOff === YEAR_END
      ? [`全年${score}`, ...openWords(projected.open, '尚未计分')]
      : [
          `截至 ${cutOff} 月${score}`,
          againstDueWords(subtractPoints(card.total, duePoints(report, cutOff))),
          `预计全年 ${weightText(projected.value)} 分`,
          ...openWords(projected.open, '尚无法预计'),
        ];
  return `${parts.join('，')}。`;
}

function againstDueWords(against: Points): string {
  if (against === 0) return '与时序持平';
  return against > 0 ? `比时序高 ${weightText(against)} 分` : `比时序低 ${weightText(-against as Points)} 分`;
}

function openWords(open: Points, what: string): readonly string[] {
  return open === 0 ? [] : [`另有 ${weightText(open)} 分${what}`];
}

/** '截至 11 月', '全年' in December. */
export function asOfText(cutOff: Month): string {
  return cutOff === YEAR_END ? '全年' : `截至 ${cutOff} 月`;
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
