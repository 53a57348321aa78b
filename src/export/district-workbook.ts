import { DISTRICT_COLUMNS, districtSentence, districtTitle } from '#src/domain/district/district-table.ts';
import type { DistrictPaper } from '#src/domain/district/district-paper.ts';
import { SNAPSHOT_COLUMNS, SNAPSHOT_SAYING, snapshotTitle } from '#src/domain/district/snapshot-lines.ts';
import type { PrintedSheet } from '#src/export/card-layout.ts';
import { figureSheet, SEQ_WIDTH } from '#src/export/figure-sheet.ts';
import { sheetName } from '#src/export/cell-text.ts';
import { flowRow, stacked } from '#src/export/flowing-text.ts';
import { CENTER, LEFT } from '#src/export/form-styles.ts';
import { FIRST_ROW, listGrid, printedList } from '#src/export/printed-sheet.ts';
import { printedWorkbook } from '#src/export/printed-workbook.ts';

/** 汇总表 as a workbook: what is a number is one, so that it can be sorted and added up [DI5]. */
export function districtWorkbook(paper: DistrictPaper): Promise<Uint8Array> {
  const title = districtTitle(paper.year, paper.cutOff);
  const sheets = [
    figureSheet('汇总表', paper.lines, DISTRICT_COLUMNS, [title, districtSentence(paper.lines)]),
    ...(paper.snapshots.length === 0 ? [] : [snapshotSheet(paper)]),
  ];
  return printedWorkbook(sheets, { title, company: '' });
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
