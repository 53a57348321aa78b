import { describe, expect, it } from 'vitest';
import type { Table } from '#src/domain/import/table.ts';
import { readTables } from '#src/tables/read-tables.ts';
import { cell, paragraph, row, run, table, word } from '#test/tables/support/word.ts';

/** The tables of a document; a refusal fails the test. */
function tablesOf(body: string, styles = ''): readonly Table[] {
  const read = readTables(word(body, styles));
  if (!read.ok) throw new Error(read.error);
  expect(read.value.format).toBe('docx');
  return read.value.tables;
}

const shown = (found: Table | undefined): string[][] =>
  (found?.rows ?? []).map(({ cells }) => cells.map(({ text }) => text));

/** The text of one cell that holds this paragraph content. */
const textOf = (inside: string, styles = ''): string | undefined =>
  shown(tablesOf(table(row([cell(paragraph(inside))])), styles)[0])[0]?.[0];

describe('text of a Word document, as shown', () => {
  it.each([
    ['runs joined', run('满') + run('意', '<w:b/>') + run('度'), '满意度'],
    ['a line break', `${run('甲')}<w:r><w:br/></w:r>${run('乙')}`, '甲\n乙'],
    [
      'a tab and a hyphen that does not break',
      '<w:r><w:t>甲</w:t><w:tab/><w:t>3</w:t><w:noBreakHyphen/><w:t>5</w:t></w:r>',
      '甲\t3-5',
    ],
    ['a soft hyphen', '<w:r><w:t>可用</w:t><w:softHyphen/><w:t>率</w:t></w:r>', '可用率'],
    ['a sign of the font Symbol', `<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>${run('95')}`, '≥95'],
    [
      'a tracked deletion',
      `${run('9')}<w:del><w:r><w:delText>0</w:delText></w:r>${run('1')}</w:del>${run('5')}`,
      '95',
    ],
    ['a tracked insertion', `${run('9')}<w:ins>${run('5')}</w:ins>`, '95'],
    ['moved text', `<w:moveFrom>${run('旧')}</w:moveFrom><w:moveTo>${run('新')}</w:moveTo>`, '新'],
    [
      'a content control',
      `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${run('95')}</w:sdtContent></w:sdt>`,
      '95',
    ],
    ['a link', `<w:hyperlink>${run('甲')}</w:hyperlink><w:smartTag>${run('乙')}</w:smartTag>`, '甲乙'],
    [
      'a reading above the characters',
      `<w:r><w:ruby><w:rubyPr/><w:rt>${run('mǎn')}</w:rt><w:rubyBase>${run('满')}</w:rubyBase></w:ruby></w:r>`,
      '满',
    ],
    ['hidden text', run('显') + run('隐', '<w:vanish/>') + run('现', '<w:vanish w:val="0"/>'), '显现'],
    [
      'a field: its result',
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=1</w:instrText><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('95')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run('%')}`,
      '95%',
    ],
    [
      'a drop-down of an old form',
      '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="≥"/><w:listEntry w:val="≤"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
      '≤',
    ],
    [
      'one of two alternatives',
      `<mc:AlternateContent><mc:Choice Requires="wps">${run('甲')}</mc:Choice><mc:Fallback>${run('乙')}</mc:Fallback></mc:AlternateContent>`,
      '甲',
    ],
    [
      'a formula',
      '<m:oMath><m:r><m:t>≥</m:t></m:r><m:f><m:fPr/><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>',
      '≥1/2',
    ],
    [
      'a field that is never closed',
      `${run('甲')}<w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p><w:p>${run('乙')}`,
      '甲\n乙',
    ],
  ])('[IM2] %s', (_, inside, text) => {
    expect(textOf(inside)).toBe(text);
  });

  it('[IM2] a control that was not filled in is empty', () => {
    const control = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('单击此处输入文字')}</w:sdtContent></w:sdt>`;
    expect(shown(tablesOf(table(row(['甲', cell(paragraph(control)), '丙'])))[0])).toEqual([['甲', '丙']]);
  });

  it('[IM2] text that a style hides', () => {
    const styles =
      '<w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="I"><w:basedOn w:val="H"/></w:style>';
    expect(textOf(run('显') + run('隐', '<w:rStyle w:val="I"/>'), styles)).toBe('显');
  });

  it('[IM2] paragraphs are lines; a deleted paragraph mark joins two', () => {
    const deleted = '<w:rPr><w:del w:id="1"/></w:rPr>';
    const inside =
      paragraph(run('甲')) + paragraph(run('乙'), deleted) + paragraph(run('丙')) + paragraph('');
    expect(shown(tablesOf(table(row([cell(inside)])))[0])).toEqual([['甲\n乙丙']]);
  });
});

