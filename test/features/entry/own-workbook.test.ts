import { describe, expect, it } from 'vitest';
import { fileTable } from '#src/domain/intake/file-table.ts';
import { intakeRows } from '#src/domain/intake/intake-row.ts';
import { readIntake } from '#src/domain/intake/read-intake.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { scorecardWorkbook } from '#src/export/scorecard-workbook.ts';
import { readTexts } from '#src/features/entry/model/reading.ts';
import { sheetsOf } from '#src/tables/read-sheets.ts';
import { readTables } from '#src/tables/read-tables.ts';
import { cardOf } from '#test/export/support/card.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

async function intakeOf(name: string) {
  const read = readTables(
    new Uint8Array(await scorecardWorkbook(cardOf({ plan: WATER, said: waterYear() }))),
  );
  const sheet = read.ok ? sheetsOf(read.value).tables.find((each) => each.name === name) : undefined;
  const table = sheet === undefined ? null : fileTable(sheet);
  return readIntake(table?.table ?? { cells: [] }, {
    rows: intakeRows(WATER),
    year: 2026,
    month: 3,
    positions: [],
  });
}

describe('the workbook that the app writes itself', () => {
  it('[G30][IN9] comes back through the grid as it went out, every month of every measured row', async () => {
    const { lines } = await intakeOf('月度数据');
    const texts = lines.flatMap(({ cells }) =>
      cells.map(({ text, row, month, field }) => ({ cell: { row, month, field }, text })),
    );
    const year = supposing(NO_STATEMENTS, waterYear());
    const { said, taken, refused } = readTexts(
      WATER,
      year,
      texts.filter(({ text }) => text !== ''),
    );
    expect(refused).toEqual([]);
    // What stands already adds no statement.
    expect(said).toEqual([]);
    expect(taken).toHaveLength(16 * 12);
  });
});
