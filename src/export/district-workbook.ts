import { DISTRICT_COLUMNS, districtSentence, districtTitle } from '#src/domain/district/district-table.ts';
import type { DistrictPaper } from '#src/domain/district/district-paper.ts';
import { SNAPSHOT_COLUMNS, SNAPSHOT_SAYING, snapshotTitle } from '#src/domain/district/snapshot-lines.ts';
import type { PrintedSheet } from '#src/export/card-layout.ts';
import { sheetName } from '#src/export/cell-text.ts';
import { flowRow, stacked } from '#src/export/flowing-text.ts';
import { CENTER, figureStyle, LEFT } from '#src/export/form-styles.ts';
import { FIRST_ROW, listGrid, printedList } from '#src/export/printed-sheet.ts';
import { printedWorkbook } from '#src/export/printed-workbook.ts';

const SEQ_WIDTH = 6;

/** 汇总表 as a workbook: what is a number is one, so that it can be sorted and added up [DI5]. */
export function districtWorkbook(paper: DistrictPaper): Promise<Uint8Array> {
  const title = districtTitle(paper.year, paper.cutOff);
  const sheets = [unitSheet(paper, title), ...(paper.snapshots.length === 0 ? [] : [snapshotSheet(paper)])];
  return printedWorkbook(sheets, { title, company: '' });
}

function unitSheet({ lines }: DistrictPaper, title: string): PrintedSheet {
  const columns = [
    { width: SEQ_WIDTH, style: CENTER },
    ...DISTRICT_COLUMNS.map(({ width, decimals, align }) => ({
      width,
      style: decimals === undefined ? (align === 'left' ? LEFT : CENTER) : figureStyle([decimals, decimals]),
    })),
  ];
  const heads = ['序号', ...DISTRICT_COLUMNS.map(({ label }) => label)];
  const grid = listGrid(columns, title, districtSentence(lines), heads);
  const flows = lines.map((line, index) =>
    flowRow(
      DISTRICT_COLUMNS.flatMap(({ cell, label, width, amount }, at) =>
        amount?.(line) === undefined || amount(line) === null
          ? [{ column: at + 1, label, text: cell(line), width }]
          : [],
      ),
      `第 ${index + 1} 行`,
      grid.width,
    ),
  );
  const { at, end } = stacked(FIRST_ROW, flows);
  lines.forEach((line, index) => {
    const row = at[index] ?? FIRST_ROW;
    const flow = flows[index];
    if (flow !== undefined) grid.flow(row, flow);
    grid.put(row, 0, index + 1);
    DISTRICT_COLUMNS.forEach(({ amount }, column) => {
      const value = amount?.(line) ?? null;
      if (value !== null) grid.put(row, column + 1, value);
    });
  });
  const lastRow = Math.max(FIRST_ROW + 1, end) - 1;
  return printedList(
    grid,
    { name: sheetName('汇总表'), lastRow, lastColumn: columns.length - 1, fixedColumns: 2 },
    () => undefined,
  );
}

/** Apart from the units that were reckoned: their totals are of another month, and so are printed text [DI8]. */
function snapshotSheet({ snapshots, timeText }: DistrictPaper): PrintedSheet {
  const columns = [
    { width: SEQ_WIDTH, style: CENTER },
    ...SNAPSHOT_COLUMNS.map(({ width, align }) => ({ width, style: align === 'left' ? LEFT : CENTER })),
  ];
  const heads = ['序号', ...SNAPSHOT_COLUMNS.map(({ label }) => label)];
  const grid = listGrid(columns, snapshotTitle(snapshots), SNAPSHOT_SAYING, heads);
  const flows = snapshots.map((each, index) =>
    flowRow(
      SNAPSHOT_COLUMNS.map(({ cell, label, width }, at) => ({
        column: at + 1,
        label,
        text: cell(each, timeText),
        width,
      })),
      `第 ${index + 1} 行`,
      grid.width,
    ),
  );
  const { at, end } = stacked(FIRST_ROW, flows);
  flows.forEach((flow, index) => {
    const row = at[index] ?? FIRST_ROW;
    grid.flow(row, flow);
    grid.put(row, 0, index + 1);
  });
  const lastRow = Math.max(FIRST_ROW + 1, end) - 1;
  return printedList(
    grid,
    { name: sheetName('只有快照的单位'), lastRow, lastColumn: columns.length - 1, fixedColumns: 2 },
    () => undefined,
  );
}
