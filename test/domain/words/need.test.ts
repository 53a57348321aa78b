import { describe, expect, it } from 'vitest';
import type { Month } from '#src/domain/period/month.ts';
import { needText } from '#src/domain/words/need.ts';
import { reportAt, rowOf } from '#test/domain/year/filled.ts';
import { says } from '#test/support/water-plan.ts';

describe('what a row still asks for', () => {
  it.each<[string, string, string, Month, string]>([
    ['a sum: the rest over the months left, rounded up', 'sum: 9 9', 'sum', 2, '每月还需 1,799 份'], // (18000 − 18) ÷ 10 = 1798.2
    ['a sum with one month left', 'sum: 16131', 'sum', 11, '12月还需 1,869 份'],
    ['a sum nobody reported', '', 'sum', 2, '每月还需 1,800 份'],
    ['money in 万元, whatever the plan calls its unit', 'money: 25', 'money', 11, '12 月前还需 11.5 万元'],
    [
      'a station by the year’s end: never a fraction of one a month',
      'exact: 2',
      'exact',
      6,
      '12 月前还需 1 座',
    ],
    ['a training each half-year: by the next date', 'twice: 0', 'twice', 2, '6 月前还需 1 次'],
    ['an exercise each quarter, one missed', 'steps: 0', 'steps', 4, '6 月前还需 3 次'],
    ['a sum at the year end', 'sum: 17983', 'sum', 12, '全年差 17 份'],
    ['a sum that is met', 'sum: 18000', 'sum', 11, ''],
    ['an allowance that was exceeded', 'ceiling: 4', 'ceiling', 6, '超出 2 起，已无法补回'],
    ['the same, at the year end', 'ceiling: 4', 'ceiling', 12, '超出 2 起'],
    ['the worst month over a ceiling', 'worst: 0.5 2.25', 'worst', 6, '2月超出 0.25 小时，已无法补回'],
    // 98.5 × 12 − 98 × 6 = 594, over 6 months; − 581 = 601
    ['a mean that can be brought back', 'mean: 98 98 98 98 98 98', 'mean', 6, '后续月均须 ≥ 99%'],
    ['a mean that no percentage can bring back', 'mean: 95 96 97 97 98 98', 'mean', 6, '未达到，已无法补回'],
    ['a mean under a ceiling, rounded down', 'mean-cap: 21 21 21', 'mean-cap', 3, '后续月均须 ≤ 19.66 秒'], // (240 − 63) ÷ 9 = 19.666…
    ['a mean at the year end', 'mean-cap: 21', 'mean-cap', 12, '超出 1 秒'],
    ['the newest value of a stock', 'stock: 11', 'stock', 5, '下次须 ≥ 12 套'],
    ['a level nobody reported', '', 'stock', 5, '尚未填报'],
    ['a level to be reached that is all 无发生', 'latest: - -', 'latest', 5, '均为无发生，待人工确定'],
    ['a row that a person rates', '', 'rated', 11, '待评定'],
  ])('[O5] %s', (_, said, id, month, text) => {
    const report = reportAt(month, said === '' ? [] : says(said));
    expect(needText(rowOf(report, id), month)).toBe(text);
  });

  it('[O5] a compound row whose parts suggest a tier waits for a person', () => {
    const part = (id: string) => ({
      subject: {
        kind: 'part',
        indicator: rowOf(reportAt(1), 'parts').indicator.id,
        part: id,
        month: 6,
      } as const,
      content: { kind: 'number', value: 990_000 as never } as const,
      note: '',
    });
    const { indicator } = rowOf(reportAt(1), 'parts');
    if (indicator.kind !== 'compound') throw new Error('parts is the compound row');
    const report = reportAt(
      6,
      indicator.parts.map(({ id }) => part(id)),
    );
    expect(needText(rowOf(report, 'parts'), 6)).toBe('建议“达成年度指标”，待确认');
  });
});
