import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { fileTable } from '#src/domain/intake/file-table.ts';
import { intakeRows } from '#src/domain/intake/intake-row.ts';
import { readIntake, type Intake } from '#src/domain/intake/read-intake.ts';
import { monthSheet } from '#src/domain/papers/month-sheet.ts';
import type { Month } from '#src/domain/period/month.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import {
  fileTableLines,
  leftOutColumnsText,
  leftOutLineText,
  matchedText,
} from '#src/domain/words/intake-words.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { monthSheetWorkbook } from '#src/export/month-sheet-workbook.ts';
import { sheetsOf } from '#src/tables/read-sheets.ts';
import { readTables } from '#src/tables/read-tables.ts';
import { filledSheet as filled, type SheetAnswer as Answer } from '#test/export/support/filled-sheet.ts';
import { findLibreOffice, recalculated } from '#test/export/support/libre-office.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

/** Its last row is called as the one before it. */
const plan: Plan = {
  ...WATER,
  indicators: WATER.indicators.map((row) =>
    row.id === 'parts'
      ? Object.assign({}, row, { name: '用水户满意度', source: { ...row.source, name: '用水户满意度' } })
      : row,
  ),
};

const NOVEMBER = supposing(
  NO_STATEMENTS,
  waterYear().filter(({ subject }) => !('month' in subject) || subject.month < 12),
);
const WHOLE = supposing(NO_STATEMENTS, waterYear());

const sheetOf = (section: string | null, isBlank = false, month: Month = 12, year = NOVEMBER) =>
  monthSheet(yearReport(plan, year, month), year, { section, isBlank, isSample: false });

const bytesOf = async (...setting: Parameters<typeof sheetOf>) =>
  new Uint8Array(await monthSheetWorkbook(sheetOf(...setting)));

function intakeOf(bytes: Uint8Array, month: Month = 3): { readonly intake: Intake; readonly facts: string } {
  const read = readTables(bytes);
  if (!read.ok) throw new Error(read.error);
  const [table] = sheetsOf(read.value).tables;
  const sheet = table === undefined ? null : fileTable(table);
  if (sheet === null) throw new Error('nothing read');
  const rows = intakeRows(plan);
  return {
    intake: readIntake(sheet.table, { rows, year: 2026, month, positions: [] }),
    facts: fileTableLines(sheet).join('；'),
  };
}

const said = ({ lines }: Intake) =>
  lines.flatMap(({ cells }) =>
    cells
      .filter(({ text }) => text !== '')
      .map(({ row, month, field, text }) => `${row}/${month}/${field} ${text.replace(/万元$/, '')}`),
  );

const ANSWERS = new Map<string, Answer>([
  ['18', { value: 93.4 }],
  ['6', { value: '无' }],
  ['19', {}],
]);

