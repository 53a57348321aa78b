import { MONTHS } from '#src/domain/period/month.ts';
import { monthText } from '#src/domain/report/format.ts';
import type { ScorecardTable } from '#src/domain/report/scorecard-table.ts';
import { CENTER, figureStyle, heightOf, LEFT, META, wholeNumberRule } from '#src/export/form-styles.ts';
import type { ColumnDef } from '#src/export/hucre-writer.ts';
import { FIRST_ROW, listGrid, printedList } from '#src/export/printed-sheet.ts';
import { cellAt } from '#src/export/sheet-grid.ts';
import type { PrintedSheet } from '#src/export/card-layout.ts';

const FIRST_MONTH_COLUMN = 4;

const MONTH_FIGURE = figureStyle([0, 4]);
const NAME_WIDTH = 30;
const NOTE_COLUMN = FIRST_MONTH_COLUMN + MONTHS.length;

const COLUMNS: readonly ColumnDef[] = [
  { width: 6, style: CENTER },
  { width: NAME_WIDTH, style: LEFT },
  { width: 9, style: CENTER },
  { width: 11, style: CENTER },
  ...MONTHS.map(() => ({ width: 9, style: MONTH_FIGURE })),
  { width: 26, style: LEFT },
];

/** 月度数据: the months that the full-year values are computed from. Blank: 未填报; the text 无发生 stands as such. */
export function monthlySheet(table: ScorecardTable, name: string, onRow: () => void): PrintedSheet {
  const grid = listGrid(
    COLUMNS,
    `${table.year}年度月度数据`,
    `${table.unitName}　截至${monthText(table.cutOff)}　空白为未填报；改动本表数字，得分随之重算`,
    ['序号', '指标名称', '计量单位', '取值方式', ...MONTHS.map(monthText), '备注'],
  );
  grid.merge(1, 0, 1, NOTE_COLUMN, META);
  table.monthly.forEach((row, index) => {
    const at = FIRST_ROW + index;
    grid.putCell(at, 0, row.seq);
    grid.put(at, 1, row.name);
    grid.put(at, 2, row.unit);
    grid.put(at, 3, row.rollup);
    row.months.forEach((cell, month) => grid.putCell(at, FIRST_MONTH_COLUMN + month, cell));
    grid.put(at, NOTE_COLUMN, row.note === '' ? null : row.note);
    grid.height(at, Math.max(heightOf(row.name, NAME_WIDTH - 2), heightOf(row.note, 24)));
  });
  const last = FIRST_ROW + Math.max(1, table.monthly.length) - 1;
  const first = cellAt(FIRST_ROW, FIRST_MONTH_COLUMN);
  return printedList(
    grid,
    {
      name,
      lastRow: last,
      lastColumn: NOTE_COLUMN,
      fixedColumns: 2,
      rules: [wholeNumberRule(`${first}:${cellAt(last, NOTE_COLUMN - 1)}`, first)],
    },
    onRow,
  );
}

/** The months 1…m of one indicator, as the scorecard's formulas name them. */
export function monthsRange(sheet: string, index: number, cutOff: number): string {
  const row = FIRST_ROW + index;
  const first = cellAt(row, FIRST_MONTH_COLUMN);
  return `${sheet}!${first}:${cellAt(row, FIRST_MONTH_COLUMN + cutOff - 1)}`;
}
