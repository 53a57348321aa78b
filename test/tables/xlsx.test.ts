import { describe, expect, it } from 'vitest';
import type { Table } from '#src/domain/import/table.ts';
import { readTables } from '#src/tables/read-tables.ts';
import { type Parts, type SheetParts, workbook } from '#test/tables/support/workbook.ts';

/** The tables of a workbook; a refusal fails the test. */
function tablesOf(parts: Parts): readonly Table[] {
  const read = readTables(workbook(parts));
  if (!read.ok) throw new Error(read.error);
  return read.value.tables;
}

const sheetOf = (sheet: SheetParts, more: Omit<Parts, 'sheets'> = {}): Table | undefined =>
  tablesOf({ sheets: [sheet], ...more })[0];

/** Kind and text of each cell, row by row. */
const shown = (table: Table | undefined): string[][] =>
  (table?.rows ?? []).map(({ cells }) =>
    cells.map(({ text, kind }) => (kind === 'text' ? text : `${kind} ${text}`)),
  );

describe('cells of a workbook, as shown', () => {
  it.each([
    ['0%', '0.95', 'percent 95%'],
    ['0.0%', '0.995', 'percent 99.5%'],
    ['0.00%', '0.28999999999999998', 'percent 29%'],
    ['#,##0', '12480', 'number 12480'],
    ['General', '0.30000000000000004', 'number 0.3'],
    ['General', '1.2E+5', 'number 120000'],
    ['General', '1E-7', 'number 0.0000001'],
    ['General', '-12.50', 'number -12.5'],
    ['G/通用格式', '7', 'number 7'],
    ['#,##0.00_);(#,##0.00)', '-3.5', 'number -3.5'],
    ['0"个"', '12', 'number 12个'],
    ['0\\%', '95', 'number 95%'],
    ['"≥"0.0', '6.9', 'number ≥6.9'],
    ['yyyy-mm-dd', '46356', 'date 2026-11-30'],
    ['m"月"d"日"', '46086', 'date 2026-03-05'],
    ['[$-804]yyyy"年"m"月";@', '46356', 'date 2026-11-30'],
    ['yyyy/m/d h:mm', '46356.5', 'date 2026-11-30 12:00'],
    ['yyyy-mm-dd', '1', 'date 1900-01-01'],
    ['0!.0,"万"', '12345', 'unread 12345'],
    ['[DBNum1]0', '3', 'unread 3'],
    [';;;', '3', 'unread 3'],
    ['@', '5', 'number 5'],
    ['General"个"', '2.5', 'number 2.5个'],
    ['G/通用格式"件"', '95', 'number 95件'],
    ['[>=100]0"高";0"低"', '95', 'unread 95'],
    ['[=1]"是";[=0]"否";0', '0', 'unread 0'],
    ['0"-"0', '95', 'unread 95'],
    ['0;0', '-3', 'unread -3'],
    ['0_);(0)', '-3', 'number -3'],
  ])('[IM2] %s shows %s as %s', (code, value, text) => {
    const rows = `<row r="1"><c r="A1" s="1"><v>${value}</v></c></row>`;
    expect(shown(sheetOf({ rows }, { formats: [code] }))).toEqual([[text]]);
  });

  it.each([
    ['@"%"', '95%'],
    ['"≥"@', '≥95'],
    ['_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', '95'],
    ['0%', '95'],
    [';;;', 'unread 95'],
  ])('[IM2] %s shows the text 95 as %s', (code, text) => {
    const rows = '<row r="1"><c r="A1" s="1" t="str"><v>95</v></c></row>';
    expect(shown(sheetOf({ rows }, { formats: [code] }))).toEqual([[text]]);
  });

  it('[IM2] what a format rounds away is said beside the value', () => {
    const rows = '<row r="1"><c r="A1" s="1"><v>0.995</v></c></row>';
    expect(sheetOf({ rows }, { formats: ['0%'] })?.rows[0]?.cells[0]).toMatchObject({
      text: '99.5%',
      rounded: '100%',
    });
  });

  it('[IM2] days of a workbook that counts from 1904', () => {
    const rows = '<row r="1"><c r="A1" s="1"><v>44894</v></c></row>';
    expect(shown(sheetOf({ rows }, { formats: ['yyyy-mm-dd'], date1904: true }))).toEqual([
      ['date 2026-11-30'],
    ]);
  });

  it.each(['', 'x:'])(
    '[IM2] shared, rich, inline and formula strings, errors and truth values (prefix "%s")',
    (prefix) => {
      const rows = `<row r="2"><c r="B2" t="s"><v>0</v></c><c t="inlineStr"><is><t>行内</t></is></c>
      <c r="E2" t="str"><f>A1&amp;"x"</f><v>公式</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="b"><v>1</v></c><c><v></v></c></row>`;
      const strings =
        '<si><r><t>满</t></r><r><rPr><b/></rPr><t xml:space="preserve">意_x000A_度</t></r><rPh sb="0" eb="1"><t>まん</t></rPh></si>';
      const table = sheetOf({ rows }, { strings, prefix });
      expect(shown(table)).toEqual([['满意\n度', '行内', '公式', 'error #DIV/0!', 'boolean TRUE']]);
      expect(table?.rows[0]?.cells.map(({ column }) => column)).toEqual([1, 2, 4, 5, 6]);
      expect(table?.rows[0]?.cells[2]).toMatchObject({ formula: true });
    },
  );

  it('[IM2] merged cells show their first cell only', () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c><c r="B2"><v>4</v></c></row>';
    const after = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="C3:XFD1048576"/></mergeCells>';
    expect(sheetOf({ rows, after })?.rows.map(({ cells }) => cells)).toMatchObject([
      [{ column: 0, text: '1', rowSpan: 2 }, { column: 1 }],
      [{ column: 1, text: '4', rowSpan: 1 }],
    ]);
  });

  it('[IM2] hidden rows, columns and sheets are marked', () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row><row r="3" ht="0"><c r="A3"><v>3</v></c></row>';
    const before =
      '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/><col min="6" max="6" width="9"/></cols>';
    const [first, second] = tablesOf({
      sheets: [
        { rows, before },
        { rows, state: 'veryHidden' },
      ],
    });
    expect(first?.rows.map(({ hidden }) => hidden)).toEqual([false, true, true]);
    expect(first?.hiddenColumns).toEqual([
      [1, 2],
      [4, 4],
    ]);
    expect([first?.hidden, second?.hidden]).toEqual([false, true]);
  });

  it('[IM3] a cell in the last corner costs no more than one in the first', () => {
    const rows = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    expect(sheetOf({ rows })?.rows).toMatchObject([{ index: 1_048_575, cells: [{ column: 16_383 }] }]);
  });
});
