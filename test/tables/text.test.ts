import { describe, expect, it } from 'vitest';
import { readPastedTables, readTables } from '#src/tables/read-tables.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function cells(bytes: Uint8Array): { format: string; rows: string[][] } | string {
  const read = readTables(bytes);
  if (!read.ok) return read.error;
  const { format, tables } = read.value;
  return { format, rows: tables.flatMap(({ rows }) => rows.map((row) => row.cells.map(({ text }) => text))) };
}

describe('text with marks between cells', () => {
  it.each([
    [
      'tsv',
      '指标\t值\r\n甲\t"1,234\n5"\r\n',
      [
        ['指标', '值'],
        ['甲', '1,234\n5'],
      ],
    ],
    [
      'csv',
      '\ufeff指标,值,单位\n甲,"1,234",="个"\n"乙""丙",2,\n丁,3,件',
      [
        ['指标', '值', '单位'],
        ['甲', '1,234', '个'],
        ['乙"丙', '2'],
        ['丁', '3', '件'],
      ],
    ],
    [
      'text',
      '| 指标 | 值 |\n| --- | --- |\n| 甲 | 1 |',
      [
        [' 指标 ', ' 值 '],
        [' 甲 ', ' 1 '],
      ],
    ],
  ])('[IM1] %s', (format, text, rows) => {
    expect(cells(utf8(text))).toEqual({ format, rows });
  });

  it('[IM1] text in GBK and in UTF-16', () => {
    const gbk = Uint8Array.of(0xd6, 0xb8, 0xb1, 0xea, 9, 0x31, 10, 0xd6, 0xb5, 9, 0x32);
    const utf16 = Uint8Array.of(
      0xff,
      0xfe,
      0x07,
      0x63,
      0x07,
      0x68,
      9,
      0,
      0x31,
      0,
      10,
      0,
      0x3c,
      0x50,
      9,
      0,
      0x32,
      0,
    );
    expect(cells(gbk)).toEqual({
      format: 'tsv',
      rows: [
        ['指标', '1'],
        ['值', '2'],
      ],
    });
    expect(cells(utf16)).toEqual({
      format: 'tsv',
      rows: [
        ['指标', '1'],
        ['值', '2'],
      ],
    });
  });

  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['%PDF-1.7', 'pdf'],
    ['{\\rtf1 x}', 'rtf'],
    ['MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n', 'web-archive'],
    ['PK\u0003\u0004 cut off', 'damaged'],
    ['a\u0000b', 'no-text'],
  ])('[IM3] %j is refused: %s', (text, refusal) => {
    expect(cells(utf8(text))).toBe(refusal);
  });

  it('[IM3] a cell longer than Excel’s is cut, never inside a character', () => {
    const kept = `${'长'.repeat(32_766)}𠮷`;
    const page = readPastedTables({ html: `<table><tr><td>${kept}尾</td></tr></table>`, text: '' });
    expect(page.ok && page.value.tables[0]?.rows[0]?.cells[0]?.text).toBe(kept);
  });

  it('[IM3] a file above 20 MB is refused unread', () => {
    expect(cells(new Uint8Array(20 * 1024 * 1024 + 1))).toBe('too-large');
  });
});

describe('tables of a page', () => {
  const read = (html: string) => {
    const result = readPastedTables({ html, text: '' });
    return result.ok ? result.value.tables : [];
  };

  it('[IM2] spans, line breaks, blanks, entities, end tags that are left out', () => {
    const [table] = read(
      '<p>2026年<b>目标表</b></p><table><tr><td rowspan=2>产出\n 指标<td>甲<br>乙&nbsp;&ge;<tr><td colspan="2"> a\n  b </table>',
    );
    expect(table?.lead).toEqual(['2026年目标表']);
    expect(table?.rows).toMatchObject([
      {
        cells: [
          { column: 0, text: '产出指标', rowSpan: 2 },
          { column: 1, text: '甲\n乙\u00a0≥' },
        ],
      },
      { cells: [{ column: 1, text: 'a b', columnSpan: 2 }] },
    ]);
  });

  it('[IM2] hidden rows, columns and cells, deleted text and scripts are not text', () => {
    const [table] = read(
      `<table><col><col style="display:none"><tr><td>a<del>x</del><script>y</script></td><td>b</td><td style='display: none'>c</td></tr>
       <tr style="display:none"><td>d</td></tr></table>`,
    );
    expect(table?.rows.map(({ hidden, cells: each }) => [hidden, each.map(({ text }) => text)])).toEqual([
      [false, ['a', 'b']],
      [true, ['d']],
    ]);
    expect(table?.hiddenColumns).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('[IM2] what a class of the style sheet hides, bodies, groups of columns; not what only paper hides', () => {
    const [table] = read(
      `<style><!-- .a, td.b {color:red; display:none} .c{display:block} @media print {.p{display:none}} --></style>
       <table><colgroup span=2><colgroup style="display:none"><col></colgroup><tr class="x a"><td>1<tr class="c p"><td>2<td class=b>3</td></tr></tbody>
       <tbody style="display:none"><tr><td>4</table>`,
    );
    expect(table?.rows.map(({ hidden, cells: each }) => [hidden, each.map(({ text }) => text)])).toEqual([
      [true, ['1']],
      [false, ['2']],
      [true, ['4']],
    ]);
    expect(table?.hiddenColumns).toEqual([
      [2, 2],
      [1, 1],
    ]);
  });

  it('[IM2] readings above characters, choices and fields of a form', () => {
    const [table] = read(
      `<table><tr><td><ruby>满<rp>(<rt>mǎn<rp>)</ruby>意<td><select><option>≤<option selected>≥</select><input value="95"><span style="mso-hide:all">x</span></table>`,
    );
    expect(table?.rows[0]?.cells.map(({ text }) => text)).toEqual(['满意', '≥95']);
  });

  it('[IM2] a table in a layout cell is a table of its own, with the text before it', () => {
    const tables = read(
      '<table><tr><td>标题</td></tr><tr><td>说明<table><tr><td>内</td></tr></table></td></tr></table>',
    );
    expect(
      tables.map(({ lead, rows }) => [lead, rows.map(({ cells: each }) => each.map(({ text }) => text))]),
    ).toEqual([
      [[], [['标题'], ['说明']]],
      [['标题'], [['内']]],
    ]);
  });
});
