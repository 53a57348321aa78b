import { rowsWeight, type Plan } from '#src/domain/catalogue/plan.ts';
import {
  executionPoints,
  isOneView,
  rulesOf,
  type GradeThresholds,
  type ScoringRules,
} from '#src/domain/catalogue/rules.ts';
import { planProblems } from '#src/domain/catalogue/plan-problem.ts';
import { FORM_UNIT_LABEL } from '#src/domain/papers/form-labels.ts';
import { SCORECARD_NAME } from '#src/domain/papers/paper-names.ts';
import { MONTHS, YEAR_END, type Month } from '#src/domain/period/month.ts';
import { roundDiv } from '#src/domain/quantity/exact.ts';
import type { Points, Tenths } from '#src/domain/quantity/points.ts';
import type { Decimals } from '#src/domain/quantity/quantity.ts';
import { ROWS_TOTAL_LABEL, WHOLE_TOTAL_LABEL, AS_OF_LABEL } from '#src/domain/words/figure-labels.ts';
import { monthText, monthsText, partsText, percentText, weightText } from '#src/domain/words/format.ts';
import { scorecardColumns, type ScorecardColumn } from '#src/domain/papers/scorecard-columns.ts';
import { byHandLine } from '#src/domain/papers/by-hand-line.ts';
import type { FormTexts } from '#src/domain/papers/form-texts.ts';
import { formNotes, type FormNote } from '#src/domain/papers/scorecard-notes.ts';
import {
  scorecardRow,
  type RowPoints,
  type ScorecardRow,
  type ScorecardView,
} from '#src/domain/papers/scorecard-row.ts';
import {
  BLANK,
  NO_FIGURE,
  NONE_TEXT,
  quantityCell,
  scaledCell,
  scoreCell,
  textCell,
  UNREPORTED_TEXT,
  type NumberCell,
  type TableCell,
} from '#src/domain/papers/table-cell.ts';
import { FUND_FIGURE_WORDS } from '#src/domain/words/statement-words.ts';
import { unitText } from '#src/domain/words/value-text.ts';
import { cappedText, reckoningLines } from '#src/domain/words/rules-words.ts';
import { GRADE_WORDS, planProblemText, ROLLUP_WORDS, RATED_METHOD } from '#src/domain/words/words.ts';
import { rowsTotal, wholeTotal, type ReportRow, type YearReport } from '#src/domain/year/year-report.ts';
import type { Series } from '#src/domain/rollup/figure.ts';
import { hasGrade, isDraft, noRateOf, openReasons, type NoRate } from '#src/domain/year/finality.ts';
import { noRateText, openReasonText } from '#src/domain/words/finality-words.ts';
import {
  isOverBudget,
  rowTenths,
  type Execution,
  type Grade,
  type NinetyPart,
} from '#src/domain/score/scorecard.ts';
import { paperTitle } from '#src/domain/words/plan-title.ts';

/** One field of the head: 部门（单位）名称, and later the contact and the seal. */
interface HeadField {
  readonly id: 'unit' | 'as-of' | 'money-unit';
  readonly label: string;
  readonly text: string;
}

/** 预算执行 */
export interface ExecutionBlock {
  /** 年初预算数 and 全年（调整）预算数, 万元. */
  readonly budgetAtStart: TableCell;
  readonly budget: TableCell;
  readonly executed: TableCell;
  readonly executedLabel: string;
  /** In percent, uncapped. */
  readonly rate: TableCell;
  readonly weight: TableCell;
  readonly score: TableCell;
  /** null when there is a rate [S15]. */
  readonly noRate: NoRate | null;
  /** What is marked beside the figures: why there is no rate, or that it is above 100 % [S15]; '' for nothing. */
  readonly mark: string;
}

interface ScorecardTotal {
  readonly label: string;
  /** Out of what: '百分制', '10+90'. */
  readonly whole: string;
  readonly score: TableCell;
  /** 优 良 中 差; '—' without a total. */
  readonly grade: string;
}

