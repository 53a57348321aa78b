import { describe, expect, it } from 'vitest';
import type { Table } from '#src/domain/import/table.ts';
import { readTables } from '#src/tables/read-tables.ts';

const SPACE = 'urn:schemas-microsoft-com:office:spreadsheet';
const book = (inside: string): string =>
  `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="${SPACE}" xmlns:ss="${SPACE}" xmlns:x="urn:schemas-microsoft-com:office:excel">${inside}</Workbook>`;
const sheet = (table: string, { styles = '', options = '' } = {}): string =>
  book(
    `<Styles>${styles}</Styles><Worksheet ss:Name="目标表"><Table>${table}</Table><WorksheetOptions>${options}</WorksheetOptions></Worksheet>`,
  );

function tablesOf(text: string): readonly Table[] {
  const read = readTables(new TextEncoder().encode(text));
  if (!read.ok) throw new Error(read.error);
  expect(read.value.format).toBe('xml');
  return read.value.tables;
}

/** Place, kind and text of each cell of the first sheet. */
const shown = (text: string): string[] =>
  (tablesOf(text)[0]?.rows ?? []).flatMap(({ index, cells }) =>
    cells.map(
      ({ column, text: each, kind }) => `${index} ${column} ${kind === 'text' ? '' : `${kind} `}${each}`,
    ),
  );

const data = (type: string, value: string): string => `<Data ss:Type="${type}">${value}</Data>`;

describe('cells of an XML spreadsheet of 2003, as shown', () => {
  it.each([
    ['0%', 'Number', '0.95', 'percent 95%'],
    ['Percent', 'Number', '0.95', 'percent 95%'],
    ['Standard', 'Number', '2500000', 'number 2500000'],
    ['Short Date', 'Number', '46356', 'date 2026-11-30'],
    ['Yes/No', 'Number', '1', 'unread 1'],
    ['constructor', 'Number', '1', 'date 1900-01-01'],
    ['General', 'Number', '0.30000000000000004', 'number 0.3'],
    ['yyyy/m/d', 'DateTime', '2026-11-30T00:00:00.000', 'date 2026-11-30'],
    ['General', 'DateTime', '2026-11-30T08:30:00.000', 'date 2026-11-30 08:30'],
    ['h:mm', 'DateTime', '1899-12-31T08:30:00.000', 'date 08:30'],
    ['General', 'Error', '#REF!', 'error #REF!'],
    ['General', 'Boolean', '1', 'boolean TRUE'],
    ['0%', 'String', '甲&#10;乙 &amp; 丙', '甲\n乙 & 丙'],
    ['0', 'String', '<B>满</B><Font>意</Font>度', '满意度'],
  ])('[IM2] %s shows %s %s as %s', (format, type, value, text) => {
    const styles = `<Style ss:ID="s1"><NumberFormat ss:Format="${format}"/></Style>`;
    const table = `<Row><Cell ss:StyleID="s1">${data(type, value)}</Cell></Row>`;
    expect(shown(sheet(table, { styles }))).toEqual([`0 0 ${text}`]);
  });

  it('[IM2] a style has the format of its parent, a cell that of its row or column', () => {
    const styles =
      '<Style ss:ID="Default"><NumberFormat ss:Format="0.0"/></Style><Style ss:ID="p"><NumberFormat ss:Format="0%"/></Style><Style ss:ID="c" ss:Parent="p"><Font/></Style><Style ss:ID="r"><NumberFormat/></Style>';
    const one = data('Number', '0.5');
    const table = `<Column/><Column ss:StyleID="c"/><Row><Cell>${one}</Cell><Cell>${one}</Cell></Row><Row ss:StyleID="r"><Cell ss:Index="2">${one}</Cell></Row>`;
    expect(shown(sheet(table, { styles }))).toEqual(['0 0 number 0.5', '0 1 percent 50%', '1 1 number 0.5']);
  });

  it('[IM2] places that are given, merged cells, notes, numbers that are left out', () => {
    const text = (value: string): string => data('String', value);
    const table = `<Row ss:Index="3"><Cell ss:Index="2" ss:MergeAcross="1" ss:MergeDown="2">${text('甲')}<Comment><ss:Data>注</ss:Data></Comment></Cell><Cell>${text('乙')}</Cell></Row>
      <Row><Cell ss:Index="4">${text('丙')}</Cell></Row>
      <Row><Cell>${text('丁')}</Cell><Cell>${text('戊')}</Cell></Row>
      <Row ss:Span="2"/><Row><Cell/><Cell>${text('己')}</Cell></Row>`;
    expect(shown(sheet(table))).toEqual(['2 1 甲', '2 3 乙', '3 3 丙', '4 0 丁', '4 3 戊', '8 1 己']);
    expect(tablesOf(sheet(table))[0]?.rows[0]?.cells[0]).toMatchObject({ rowSpan: 3, columnSpan: 2 });
  });

  it('[IM2] hidden rows, columns and sheets are marked', () => {
    const cell = `<Cell>${data('String', '甲')}</Cell>`;
    const table = `<Column ss:Index="2" ss:Hidden="1" ss:Span="1"/><Column ss:Width="0"/><Row>${cell}</Row><Row ss:Hidden="1">${cell}</Row><Row ss:Height="0">${cell}</Row>`;
    const [found] = tablesOf(sheet(table, { options: '<Visible>SheetHidden</Visible>' }));
    expect(found).toMatchObject({
      name: '目标表',
      hidden: true,
      hiddenColumns: [[1, 3]],
    });
    expect(found?.rows.map(({ hidden }) => hidden)).toEqual([false, true, true]);
  });

  it('[IM1] a prefix before every name', () => {
    const text = `<ss:Workbook xmlns:ss="${SPACE}"><ss:Worksheet ss:Name="a"><ss:Table><ss:Row><ss:Cell><ss:Data ss:Type="Number">1</ss:Data></ss:Cell></ss:Row></ss:Table></ss:Worksheet></ss:Workbook>`;
    expect(shown(text)).toEqual(['0 0 number 1']);
  });

  it('[IM3] one that is cut off is damaged', () => {
    const whole = sheet(`<Row><Cell>${data('Number', '1')}</Cell></Row>`);
    expect(readTables(new TextEncoder().encode(whole.slice(0, -60)))).toEqual({
      ok: false,
      error: 'damaged',
    });
  });
});
