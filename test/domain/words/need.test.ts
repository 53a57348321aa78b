import { describe, expect, it } from 'vitest';
import type { Month } from '#src/domain/period/month.ts';
import { needText } from '#src/domain/words/need.ts';
import { reportAt, rowOf, says } from '#test/domain/year/sample.ts';

describe('what a row still asks for', () => {
  it.each<[string, string, number, Month, string]>([
    ['a sum: the rest over the months left, rounded up', '7: 9 9', 7, 2, '每月还需 1,499 条'], // (15000 − 18) ÷ 10 = 1498.2
    ['a sum with one month left', '7: 13631', 7, 11, '12月还需 1,369 条'],
    ['a sum nobody reported', '', 7, 2, '每月还需 1,500 条'],
    ['money in 万元, whatever the annex calls its unit', '18: 14', 18, 11, '12 月前还需 6 万元'],
    ['a meeting a year: never a fraction of one a month', '23: 0', 23, 6, '12 月前还需 1 万元'],
    ['a training each half-year: by the next date', '5: 0', 5, 2, '6 月前还需 1 次'],
    ['an exercise each quarter, one missed', '3: 0', 3, 4, '6 月前还需 2 次'],
    ['a sum at the year end', '7: 14983', 7, 12, '全年差 17 条'],
    ['a sum that is met', '7: 15000', 7, 11, ''],
    ['an allowance that was exceeded', '9: 3', 9, 6, '超出 2 次，已无法补回'],
    ['the same, at the year end', '9: 3', 9, 12, '超出 2 次'],
    ['the worst month over a ceiling', '10: 0.5 1.25', 10, 6, '2月超出 0.25 小时，已无法补回'],
    // 99 × 12 − 98 × 6 = 600, over 6 months
    ['a mean that can be brought back', '11: 98 98 98 98 98 98', 11, 6, '后续月均须 ≥ 100%'],
    ['a mean that no percentage can bring back', '11: 97 98 98 98 98 98', 11, 6, '未达到，已无法补回'],
    ['a mean under a ceiling, rounded down', '14: 1.1 1.1 1.1', 14, 3, '后续月均须 ≤ 0.96 秒'], // (12 − 3.3) ÷ 9 = 0.9666…
    ['a mean at the year end', '14: 1.1', 14, 12, '超出 0.1 秒'],
    ['the newest value of a stock', '4: 3', 4, 5, '下次须 ≥ 4 台'],
    ['a level nobody reported', '', 4, 5, '尚未填报'],
    ['a level to be reached that is all 无发生', '31: - -', 31, 5, '均为无发生，待人工确定'],
    ['a row that a person rates', '', 29, 11, '待评定'],
  ])('[O5] %s', (_, said, seq, month, text) => {
    const report = reportAt(month, said === '' ? [] : says(said));
    expect(needText(rowOf(report, seq), month)).toBe(text);
  });

  it('[O5] a compound row whose parts suggest a tier waits for a person', () => {
    const part = (id: string) => ({
      subject: { kind: 'part', indicator: rowOf(reportAt(1), 32).indicator.id, part: id, month: 6 } as const,
      content: { kind: 'number', value: 960_000 as never } as const,
      note: '',
    });
    const { indicator } = rowOf(reportAt(1), 32);
    if (indicator.kind !== 'compound') throw new Error('row 32 is the compound row');
    const report = reportAt(
      6,
      indicator.parts.map(({ id }) => part(id)),
    );
    expect(needText(rowOf(report, 32), 6)).toBe('建议“达成年度指标”，待确认');
  });
});
