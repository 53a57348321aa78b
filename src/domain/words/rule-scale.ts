import { isOneView, executionPoints } from '#src/domain/catalogue/rules.ts';
import { compareRatios, mulDivRound } from '#src/domain/quantity/exact.ts';
import { addPoints, HUNDRED_POINTS, NO_POINTS, type Points } from '#src/domain/quantity/points.ts';
import { percentText, scoreText, weightText } from '#src/domain/words/format.ts';
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
  /** Whether its mark and its number have room; of many narrow rows every fifth, tenth … is numbered. */
  readonly isMarked: boolean;
  /** On a lower fill the mark would lie half outside it. */
  readonly isMarkOnFill: boolean;
  readonly isNumbered: boolean;
}

export interface RuleScale {
  readonly segments: readonly RuleSegment[];
  /** The execution's own stretch at the end of the hundred points; null: it has none inside the plan [PL30]. */
  readonly execution: RuleExecution | null;
  /** Every ten points. */
  readonly ticks: readonly { readonly points: number; readonly left: number }[];
}

/** Where the execution lies on the rule, and how high it is filled, in percent of the rule. */
export interface RuleExecution {
  readonly left: number;
  readonly width: number;
  readonly filled: number;
  /** '预算执行：执行率 87.59%，得 8.76 分（权重 10）'. */
  readonly sentence: string;
}

const TICK = 1_000;

/** In percent of the rule: a mark, and a number of up to two digits, or of three. */
const MARK_ROOM = 1;
const LONG_ROOM = 1.8;
/** In percent of the rule's height: as low as a fill may be under a mark. */
const MARK_FITS = 40;
/** Between two numbers where not every row has one. */
const APART = 2.4;
/** The same between numbers of three digits, on the narrowest paper. */
const LONG_APART = 4;
const STEPS = [1, 2, 5, 10, 20, 50, 100] as const;

/** The rule is as long as 100 points; a faulty plan with more makes it longer, one with fewer leaves its end empty [O1]. */
export function ruleScale(report: YearReport): RuleScale {
  const inside = report.plan.settings.executionWeight ?? NO_POINTS;
  const length = Math.max(HUNDRED_POINTS, addPoints(report.card.weight, inside));
  const at = (points: Points | number) => mulDivRound(points, 1_000_000, length) / 10_000;
  const numbered = numberedRows(report.rows, at);
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
    const width = at(indicator.weight);
    const filled = shareOf(score.score ?? NO_POINTS, indicator.weight);
    return {
      row,
      left,
      width,
      isMarked: width >= MARK_ROOM,
      isNumbered: numbered(row),
      isMarkOnFill: filled >= MARK_FITS,
      filled,
      due: due > 0 && compareRatios(due, 1, indicator.weight, 1) < 0 ? shareOf(due, indicator.weight) : null,
    };
  });
  const ticks = [];
  for (let points = 0; points <= length; points += TICK)
    ticks.push({ points: points / 100, left: at(points) });
  return { segments, ticks, execution: executionSegment(report, at(start), at) };
}

/** Every row where all have room; else, of those without, one in so many that none stands on the next. */
function numberedRows(
  rows: readonly ReportRow[],
  at: (points: Points) => number,
): (row: ReportRow) => boolean {
  const roomOf = ({ indicator }: ReportRow) => (indicator.seq < 100 ? MARK_ROOM : LONG_ROOM);
  const widths = rows.map(({ indicator }) => at(indicator.weight));
  const apart = rows.length < 100 ? APART : LONG_APART;
  const narrowest = widths.reduce((least, width) => Math.min(least, width), apart);
  const step = STEPS.find((each) => each * narrowest >= apart) ?? STEPS[STEPS.length - 1] ?? 1;
  return (row) => at(row.indicator.weight) >= roomOf(row) || row.indicator.seq % step === 0;
}

/** Behind the rows, where there is one view of the total. */
function executionSegment(
  { plan, execution }: YearReport,
  left: number,
  at: (points: Points) => number,
): RuleExecution | null {
  const weight = executionPoints(plan.settings);
  if (!isOneView(plan.settings) || weight === NO_POINTS) return null;
  const score = execution?.score ?? NO_POINTS;
  const said =
    execution === null
      ? '没有执行率，未计分'
      : `执行率 ${percentText(execution.rate)}，得 ${scoreText(execution.score)} 分`;
  return {
    left,
    width: at(weight),
    filled: shareOf(score, weight),
    sentence: `预算执行：${said}（权重 ${weightText(weight)}）`,
  };
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

/** What the bars of a table of groups say, and what a proposal is. @param head what a group is: 分类, 分类（建议）, 科室 */
export function groupBarsText(head: string): string {
  return `实色已得分，斜纹未计分${head.includes('建议') ? `；${head}` : ''}`;
}