/** Monthly values, the ground of the full-year ones: a row per indicator in the same order, then the parts of compound rows. */
interface MonthlyRow {
  readonly seq: TableCell;
  readonly name: string;
  readonly unit: string;
  readonly rollup: string;
  /** January first; after the cut-off blank. */
  readonly months: readonly TableCell[];
  /** What a rating rests on. */
  readonly note: string;
}

/** The rules of the plan, and how many tenths of a weight count in the view that is shown and in 自评总分. */
export interface LiveReckoning extends ScoringRules {
  readonly shown: Tenths;
  readonly tenths: Tenths;
}

/** The year's scorecard as one table: screen, print, xlsx, csv and json all render this and compute nothing [V10]. */
export interface ScorecardTable {
  readonly title: string;
  readonly unitName: string;
  /** null: 部门整体. */
  readonly project: string | null;
  readonly year: number;
  readonly cutOff: Month;
  readonly view: ScorecardView;
  /** The plan itself gives the execution its points: there is no other view, and `hundred` has no grade of its own [PL30]. */
  readonly isOneView: boolean;
  readonly head: readonly HeadField[];
  readonly execution: ExecutionBlock;
  readonly executionMonths: readonly TableCell[];
  readonly columns: readonly ScorecardColumn[];
  readonly rows: readonly ScorecardRow[];
  readonly monthly: readonly MonthlyRow[];
  /** Σ of the weights and of the row scores in the chosen view, for the row under the table. */
  readonly sum: { readonly weight: TableCell; readonly score: TableCell };
  /** 指标得分, out of 100: with the grade. */
  readonly hundred: ScorecardTotal;
  /** 自评总分, 10 + 90. */
  readonly tenNinety: ScorecardTotal;
  /** Weights and scores of every row in the view that was not chosen, so that both totals can be recomputed. */
  readonly otherPoints: readonly { readonly weight: TableCell; readonly score: TableCell }[];
  readonly otherSum: TableCell;
  /** '已得分指标 29 项，权重 91 分（共 32 项，100 分）' */
  readonly coverage: string;
  /** The part of the coverage about what was set by hand, with its ；, or nothing. */
  readonly byHand: string;
  /** What live formulas repeat [KJ8]. */
  readonly reckoning: LiveReckoning;
  /** Lowest totals of 优, 良 and 中. */
  readonly thresholds: GradeThresholds;
  readonly rules: readonly string[];
  readonly notes: readonly FormNote[];
  /** 未定稿 [V11]. */
  readonly isDraft: boolean;
  /** Why it is, in words. */
  readonly unfinished: readonly string[];
  readonly problems: readonly string[];
  readonly isSample: boolean;
}

export interface ScorecardOptions {
  readonly view: ScorecardView;
  readonly isSample: boolean;
  /** The plan as published: its budget is the 年初预算数. */
  readonly published: Plan;
  /** What people wrote into the forms: whether an execution above 100 % is explained. Left out: nothing. */
  readonly texts?: FormTexts;
}

