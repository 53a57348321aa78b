import { describe, expect, it } from 'vitest';
import type { RuledForm } from '#src/domain/papers/ruled-form.ts';
import { quantityCell, textCell } from '#src/domain/papers/table-cell.ts';
import { ruledDocument } from '#src/export/ruled-document.ts';
import { ruledWorkbook } from '#src/export/ruled-sheet.ts';
import { q } from '#test/domain/support/build.ts';
import { readDocument } from '#test/export/support/re-read-document.ts';
import { reRead, shown } from '#test/export/support/re-read.ts';

const LEVELS = [
  ['产出指标', '数量指标'],
  ['产出指标', '数量指标'],
  ['产出指标', '质量指标'],
  ['效益指标', '质量指标'],
] as const;

/** @param names of the four rows */
function formOf(names: readonly string[]): RuledForm {
  return {
    title: '表',
    unitName: '临江区图书馆',
    project: null,
    meta: ['金额单位：万元'],
    marks: ['未定稿'],
    columns: [
      { id: 'class1', label: '一级指标', align: 'center', width: 200, isLevel: true },
      { id: 'class2', label: '二级指标', align: 'center', width: 200, isLevel: true },
      { id: 'name', label: '三级指标', align: 'left', width: 300 },
      { id: 'target', label: '年度指标值', align: 'center', width: 300 },
    ],
    fields: [
      [
        { kind: 'label', text: '单位', columns: 1 },
        { kind: 'value', text: '临江区图书馆', columns: 3 },
      ],
    ],
    rows: names.map((name, at) => ({
      key: String(at),
      seq: at + 1,
      cells: {
        class1: textCell(LEVELS[at]?.[0] ?? ''),
        class2: textCell(LEVELS[at]?.[1] ?? ''),
        name: textCell(name),
        target: quantityCell(q('95.5'), 2, '≥ 95.5 %（年初 90）'),
      },
    })),
    sum: null,
    foot: [],
    signatures: [],
  };
}

const SHORT = ['甲', '乙', '丙', '丁'];
const LONG = ['甲'.repeat(1_500), '乙', '丙', '丁'];

describe('a form as data, in a workbook', () => {
  const sheetOf = async (names: readonly string[]) => {
    const sheet = (await reRead(await ruledWorkbook(formOf(names), '表'))).worksheets[0];
    if (sheet === undefined) throw new Error('no sheet');
    return sheet;
  };

  it('[ND1] has its head over its columns, and each cell in its place', async () => {
    const sheet = await sheetOf(SHORT);
    expect(['A3', 'B3', 'A4', 'D4', 'C5', 'C8'].map((address) => sheet.getCell(address).text)).toEqual([
      '单位',
      '临江区图书馆',
      '一级指标',
      '年度指标值',
      '甲',
      '丁',
    ]);
    expect(sheet.getCell('D3').master.address).toBe('B3');
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', printTitlesRow: '4:4' });
  });

  it('[ND2] equal classes are one cell, 二级 within its 一级', async () => {
    const sheet = await sheetOf(SHORT);
    const masters = (column: string) =>
      [5, 6, 7, 8].map((row) => sheet.getCell(`${column}${row}`).master.address);
    expect(masters('A')).toEqual(['A5', 'A5', 'A5', 'A8']);
    expect(masters('B')).toEqual(['B5', 'B5', 'B7', 'B8']);
  });

  it('[ND2] such a cell ends where a text goes on below its row', async () => {
    const sheet = await sheetOf(LONG);
    expect(sheet.getCell('A6').text).toMatch(/^第 1 项三级指标（续）/);
    const second = [6, 7, 8, 9, 10, 11, 12].find((row) => sheet.getCell(`C${row}`).text === '乙') ?? 0;
    expect(sheet.getCell(`A${second}`).text).toBe('产出指标');
    expect(sheet.getCell(`A${second}`).master.address).toBe(`A${second}`);
  });

  it('[ND7] a target with sign and unit is a number that reads as it is printed', async () => {
    const cell = (await sheetOf(SHORT)).getCell('D5');
    expect(shown(cell)).toBe(95.5);
    expect(cell.numFmt).toBe('"≥ "0.0" %（年初 90）"');
  });
});

describe('a form as data, in Word', () => {
  it('[ND1] [ND2] has the same cells; classes go on without being said again', async () => {
    const { tables, part } = readDocument(await ruledDocument(formOf(SHORT)));
    expect(tables[0]).toEqual([['单位', '临江区图书馆']]);
    expect(tables[1]?.map((row) => row.at(-2))).toEqual(['三级指标', ...SHORT]);
    const xml = part('word/document.xml');
    expect(xml.match(/<w:vMerge w:val="restart"\/>/g)).toHaveLength(2);
    expect(xml.match(/<w:vMerge w:val="continue"\/>/g)).toHaveLength(3);
    expect(part('word/header1.xml')).toContain('未定稿');
  });
});
