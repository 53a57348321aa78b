import { NO_POINTS } from '#src/domain/quantity/points.ts';
import { monthBefore, type Month } from '#src/domain/period/month.ts';
import { figureOf } from '#src/domain/rollup/figure.ts';
import { isScored, rowsWeight } from '#src/domain/catalogue/plan.ts';
import { executionPoints } from '#src/domain/catalogue/rules.ts';
import { EXECUTION_LABEL, RATE_NOT_SCORED } from '#src/domain/words/figure-labels.ts';
import { goalText, percentText, quantityText, scoreText, weightText } from '#src/domain/words/format.ts';
import { progressLabel, progressOf } from '#src/domain/words/progress.ts';
import { targetText, toDateNote, toDateText, unitText } from '#src/domain/words/value-text.ts';
import { ROLLUP_WORDS } from '#src/domain/words/words.ts';
import { STATE_TONES, type StateTone } from '#src/domain/year/row-state.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';

/** What stands beside the cell being entered: one row of the entry grid, in words. Flat, so that two of them compare cheaply. */
export interface EntryFigures {
  readonly seq: string;
  readonly name: string;
  readonly unit: string;
  readonly target: string;
  /** How the target and the value are to be read; '' when plain. */
  readonly targetNote: string;
  readonly weight: string;
  /** The value up to the month before: '12,931'. */
  readonly before: string;
  readonly toDate: string;
  readonly toDateNote: string;
  readonly percent: number | null;
  readonly duePercent: number | null;
  readonly meterLabel: string;
  readonly tone: StateTone;
  readonly score: string;
}

const NO_VALUE = '—';

/** What a draft with errors says in their place [PL51]. */
const UNSCORED = {
  percent: null,
  duePercent: null,
  meterLabel: '草稿，不计分',
  tone: 'unknown',
  score: NO_VALUE,
} as const;

/** @param isCounted a draft with errors shows no score and no state */
export function entryFigures(row: ReportRow, cutOff: Month, isCounted = true): EntryFigures {
  const { indicator } = row;
  const progress = progressOf(row);
  return {
    seq: String(indicator.seq),
    name: indicator.name,
    unit: indicator.kind === 'quantitative' ? unitText(indicator) : indicator.source.unit,
    target: indicator.kind === 'quantitative' ? targetText(row) : indicator.source.target,
    targetNote: targetNote(row),
    weight: indicator.weight === 0 ? NO_VALUE : weightText(indicator.weight),
    before: beforeText(row, cutOff),
    toDate: toDateText(row),
    toDateNote: toDateNote(row),
    percent: progress.percent,
    duePercent: progress.duePercent,
    meterLabel: progressLabel(progress),
    tone: STATE_TONES[row.state.kind],
    score: scoreText(row.score.score),
    ...(isCounted ? {} : UNSCORED),
  };
}

/** The value as of the month before, by the row's own roll-up; '—' in January and for rated rows. */
function beforeText({ indicator, series }: ReportRow, cutOff: Month): string {
  const month = monthBefore(cutOff);
  if (month === null || indicator.kind !== 'quantitative') return NO_VALUE;
  const figure = figureOf(series, indicator.rollup, indicator.decimals, month);
  switch (figure.kind) {
    case 'unreported':
      return NO_VALUE;
    case 'none':
      return '无发生';
    case 'number':
      return quantityText(figure.value);
  }
}

function targetNote({ indicator, adjusted, goal }: ReportRow): string {
  const notes: string[] = [];
  if (indicator.kind === 'quantitative') {
    notes.push(ROLLUP_WORDS[indicator.rollup].name);
    if (adjusted !== null && goal !== null && goal.target !== indicator.goal.target)
      notes.push(`调整指标值（原 ${goalText(indicator.goal)}）`);
  }
  return [...notes, ...indicator.oddities.map((oddity) => oddity.text)].join('；');
}

/** The last row of the grid: budget execution, which is scored beside the indicators. */
export function executionFigures(report: YearReport): EntryFigures {
  const { execution, executionSeries, executed, plan, cutOff } = report;
  const month = monthBefore(cutOff);
  const before = month === null ? null : figureOf(executionSeries, 'sum', 4, month);
  const rate = execution === null ? null : execution.rate;
  const points = executionPoints(plan.settings);
  const weight = weightText(points);
  return {
    seq: '',
    name: EXECUTION_LABEL,
    unit: '万元',
    target: plan.settings.budget === null ? NO_VALUE : quantityText(plan.settings.budget),
    targetNote: `年度目标栏为全年（调整）预算数；${points === NO_POINTS ? RATE_NOT_SCORED : `执行率得分计入自评总分（${weight} 分），不计入指标的 ${weightText(rowsWeight(plan.settings))} 分`}`,
    weight,
    before: before?.kind === 'number' ? quantityText(before.value) : NO_VALUE,
    toDate: executed === null ? NO_VALUE : quantityText(executed),
    toDateNote: rate === null ? '' : `执行率 ${percentText(rate)}`,
    percent: rate === null ? null : rate / 10_000,
    duePercent: null,
    meterLabel: rate === null ? '执行率未定' : `执行率 ${percentText(rate)}`,
    tone: rate === null ? 'unknown' : rate >= 1_000_000 ? 'met' : 'on-pace',
    score: scoreText(execution === null ? null : execution.score),
    ...(isScored(plan) ? {} : UNSCORED),
  };
}
