import { describe, expect, it } from 'vitest';
import { plainCell, type Table, type TableRow } from '#src/domain/import/table.ts';
import { fileTable } from '#src/domain/intake/file-table.ts';
import { intakeRows } from '#src/domain/intake/intake-row.ts';
import { readIntake } from '#src/domain/intake/read-intake.ts';
import { WATER } from '#test/support/water-plan.ts';

function sheet(rows: readonly TableRow[], more: Partial<Table> = {}): Table {
  return {
    name: '数据',
    kind: 'sheet',
    rows,
    hiddenColumns: [],
    hidden: false,
    lead: [],
    cut: false,
    ...more,
  };
}

function row(index: number, cells: TableRow['cells'], hidden = false): TableRow {
  return { index, hidden, cells };
}

describe('a sheet as a table', () => {
  it('[IN9] closes up blank rows and columns, and keeps the numbers of its rows', () => {
    const read = fileTable(
      sheet([
        row(4, [plainCell(1, '水样检测份数'), plainCell(16_383, '5')]),
        row(1_048_575, [plainCell(1, '甲')]),
      ]),
    );
    expect(read?.table.cells).toEqual([['水样检测份数', '5'], ['甲']]);
    expect(read?.table.rowNumbers).toEqual([5, 1_048_576]);
  });

  it('[IN9] takes what is shown, and counts what is stored more exactly', () => {
    const read = fileTable(sheet([row(0, [{ ...plainCell(0, '37.6123', 'number'), rounded: '37.61' }])]));
    expect(read).toMatchObject({ table: { cells: [['37.61']] }, rounded: 1 });
  });

  it('[IN7][IN9] hides what the file hides', () => {
    const read = fileTable(
      sheet([row(0, [plainCell(0, 'a'), plainCell(5, 'b')]), row(1, [plainCell(0, 'c')], true)], {
        hiddenColumns: [[3, 7]],
      }),
    );
    expect([...(read?.table.hiddenRows ?? []), ...(read?.table.hiddenColumns ?? [])]).toEqual([1, 1]);
  });

  it('[IN9] says that it is cut', () => {
    const tall = Array.from({ length: 1_001 }, (_, index) => row(index, [plainCell(0, 'a')]));
    const wide = [
      row(
        0,
        Array.from({ length: 121 }, (_, column) => plainCell(column, 'a')),
      ),
    ];
    expect(fileTable(sheet(tall))).toMatchObject({ isCut: true });
    expect(fileTable(sheet(wide))?.table.cells[0]).toHaveLength(120);
    expect(fileTable(sheet(wide))).toMatchObject({ isCut: true });
    expect(fileTable(sheet(wide.slice(0, 1), { cut: true }))).toMatchObject({ isCut: true });
    expect(fileTable(sheet(tall.slice(1)))).toMatchObject({ isCut: false });
  });

  it('[IN9] names a cell whose look is not computed, and does not take it', () => {
    const read = fileTable(
      sheet([
        row(0, [plainCell(0, '指标名称'), plainCell(1, '3月')]),
        row(1, [plainCell(0, '水样检测份数'), plainCell(1, '0.5', 'unread')]),
      ]),
    );
    const intake = readIntake(read?.table ?? { cells: [] }, {
      rows: intakeRows(WATER),
      year: 2026,
      month: 3,
      positions: [],
    });
    expect(intake.lines[1]?.cells).toMatchObject([{ row: 'sum', fault: 'unread' }]);
  });

  it('[IN9] is none where nothing stands', () => {
    expect(fileTable(sheet([]))).toBeNull();
    expect(fileTable(sheet([row(0, [plainCell(0, ' ')])]))).toBeNull();
  });
});