export function scorecardTable(report: YearReport, options: ScorecardOptions): ScorecardTable {
  const { plan, cutOff, card } = report;
  const isSingle = isOneView(plan.settings);
  const view = isSingle ? 'hundred' : options.view;
  const { ninety } = report;
  const tenths = rowTenths(plan.settings);
  const scoringRules = rulesOf(plan.settings);
  const shown = view === 'hundred' ? WHOLE_WEIGHT : tenths;
  const inHundred = report.rows.map(hundredPoints);
  const inNinety = isSingle
    ? inHundred
    : report.rows.map((row, index) => ninetyPoints(row, ninety, index, tenths));
  const [chosen, other] = view === 'hundred' ? [inHundred, inNinety] : [inNinety, inHundred];
  const hundred = rowsTotal(report);
  const sums = { hundred, 'ten-ninety': hundred === null ? null : ninety.indicators };
  const hasManual = report.rows.some((row) => row.manual !== null);
  return {
    title: paperTitle(plan, SCORECARD_NAME),
    unitName: plan.unitName,
    project: plan.project,
    year: plan.year,
    cutOff,
    view,
    isOneView: isSingle,
    head: [
      { id: 'unit', label: FORM_UNIT_LABEL, text: plan.unitName },
      { id: 'as-of', label: AS_OF_LABEL, text: `${plan.year}年${monthText(cutOff)}` },
      { id: 'money-unit', label: '金额单位', text: '万元' },
    ],
    execution: executionBlock(report, options),
    executionMonths: seriesCells(report.executionSeries, cutOff, 4),
    columns: scorecardColumns(cutOff, hasManual),
    rows: report.rows.map((row, index) =>
      scorecardRow(row, chosen[index] as RowPoints, cutOff, plan.settings),
    ),
    monthly: [
      ...report.rows.map((row) => monthlyRow(row, cutOff)),
      ...report.rows.flatMap((row) => partRows(row, cutOff)),
    ],
    sum: {
      weight: viewWeight(card.weight, shown),
      score: scoreCell(sums[view]),
    },
    hundred: {
      label: ROWS_TOTAL_LABEL,
      whole: isSingle ? `满分 ${weightText(rowsWeight(plan.settings))} 分` : '百分制',
      score: scoreCell(hundred),
      grade: gradeText(report, isSingle ? null : card.grade),
    },
    tenNinety: {
      label: WHOLE_TOTAL_LABEL,
      whole: partsText(plan.settings),
      score: scoreCell(wholeTotal(report)),
      grade: gradeText(report, report.tenNinety?.grade ?? null),
    },
    otherPoints: other.map(({ weight, score }) => ({
      weight: scaledCell(weight, 3),
      score: scoreCell(score),
    })),
    otherSum: scoreCell(sums[view === 'hundred' ? 'ten-ninety' : 'hundred']),
    coverage: coverageText(report, shown) + byHandText(report, chosen),
    byHand: byHandText(report, chosen),
    reckoning: { ...scoringRules, shown, tenths },
    thresholds: plan.settings.gradeThresholds,
    rules: reckoningLines(plan.settings, view === 'hundred'),
    notes: [...formNotes(report), ...overNote(report, options)],
    isDraft: isDraft(report),
    unfinished: openReasons(report).map(openReasonText),
    problems: planProblems(plan).map((problem) => planProblemText(problem, plan.indicators)),
    isSample: options.isSample,
  };
}

/** 指标得分 counts ten tenths of a weight. */
const WHOLE_WEIGHT = 10;

function hundredPoints({ indicator, score }: ReportRow): RowPoints {
  return { weight: indicator.weight * WHOLE_WEIGHT, score: score.score, computed: score.computed };
}

function ninetyPoints(
  { indicator }: ReportRow,
  { rows, computed }: NinetyPart,
  index: number,
  tenths: Tenths,
): RowPoints {
  return {
    weight: indicator.weight * tenths,
    score: rows[index] ?? null,
    computed: computed[index] ?? null,
  };
}

function executionBlock(report: YearReport, options: ScorecardOptions): ExecutionBlock {
  const { execution, executed, plan, cutOff } = report;
  const { budget } = plan.settings;
  const noRate = noRateOf(report);
  const atStart = plan.settings.initialBudget ?? options.published.settings.budget;
  return {
    budgetAtStart: atStart === null ? BLANK : quantityCell(atStart, 4),
    budget: budget === null ? NO_FIGURE : quantityCell(budget, 4),
    executed: executed === null ? UNREPORTED_TEXT : quantityCell(executed, 4),
    executedLabel: cutOff === YEAR_END ? FUND_FIGURE_WORDS.executed : `${monthsText(cutOff)}执行数`,
    rate: execution === null ? NO_FIGURE : scaledCell(roundDiv(execution.rate, 100), 2),
    weight: scaledCell(executionPoints(plan.settings), 2),
    score: scoreCell(execution?.score ?? null),
    noRate,
    mark: noRate === null ? rateMarks(report, options) : noRateText(noRate, plan.settings),
  };
}

/** What is to be said beside a rate: it is above 100 % and not explained, it has lowered the total. */
function rateMarks({ execution, plan, tenNinety }: YearReport, options: ScorecardOptions): string {
  const marks = [
    overText(execution, plan.settings, options),
    cappedText(execution, tenNinety?.capped ?? null),
  ];
  return marks.filter((mark) => mark !== '').join('；');
}

