import { NAME_LABEL, UNIT_LABEL } from '#src/domain/catalogue/field-words.ts';
import { MONTHS } from '#src/domain/period/month.ts';
import { monthText } from '#src/domain/words/format.ts';
import type { ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { CENTER, figureStyle, LEFT, META, wholeNumberRule } from '#src/export/form-styles.ts';
import { flowRow, stacked, type RowFlow } from '#src/export/flowing-text.ts';
import type { ColumnDef } from '#src/export/hucre-writer.ts';
import { FIRST_ROW, listGrid, printedList } from '#src/export/printed-sheet.ts';
import { cellAt } from '#src/export/sheet-grid.ts';
import type { PrintedSheet } from '#src/export/card-layout.ts';

export const MONTHLY_SHEET_NAME = '月度数据';

const FIRST_MONTH_COLUMN = 4;

const MONTH_FIGURE = figureStyle([0, 4]);
const NAME_WIDTH = 34;
const NOTE_WIDTH = 40;
/** A column of months is as wide as its longest number, within what leaves the page readable. */
const [LEAST_MONTH, MOST_MONTH] = [7, 16] as const;
const NOTE_COLUMN = FIRST_MONTH_COLUMN + MONTHS.length;

function columnsOf({ monthly }: ScorecardTable): readonly ColumnDef[] {
  return [
    { width: 6, style: CENTER },
    { width: NAME_WIDTH, style: LEFT },
    { width: 9, style: CENTER },
    { width: 11, style: CENTER },
    ...MONTHS.map((_, month) => {
      const longest = monthly.reduce(
        (most, { months }) => Math.max(most, months[month]?.text.length ?? 0),
        0,
      );
      return { width: Math.min(MOST_MONTH, Math.max(LEAST_MONTH, longest + 2)), style: MONTH_FIGURE };
    }),
    { width: NOTE_WIDTH, style: LEFT },
  ];
}

/** Where the rows of the months stand: a long note goes on below its row. */
export interface MonthlyLayout {
  readonly rows: readonly number[];
  readonly end: number;
  readonly flows: readonly RowFlow[];
}

export function monthlyLayout(table: ScorecardTable): MonthlyLayout {
  const all = columnsOf(table).reduce((sum, { width = 0 }) => sum + width, 0);
  const flows = table.monthly.map(({ seq, name, unit, note, rollup }) =>
    flowRow(
      [
        { column: 1, label: NAME_LABEL, text: name, width: NAME_WIDTH },
        { column: 2, label: UNIT_LABEL, text: unit, width: 9 },
        { column: 3, label: '取值方式', text: rollup, width: 11 },
        { column: NOTE_COLUMN, label: '备注', text: note, width: NOTE_WIDTH },
      ],
      `第 ${seq.text} 项`,
      all,
    ),
  );
  const { at, end } = stacked(FIRST_ROW, flows);
  return { rows: at, end, flows };
}

interface MonthlyOptions {
  readonly marks: string;
  /** What follows from a figure that is changed there. */
  readonly follows?: string;
  readonly onRow?: () => void;
}

/** 月度数据: the months that the full-year values are computed from. Blank: 未填报; the text 无发生 stands as such. */
export function monthlySheet(
  table: ScorecardTable,
  name: string,
  layout: MonthlyLayout,
  { marks, follows = '得分随之重算', onRow = () => undefined }: MonthlyOptions,
): PrintedSheet {
  const grid = listGrid(
    columnsOf(table),
    `${table.year}年度月度数据`,
    `${table.unitName}　截至${monthText(table.cutOff)}　空白为未填报；改动本表数字，${follows}`,
    ['序号', NAME_LABEL, UNIT_LABEL, '取值方式', ...MONTHS.map(monthText), '备注'],
  );
  grid.merge(1, 0, 1, NOTE_COLUMN, META);
  table.monthly.forEach((row, index) => {
    const at = layout.rows[index] ?? FIRST_ROW;
    const flow = layout.flows[index];
    if (flow !== undefined) grid.flow(at, flow);
    grid.putCell(at, 0, row.seq);
    row.months.forEach((cell, month) => grid.putCell(at, FIRST_MONTH_COLUMN + month, cell));
  });
  const last = Math.max(FIRST_ROW + 1, layout.end) - 1;
  const first = cellAt(FIRST_ROW, FIRST_MONTH_COLUMN);
  return printedList(
    grid,
    {
      name,
      lastRow: last,
      lastColumn: NOTE_COLUMN,
      fixedColumns: 2,
      marks,
      rules: [wholeNumberRule(`${first}:${cellAt(last, NOTE_COLUMN - 1)}`, first)],
    },
    onRow,
  );
}

/** The months 1…m of one indicator, as the scorecard's formulas name them. @param row of its months, 0-based */
export function monthsRange(sheet: string, row: number, cutOff: number): string {
  const first = cellAt(row, FIRST_MONTH_COLUMN);
  return `${sheet}!${first}:${cellAt(row, FIRST_MONTH_COLUMN + cutOff - 1)}`;
}