describe('月度填报表', () => {
  it('[MO10] has the rows that the month asks of a section, with last month beside them, filled or blank', () => {
    const sheet = sheetOf('水质科', false, 11);
    expect(sheet.title).toBe('2026年11月绩效指标月度填报表');
    expect(sheet.due).toBe('请于12月5日前报送');
    expect(sheet.rows.map(({ seq }) => seq)).toEqual(['2', '7', '11']);
    // 17683 of the year less 1486 and 1552.
    expect(sheet.rows[1]).toMatchObject({ before: '14645', last: '1388', value: { text: '1486' } });
    expect(sheetOf('水质科', true, 11).rows.map(({ value }) => value.text)).toEqual(Array(3).fill(''));
    expect(sheetOf('综合科', false, 11).rows.map(({ key }) => key)).toContain('execution');
  });

  it('[MO10] asks for ratings in December alone', () => {
    expect(sheetOf('客服科', false, 11).rows.map(({ seq }) => seq)).toEqual(['6', '13', '18']);
    expect(sheetOf('客服科').rows.map(({ seq, id }) => [seq, id])).toEqual([
      ['6', 'cases'],
      ['13', 'mean-cap'],
      ['18', 'latest'],
      ['19', null],
    ]);
  });

  it('[MO11] only the entry cells are unlocked, on a protected sheet, with its row ids out of sight', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await bytesOf('客服科')) as unknown as ArrayBuffer);
    const [sheet] = book.worksheets;
    const unlocked: string[] = [];
    sheet?.eachRow((row) =>
      row.eachCell({ includeEmpty: true }, (cell) => {
        if (cell.protection?.locked === false) unlocked.push(cell.address);
      }),
    );
    expect(unlocked).toEqual(['G4', 'H4', 'G5', 'H5', 'G6', 'H6']);
    expect(sheet?.getColumn(9).hidden).toBe(true);
    expect((sheet as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet).toBe(true);
  });

  it('[MO12] comes back by its row ids, of its own month, both rows called 用水户满意度 too', async () => {
    const { intake, facts } = intakeOf(await filled(await bytesOf('客服科'), ANSWERS));
    expect(said(intake)).toEqual(['cases/12/value 无', 'latest/12/value 93.4']);
    expect(matchedText(intake)).toBe('按表内行标识对上 3 项，0 项没对上');
    expect(leftOutColumnsText(intake)).toContain('「至上月累计」（供填表参照）');
    expect(facts).toBe('');
    const rated = intake.lines.find(({ match }) => match.kind === 'rated');
    expect(leftOutLineText(rated?.match ?? { kind: 'none' }, plan)).toBe('由人评定的指标，不从表里取');
  });

  it('[MO12] a line whose id and name are of two rows is doubtful and left out; without ids the names tell', async () => {
    const torn = await filled(await bytesOf('设备科'), new Map([['10', { value: 0.5 }]]), (sheet) => {
      sheet.getCell('B5').value = '加压用电经费';
    });
    expect(intakeOf(torn).intake.lines.map(({ match }) => match.kind)).toContain('torn');
    expect(said(intakeOf(torn).intake)).toEqual([]);
    const bare = await filled(
      await bytesOf('设备科'),
      new Map([['10', { value: 0.5, note: '一次' }]]),
      (sheet) => sheet.spliceColumns(9, 1),
    );
    expect(said(intakeOf(bare).intake)).toEqual(['worst/12/value 0.5', 'worst/12/note 一次']);
  });

  it('[MO12] every section’s filled sheet says what stands, and nothing else', async () => {
    for (const section of [null, ...plan.sections]) {
      const { intake } = intakeOf(await bytesOf(section, false, 12, WHOLE));
      const sheet = sheetOf(section, false, 12, WHOLE);
      const own = sheet.rows.filter(({ id }) => id !== null);
      const texts = own.flatMap(({ id, value, note }) => [
        `${id}/12/value ${value.text}`,
        `${id}/12/note ${note}`,
      ]);
      const expected = texts.filter((text) => !text.endsWith(' '));
      expect(said(intake)).toEqual(expected);
    }
  });
});

/** Past the library, which does not know how LibreOffice spells it. */
function isLocked(bytes: Uint8Array, address: string): boolean {
  const parts = unzipSync(bytes);
  const text = (name: string) => new TextDecoder().decode(parts[name]);
  const style = new RegExp(`<c r="${address}" s="(\\d+)"`).exec(text('xl/worksheets/sheet1.xml'))?.[1];
  const [looks = ''] = /<cellXfs[\s\S]*?<\/cellXfs>/.exec(text('xl/styles.xml')) ?? [];
  const look = [...looks.matchAll(/<xf [\s\S]*?<\/xf>/g)][Number(style)]?.[0];
  if (look === undefined) throw new Error(`no look of ${address}`);
  return !look.includes('locked="false"');
}

const program = findLibreOffice('calc');

describe.skipIf(program === null)('月度填报表 through LibreOffice', () => {
  it('[MO12] filled, saved by LibreOffice and taken back: values, notes, ids and locks are what they were', async () => {
    const answers = new Map<string, Answer>([
      ['8', { value: 4, note: '12 月中的第 12 月' }],
      ['14', { value: 0.5 }],
      ['15', { value: '0.75' }],
      ['预算执行', { value: 43.3 }],
    ]);
    const [saved] = await recalculated(program ?? '', [await filled(await bytesOf(null), answers)]);
    if (saved === undefined) throw new Error('nothing saved');
    const { intake, facts } = intakeOf(new Uint8Array(saved));
    expect(said(intake)).toEqual([
      'count/12/value 4',
      'count/12/note 12 月中的第 12 月',
      'money/12/value 0.5',
      'money-cap/12/value 0.75',
      'execution/12/value 43.3',
    ]);
    expect(facts).toBe('');
    expect(['F4', 'G4', 'H4', 'I4'].map((address) => isLocked(saved, address))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
