import { compareRatios, mulDivRound } from '#src/domain/quantity/exact.ts';
import { addPoints, HUNDRED_POINTS, NO_POINTS, type Points } from '#src/domain/quantity/points.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import { dueText, isUndue } from '#src/domain/words/progress.ts';
import { STATE_KINDS, type StateKind } from '#src/domain/year/row-state.ts';
import { standText } from '#src/domain/words/value-text.ts';
import { stateSaying } from '#src/domain/words/words.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';
import { pointsDue } from '#src/domain/score/pace.ts';

/** One indicator on the 百分标尺: where it lies and how high it is filled, in percent of the rule. Drawn, never computed with. */
export interface RuleSegment {
  readonly row: ReportRow;
  readonly left: number;
  readonly width: number;
  /** Score ÷ weight; 0 while unscored. */
  readonly filled: number;
  /** What was due by the cut-off, where that is neither nothing nor all of it. */
  readonly due: number | null;
}

export interface RuleScale {
  readonly segments: readonly RuleSegment[];
  /** Every ten points. */
  readonly ticks: readonly { readonly points: number; readonly left: number }[];
}

const TICK = 1_000;

/** The rule is as long as 100 points; a faulty plan with more makes it longer, one with fewer leaves its end empty [O1]. */
export function ruleScale(report: YearReport): RuleScale {
  const length = Math.max(HUNDRED_POINTS, report.card.weight);
  const at = (points: Points | number) => mulDivRound(points, 1_000_000, length) / 10_000;
  let start = NO_POINTS;
  const segments = report.rows.map((row): RuleSegment => {
    const { indicator, goal, score } = row;
    const left = at(start);
    start = addPoints(start, indicator.weight);
    const due = pointsDue(
      indicator.weight,
      indicator.kind === 'quantitative' ? indicator : null,
      goal,
      report.cutOff,
    );
    return {
      row,
      left,
      width: at(indicator.weight),
      filled: shareOf(score.score ?? NO_POINTS, indicator.weight),
      due: due > 0 && compareRatios(due, 1, indicator.weight, 1) < 0 ? shareOf(due, indicator.weight) : null,
    };
  });
  const ticks = [];
  for (let points = 0; points <= length; points += TICK)
    ticks.push({ points: points / 100, left: at(points) });
  return { segments, ticks };
}

/** Part of whole in percent, two decimals; 0 of nothing. */
export function shareOf(part: Points, whole: Points): number {
  return whole <= 0 ? 0 : mulDivRound(10_000, part, whole) / 100;
}

/** How many rows are in each state that occurs, and the points they weigh. */
export function countStates(
  report: YearReport,
): readonly { readonly state: StateKind; readonly rows: number; readonly weight: Points }[] {
  return STATE_KINDS.flatMap((state) => {
    const inState = report.rows.filter((row) => row.state.kind === state);
    const weight = inState.reduce((sum, row) => addPoints(sum, row.indicator.weight), NO_POINTS);
    return inState.length === 0 ? [] : [{ state, rows: inState.length, weight }];
  });
}

/** One row in a sentence: '7. 公开信息数：进度正常，13,631 / ≥ 15,000 条，得 4.54 分（权重 5），时序应完成 13,750 条'. */
export function rowSentence(row: ReportRow): string {
  const { indicator, score, state } = row;
  const due = dueText(row);
  return [
    `${indicator.seq}. ${indicator.name}：${stateSaying(state)}`,
    standText(row),
    score.score === null
      ? `未计分（权重 ${weightText(indicator.weight)}）`
      : `得 ${scoreText(score.score)} 分（权重 ${weightText(indicator.weight)}）`,
    ...(due === null || isUndue(row) ? [] : [`时序应完成 ${due}`]),
  ].join('，');
}