/** More was spent than there was: scored as 100 %, and in need of an explanation [S15]. */
function overText(
  execution: Execution | null,
  settings: Plan['settings'],
  options: ScorecardOptions,
): string {
  if (execution === null || !isOverBudget(execution) || isExplained(options)) return '';
  return `执行数超过预算数（执行率 ${percentText(execution.rate)}），得分按 ${weightText(executionPoints(settings))} 分计，须在自评表「预算说明」写明原因`;
}

/** Once the reason is written it is a footnote, and nothing that is still to be done [V22]. */
function overNote({ execution, plan }: YearReport, options: ScorecardOptions): readonly FormNote[] {
  if (execution === null || !isOverBudget(execution) || !isExplained(options)) return [];
  const points = weightText(executionPoints(plan.settings));
  const text = `执行率 ${percentText(execution.rate)}，超过 100%，得分按 ${points} 分计，原因见自评表“预算说明”`;
  return [{ mark: '', text, column: null, rows: [] }];
}

function isExplained({ texts }: ScorecardOptions): boolean {
  return texts?.has('initial-budget-note') ?? false;
}

function monthlyRow({ indicator, series, rating }: ReportRow, cutOff: Month): MonthlyRow {
  const isMeasured = indicator.kind === 'quantitative';
  return {
    seq: scaledCell(indicator.seq, 0),
    name: indicator.source.name,
    // Beside the amount of one month: the annex's «万/年» is money in 万元.
    unit: isMeasured ? unitText(indicator) : indicator.source.unit,
    rollup: isMeasured ? ROLLUP_WORDS[indicator.rollup].name : RATED_METHOD,
    months: isMeasured ? seriesCells(series, cutOff, indicator.decimals) : MONTHS.map(() => BLANK),
    note: rating === null ? '' : `${monthText(rating.month)}评定：${rating.evidence}`,
  };
}

function partRows({ indicator, parts }: ReportRow, cutOff: Month): readonly MonthlyRow[] {
  if (indicator.kind !== 'compound') return [];
  return parts.map((part) => {
    const known = indicator.parts.find((each) => each.id === part.id);
    return {
      seq: textCell(`${indicator.seq}-${part.id}`),
      name: known?.name ?? part.id,
      unit: known?.unit ?? '',
      rollup: ROLLUP_WORDS.latest.name,
      months: seriesCells(part.series, cutOff, known?.decimals ?? 4),
      note: `第 ${indicator.seq} 项的分项，供评定参考`,
    };
  });
}

function seriesCells(series: Series, cutOff: Month, decimals: Decimals): readonly TableCell[] {
  return MONTHS.map((month) => {
    const cell = month <= cutOff ? series[month - 1] : undefined;
    if (cell === undefined || cell.kind === 'unreported') return BLANK;
    return cell.kind === 'none' ? NONE_TEXT : quantityCell(cell.value, decimals);
  });
}

function coverageText({ card, rows }: YearReport, tenths: Tenths): string {
  const scored = rows.length - card.unreported.length;
  const weight = (of: Points) => viewWeight(of, tenths).text;
  return `已得分指标 ${scored} 项、权重 ${weight(card.coveredWeight)} 分（共 ${rows.length} 项、${weight(card.weight)} 分）`;
}

/** «；…» or nothing: what goes on behind the coverage. */
function byHandText({ rows }: YearReport, points: readonly RowPoints[]): string {
  const line = byHandLine(
    points.map((each, index) => ({ ...each, isByHand: (rows[index]?.manual ?? null) !== null })),
  );
  return line === '' ? '' : `；${line}`;
}

/** A weight in the chosen view: as in the annex, or nine (eight) tenths of it. */
function viewWeight(points: Points, tenths: Tenths): NumberCell {
  return scaledCell(points * tenths, 3);
}

/** «—» while the form is unfinished: only a year that is over and all scored has a grade [V11]. */
function gradeText(report: YearReport, grade: Grade | null): string {
  return grade !== null && hasGrade(report) ? GRADE_WORDS[grade] : NO_FIGURE.text;
}
