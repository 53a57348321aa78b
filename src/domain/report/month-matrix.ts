import { isCeiling } from '#src/domain/catalogue/indicator.ts';
import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { cellDuty } from '#src/domain/report/completeness.ts';
import { monthText, quantityText } from '#src/domain/report/format.ts';
import { dueText } from '#src/domain/report/progress.ts';
import { measureText, toDateText } from '#src/domain/report/value-text.ts';
import { LIGHT_WORDS, TIER_WORDS } from '#src/domain/report/words.ts';
import type { ReportRow, YearReport } from '#src/domain/report/year-report.ts';
import type { Light } from '#src/domain/score/pace.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';

/**
 * One month of one indicator, as one of eight [O8]: a light as of that month's end; met already although nothing is due; nothing
 * due yet; not reported; after the cut-off.
 */
export type MonthMark = Light | 'done' | 'undue' | 'missing' | 'future';

interface MatrixCell {
  readonly month: Month;
  readonly mark: MonthMark;
  /** Everything the cell knows, in words. */
  readonly text: string;
}

export interface MatrixRow {
  /** As of the cut-off. */
  readonly row: ReportRow;
  readonly cells: readonly MatrixCell[];
}

export const MONTH_MARK_WORDS: Record<MonthMark, string> = {
  ...LIGHT_WORDS,
  done: '已达成',
  undue: '未到期',
  missing: '未填报',
  future: '未到月份',
};

/** What makes a mark, for a legend. */
export const MONTH_MARK_RULES: Record<MonthMark, string> = {
  red: '不足时序 60% 或超范围',
  yellow: '60%—80%',
  green: '80%—120% 或在范围内',
  blue: '120% 以上',
  done: '时序未到期',
  undue: '或年终评定',
  missing: '当月',
  future: '截止月之后',
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
  return asOf.rows.map((row, index) => ({
    row,
    cells: reports.map(({ cutOff: month, rows }) => {
      const mark = month > cutOff ? 'future' : markOf(rows[index] ?? row, year, month);
      return { month, mark, text: cellText(rows[index] ?? row, month, mark) };
    }),
  }));
}

function markOf(row: ReportRow, year: YearStatements, month: Month): MonthMark {
  const duty = cellDuty(row.indicator, year, month);
  if (duty === 'missing' && row.rating === null) return 'missing';
  if (row.rating !== null) return ratedMark(row.rating.tier);
  if (row.light !== null) return row.light;
  return row.score.met === true ? 'done' : 'undue';
}

function ratedMark(tier: 'met' | 'partly' | 'unmet'): MonthMark {
  switch (tier) {
    case 'met':
      return 'green';
    case 'partly':
      return 'yellow';
    case 'unmet':
      return 'red';
  }
}

/** '3月：本月 1,322 条，累计 3,467，时序应完成 3,750 条，绿灯' */
function cellText(row: ReportRow, month: Month, mark: MonthMark): string {
  const { indicator } = row;
  const head = `${monthText(month)}：`;
  if (mark === 'future') return `${head}${MONTH_MARK_WORDS.future}`;
  if (row.rating !== null) return `${head}${TIER_WORDS[row.rating.tier]}，系数 ${toDateText(row)}`;
  if (indicator.kind !== 'quantitative') return `${head}${mark === 'missing' ? '未评定' : '年终评定'}`;
  const due = dueText(row);
  return `${head}${[
    ownText(row, month, indicator),
    `${toDateWord(row)} ${row.figure.kind === 'number' ? measureText(toDateText(row), indicator) : toDateText(row)}`,
    ...(due === null || due === '未到期' ? [] : [`时序应完成 ${due}`]),
    MONTH_MARK_WORDS[mark],
  ].join('，')}`;
}

function ownText(row: ReportRow, month: Month, indicator: PlanIndicator): string {
  const cell = row.series[month - 1];
  if (cell === undefined || cell.kind === 'unreported') return '本月未填报';
  return cell.kind === 'none' ? '本月无发生' : `本月 ${measureText(quantityText(cell.value), indicator)}`;
}

function toDateWord({ indicator, goal }: ReportRow): string {
  if (indicator.kind !== 'quantitative') return '';
  switch (indicator.rollup) {
    case 'sum':
      return goal !== null && isCeiling(goal.operator) ? '已用' : '累计';
    case 'mean':
      return '平均';
    case 'latest':
      return '最新';
    case 'max':
      return '最高';
    case 'min':
      return '最低';
  }
}

/** How many cells of the months so far have each mark, for a sentence: '截至 11 月 352 格：绿灯 210，…'. */
export function matrixSentence(matrix: readonly MatrixRow[], cutOff: Month): string {
  const counts = new Map<MonthMark, number>();
  for (const { cells } of matrix) for (const { mark } of cells) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  const order: readonly MonthMark[] = ['red', 'yellow', 'green', 'blue', 'done', 'undue', 'missing'];
  const said = order.flatMap((mark) => {
    const count = counts.get(mark) ?? 0;
    return count === 0 ? [] : [`${MONTH_MARK_WORDS[mark]} ${count}`];
  });
  return `截至 ${cutOff} 月共 ${matrix.length * cutOff} 格：${said.join('，')}。`;
}
