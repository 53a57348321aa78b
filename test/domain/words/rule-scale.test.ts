import { describe, expect, it } from 'vitest';
import { WATER, says } from '#test/support/water-plan.ts';
import { progressLabel, progressOf, progressText } from '#src/domain/words/progress.ts';
import { countStates, rowSentence, ruleScale } from '#src/domain/words/rule-scale.ts';
import { NO_STATEMENTS } from '#src/domain/statements/year-statements.ts';
import { yearReport, type YearReport } from '#src/domain/year/year-report.ts';
import type { Month } from '#src/domain/period/month.ts';
import { CITY, LIBRARY } from '#test/support/fixture-plans.ts';
import { reportAt, rowOf, FILLED } from '#test/domain/year/filled.ts';

describe('百分标尺', () => {
  it('[O1] each indicator is as wide as its weight, one after the other, and filled as high as its score', () => {
    const { segments } = ruleScale(reportAt(11));
    expect(segments).toHaveLength(19);
    expect(segments.slice(0, 3).map(({ left, width }) => [left, width])).toEqual([
      [0, 4],
      [4, 3.5],
      [7.5, 4.5],
    ]);
    const last = segments[18];
    expect((last?.left ?? 0) + (last?.width ?? 0)).toBe(100);
    expect(segments[13]?.filled).toBe(68.5); // 5.48 of 8
    expect(segments[15]?.filled).toBe(0); // not rated yet
  });

  it('[O1] a due mark stands where a part is due, not where nothing or all of it is', () => {
    const { segments } = ruleScale(reportAt(11));
    expect(segments[6]?.due).toBe(91.67); // 8.25 of 9
    expect(segments[3]?.due).toBeNull(); // a level: due in full from January
    expect(segments[13]?.due).toBeNull(); // due in December
  });

  it('[O1][PL46] numbers and marks stand where they have room: of 200 rows every tenth is numbered, for three digits need more', () => {
    const numbered = (report: YearReport) =>
      ruleScale(report).segments.filter(({ isNumbered }) => isNumbered);
    expect(numbered(reportAt(11))).toHaveLength(19);
    expect(ruleScale(reportAt(11)).segments.every(({ isMarked }) => isMarked)).toBe(true);
    const city = yearReport(CITY, NO_STATEMENTS, 11);
    expect(
      numbered(city)
        .map(({ row }) => row.indicator.seq)
        .slice(0, 3),
    ).toEqual([10, 20, 30]);
    expect(ruleScale(city).segments.some(({ isMarked }) => isMarked)).toBe(false);
    expect(numbered(yearReport(LIBRARY, NO_STATEMENTS, 11))).toHaveLength(57);
  });

  it('[O1] a tick every ten points', () => {
    expect(ruleScale(reportAt(11)).ticks.map(({ points }) => points)).toEqual([
      0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100,
    ]);
  });

  it('[O1] a plan short of 100 points leaves the end of the rule empty, one with more makes it longer', () => {
    const short = { ...WATER, indicators: WATER.indicators.slice(0, 18) };
    expect(lastEnd(ruleScale(yearReport(short, FILLED, 6)))).toBe(95);
    const double = {
      ...WATER,
      indicators: WATER.indicators.flatMap((each) => [each, { ...each, id: `x${each.id}` as never }]),
    };
    const scale = ruleScale(yearReport(double, FILLED, 6));
    expect(lastEnd(scale)).toBe(100);
    expect(scale.ticks[scale.ticks.length - 1]).toEqual({ points: 200, left: 100 });
  });

  it('[O1] the counts of the legend are those of the rows, and weigh as much as the plan', () => {
    const counts = countStates(reportAt(12));
    expect(counts.map(({ state, rows }) => [state, rows])).toEqual([
      ['met', 8],
      ['partly', 8],
      ['over', 2],
      ['unmet', 1],
    ]);
    expect(counts.reduce((sum, { weight }) => sum + weight, 0)).toBe(10_000);
  });

  it.each<[string, Month, string]>([
    [
      'sum',
      11,
      '7. 水样检测份数：进度正常，16,131 / ≥ 18,000 份，得 8.07 分（权重 9），时序应完成 16,500 份',
    ],
    ['money', 11, '14. 老旧管网改造经费：未到期，12 月到期，25 / ≥ 36.5 万元，得 5.48 分（权重 8）'],
    ['worst', 11, '10. 爆管抢修到场时间：超上限，2.5 / ≤ 2 小时，得 4.80 分（权重 6）'],
    ['rated', 11, '16. 改善镇区供水条件：待评定，— / 定性，未计分（权重 5）'],
    ['parts', 12, '19. 诉求办理：部分完成，0.75 / 定性，得 3.75 分（权重 5）'],
  ])('[O1] row %s as of month %i in a sentence', (id, month, text) => {
    expect(rowSentence(rowOf(reportAt(month), id))).toBe(text);
  });
});

describe('how far a row has come', () => {
  it.each<[string, string, string, Month, string, string]>([
    ['a sum', 'sum: 16131', 'sum', 11, '89%', '完成 89%，时序应完成 91%'],
    [
      'just short of it: never rounded up to 100 %',
      'sum: 17999',
      'sum',
      12,
      '99%',
      '完成 99%，时序应完成 100%',
    ],
    ['more than planned', 'cases: 60', 'cases', 11, '150%', '完成 150%，时序应完成 91%'],
    ['a ceiling: its coefficient', 'worst: 2.5', 'worst', 11, '80%', '完成 80%'],
    ['a level to be reached', 'stock: 6', 'stock', 11, '50%', '完成 50%'],
    ['nothing known', 'sum: _', 'sum', 11, '—', '尚无数值，时序应完成 91%'],
  ])('[O6] %s', (_, said, id, month, text, label) => {
    const progress = progressOf(rowOf(reportAt(month, says(said)), id));
    expect([progressText(progress), progressLabel(progress)]).toEqual([text, label]);
  });
});

function lastEnd({ segments }: ReturnType<typeof ruleScale>): number {
  const last = segments[segments.length - 1];
  return (last?.left ?? 0) + (last?.width ?? 0);
}
