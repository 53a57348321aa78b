import { SAMPLE_LINE } from '#src/domain/papers/form-foot.ts';
import { marksText, paperMarks } from '#src/domain/papers/paper-marks.ts';
import type { ScorecardColumn } from '#src/domain/papers/scorecard-columns.ts';
import { marksAt, noteLine } from '#src/domain/papers/scorecard-notes.ts';
import type { ScorecardRow } from '#src/domain/papers/scorecard-row.ts';
import type { ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import {
  coefficientValue,
  lettersOf,
  type CardLayout,
  type PrintedSheet,
  type SheetNames,
} from '#src/export/card-layout.ts';
import { measuredCells, otherScoreCell, putShare } from '#src/export/execution-sheet.ts';
import {
  CENTER,
  figureStyle,
  HEAD,
  LANDSCAPE,
  LEFT,
  NOTE,
  NOTE_SIZE,
  wholeNumberRule,
  pageMarks,
} from '#src/export/form-styles.ts';
import { flowedLines, pointsOf } from '#src/export/flowing-text.ts';
import { markedFigure, wholeNumberRules } from '#src/export/marked-cell.ts';
import type { CellStyle, ColumnDef } from '#src/export/hucre-writer.ts';
import { monthsRange } from '#src/export/monthly-sheet.ts';
import {
  sumFormula,
  coefficientFormula,
  scoreFormula,
  valueFormula,
} from '#src/export/scorecard-formulas.ts';
import { putCardHead } from '#src/export/scorecard-sheet-head.ts';
import { cachedOf, cellAt, columnLetter, SheetGrid } from '#src/export/sheet-grid.ts';

/** The form itself: head, execution, totals, one row per indicator with its formulas, and what must stand below. */
export function scorecardSheet(
  table: ScorecardTable,
  name: string,
  names: SheetNames,
  layout: CardLayout,
  months: readonly number[],
  onRow: () => void,
): PrintedSheet {
  const grid = new SheetGrid(table.columns.map(columnDef));
  putCardHead(grid, table, layout, names);
  table.rows.forEach((row, index) => putRow(grid, table, layout, names, row, index, months[index] ?? 0));
  putSum(grid, table, layout);
  const last = putFoot(grid, table, layout);
  const at = (column: Parameters<CardLayout['column']>[0]) => layout.column(column);
  const [target, coefficient] = [at('target'), at('coefficient')];
  const wholeNumbers = (from: number, to: number, endRow: number) => {
    const first = cellAt(layout.firstRow, from);
    return wholeNumberRule(`${first}:${cellAt(endRow, to)}`, first);
  };
  const sheet = grid.sheet(
    name,
    {
      freezePane: { rows: layout.firstRow, columns: layout.column('unit') },
      pageSetup: { ...LANDSCAPE, fitToHeight: grid.pages([layout.headRow, layout.headRow], last) },
      headerFooter: pageMarks(marksText(paperMarks(table))),
      conditionalRules: [
        ...(['target', 'weight'] as const).flatMap((id) => {
          const isMarked = (_: number, index: number) =>
            marksAt(table.notes, table.rows[index]?.seq ?? 0, id) !== '';
          return wholeNumberRules(
            at(id),
            layout.firstRow,
            layout.sumRow,
            new Set(layout.rows.filter(isMarked)),
          );
        }),
        wholeNumbers(target + 1, coefficient, layout.sumRow - 1),
      ],
    },
    onRow,
  );
  return {
    sheet,
    titles: `$${layout.headRow + 1}:$${layout.headRow + 1}`,
    area: `$A$1:$${columnLetter(layout.lastColumn)}$${last + 1}`,
  };
}

function columnDef(column: ScorecardColumn): ColumnDef {
  return { width: lettersOf(column.width), style: styleOfColumn(column) };
}

function styleOfColumn({ align, decimals }: ScorecardColumn): CellStyle {
  if (decimals !== undefined) return figureStyle(decimals);
  return align === 'left' ? LEFT : CENTER;
}

function putRow(
  grid: SheetGrid,
  table: ScorecardTable,
  layout: CardLayout,
  names: SheetNames,
  row: ScorecardRow,
  index: number,
  monthsRow: number,
): void {
  const at = layout.rows[index] ?? layout.firstRow;
  const flow = layout.flows[index];
  if (flow !== undefined) grid.flow(at, flow);
  const ref = (id: Parameters<CardLayout['column']>[0]) => cellAt(at, layout.column(id));
  for (const id of ['seq', 'target', 'adjusted', 'weight'] as const) {
    const cell = row.cells[id];
    if (cell.kind !== 'number') continue;
    const marks = marksAt(table.notes, row.seq, id);
    const column = table.columns[layout.column(id)];
    grid.putCell(
      at,
      layout.column(id),
      cell,
      marks === '' || column === undefined ? undefined : markedFigure(styleOfColumn(column), cell, marks),
    );
  }
  if (row.value.kind === 'rollup') {
    const formula = valueFormula(row.value, monthsRange(names.monthly, monthsRow, table.cutOff));
    grid.putLive(
      at,
      layout.column('value'),
      { formula, cached: cachedOf(row.cells.value) },
      figureStyle([0, row.value.decimals]),
    );
  }
  const cached = coefficientValue(row);
  if (row.coefficient.kind === 'given') {
    grid.put(at, layout.column('coefficient'), cached);
  } else {
    const formula = coefficientFormula(row.coefficient, ref('value'), ref('target'), ref('adjusted'));
    grid.putLive(at, layout.column('coefficient'), { formula, cached });
  }
  putScore(grid, table, layout, names, row, index);
}

function putScore(
  grid: SheetGrid,
  table: ScorecardTable,
  layout: CardLayout,
  names: SheetNames,
  row: ScorecardRow,
  index: number,
): void {
  const at = layout.rows[index] ?? layout.firstRow;
  const [score, computed] = [layout.column('score'), layout.column('computed')];
  const ref = (id: Parameters<CardLayout['column']>[0]) => cellAt(at, layout.column(id));
  const formula = scoreFormula(
    { weight: ref('weight'), coefficient: ref('coefficient'), measured: measuredCells(row, ref) },
    table.reckoning,
    table.reckoning.shown,
  );
  if (row.score.kind === 'computed') {
    grid.putLive(at, score, { formula, cached: cachedOf(row.cells.score) });
  } else if (table.view === 'hundred') {
    grid.putCell(at, score, row.cells.score);
  } else {
    const set = `${names.execution}!${otherScoreCell(index)}`;
    putShare(grid, at, score, row, set, table, row.cells.score);
  }
  if (computed === 0) return;
  if (row.score.kind === 'manual')
    grid.putLive(at, computed, { formula, cached: cachedOf(row.cells.computed) });
  else grid.put(at, computed, null);
}

function putSum(grid: SheetGrid, table: ScorecardTable, layout: CardLayout): void {
  const { sumRow, firstRow } = layout;
  const [weight, score] = [layout.column('weight'), layout.column('score')];
  const over = (column: number) =>
    `${cellAt(firstRow, column)}:${cellAt(Math.max(firstRow, sumRow - 1), column)}`;
  grid.put(sumRow, 0, '合计', HEAD);
  grid.merge(sumRow, 0, sumRow, weight - 1, HEAD);
  grid.putLive(
    sumRow,
    weight,
    { formula: `ROUND(SUM(${over(weight)}),3)`, cached: cachedOf(table.sum.weight) },
    figureStyle([0, 3], true),
  );
  grid.putLive(
    sumRow,
    score,
    { formula: sumFormula(over(score)), cached: cachedOf(table.sum.score) },
    figureStyle([2, 2], true),
  );
  for (let column = score + 1; column <= layout.lastColumn; column += 1) grid.put(sumRow, column, null, LEFT);
  grid.height(sumRow, 22);
}

/** Lines below the table, each over its whole width. @returns the last row */
function putFoot(grid: SheetGrid, table: ScorecardTable, layout: CardLayout): number {
  let next = layout.sumRow + 1;
  const line = (text: string) => {
    next = grid.lines(next, flowedLines(text, grid.width, NOTE_SIZE), NOTE);
  };
  putCoverage(grid, table, layout, next);
  next += 1;
  for (const text of table.unfinished) line(`未定稿：${text}`);
  if (table.isSample) line(SAMPLE_LINE.text);
  for (const text of table.problems) line(`方案问题：${text}`);
  table.rules.forEach((text, index) => line(`${index === 0 ? '评分规则：' : '　　　　　'}${text}`));
  for (const note of table.notes) line(noteLine(note));
  return next - 1;
}

/** How much of the plan has a score, counted live. */
function putCoverage(grid: SheetGrid, table: ScorecardTable, layout: CardLayout, at: number): void {
  const { firstRow, sumRow } = layout;
  const range = (id: 'score' | 'weight') =>
    `${cellAt(firstRow, layout.column(id))}:${cellAt(Math.max(firstRow, sumRow - 1), layout.column(id))}`;
  const covered = `ROUND(SUMIF(${range('score')},">=0",${range('weight')}),3)`;
  const all = table.sum.weight.text;
  grid.putLive(
    at,
    0,
    {
      // What was set by hand is a note of the day of the export, as the notes below are.
      formula: `"已得分指标 "&COUNT(${range('score')})&" 项、权重 "&${covered}&" 分（共 ${table.rows.length} 项、${all} 分）${table.byHand}"`,
      cached: table.coverage,
    },
    NOTE,
  );
  grid.merge(at, 0, at, layout.lastColumn, NOTE);
  grid.height(at, pointsOf(1, NOTE_SIZE));
}
