import { NAME_LABEL } from '#src/domain/catalogue/field-words.ts';
import { marksText, paperMarks } from '#src/domain/papers/paper-marks.ts';
import { COEFFICIENT_LABEL } from '#src/domain/papers/scorecard-columns.ts';
import { MONTHS } from '#src/domain/period/month.ts';
import { monthText } from '#src/domain/words/format.ts';
import type { ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { BLANK, UNREPORTED_TEXT, type TableCell } from '#src/domain/papers/table-cell.ts';
import { CENTER, figureStyle, HEAD, heightOf, LEFT, META, wholeNumberRule } from '#src/export/form-styles.ts';
import type { ColumnDef } from '#src/export/hucre-writer.ts';
import { isCeiling } from '#src/domain/catalogue/indicator.ts';
import { scaledToText } from '#src/domain/quantity/quantity.ts';
import type { ScorecardRow } from '#src/domain/papers/scorecard-row.ts';
import { roundedText } from '#src/domain/words/rules-words.ts';
import { sumFormula, scoreFormula, shareFormula } from '#src/export/scorecard-formulas.ts';
import {
  coefficientValue,
  type CardLayout,
  type PrintedSheet,
  type SheetNames,
} from '#src/export/card-layout.ts';
import { FIRST_ROW, listGrid, printedList } from '#src/export/printed-sheet.ts';
import { cachedOf, cellAt, type SheetGrid } from '#src/export/sheet-grid.ts';

const SUM_ROW = FIRST_ROW + MONTHS.length;
const [MONTH, EXECUTED, SEQ, NAME, WEIGHT, COEFFICIENT, SCORE] = [0, 1, 3, 4, 5, 6, 7] as const;

/** Cell of the amount executed up to the cut-off, for the form. */
export const EXECUTED_CELL = cellAt(SUM_ROW, EXECUTED);

const MONEY = figureStyle([0, 4]);
const POINTS = figureStyle([2, 2]);
const SHARE = figureStyle([0, 2]);
const FINE_WEIGHT = figureStyle([0, 3]);
const NAME_WIDTH = 40;

const COLUMNS: readonly ColumnDef[] = [
  // The months end long before the rows beside them: a style of the column would rule the rest of the page.
  { width: 10 },
  { width: 16 },
  { width: 4 },
  { width: 6, style: CENTER },
  { width: NAME_WIDTH, style: LEFT },
  { width: 13, style: FINE_WEIGHT },
  { width: 13, style: SHARE },
  { width: 13, style: POINTS },
];

/** Cell of the sum of the other view's scores, for the form. */
export function otherSumCell(rows: number): string {
  return cellAt(FIRST_ROW + rows, SCORE);
}

/** 预算执行 by month, and beside it the scores in the view that the form does not show, so that both totals are live. */
export function executionSheet(
  table: ScorecardTable,
  name: string,
  names: SheetNames,
  layout: CardLayout,
  onRow: () => void,
): PrintedSheet {
  const isHundred = table.view === 'hundred';
  const { tenths } = table.reckoning;
  const factor = scaledToText(tenths, 1, 0);
  const rounded = roundedText({ rules: table.reckoning });
  const months = ['月份', '执行数(万元)'];
  // With the execution inside the plan there is one view, and nothing to convert [PL30].
  if (table.isOneView) return monthsSheet(table, name, months, onRow);
  const grid = listGrid(COLUMNS, `${table.year}年度预算执行与得分换算`, '空白为未填报', [
    ...months,
    null,
    '序号',
    NAME_LABEL,
    isHundred ? `权重×${factor}(分)` : '权重(分)',
    COEFFICIENT_LABEL,
    '得分(分)',
  ]);
  grid.put(
    1,
    SEQ,
    isHundred
      ? `自评总分用的 ${tenths}0 分制得分，每行 = 权重 × ${factor} × 系数，${rounded}`
      : `百分制得分，每行 = 权重 × 系数，${rounded}`,
    META,
  );
  putMonths(grid, table);
  putOtherView(grid, table, names, layout);
  const last = Math.max(SUM_ROW, FIRST_ROW + table.rows.length);
  const money = cellAt(FIRST_ROW, EXECUTED);
  const weight = cellAt(FIRST_ROW, WEIGHT);
  return printedList(
    grid,
    {
      name,
      lastRow: last,
      lastColumn: SCORE,
      marks: marksText(paperMarks(table)),
      rules: [
        wholeNumberRule(`${money}:${EXECUTED_CELL}`, money),
        wholeNumberRule(`${weight}:${cellAt(last, COEFFICIENT)}`, weight),
      ],
    },
    onRow,
  );
}

function monthsSheet(
  table: ScorecardTable,
  name: string,
  heads: readonly string[],
  onRow: () => void,
): PrintedSheet {
  const grid = listGrid(COLUMNS.slice(0, heads.length), `${table.year}年度预算执行`, '空白为未填报', heads);
  putMonths(grid, table);
  const money = cellAt(FIRST_ROW, EXECUTED);
  const rules = [wholeNumberRule(`${money}:${EXECUTED_CELL}`, money)];
  return printedList(
    grid,
    { name, lastRow: SUM_ROW, lastColumn: EXECUTED, marks: marksText(paperMarks(table)), rules },
    onRow,
  );
}

function putMonths(grid: SheetGrid, table: ScorecardTable): void {
  MONTHS.forEach((month, index) => {
    grid.put(FIRST_ROW + index, MONTH, monthText(month), CENTER);
    grid.putCell(FIRST_ROW + index, EXECUTED, table.executionMonths[index] ?? BLANK, MONEY);
  });
  const range = `${cellAt(FIRST_ROW, EXECUTED)}:${cellAt(FIRST_ROW + table.cutOff - 1, EXECUTED)}`;
  grid.put(SUM_ROW, MONTH, '合计', HEAD);
  grid.putLive(
    SUM_ROW,
    EXECUTED,
    {
      formula: `IF(COUNTA(${range})=0,"${UNREPORTED_TEXT.text}",ROUND(SUM(${range}),4))`,
      cached: cachedOf(table.execution.executed),
    },
    MONEY,
  );
}

function putOtherView(grid: SheetGrid, table: ScorecardTable, names: SheetNames, layout: CardLayout): void {
  table.rows.forEach((row, index) => {
    const at = FIRST_ROW + index;
    const other = table.otherPoints[index];
    if (other === undefined) return;
    const card = `${names.card}!${cellAt(layout.rows[index] ?? 0, layout.column('coefficient'))}`;
    grid.putCell(at, SEQ, row.cells.seq);
    grid.putCell(at, NAME, row.cells.name);
    grid.putCell(at, WEIGHT, other.weight);
    grid.putLive(at, COEFFICIENT, { formula: card, cached: coefficientValue(row) });
    if (row.score.kind === 'computed') {
      const onCard = (id: Parameters<CardLayout['column']>[0]) =>
        `${names.card}!${cellAt(layout.rows[index] ?? 0, layout.column(id))}`;
      const measured = measuredCells(row, onCard);
      const tenths = table.view === 'hundred' ? table.reckoning.tenths : 10;
      const formula = scoreFormula(
        { weight: cellAt(at, WEIGHT), coefficient: cellAt(at, COEFFICIENT), measured },
        table.reckoning,
        tenths,
      );
      grid.putLive(at, SCORE, { formula, cached: cachedOf(other.score) });
    } else if (table.view === 'ten-ninety') {
      // The score as the person set it: the form counts its share of this cell.
      grid.putCell(at, SCORE, other.score);
    } else {
      const set = `${names.card}!${cellAt(layout.rows[index] ?? 0, layout.column('score'))}`;
      putShare(grid, at, SCORE, row, set, table, other.score);
    }
    grid.height(at, heightOf(row.cells.name.text, NAME_WIDTH - 2));
  });
  const sumAt = FIRST_ROW + table.rows.length;
  grid.put(sumAt, SEQ, '合计', HEAD);
  grid.merge(sumAt, SEQ, sumAt, COEFFICIENT, HEAD);
  grid.putLive(
    sumAt,
    SCORE,
    {
      formula: sumFormula(`${cellAt(FIRST_ROW, SCORE)}:${cellAt(sumAt - 1, SCORE)}`),
      cached: cachedOf(table.otherSum),
    },
    figureStyle([2, 2], true),
  );
}

/**
 * A manual score in the other view: live from the cell that has it, unless that one is rounded to fewer decimals than the person set:
 * each view rounds what was set, once [KJ2].
 */
export function putShare(
  grid: SheetGrid,
  at: number,
  column: number,
  { score }: ScorecardRow,
  set: string,
  { reckoning }: ScorecardTable,
  cell: TableCell,
): void {
  const step = 10 ** (2 - reckoning.rowDecimals);
  if (score.kind === 'manual' && score.manual % step !== 0) grid.putCell(at, column, cell);
  else grid.putLive(at, column, { formula: shareFormula(set, reckoning), cached: cachedOf(cell) });
}

/** The cells that decide whether over-achievement costs points; null for rows without a target. */
export function measuredCells(row: ScorecardRow, ref: (id: 'value' | 'target' | 'adjusted') => string) {
  if (row.coefficient.kind === 'given' || isCeiling(row.coefficient.operator)) return null;
  return { value: ref('value'), target: ref('target'), adjusted: ref('adjusted') };
}

/** Cell of one row's score in the view that the form does not show. */
export function otherScoreCell(index: number): string {
  return cellAt(FIRST_ROW + index, SCORE);
}
