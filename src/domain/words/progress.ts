import { isCeiling } from '#src/domain/catalogue/indicator.ts';
import { compareRatios, mulDivRound } from '#src/domain/quantity/exact.ts';
import { coefficientToMillionths } from '#src/domain/quantity/points.ts';
import { dueToQuantity } from '#src/domain/score/pace.ts';
import { quantityText } from '#src/domain/words/format.ts';
import { firstDue } from '#src/domain/year/row-state.ts';
import { measureText } from '#src/domain/words/value-text.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';

/** How far a row has come, in percent of its target, for a bar with a tick. Drawn, never computed with. */
export interface Progress {
  /** null when nothing is known. Over 100 when more was done than planned. */
  readonly percent: number | null;
  /** What should have been done by now; null when nothing is due by amount (ceilings, levels, ratings) or not yet. */
  readonly duePercent: number | null;
}

const HUNDREDTHS = 10_000;

/** A sum to be reached: B ÷ A. Anything else has no amount on the way, so its coefficient stands in. */
export function progressOf(row: ReportRow): Progress {
  const { figure, goal, due, indicator, score } = row;
  const isReached =
    goal !== null && goal.target > 0 && !isCeiling(goal.operator) && indicator.kind === 'quantitative';
  const isAmount = isReached && indicator.rollup === 'sum';
  const duePercent =
    isAmount && due !== null && due.numerator > 0
      ? mulDivRound(HUNDREDTHS, due.numerator, goal.target * due.denominator) / 100
      : null;
  if (isReached && figure.kind === 'number')
    return { percent: Math.max(0, mulDivRound(HUNDREDTHS, figure.value, goal.target) / 100), duePercent };
  if (score.coefficient === null) return { percent: null, duePercent };
  return { percent: coefficientToMillionths(score.coefficient) / HUNDREDTHS, duePercent };
}

/** '90%', cut and not rounded: 99.96 % of a target is not 100 %. '—' when nothing is known. */
export function progressText({ percent }: Progress): string {
  return percent === null ? '—' : `${Math.floor(percent)}%`;
}

/** For screen readers, of a bar with its tick: '完成 90%，时序应完成 91%'. */
export function progressLabel(progress: Progress): string {
  const done = progress.percent === null ? '尚无数值' : `完成 ${progressText(progress)}`;
  return progress.duePercent === null ? done : `${done}，时序应完成 ${Math.floor(progress.duePercent)}%`;
}

/** '13,750 条' due by the cut-off, '未到期（12 月到期）' before; null when nothing is due by amount, or all of it is (levels, ceilings). */
export function dueText(row: ReportRow): string | null {
  const { indicator, due, goal } = row;
  if (indicator.kind !== 'quantitative' || due === null || goal === null) return null;
  if (indicator.rollup !== 'sum' || isCeiling(goal.operator)) return null;
  if (isUndue(row)) return `未到期（${firstDue(indicator, goal)} 月到期）`;
  return measureText(quantityText(dueToQuantity(due, indicator.decimals)), indicator);
}

/** Nothing falls due by the cut-off. */
export function isUndue({ due }: ReportRow): boolean {
  return due === null || compareRatios(due.numerator, due.denominator, 0, 1) <= 0;
}
