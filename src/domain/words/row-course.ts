import { isCeiling, type Goal, type QuantitativeIndicator } from '#src/domain/catalogue/indicator.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { mulDivRound } from '#src/domain/quantity/exact.ts';
import { COEFFICIENT_SCALE } from '#src/domain/quantity/points.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import { goalText, monthText, percentText, quantityText } from '#src/domain/words/format.ts';
import { measureText } from '#src/domain/words/value-text.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import { figureOf, type Cell } from '#src/domain/rollup/figure.ts';
import { dueBy, dueToQuantity } from '#src/domain/score/pace.ts';

/** One month of a measured row: what it said, where the year stood after it, and what was due by then. */
export interface RowCoursePoint {
  readonly month: Month;
  readonly cell: Cell;
  /** The full-year value as of this month; null after the cut-off, and while there is no number. */
  readonly value: Quantity | null;
  /** Rounded to the row's decimals; null where nothing is judged before the year ends. */
  readonly due: Quantity | null;
  /** The target in force in this month: an adjusted one from the month it takes effect. */
  readonly target: Quantity;
}

/** Another year's line, behind this one's [NY12]. */
export interface EarlierLine {
  /** January…December; null where there is none. */
  readonly values: readonly (Quantity | null)[];
  /** Months in which nothing was measured: the line goes past them. */
  readonly isPassed: readonly boolean[];
}

/** Whether an amount falls due on the way: a sum to be reached, month by month or at milestones. */
export function isDueByAmount({ rollup, goal, pacing }: QuantitativeIndicator): boolean {
  if (rollup !== 'sum' || isCeiling(goal.operator)) return false;
  return pacing.kind === 'linear' || pacing.kind === 'milestone';
}

/** January…December of a measured row; empty for rated rows [I2]. */
export function rowCourse(row: ReportRow, cutOff: Month): readonly RowCoursePoint[] {
  const { indicator, series, adjusted } = row;
  if (indicator.kind !== 'quantitative') return [];
  return MONTHS.map((month) => {
    const goal: Goal =
      adjusted !== null && adjusted.from <= month
        ? { operator: indicator.goal.operator, target: adjusted.target }
        : indicator.goal;
    const figure = figureOf(series, indicator.rollup, indicator.decimals, month);
    const due = dueBy(indicator, goal, month);
    return {
      month,
      cell: series[month - 1] ?? { kind: 'unreported' },
      value: month <= cutOff && figure.kind === 'number' ? figure.value : null,
      due: due === null ? null : dueToQuantity(due, indicator.decimals),
      target: goal.target,
    };
  });
}

/** B ÷ A in millionths, rounded, uncapped; null for rated rows, without a number, and on a target of 0 [I2]. */
export function targetShare(row: ReportRow): number | null {
  if (row.goal === null || row.goal.target <= 0 || row.figure.kind !== 'number') return null;
  return mulDivRound(COEFFICIENT_SCALE, row.figure.value, row.goal.target);
}

/** The course of a row in one sentence: what stands beside its chart [I2]. */
export function courseSentence(row: ReportRow, cutOff: Month): string {
  const { indicator, goal, figure } = row;
  if (indicator.kind !== 'quantitative' || goal === null) return '定性指标，由人评定，没有逐月走势。';
  const until = `截至 ${monthText(cutOff)}`;
  if (figure.kind === 'unreported') return `${until}未填报。`;
  if (figure.kind === 'none') return `${until}已报月份均为无发生。`;
  const measure = (value: Quantity) => measureText(quantityText(value), indicator);
  const target = measureText(goalText(goal), indicator);
  const value = `${until}${indicator.rollup === 'sum' ? '累计' : '为'} ${measure(figure.value)}`;
  const share = targetShare(row);
  const ofTarget =
    share === null ? `，全年指标值 ${target}` : `，为全年指标值（${target}）的 ${percentText(share)}`;
  return `${value}${ofTarget}${dueClause(row)}。`;
}

function dueClause({ indicator, goal, figure, due, isAllowanceUsedUp }: ReportRow): string {
  if (indicator.kind !== 'quantitative' || goal === null || figure.kind !== 'number') return '';
  if (isAllowanceUsedUp) return '，额度已用完';
  if (isCeiling(goal.operator)) {
    const left = (goal.target - figure.value) as Quantity;
    return left < 0
      ? `，超出上限 ${measureText(quantityText(-left as Quantity), indicator)}`
      : '，在上限之内';
  }
  if (due === null || !isDueByAmount(indicator)) return '';
  const amount = dueToQuantity(due, indicator.decimals);
  if (amount <= 0) return '，按时序尚无应完成的数';
  const ahead = (figure.value - amount) as Quantity;
  const standing =
    ahead === 0
      ? '，正好'
      : ahead > 0
        ? `，超出 ${quantityText(ahead)}`
        : `，还差 ${quantityText(-ahead as Quantity)}`;
  return `；按时序应完成 ${measureText(quantityText(amount), indicator)}${standing}`;
}
