import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { NO_STATEMENTS, supposing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { copyRange, fillRange, pasteRange } from '#src/features/entry/model/range-text.ts';
import { readTexts } from '#src/features/entry/model/reading.ts';
import type { Range } from '#src/features/entry/model/selection.ts';
import { openCells, sheetOf, shownIndicators } from '#src/features/entry/model/sheet.ts';
import { WATER as plan } from '#test/support/water-plan.ts';

const month = sheetOf(plan.indicators, 'month', 3);
const year = sheetOf(plan.indicators, 'year', 3);

const range = (top: number, left: number, bottom: number, right: number): Range => ({
  top,
  left,
  bottom,
  right,
});

function pasted(sheet: typeof month, at: Range, text: string): YearStatements {
  return supposing(
    NO_STATEMENTS,
    readTexts(plan, NO_STATEMENTS, pasteRange(plan, sheet, at, text).texts).said,
  );
}

describe('ranges in and out', () => {
  it('[G6] a block of 19 × 12 goes in and comes out the same', () => {
    const rows = plan.indicators.map((indicator) =>
      year.columns.map((_, index) => {
        if (indicator.kind !== 'quantitative') return '';
        return index % 5 === 4 ? '无' : String(index + 1);
      }),
    );
    const text = `${rows.map((row) => row.join('\t')).join('\r\n')}\r\n`;
    const stored = pasted(year, range(0, 0, 0, 0), text);
    expect(copyRange(plan, stored, year, range(0, 0, 18, 11))).toBe(text);
  });

  it('[G6] a column with notes goes in and comes out, line breaks included', () => {
    const text = '1\t"甲\n乙"\r\n2\t丙\r\n';
    const stored = pasted(month, range(0, 0, 0, 0), text);
    expect(copyRange(plan, stored, month, range(0, 0, 1, 1))).toBe(text);
  });

  it('[G6] one value fills the selected range', () => {
    const { texts } = pasteRange(plan, year, range(6, 0, 7, 2), '无');
    expect(texts.map(({ cell }) => `${cell.row}/${cell.month}`)).toEqual([
      'sum/1',
      'sum/2',
      'sum/3',
      'count/1',
      'count/2',
      'count/3',
    ]);
  });

  it('[G6] what lies beyond the grid is counted, and blanks there are not', () => {
    const pasting = pasteRange(plan, year, range(0, 10, 0, 10), '1\t2\t3\t4\t');
    expect(pasting.texts).toHaveLength(2);
    expect(pasting.clipped).toBe(2);
    expect(pasting.range).toEqual(range(0, 10, 0, 11));
  });

  it('[G6] a blank over a rated row says nothing about it', () => {
    expect(
      pasteRange(plan, year, range(14, 11, 14, 11), '1\n\n\n4').texts.map(({ cell }) => cell.row),
    ).toEqual(['money-cap', 'latest']);
  });

  it('[G7] fills down the first row of the range', () => {
    const stored = pasted(year, range(6, 0, 6, 0), '5\t无');
    expect(
      fillRange(plan, stored, year, range(6, 0, 8, 1), 'down').map(({ cell, text }) => [
        cell.row,
        cell.month,
        text,
      ]),
    ).toEqual([
      ['count', 1, '5'],
      ['count', 2, '无'],
      ['ceiling', 1, '5'],
      ['ceiling', 2, '无'],
    ]);
  });

  it('[G7] one cell is filled from the one above, or from the left', () => {
    const stored = pasted(year, range(6, 0, 6, 0), '5');
    expect(fillRange(plan, stored, year, range(7, 0, 7, 0), 'down')).toMatchObject([{ text: '5' }]);
    expect(fillRange(plan, stored, year, range(6, 1, 6, 1), 'right')).toMatchObject([{ text: '5' }]);
  });

  it('[G7] filling leaves rated rows alone', () => {
    const texts = fillRange(plan, NO_STATEMENTS, year, range(14, 0, 18, 0), 'down');
    expect(texts.map(({ cell }) => cell.row)).toEqual(['latest'] satisfies string[] as IndicatorId[]);
  });
});

describe('which rows are shown', () => {
  const filled = pasted(year, range(6, 2, 6, 2), '5');

  it('[G12] those of a section', () => {
    const shown = shownIndicators(plan, filled, { section: '设备科', onlyMissing: false, months: [3] });
    expect(shown.map(({ id }) => id)).toEqual(['stock', 'worst', 'money-cap']);
  });

  it('[G12] only what is still missing; ratings are owed in December', () => {
    const march = shownIndicators(plan, filled, { section: null, onlyMissing: true, months: [3] });
    expect(march).toHaveLength(15);
    expect(march.map(({ id }) => id)).not.toContain('sum');
    const december = shownIndicators(plan, filled, { section: null, onlyMissing: true, months: [12] });
    expect(december.map(({ id }) => id)).toContain('rated');
  });

  it('[G8] the rest of a month is every measured cell that nobody has filled', () => {
    expect(openCells(plan.indicators, filled, 3)).toHaveLength(15);
    expect(openCells(plan.indicators, filled, 3).map(({ row }) => row)).not.toContain('rated');
  });
});
