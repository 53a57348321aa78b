import type ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { cellValue } from '#src/export/sheet-grid.ts';
import { scorecardWorkbook } from '#src/export/scorecard-workbook.ts';
import { cardOf, ownPlan } from '#test/export/support/card.ts';
import { reRead, sheetsOf, shown } from '#test/export/support/re-read.ts';
import { waterYear } from '#test/support/water-plan.ts';

const table = cardOf({ isSample: true });
let workbook: ExcelJS.Workbook;

beforeAll(async () => {
  workbook = await reRead(await scorecardWorkbook(table));
});

describe('the workbook of a year, read by another library', () => {
  it('has the form, its months and the execution, each printed on A4 landscape, one page wide', () => {
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['2026年度评分表', '月度数据', '预算执行']);
    for (const { pageSetup, views, headerFooter } of workbook.worksheets) {
      expect(pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToPage: true });
      expect(pageSetup.fitToWidth).toBe(1);
      expect(headerFooter.oddHeader).toBe('&R示例数据');
      expect(views[0]).toMatchObject({ state: 'frozen' });
    }
  });

  it('freezes and repeats the heads of the columns', () => {
    const [card] = sheetsOf(workbook);
    expect(card.views[0]).toMatchObject({ xSplit: 2, ySplit: 6 });
    expect(card.pageSetup.printTitlesRow).toBe('6:6');
    expect(card.pageSetup.printArea).toMatch(/^A1:K\d+$/);
    expect(card.headerFooter.oddFooter).toBe('&C第 &P 页　共 &N 页');
    expect(card.headerFooter.oddHeader).toBe('&R示例数据');
  });

  it('looks like an office form: merged title in 宋体, body in 仿宋, ruled cells', () => {
    const [card] = sheetsOf(workbook);
    expect(card.getCell('K1').master.address).toBe('A1');
    expect(card.getCell('A1').value).toBe('2026年度部门（单位）整体绩效评分表（示例数据）');
    expect(card.getCell('A1').font).toMatchObject({ name: '宋体', bold: true });
    expect(card.getCell('B7').font).toMatchObject({ name: '仿宋' });
    expect(card.getCell('B7').alignment).toMatchObject({ wrapText: true });
    expect(card.getCell('B7').border).toMatchObject({ top: { style: 'thin' }, left: { style: 'thin' } });
    expect(card.getColumn(2).width).toBeGreaterThan(25);
  });

  it('carries the decimals of each indicator', () => {
    const [card] = sheetsOf(workbook);
    expect(card.getCell('G13').numFmt).toBe('0');
    // A target is shown as it is typed, so that nobody reads a rounded one.
    expect(card.getCell('F13').numFmt).toBe('0.####');
    expect(card.getCell('G17').numFmt).toBe('0.##');
    expect(card.getCell('G20').numFmt).toBe('0.####');
    expect(card.getCell('H13').numFmt).toBe('0.##');
    expect(card.getCell('I13').numFmt).toBe('0.###');
    expect(card.getCell('J13').numFmt).toBe('0.00');
  });

  it('[V12] computes value, coefficient and score by formulas that show the app’s own results', () => {
    const [card] = sheetsOf(workbook);
    expect(card.getCell('G13').formula).toBe(
      `IF(COUNTA('月度数据'!E10:P10)=0,"未填报",ROUND(SUM('月度数据'!E10:P10),4))`,
    );
    expect(card.getCell('J13').formula).toBe('IF(ISNUMBER(H13),ROUND(I13*H13/100,2),"—")');
    expect(card.getCell('J26').formula).toBe('IF(COUNT(J7:J25)=0,"—",ROUND(SUM(J7:J25),2))');
    expect(
      table.rows.map((_, index) => [
        shown(card.getCell(`G${index + 7}`)),
        shown(card.getCell(`J${index + 7}`)),
      ]),
    ).toEqual(table.rows.map(({ cells }) => [cellValue(cells.value), cellValue(cells.score)]));
    expect(shown(card.getCell('J26'))).toBe(cellValue(table.sum.score));
  });

  it('leaves the coefficient of a rated row to be typed in', () => {
    const [card] = sheetsOf(workbook);
    expect([card.getCell('H22').formula, card.getCell('H22').value]).toEqual([undefined, 90]);
    expect(card.getCell('J22').formula).toBe('IF(ISNUMBER(H22),ROUND(I22*H22/100,2),"—")');
  });

  it('gives the months: numbers, 无发生 as text, 未填报 blank', async () => {
    const half = await reRead(await scorecardWorkbook(cardOf({ month: 6 })));
    const [, monthly] = sheetsOf(half);
    expect(monthly.getRow(4).values).toEqual(expect.arrayContaining(['新建加压泵站', '无发生', 1]));
    expect(monthly.getCell('K10').value).toBeNull();
    expect(monthly.getCell('J10').value).toBe(1541);
  });
});

describe('text that a workbook cannot hold as it is', () => {
  const hostile = [
    '=1+1',
    '=HYPERLINK("http://example.org","x")',
    '+SUM(A1)',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '#REF!',
    '_x0041_',
    'a\uFFFEb\uFFFFc',
    '<b>&amp;',
  ];

  it('[V17] stays text, whatever it begins with', async () => {
    const remarks = hostile.map((text, index) => ({
      subject: { kind: 'remark' as const, indicator: String(index + 1).padStart(2, '0') as IndicatorId },
      content: { text },
      note: '',
    }));
    const { plan, said } = ownPlan(hostile.map((name) => ({ name })));
    const own = await reRead(await scorecardWorkbook(cardOf({ plan, said: [...said, ...remarks] })));
    const [card, monthly] = sheetsOf(own);
    for (const sheet of [card, monthly]) {
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          expect(cell.formula ?? '').not.toMatch(/HYPERLINK|1\+1|A1\)/);
          expect(cell.type).not.toBe(10);
        });
      });
    }
    const column = card.columnCount;
    expect(hostile.map((_, index) => card.getCell(7 + index, column).text)).toEqual([
      ...hostile.slice(0, 8),
      'abc',
      '<b>&amp;',
    ]);
  });

  it('[V19] goes on below its row, however long it is, and no pair is parted', async () => {
    const text = `${'长'.repeat(32_766)}😀尾`;
    const remark = {
      subject: { kind: 'remark' as const, indicator: 'exact' as IndicatorId },
      content: { text },
      note: '',
    };
    const own = await reRead(await scorecardWorkbook(cardOf({ said: [...waterYear(), remark] })));
    const [card] = sheetsOf(own);
    const pieces: string[] = [card.getCell('K7').text];
    for (let row = 8; card.getCell(row, 2).isMerged; row += 1) pieces.push(card.getCell(row, 1).text);
    expect(pieces.join('').replace(/（下接续行）|第 1 项说明（续）：/g, '')).toBe(text);
  });
});

describe('progress', () => {
  it('is told while a long table is written', async () => {
    const { plan, said } = ownPlan(Array.from({ length: 300 }, () => ({ months: '1 2 3' })));
    const seen: number[] = [];
    await scorecardWorkbook(cardOf({ plan, said }), (done, total) => seen.push(done / total));
    expect(seen.length).toBeGreaterThan(5);
    expect(Math.max(...seen)).toBeLessThanOrEqual(1);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  });
});
