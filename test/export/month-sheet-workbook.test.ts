import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ANNEX_10_2025 as plan } from '#src/domain/catalogue/annex10.ts';
import { fileTable } from '#src/domain/intake/file-table.ts';
import { intakeRows } from '#src/domain/intake/intake-row.ts';
import { readIntake, type Intake } from '#src/domain/intake/read-intake.ts';
import { monthSheet } from '#src/domain/papers/month-sheet.ts';
import type { Month } from '#src/domain/period/month.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
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

const NOVEMBER = supposing(
  NO_STATEMENTS,
  sampleYear(plan).filter(({ subject }) => !('month' in subject) || subject.month < 12),
);
const WHOLE = supposing(NO_STATEMENTS, sampleYear(plan));

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
    intake: readIntake(sheet.table, { rows, year: 2025, month, positions: [] }),
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
  ['31', { value: 96.4 }],
  ['6', { value: '无' }],
  ['32', {}],
]);

describe('月度填报表', () => {
  it('[MO10] has the rows that the month asks of a section, with last month beside them, filled or blank', () => {
    const sheet = sheetOf('信息审核科', false, 11);
    expect(sheet.title).toBe('2025年11月绩效指标月度填报表');
    expect(sheet.due).toBe('请于12月5日前报送');
    expect(sheet.rows.map(({ seq }) => seq)).toEqual(['2', '7', '12', '13', '18', '19', '24']);
    expect(sheet.rows[1]).toMatchObject({ before: '12345', last: '1188', value: { text: '1286' } });
    expect(sheetOf('信息审核科', true, 11).rows.map(({ value }) => value.text)).toEqual(Array(7).fill(''));
    expect(sheetOf('综合科', false, 11).rows.map(({ key }) => key)).toContain('execution');
  });

  it('[MO10] asks for ratings in December alone', () => {
    expect(sheetOf('信件办理科', false, 11).rows.map(({ seq }) => seq)).toEqual(['6', '31']);
    expect(sheetOf('信件办理科').rows.map(({ seq, id }) => [seq, id])).toEqual([
      ['6', '06'],
      ['31', '31'],
      ['32', null],
    ]);
  });

  it('[MO11] only the entry cells are unlocked, on a protected sheet, with its row ids out of sight', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await bytesOf('信件办理科')) as unknown as ArrayBuffer);
    const [sheet] = book.worksheets;
    const unlocked: string[] = [];
    sheet?.eachRow((row) =>
      row.eachCell({ includeEmpty: true }, (cell) => {
        if (cell.protection?.locked === false) unlocked.push(cell.address);
      }),
    );
    expect(unlocked).toEqual(['G4', 'H4', 'G5', 'H5']);
    expect(sheet?.getColumn(9).hidden).toBe(true);
    expect((sheet as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet).toBe(true);
  });

  it('[MO12] comes back by its row ids, of its own month, both rows called 满意度 too', async () => {
    const { intake, facts } = intakeOf(await filled(await bytesOf('信件办理科'), ANSWERS));
    expect(said(intake)).toEqual(['06/12/value 无', '31/12/value 96.4']);
    expect(matchedText(intake)).toBe('按表内行标识对上 2 项，0 项没对上');
    expect(leftOutColumnsText(intake)).toContain('「至上月累计」（供填表参照）');
    expect(facts).toBe('');
    const rated = intake.lines.find(({ match }) => match.kind === 'rated');
    expect(leftOutLineText(rated?.match ?? { kind: 'none' }, plan)).toBe('由人评定的指标，不从表里取');
  });

  it('[MO12] a line whose id and name are of two rows is doubtful and left out; without ids the names tell', async () => {
    const torn = await filled(await bytesOf('技术保障科'), new Map([['10', { value: 0.5 }]]), (sheet) => {
      sheet.getCell('B4').value = '网页打开速度（平均数）';
    });
    expect(intakeOf(torn).intake.lines.map(({ match }) => match.kind)).toContain('torn');
    expect(said(intakeOf(torn).intake)).toEqual([]);
    const bare = await filled(
      await bytesOf('技术保障科'),
      new Map([['10', { value: 0.5, note: '一次' }]]),
      (sheet) => sheet.spliceColumns(9, 1),
    );
    expect(said(intakeOf(bare).intake)).toEqual(['10/12/value 0.5', '10/12/note 一次']);
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
      ['8', { value: 10, note: '12 期中的第 12 期' }],
      ['27', { value: 0.5 }],
      ['28', { value: '0.75' }],
      ['预算执行', { value: 43.3 }],
    ]);
    const [saved] = await recalculated(program ?? '', [await filled(await bytesOf('综合科'), answers)]);
    if (saved === undefined) throw new Error('nothing saved');
    const { intake, facts } = intakeOf(new Uint8Array(saved));
    expect(said(intake)).toEqual([
      '08/12/value 10',
      '08/12/note 12 期中的第 12 期',
      '27/12/value 0.5',
      '28/12/value 0.75',
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
