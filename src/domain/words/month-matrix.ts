import { isCeiling } from '#src/domain/catalogue/indicator.ts';
import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { cellDuty } from '#src/domain/year/completeness.ts';
import { monthText, quantityText } from '#src/domain/words/format.ts';
import { dueText, isUndue } from '#src/domain/words/progress.ts';
import { STATE_KINDS, type RowState, type StateKind } from '#src/domain/year/row-state.ts';
import { measureText, toDateText } from '#src/domain/words/value-text.ts';
import { ROLLUP_WORDS, STATE_WORDS, stateSaying, TIER_WORDS } from '#src/domain/words/words.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';

interface MatrixCell {
  readonly month: Month;
  /** The row's state at that month's own cut-off, the word of every other screen [O8]; null after the cut-off, and before a 调整 added the row. */
  readonly state: RowState | null;
  /** Nobody said anything about the row in this very month. */
  readonly isMissing: boolean;
  /** Everything the cell knows, in words. */
  readonly text: string;
}

export interface MatrixRow {
  /** As of the cut-off. */
  readonly row: ReportRow;
  readonly cells: readonly MatrixCell[];
}

const FUTURE = '未到月份';
const NOT_YET = '还没有这一项';
export const MISSING_WORD = '当月未填报';

/** What makes a state, for a legend; '' where the word says it. */
export const STATE_RULES: Record<StateKind, string> = {
  met: '',
  'in-range': '',
  'on-pace': '应完成的 80% 以上',
  'not-due': '',
  'slightly-behind': '60%—80%',
  'far-behind': '不足 60%',
  partly: '',
  below: '',
  over: '',
  unmet: '',
  unrated: '',
  unreported: '至今无数',
};

/**
 * Months × indicators, each month judged at its own cut-off.
 * @param reports the year as of each month, January first
 */
export function monthMatrix(
  reports: readonly YearReport[],
  year: YearStatements,
  cutOff: Month,
): readonly MatrixRow[] {
  const asOf = reports[cutOff - 1];
  if (asOf === undefined) return [];
  // By id: a row that a 调整 has stopped stood between the others until then [PL24].
  const byMonth = reports.map(({ cutOff: month, rows }) => ({
    month,
    rows: new Map(rows.map((row) => [row.indicator.id, row])),
  }));
  return asOf.rows.map((row) => ({
    row,
    cells: byMonth.map(({ month, rows }) =>
      month > cutOff ? blankCell(month, FUTURE) : matrixCell(rows.get(row.indicator.id) ?? null, year, month),
    ),
  }));
}

function blankCell(month: Month, why: string): MatrixCell {
  return { month, state: null, isMissing: false, text: `${monthText(month)}：${why}` };
}

function matrixCell(row: ReportRow | null, year: YearStatements, month: Month): MatrixCell {
  if (row === null) return blankCell(month, NOT_YET);
  const isMissing = row.rating === null && cellDuty(row.indicator, year, month) === 'missing';
  return { month, state: row.state, isMissing, text: cellText(row, month) };
}

/** The states that occur up to the cut-off, in their order: what a legend has to explain. */
export function matrixStates(matrix: readonly MatrixRow[]): readonly StateKind[] {
  const found = new Set(matrix.flatMap(({ cells }) => cells.flatMap(({ state }) => state?.kind ?? [])));
  return STATE_KINDS.filter((kind) => found.has(kind));
}

/** '3月：本月 1,322 条，累计 3,467 条，时序应完成 3,750 条，进度正常' */
function cellText(row: ReportRow, month: Month): string {
  const { indicator } = row;
  const head = `${monthText(month)}：`;
  const state = stateSaying(row.state);
  if (row.rating !== null) return `${head}${TIER_WORDS[row.rating.tier]}，系数 ${toDateText(row)}，${state}`;
  if (indicator.kind !== 'quantitative') return `${head}${state}`;
  const due = dueText(row);
  return `${head}${[
    ownText(row, month, indicator),
    `${toDateWord(row)} ${row.figure.kind === 'number' ? measureText(toDateText(row), indicator) : toDateText(row)}`,
    ...(due === null || isUndue(row) ? [] : [`时序应完成 ${due}`]),
    state,
  ].join('，')}`;
}

function ownText(row: ReportRow, month: Month, indicator: PlanIndicator): string {
  const cell = row.series[month - 1];
  if (cell === undefined || cell.kind === 'unreported') return '本月未填报';
  return cell.kind === 'none' ? '本月无发生' : `本月 ${measureText(quantityText(cell.value), indicator)}`;
}

function toDateWord({ indicator, goal }: ReportRow): string {
  if (indicator.kind !== 'quantitative') return '';
  const isAllowance = indicator.rollup === 'sum' && goal !== null && isCeiling(goal.operator);
  return isAllowance ? '已用' : ROLLUP_WORDS[indicator.rollup].toDate;
}

/** How many cells of the months so far have each word: '截至 11 月共 352 格：进度正常 210，…；其中当月未填报 3 格。'. */
export function matrixSentence(matrix: readonly MatrixRow[], cutOff: Month): string {
  const cells = matrix.flatMap((row) => row.cells).filter(({ state }) => state !== null);
  const said = matrixStates(matrix).map(
    (kind) => `${STATE_WORDS[kind]} ${cells.filter(({ state }) => state?.kind === kind).length}`,
  );
  const missing = cells.filter(({ isMissing }) => isMissing).length;
  return `截至 ${cutOff} 月共 ${cells.length} 格：${said.join('，')}${
    missing === 0 ? '' : `；其中${MISSING_WORD} ${missing} 格`
  }。`;
}