describe('tables of a Word document', () => {
  it('[IM2] merged cells, and columns that a row leaves free', () => {
    const down = '<w:vMerge w:val="restart"/>';
    const [found] = tablesOf(
      table(
        row([cell('标题', '<w:gridSpan w:val="3"/>')]),
        row([cell('产出', down), cell('数量', down), '甲']),
        row([cell('', '<w:vMerge/>'), cell('x', '<w:vMerge w:val="continue"/>'), '乙']),
        row([cell('', '<w:vMerge/>'), cell('质量', down), '丙']),
        row(['丁'], '<w:gridBefore w:val="2"/>'),
      ),
    );
    expect(
      found?.rows.map(({ cells }) =>
        cells.map(({ column, text, rowSpan, columnSpan }) => `${column} ${text} ${rowSpan}×${columnSpan}`),
      ),
    ).toEqual([
      ['0 标题 1×3'],
      ['0 产出 3×1', '1 数量 2×1', '2 甲 1×1'],
      ['2 乙 1×1'],
      ['1 质量 1×1', '2 丙 1×1'],
      ['2 丁 1×1'],
    ]);
  });

  it('[IM2] rows and cells that a tracked change took out', () => {
    const [found] = tablesOf(
      table(
        row(['甲', '1']),
        row(['乙', '2'], '<w:del w:id="1"/>'),
        row(['丙', '3'], '<w:ins w:id="2"/>'),
        row(['丁', cell('x', '<w:cellDel w:id="3"/>'), '4']),
      ),
    );
    expect(shown(found)).toEqual([
      ['甲', '1'],
      ['丙', '3'],
      ['丁', '4'],
    ]);
  });

  it('[IM2] a merged cell that began in a row that was taken out begins in the next', () => {
    const down = '<w:vMerge w:val="restart"/>';
    const [found] = tablesOf(
      table(
        row([cell('产出', down), '甲'], '<w:del w:id="1"/>'),
        row([cell('', '<w:vMerge/>'), '乙']),
        row([cell('', '<w:vMerge/>'), '丙'], '<w:del w:id="2"/>'),
        row([cell('', '<w:vMerge/>'), '丁']),
      ),
    );
    expect(shown(found)).toEqual([['产出', '乙'], ['丁']]);
    expect(found?.rows[0]?.cells[0]).toMatchObject({ rowSpan: 2 });
  });

  it('[IM2] tables with nothing between them and the same columns are one', () => {
    const grid = (...widths: readonly number[]): string =>
      `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
    const one = (columns: string, text: string): string => `<w:tbl>${columns}${row([text])}</w:tbl>`;
    const tables = tablesOf(
      `${one(grid(9, 8), '甲')}<w:bookmarkStart/>${one(grid(9, 8), '乙')}${one(grid(9), '丙')}<w:p/>${one(grid(9), '丁')}`,
    );
    expect(tables.map(shown)).toEqual([[['甲'], ['乙']], [['丙']], [['丁']]]);
  });

  it('[IM2] controls around rows and cells', () => {
    const around = (inside: string): string => `<w:sdt><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
    const body = `<w:tbl>${around(row(['甲']))}<w:customXml><w:tr>${around(cell('乙'))}</w:tr></w:customXml></w:tbl>`;
    expect(shown(tablesOf(around(body))[0])).toEqual([['甲'], ['乙']]);
  });

  it('[IM2] a row of hidden text is a hidden row', () => {
    const hidden = cell(paragraph(run('隐', '<w:vanish/>')));
    const [found] = tablesOf(table(row(['甲']), row([cell('乙')], '<w:hidden/>'), row([hidden])));
    expect(found?.rows.map((each) => each.hidden)).toEqual([false, true, true]);
  });

  it('[IM2] a table in a layout cell is a table of its own; the text before a table belongs to it', () => {
    const inner = table(row(['内']));
    const tables = tablesOf(
      paragraph(run('2026年目标表')) +
        table(row(['标题', cell(paragraph(run('说明')) + inner + paragraph(''))])) +
        paragraph(run('单位：万元')) +
        table(row(['后'])),
    );
    expect(tables.map((found) => [found.name, found.lead, shown(found)])).toEqual([
      ['表1', ['2026年目标表'], [['标题', '说明']]],
      ['表2', ['2026年目标表', '标题'], [['内']]],
      ['表3', ['单位：万元'], [['后']]],
    ]);
  });

  it('[IM2] a table in a text box', () => {
    const box = `<w:p><w:r><w:drawing><wps:txbx><w:txbxContent>${table(row(['框内']))}<w:p/></w:txbxContent></wps:txbx></w:drawing></w:r></w:p>`;
    expect(tablesOf(box).map(shown)).toEqual([[['框内']]]);
  });

  it('[IM3] without a body it is damaged', () => {
    expect(readTables(word('</w:body></w:document>').slice(0, 400))).toEqual({ ok: false, error: 'damaged' });
  });
});
