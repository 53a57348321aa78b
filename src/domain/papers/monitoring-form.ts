import { NAME_LABEL } from '#src/domain/catalogue/field-words.ts';
import { YEAR_TARGET_HEAD } from '#src/domain/papers/form-labels.ts';
import { paperMarks } from '#src/domain/papers/paper-marks.ts';
import { isCeiling, type IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Tier } from '#src/domain/catalogue/tier.ts';
import { MONITORING_NAME } from '#src/domain/papers/paper-names.ts';
import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import { compareRatios } from '#src/domain/quantity/exact.ts';
import { quantityToText, type Decimals, type Quantity } from '#src/domain/quantity/quantity.ts';
import {
  plainLine,
  rulesText,
  SAMPLE_LINE,
  strongLine,
  type FootLine,
} from '#src/domain/papers/form-foot.ts';
import {
  contactFields,
  missingLabels,
  type FormField,
  type FormTexts,
} from '#src/domain/papers/form-texts.ts';
import { SUBJECT_WORDS } from '#src/domain/statements/subject-words.ts';
import { isLost } from '#src/domain/year/row-need.ts';
import { STATE_KINDS, type RowState } from '#src/domain/year/row-state.ts';
import { monthsText } from '#src/domain/words/format.ts';
import type { ColumnId } from '#src/domain/papers/scorecard-columns.ts';
import { marksAt, notesText, type FormNote } from '#src/domain/papers/scorecard-notes.ts';
import { adjustedText, figureCell, printedGoal, tierCell } from '#src/domain/papers/scorecard-row.ts';
import { scorecardTable, type ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { NO_FIGURE, quantityCell, textCell, type TableCell } from '#src/domain/papers/table-cell.ts';
import { CAUSE_WORDS, LIKELIHOOD_WORDS } from '#src/domain/words/statement-words.ts';
import { toDateNote } from '#src/domain/words/value-text.ts';
import { BY_HAND, LIGHT_WORDS, STATE_WORDS, stateSaying, TIER_WORDS } from '#src/domain/words/words.ts';
import { onTimePhrase, outlookSentence } from '#src/domain/words/year-outlook.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';
import { isMet } from '#src/domain/score/coefficient.ts';
import type { Light } from '#src/domain/score/pace.ts';
import {
  CAUSE_KINDS,
  LIKELIHOODS,
  type CauseKind,
  type Likelihood,
  type OutlookContent,
} from '#src/domain/statements/statement.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { paperTitle } from '#src/domain/words/plan-title.ts';

/** A figure that data or forecast fill in and a person may replace [U5]. */
export interface MonitoredFigure {
  readonly cell: TableCell;
  /** What must be said beside it: its month, its band, what it stands over. '' for a plain sum. */
  readonly note: string;
  /** A person's own number stands in it: every rendering says 人工. */
  readonly isByHand: boolean;
}

export interface MonitoringRow {
  readonly id: IndicatorId;
  readonly seq: number;
  readonly name: string;
  /** Marks of the footnotes about the name, and about the target with its operator and unit [V15]. */
  readonly marks: { readonly name: string; readonly target: string };
  /** 年度指标值 with operator and unit, as in the source; the adjusted one where it is in force. */
  readonly target: string;
  readonly soFar: MonitoredFigure;
  readonly expected: MonitoredFigure;
  /** What the numbers are typed in; null for rows that a person rates. */
  readonly measure: { readonly unit: string; readonly decimals: Decimals } | null;
  /** The state of the row by its data, the word of every other screen [D10]. */
  readonly state: RowState;
  /** Of the data, but red where 完全不可能 stands; none in December [D13]. */
  readonly light: Light | null;
  /** '绿灯，进度正常'; in December the word alone. */
  readonly standing: string;
  /** 偏差原因 by kind; '' where there is none. */
  readonly causes: Readonly<Record<CauseKind, string>>;
  /** Why a cause must be given; null when none need be. */
  readonly causeRequired: string | null;
  /** 完成目标可能性: the person's word, else what the forecast suggests, else null. */
  readonly likelihood: Likelihood | null;
  readonly isConfirmed: boolean;
  readonly remark: string;
  /** As it is stored: what an edit of one field is laid over. */
  readonly content: OutlookContent;
}

type MonitoringColumnId =
  | 'name'
  | 'target'
  | 'soFar'
  | 'expected'
  | `cause-${CauseKind}`
  | `likelihood-${Likelihood}`
  | 'remark';

interface MonitoringColumn {
  readonly id: MonitoringColumnId;
  readonly label: string;
  /** The head over several columns; null for a column of its own. */
  readonly group: string | null;
  /** Share of the form's width, in thousandths. */
  readonly width: number;
}

/** 绩效运行监控表 at a cut-off [U4]: screen, print, xlsx and docx all render this and compute nothing. */
export interface MonitoringForm {
  readonly title: string;
  readonly unitName: string;
  /** null: 部门整体. */
  readonly project: string | null;
  readonly year: number;
  readonly cutOff: Month;
  readonly head: { readonly authority: FormField; readonly contact: FormField; readonly phone: FormField };
  readonly asOf: string;
  readonly execution: ScorecardTable['execution'];
  /** The year behind it: live formulas go through its months. */
  readonly table: ScorecardTable;
  readonly columns: readonly MonitoringColumn[];
  readonly rows: readonly MonitoringRow[];
  readonly foot: readonly FootLine[];
  readonly marks: readonly string[];
  readonly missing: readonly string[];
  readonly isSample: boolean;
}

export interface MonitoringOptions {
  readonly texts: FormTexts;
  /** What people have said of the rows at this cut-off. */
  readonly outlooks: ReadonlyMap<IndicatorId, OutlookContent>;
  readonly isSample: boolean;
  readonly published: Plan;
}

export const NO_OUTLOOK: OutlookContent = {
  soFar: null,
  expected: null,
  causes: [],
  likelihood: null,
  remark: '',
};

/** Behind a likelihood. */
export const SUGGESTED = '建议';
export const CONFIRMED = '已确认';

const CAUSE_GROUP = '偏差原因';
const LIKELIHOOD_GROUP = '完成目标可能性';

/** Outlooks of one cut-off, by indicator. */
export function outlooksAt(
  year: YearStatements,
  plan: Plan,
  month: Month,
): ReadonlyMap<IndicatorId, OutlookContent> {
  const outlooks = new Map<IndicatorId, OutlookContent>();
  for (const { id } of plan.indicators) {
    const content = standing(year, { kind: 'outlook', indicator: id, month })?.content ?? null;
    if (content !== null) outlooks.set(id, content);
  }
  return outlooks;
}

/** What is to be said of a row; null (cleared) once nothing is left of it. */
export function outlookSaid(content: OutlookContent): OutlookContent | null {
  const { soFar, expected, causes, likelihood, remark } = content;
  const isEmpty =
    soFar === null && expected === null && causes.length === 0 && likelihood === null && remark === '';
  return isEmpty ? null : content;
}

/** The same outlook with another text for one kind of cause; kinds stand in the order of the form. */
export function withCause(content: OutlookContent, kind: CauseKind, text: string): OutlookContent {
  const causes = CAUSE_KINDS.flatMap((each) => {
    const said = each === kind ? text : (content.causes.find((cause) => cause.kind === each)?.text ?? '');
    return said === '' ? [] : [{ kind: each, text: said }];
  });
  return { ...content, causes };
}

export function monitoringForm(report: YearReport, options: MonitoringOptions): MonitoringForm {
  const { texts, outlooks, isSample, published } = options;
  const { plan, cutOff } = report;
  const table = scorecardTable(report, { view: 'hundred', isSample, published, texts });
  const head = contactFields(published, texts);
  const rows = report.rows.map((row) =>
    monitoringRow(row, outlooks.get(row.indicator.id) ?? NO_OUTLOOK, cutOff, table.notes),
  );
  return {
    title: paperTitle(plan, MONITORING_NAME),
    unitName: plan.unitName,
    project: plan.project,
    year: plan.year,
    cutOff,
    head,
    asOf: `${plan.year}年${monthsText(cutOff)}`,
    execution: table.execution,
    table,
    columns: monitoringColumns(cutOff),
    rows,
    foot: footOf(rows, table, report),
    marks: paperMarks({ isDraft: false, isSample }),
    missing: missingLabels(Object.values(head)),
    isSample,
  };
}

function monitoringColumns(cutOff: Month): readonly MonitoringColumn[] {
  return [
    { id: 'name', label: NAME_LABEL, group: null, width: 148 },
    { id: 'target', label: YEAR_TARGET_HEAD, group: null, width: 82 },
    { id: 'soFar', label: `${monthsText(cutOff)}完成情况`, group: null, width: 92 },
    { id: 'expected', label: SUBJECT_WORDS.expected, group: null, width: 100 },
    ...CAUSE_KINDS.map(
      (kind): MonitoringColumn => ({
        id: `cause-${kind}`,
        label: CAUSE_WORDS[kind],
        group: CAUSE_GROUP,
        width: 66,
      }),
    ),
    ...LIKELIHOODS.map(
      (each): MonitoringColumn => ({
        id: `likelihood-${each}`,
        label: LIKELIHOOD_WORDS[each],
        group: LIKELIHOOD_GROUP,
        width: 44,
      }),
    ),
    { id: 'remark', label: '备注', group: null, width: 116 },
  ];
}

function monitoringRow(
  row: ReportRow,
  content: OutlookContent,
  cutOff: Month,
  notes: readonly FormNote[],
): MonitoringRow {
  const { indicator, goal } = row;
  const marksOf = (columns: readonly ColumnId[]) =>
    notes
      .filter((note) => columns.some((column) => marksAt([note], indicator.seq, column) !== ''))
      .map(({ mark }) => mark)
      .join('');
  const isMeasured = indicator.kind === 'quantitative' && goal !== null;
  const suggested = suggestedLikelihood(row, content.expected, cutOff);
  const likelihood = content.likelihood ?? suggested;
  const light = lightFor(row, likelihood, cutOff);
  const isShort = likelihood !== null && likelihood !== 'certain';
  const causes = Object.fromEntries(
    CAUSE_KINDS.map((kind) => [kind, content.causes.find((cause) => cause.kind === kind)?.text ?? '']),
  ) as Record<CauseKind, string>;
  return {
    id: indicator.id,
    seq: indicator.seq,
    name: indicator.source.name,
    marks: { name: marksOf(['name']), target: marksOf(['operator', 'target', 'unit']) },
    target: targetOf(row, cutOff),
    soFar: soFarFigure(row, content.soFar),
    expected: expectedFigure(row, content.expected),
    measure: isMeasured ? { unit: indicator.unit, decimals: indicator.decimals } : null,
    light,
    state: row.state,
    standing: [...(light === null ? [] : [LIGHT_WORDS[light]]), stateSaying(row.state)].join('，'),
    causes,
    causeRequired: isShort && CAUSE_KINDS.every((kind) => causes[kind] === '') ? '须写偏差原因' : null,
    likelihood,
    isConfirmed: content.likelihood !== null,
    remark: content.remark,
    content,
  };
}

/** A measured row of which nobody believes that it can still be met is red, whatever its pace so far says [D13]. */
function lightFor(row: ReportRow, likelihood: Likelihood | null, cutOff: Month): Light | null {
  if (cutOff === YEAR_END || row.indicator.kind !== 'quantitative') return null;
  return likelihood === 'impossible' ? 'red' : row.light;
}

/** '≥ 15000 条' of the source's own cells; an adjusted target in force stands in its place and says so. */
function targetOf({ indicator, goal, adjusted }: ReportRow, cutOff: Month): string {
  const printed = printedGoal(indicator);
  const isMeasured = indicator.kind === 'quantitative';
  if (isMeasured && adjusted !== null && goal !== null && adjusted.from <= cutOff)
    return `${adjustedText(indicator, goal.target)}（调整，原 ${printed.target}）`;
  return [printed.operator, printed.target, isMeasured ? printed.unit : '']
    .filter((part) => part !== '')
    .join(' ');
}

function soFarFigure(row: ReportRow, byHand: Quantity | null): MonitoredFigure {
  const { indicator, figure, rating } = row;
  if (indicator.kind !== 'quantitative') return figureOf(tierCell(rating), '');
  const data = figureCell(figure, indicator.decimals);
  if (byHand !== null)
    return { cell: quantityCell(byHand, indicator.decimals), note: `数据为 ${data.text}`, isByHand: true };
  return figureOf(data, toDateNote(row));
}

/** The person's number for this cut-off, else the forecast, in which the person's number for the year may stand [F5]. */
function expectedFigure(
  { indicator, forecast, rating }: ReportRow,
  byHand: Quantity | null,
): MonitoredFigure {
  if (indicator.kind !== 'quantitative')
    return figureOf(rating === null ? NO_FIGURE : textCell(TIER_WORDS[rating.tier]), '');
  const { decimals } = indicator;
  if (byHand !== null) {
    const predicted = forecast === null ? '' : `推算为 ${quantityToText(forecast.value)}`;
    return { cell: quantityCell(byHand, decimals), note: predicted, isByHand: true };
  }
  if (forecast === null) return figureOf(NO_FIGURE, '');
  const { value, low, high, basis } = forecast;
  const band = low === high ? '' : `${quantityToText(low)}—${quantityToText(high)}`;
  return {
    cell: quantityCell(value, decimals),
    note: basis === 'overdue' ? '已有节点逾期' : band,
    isByHand: basis === 'person',
  };
}

function figureOf(cell: TableCell, note: string): MonitoredFigure {
  return { cell, note, isByHand: false };
}

/** What stands in one of the columns of 完成目标可能性: '√' confirmed, '（√）' suggested, '' else. */
export function monitoringMark(row: MonitoringRow, each: Likelihood): string {
  if (row.likelihood !== each) return '';
  return row.isConfirmed ? '√' : '（√）';
}

const TIER_LIKELIHOODS: Record<Tier, Likelihood> = {
  met: 'certain',
  partly: 'possible',
  unmet: 'impossible',
};

/** A floor of which even the best end of the forecast brings less than this is as far off as a red light [D6]. */
const FAR_OFF_PERCENT = 60;

/**
 * What the forecast suggests of reaching the goal [U6]; null when nothing can be said. 确定能: met over the whole band. 完全不可能: met
 * nowhere in it, and no month to come can mend it, or a person expects it so, or the best end is under 60 % of the target.
 * @param byHand 全年预计完成情况 of this cut-off, over any forecast
 */
export function suggestedLikelihood(
  row: ReportRow,
  byHand: Quantity | null,
  cutOff: Month,
): Likelihood | null {
  const { goal, forecast, rating, score } = row;
  if (goal === null) return rating === null ? null : TIER_LIKELIHOODS[rating.tier];
  const band = byHand ?? (forecast === null ? null : [forecast.low, forecast.value, forecast.high]);
  if (band === null) return score.met === true ? 'certain' : null;
  const ends = typeof band === 'number' ? [band] : band;
  if (ends.every((value) => isMet(goal, value))) return 'certain';
  if (ends.some((value) => isMet(goal, value))) return 'possible';
  const isSaid = byHand !== null || forecast?.basis === 'person' || cutOff === YEAR_END;
  const isFarOff =
    !isCeiling(goal.operator) &&
    goal.target > 0 &&
    compareRatios(Math.max(...ends), goal.target, FAR_OFF_PERCENT, 100) < 0;
  return isSaid || isFarOff || isLost(row, cutOff) ? 'impossible' : 'possible';
}

/** The projected total in its parts, as every screen says it, with the rows that are assumed to come in time; none in December [O18]. */
function outlookLine(report: YearReport): readonly FootLine[] {
  if (report.cutOff === YEAR_END) return [];
  const said = [outlookSentence(report), onTimePhrase(report)].filter((each) => each !== '');
  return said.length === 0 ? [] : [plainLine(said.join('。'))];
}

const LIGHT_RULES =
  '灯和状态按月度数据判断：完成数为时序应完成数的 60% 以下红灯、80% 以下黄灯、120% 以下绿灯、以上蓝灯；每月对照全年值的指标在范围内绿灯、不在范围内红灯；完全不可能完成的红灯。';

function footOf(
  rows: readonly MonitoringRow[],
  table: ScorecardTable,
  report: YearReport,
): readonly FootLine[] {
  const { cutOff } = report;
  const counted = (has: (row: MonitoringRow) => boolean) => rows.filter(has).length;
  const likelihoods = LIKELIHOODS.map(
    (each) => `${LIKELIHOOD_WORDS[each]} ${counted((row) => row.likelihood === each)} 项`,
  );
  const states = STATE_KINDS.flatMap((kind) => {
    const count = counted(({ state }) => state.kind === kind);
    return count === 0 ? [] : [`${STATE_WORDS[kind]} ${count} 项`];
  });
  const lights =
    cutOff === YEAR_END
      ? ''
      : `；${(['red', 'yellow', 'green', 'blue'] as const)
          .map((each) => `${LIGHT_WORDS[each]} ${counted((row) => row.light === each)} 项`)
          .join('，')}，未亮灯 ${counted((row) => row.light === null)} 项`;
  const toConfirm = counted(({ likelihood, isConfirmed }) => likelihood !== null && !isConfirmed);
  const unknown = counted(({ likelihood }) => likelihood === null);
  return [
    plainLine(
      `共 ${rows.length} 项：${likelihoods.join('，')}，暂不能判断 ${unknown} 项；${states.join('，')}${lights}`,
    ),
    ...outlookLine(report),
    ...(table.execution.mark === '' ? [] : [strongLine(table.execution.mark)]),
    ...(toConfirm === 0
      ? []
      : [strongLine(`${toConfirm} 项的完成目标可能性为系统按推算所作的${SUGGESTED}，尚未由人确认`)]),
    ...(table.isSample ? [SAMPLE_LINE] : []),
    ...table.problems.map((text) => strongLine(`方案问题：${text}`)),
    plainLine(
      `说明：√ 为已确认，（√）为${SUGGESTED}；标“${BY_HAND}”的数由人填写，其余由月度数据汇总或推算。${cutOff === YEAR_END ? '全年已结束，只写状态，不亮灯。' : LIGHT_RULES}`,
    ),
    plainLine(rulesText(table.rules)),
    ...(table.notes.length === 0 ? [] : [plainLine(notesText(table.notes))]),
  ];
}
