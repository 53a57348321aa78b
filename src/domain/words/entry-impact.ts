import { ROW_SCORE_LABEL, EARNED_LABEL } from '#src/domain/words/figure-labels.ts';
import { weightText } from '#src/domain/words/format.ts';
import { executionPoints } from '#src/domain/catalogue/rules.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { isScored } from '#src/domain/catalogue/plan.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { pointsToText, subtractPoints, type Points } from '#src/domain/quantity/points.ts';
import { percentText, quantityText, scoreText } from '#src/domain/words/format.ts';
import { toDateText } from '#src/domain/words/value-text.ts';
import { rowsTotal, reportRowById, type YearReport } from '#src/domain/year/year-report.ts';
import type { Series } from '#src/domain/rollup/figure.ts';

/** One figure without and with the number in the cell. */
export interface Change {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** '+0.43'; '' when nothing changes or there is nothing to compare. */
  readonly by: string;
}

/**
 * What one month's number does: value to date, score of the row, total.
 * @param without the report as if the cell were 未填报
 * @param withIt the report with it
 */
export function entryImpact(without: YearReport, withIt: YearReport, id: IndicatorId): readonly Change[] {
  const before = reportRowById(without, id);
  const after = reportRowById(withIt, id);
  if (before === null || after === null) return [];
  const isSum = after.indicator.kind === 'quantitative' && after.indicator.rollup === 'sum';
  const value = {
    label: isSum ? '年累计' : '完成值',
    before: toDateText(before),
    after: toDateText(after),
    by: '',
  };
  if (!isScored(withIt.plan)) return [value];
  return [
    value,
    pointsChange(ROW_SCORE_LABEL, before.score.score, after.score.score),
    pointsChange(EARNED_LABEL, rowsTotal(without), rowsTotal(withIt)),
  ];
}

export function executionImpact(without: YearReport, withIt: YearReport): readonly Change[] {
  const amount = ({ executed }: YearReport) => (executed === null ? '—' : quantityText(executed));
  const rate = ({ execution }: YearReport) => (execution === null ? '—' : percentText(execution.rate));
  const amounts = [
    { label: '累计执行', before: amount(without), after: amount(withIt), by: '' },
    { label: '执行率', before: rate(without), after: rate(withIt), by: '' },
  ];
  if (!isScored(withIt.plan)) return amounts;
  return [
    ...amounts,
    pointsChange(
      `执行得分（${weightText(executionPoints(withIt.plan.settings))} 分）`,
      without.execution === null ? null : without.execution.score,
      withIt.execution === null ? null : withIt.execution.score,
    ),
  ];
}

export function pointsChange(label: string, before: Points | null, after: Points | null): Change {
  return { label, before: scoreText(before), after: scoreText(after), by: signedPoints(before, after) };
}

function signedPoints(before: Points | null, after: Points | null): string {
  if (after === null) return '';
  const by = before === null ? after : subtractPoints(after, before);
  if (by === 0) return '';
  return by > 0 ? `+${pointsToText(by)}` : pointsToText(by);
}

/** One month of a small bar series. Drawn, never computed with. */
export interface MonthBar {
  readonly month: Month;
  /** '1,286', '无', '' when 未填报. */
  readonly text: string;
  /** Height as a share of the tallest, 0…1; null without a number. */
  readonly share: number | null;
}

export function monthBars(series: Series): readonly MonthBar[] {
  let tallest = 0;
  for (const cell of series) if (cell.kind === 'number') tallest = Math.max(tallest, Math.abs(cell.value));
  return MONTHS.map((month) => {
    const cell = series[month - 1];
    if (cell === undefined || cell.kind === 'unreported') return { month, text: '', share: null };
    if (cell.kind === 'none') return { month, text: '无', share: null };
    return {
      month,
      text: quantityText(cell.value),
      share: tallest === 0 ? 0 : Math.max(0, cell.value) / tallest,
    };
  });
}

/** The bars in one sentence, for those who do not see them. */
export function monthBarsText(bars: readonly MonthBar[]): string {
  const said = bars.filter(({ text }) => text !== '');
  return said.length === 0
    ? '各月均未填报'
    : said.map(({ month, text }) => `${month}月 ${text === '无' ? '无发生' : text}`).join('，');
}
