import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Month } from '#src/domain/period/month.ts';
import { cellPlaceText, entryRefusalText } from '#src/domain/words/entry-words.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { cellText, rowIndicator } from '#src/features/entry/model/cell-subject.ts';
import { readTexts } from '#src/features/entry/model/reading.ts';
import type { EntryCell } from '#src/session/entry-cell.ts';
import { WATER as plan } from '#test/support/water-plan.ts';

function cell(row: string, month: Month = 3, field: EntryCell['field'] = 'value'): EntryCell {
  return { row: row as IndicatorId, month, field };
}

function yearOf(...texts: readonly [EntryCell, string][]): YearStatements {
  return supposing(
    NO_STATEMENTS,
    readTexts(
      plan,
      NO_STATEMENTS,
      texts.map(([at, text]) => ({ cell: at, text })),
    ).said,
  );
}

const RATED: Said = {
  subject: { kind: 'rating', indicator: 'rated' as IndicatorId, month: 3 },
  content: { tier: 'met', coefficient: 950_000 as never, evidence: '调查问卷' },
  note: '',
};

describe('texts become statements', () => {
  it.each([
    ['[G4] a number', 'sum', '１，２８６', '1286'],
    ['[G4] ten thousands', 'sum', '1.5万', '15000'],
    ['[G4] the unit behind the number', 'mean', '98％', '98'],
    ['[G4] a word for 无发生', 'sum', '不适用', '无'],
    ['[G4] money in 元', 'money-cap', '5000元', '0.5'],
    ['[G10] budget execution', 'execution', '37.61', '37.61'],
  ])('%s', (_, row, text, stored) => {
    const read = readTexts(plan, NO_STATEMENTS, [{ cell: cell(row), text }]);
    expect(read.refused).toEqual([]);
    expect(cellText(plan, supposing(NO_STATEMENTS, read.said), cell(row))).toBe(stored);
  });

  it.each([
    ['[G4] a fraction of a count', 'sum', '12.5', '第 7 项「水样检测份数」3月：此项只填整数'],
    [
      '[G4] a percentage over 100',
      'latest',
      '101',
      '第 18 项「用水户满意度」3月：百分比须在 0 至 100 之间。请填 98.5 这样的数',
    ],
    ['[G4] a negative count', 'sum', '-1', '第 7 项「水样检测份数」3月：此项不能为负数。请核对后重填'],
    [
      '[G4] a refund without its note',
      'money-cap',
      '-0.5',
      '第 15 项「加压用电经费」3月：负数按冲减处理，须先写说明（冲减哪一笔、为什么）',
    ],
    [
      '[G11] text on a rated row',
      'rated',
      '达成',
      '第 16 项「改善镇区供水条件」3月：定性项不在格内填写。请按 F2 打开评定',
    ],
  ])('%s is refused, with its place', (_, row, text, words) => {
    const { said, refused } = readTexts(plan, NO_STATEMENTS, [{ cell: cell(row), text }]);
    expect(said).toEqual([]);
    const [first] = refused;
    const place = cellPlaceText(rowIndicator(plan, cell(row).row), 3, 'value');
    expect(`${place}：${first === undefined ? '' : entryRefusalText(first.refusal)}`).toBe(words);
  });

  it('[G4] a refund and its note stand as one statement', () => {
    const { said, refused } = readTexts(plan, NO_STATEMENTS, [
      { cell: cell('money-cap'), text: '-0.5' },
      { cell: cell('money-cap', 3, 'note'), text: ' 退回 2 月多付 ' },
    ]);
    expect(refused).toEqual([]);
    expect(said).toMatchObject([{ content: { kind: 'number', value: -5_000 }, note: '退回 2 月多付' }]);
  });

  it('[G4] a refund may not lose its note', () => {
    const year = yearOf([cell('money-cap'), '-0.5'], [cell('money-cap', 3, 'note'), '退回']);
    const { said, refused } = readTexts(plan, year, [{ cell: cell('money-cap', 3, 'note'), text: '' }]);
    expect(said).toEqual([]);
    expect(refused.map(({ refusal }) => refusal.kind)).toEqual(['refund-keeps-note']);
  });

  it('[G4] a refund keeps its note beside a value that is refused', () => {
    const year = yearOf([cell('money-cap'), '-0.5'], [cell('money-cap', 3, 'note'), '退回']);
    const texts = [
      { cell: cell('money-cap'), text: '很多' },
      { cell: cell('money-cap', 3, 'note'), text: ' ' },
    ];
    const { said, refused } = readTexts(plan, year, texts);
    expect(said).toEqual([]);
    expect(refused).toMatchObject([{ text: '很多', refusal: { kind: 'not-a-number' } }]);
  });

  it('[G4] a refused value does not hold up the note that came with it', () => {
    const { said, refused } = readTexts(plan, NO_STATEMENTS, [
      { cell: cell('sum'), text: '很多' },
      { cell: cell('sum', 3, 'note'), text: '门户 812 条' },
    ]);
    expect(said).toMatchObject([{ content: null, note: '门户 812 条' }]);
    expect(refused).toMatchObject([{ text: '很多', refusal: { kind: 'not-a-number' } }]);
  });

  it('[G7] clearing keeps the note', () => {
    const year = yearOf([cell('sum'), '1286'], [cell('sum', 3, 'note'), '门户 812 条']);
    expect(readTexts(plan, year, [{ cell: cell('sum'), text: '' }]).said).toMatchObject([
      { content: null, note: '门户 812 条' },
    ]);
  });

  it('[G6] what stands already is taken and says nothing', () => {
    const year = supposing(yearOf([cell('sum'), '1286']), [RATED]);
    const { said, taken, refused } = readTexts(plan, year, [
      { cell: cell('sum'), text: '1,286' },
      { cell: cell('rated'), text: '达成年度指标 0.95' },
    ]);
    expect({ said, refused }).toEqual({ said: [], refused: [] });
    expect(taken).toHaveLength(2);
  });
});
