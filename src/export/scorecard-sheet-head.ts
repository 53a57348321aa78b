import { INITIAL_BUDGET_LABEL, ADJUSTED_BUDGET_LABEL } from '#src/domain/catalogue/field-words.ts';
import { marksText, paperMarks } from '#src/domain/papers/paper-marks.ts';
import { RATE_LABEL, RATE_WEIGHT_LABEL, RATE_SCORE_LABEL } from '#src/domain/papers/scorecard-columns.ts';
import { weightToText } from '#src/domain/quantity/points.ts';
import type { ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { NO_FIGURE, type TableCell } from '#src/domain/papers/table-cell.ts';
import type { CardLayout, SheetNames } from '#src/export/card-layout.ts';
import { EXECUTED_CELL, otherSumCell } from '#src/export/execution-sheet.ts';
import {
  CENTER,
  figureStyle,
  HEAD,
  heightOf,
  LEFT,
  META,
  META_RIGHT,
  TITLE,
} from '#src/export/form-styles.ts';
import { pointsOf } from '#src/export/flowing-text.ts';
import {
  executionScoreFormula,
  gradeFormula,
  rateFormula,
  tenNinetyFormula,
  type ExecutionCells,
} from '#src/export/scorecard-formulas.ts';
import { cachedOf, cellAt, type LiveCell, type SheetGrid } from '#src/export/sheet-grid.ts';

const [TITLE_ROW, META_ROW, LABEL_ROW, FIGURE_ROW, TOTAL_ROW] = [0, 1, 2, 3, 4] as const;
const MONEY = figureStyle([0, 4]);
const POINTS = figureStyle([2, 2]);
const TOTAL = figureStyle([2, 2], true);

/** A stretch of columns in the head. */
type Span = readonly [from: number, to: number];

/** Title, the unit's line, 预算执行, both totals with their grades, and the heads of the columns. */
export function putCardHead(
  grid: SheetGrid,
  table: ScorecardTable,
  layout: CardLayout,
  names: SheetNames,
): void {
  const { lastColumn, column } = layout;
  const marks = marksText(paperMarks(table));
  grid.put(TITLE_ROW, 0, marks === '' ? table.title : `${table.title}（${marks}）`, TITLE);
  grid.merge(TITLE_ROW, 0, TITLE_ROW, lastColumn, TITLE);
  grid.height(TITLE_ROW, 34);
  const [unit, asOf, money] = table.head.map(({ label, text }) => `${label}：${text}`);
  grid.put(META_ROW, 0, unit ?? '', META);
  grid.merge(META_ROW, 0, META_ROW, column('operator'), META);
  grid.put(META_ROW, column('target'), asOf ?? '', META);
  grid.merge(META_ROW, column('target'), META_ROW, column('value'), META);
  grid.put(META_ROW, column('coefficient'), money ?? '', META_RIGHT);
  grid.merge(META_ROW, column('coefficient'), META_ROW, lastColumn, META_RIGHT);
  grid.height(META_ROW, 20);
  putExecution(grid, table, layout, names);
  putTotals(grid, table, layout, names);
  table.columns.forEach(({ label }, index) => grid.put(layout.headRow, index, label, HEAD));
  grid.height(layout.headRow, 36);
}

/** Where the figures of 预算执行 stand. */
function executionCells(column: CardLayout['column']): ExecutionCells {
  const at = (id: Parameters<CardLayout['column']>[0]) => cellAt(FIGURE_ROW, column(id));
  return {
    rate: at('coefficient'),
    weight: at('weight'),
    executed: at('adjusted'),
    budget: at('target'),
    score: at('score'),
  };
}

function putExecution(
  grid: SheetGrid,
  { execution, reckoning }: ScorecardTable,
  { column, lastColumn }: CardLayout,
  names: SheetNames,
): void {
  grid.put(LABEL_ROW, 0, '预算执行（万元）', HEAD);
  grid.merge(LABEL_ROW, 0, FIGURE_ROW, column('name'), HEAD);
  const field = ([from, to]: Span, label: string, cell: TableCell | LiveCell, style = MONEY) => {
    grid.put(LABEL_ROW, from, label, HEAD);
    grid.merge(LABEL_ROW, from, LABEL_ROW, to, HEAD);
    if ('formula' in cell) grid.putLive(FIGURE_ROW, from, cell, style);
    else grid.putCell(FIGURE_ROW, from, cell, style);
    grid.merge(FIGURE_ROW, from, FIGURE_ROW, to, style);
  };
  const cells = executionCells(column);
  const rate = rateFormula(cells.executed, cells.budget);
  const score = executionScoreFormula(cells, reckoning);
  field([column('unit'), column('operator')], INITIAL_BUDGET_LABEL, execution.budgetAtStart);
  field([column('target'), column('target')], ADJUSTED_BUDGET_LABEL, execution.budget);
  field([column('adjusted'), column('value')], execution.executedLabel, {
    formula: `${names.execution}!${EXECUTED_CELL}`,
    cached: cachedOf(execution.executed),
  });
  const rateStyle = figureStyle([0, 2]);
  field(
    [column('coefficient'), column('coefficient')],
    RATE_LABEL,
    { formula: rate, cached: cachedOf(execution.rate) },
    rateStyle,
  );
  field([column('weight'), column('weight')], RATE_WEIGHT_LABEL, execution.weight, figureStyle([0, 0]));
  field(
    [column('score'), column('score')],
    RATE_SCORE_LABEL,
    { formula: score, cached: cachedOf(execution.score) },
    POINTS,
  );
  grid.put(LABEL_ROW, column('score') + 1, execution.mark === '' ? null : execution.mark, LEFT);
  grid.merge(LABEL_ROW, column('score') + 1, FIGURE_ROW, lastColumn, LEFT);
  grid.height(LABEL_ROW, pointsOf(3));
  grid.height(FIGURE_ROW, Math.max(20, heightOf(execution.mark, 22) - pointsOf(3)));
}

/** 指标得分 and 自评总分 side by side: whichever the table shows, the other comes from the third sheet. */
function putTotals(
  grid: SheetGrid,
  table: ScorecardTable,
  { column, lastColumn, sumRow, firstRow, rows }: CardLayout,
  names: SheetNames,
): void {
  const here = cellAt(sumRow, column('score'));
  const there = `${names.execution}!${otherSumCell(rows.length)}`;
  const [hundred, ninety] = table.isOneView
    ? [here, here]
    : table.view === 'hundred'
      ? [here, there]
      : [there, here];
  const thresholds = table.thresholds.map(weightToText) as [string, string, string];
  const scores = `${cellAt(firstRow, column('score'))}:${cellAt(Math.max(firstRow, sumRow - 1), column('score'))}`;
  const gradeOf = (total: string) =>
    // An unfinished form has no grade, whatever its total comes to.
    table.isDraft ? `"${NO_FIGURE.text}"` : gradeFormula(total, scores, thresholds);
  const text = (span: Span, label: string, style = HEAD) => {
    grid.put(TOTAL_ROW, span[0], label, style);
    grid.merge(TOTAL_ROW, span[0], TOTAL_ROW, span[1], style);
  };
  text([0, column('name')], '得分与等次');
  text([column('unit'), column('operator')], `${table.hundred.label}(${table.hundred.whole})`);
  const hundredCell = cellAt(TOTAL_ROW, column('target'));
  grid.putLive(
    TOTAL_ROW,
    column('target'),
    { formula: hundred, cached: cachedOf(table.hundred.score) },
    TOTAL,
  );
  text([column('adjusted'), column('adjusted')], '等次');
  grid.putLive(
    TOTAL_ROW,
    column('value'),
    table.isOneView
      ? { formula: `"${NO_FIGURE.text}"`, cached: NO_FIGURE.text }
      : { formula: gradeOf(hundredCell), cached: table.hundred.grade },
    CENTER,
  );
  text([column('coefficient'), column('weight')], `${table.tenNinety.label}(${table.tenNinety.whole})`);
  grid.putLive(
    TOTAL_ROW,
    column('score'),
    {
      formula: tenNinetyFormula(executionCells(column), ninety, table.reckoning),
      cached: cachedOf(table.tenNinety.score),
    },
    TOTAL,
  );
  const grade = gradeOf(cellAt(TOTAL_ROW, column('score')));
  grid.putLive(
    TOTAL_ROW,
    column('score') + 1,
    { formula: `"等次："&${grade}`, cached: `等次：${table.tenNinety.grade}` },
    CENTER,
  );
  grid.merge(TOTAL_ROW, column('score') + 1, TOTAL_ROW, lastColumn, CENTER);
  grid.height(TOTAL_ROW, pointsOf(2));
}
