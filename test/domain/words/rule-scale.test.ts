import { describe, expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { progressLabel, progressOf, progressText } from '#src/domain/words/progress.ts';
import { countStates, rowSentence, ruleScale } from '#src/domain/words/rule-scale.ts';
import { NO_STATEMENTS } from '#src/domain/statements/year-statements.ts';
import { yearReport, type YearReport } from '#src/domain/year/year-report.ts';
import type { Month } from '#src/domain/period/month.ts';
import { CITY, LIBRARY } from '#test/support/fixture-plans.ts';
import { reportAt, rowOf, SAMPLE, says } from '#test/domain/year/sample.ts';

describe('百分标尺', () => {
  it('[O1] each indicator is as wide as its weight, one after the other, and filled as high as its score', () => {
    const { segments } = ruleScale(reportAt(11));
    expect(segments).toHaveLength(32);
    expect(segments.slice(0, 3).map(({ left, width }) => [left, width])).toEqual([
      [0, 2],
      [2, 3],
      [5, 2],
    ]);
    const last = segments[31];
    expect((last?.left ?? 0) + (last?.width ?? 0)).toBe(100);
    expect(segments[6]?.filled).toBe(90.8); // 4.54 of 5
    expect(segments[28]?.filled).toBe(0); // not rated yet
  });

  it('[O1] a due mark stands where a part is due, not where nothing or all of it is', () => {
    const { segments } = ruleScale(reportAt(11));
    expect(segments[6]?.due).toBe(91.6); // 5 × 11 ÷ 12 = 4.58
    expect(segments[3]?.due).toBeNull(); // a level: due in full from January
    expect(segments[17]?.due).toBeNull(); // due in December
  });

  it('[O1][PL46] numbers and marks stand where they have room: of 200 rows every tenth is numbered, for three digits need more', () => {
    const numbered = (report: YearReport) =>
      ruleScale(report).segments.filter(({ isNumbered }) => isNumbered);
    expect(numbered(reportAt(11))).toHaveLength(32);
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
    const short = { ...ANNEX_10_2025, indicators: ANNEX_10_2025.indicators.slice(0, 31) };
    expect(lastEnd(ruleScale(yearReport(short, SAMPLE, 6)))).toBe(97);
    const double = {
      ...ANNEX_10_2025,
      indicators: ANNEX_10_2025.indicators.flatMap((each) => [each, { ...each, id: `x${each.id}` as never }]),
    };
    const scale = ruleScale(yearReport(double, SAMPLE, 6));
    expect(lastEnd(scale)).toBe(100);
    expect(scale.ticks[scale.ticks.length - 1]).toEqual({ points: 200, left: 100 });
  });

  it('[O1] the counts of the legend are those of the rows, and weigh as much as the plan', () => {
    const counts = countStates(reportAt(12));
    expect(counts.map(({ state, rows }) => [state, rows])).toEqual([
      ['met', 21],
      ['partly', 9],
      ['over', 1],
      ['unmet', 1],
    ]);
    expect(counts.reduce((sum, { weight }) => sum + weight, 0)).toBe(10_000);
  });

  it.each<[number, Month, string]>([
    [7, 11, '7. 公开信息数：进度正常，13,631 / ≥ 15,000 条，得 4.54 分（权重 5），时序应完成 13,750 条'],
    [18, 11, '18. 政府网站升级改版：未到期，12 月到期，14 / ≥ 20 万元，得 4.20 分（权重 6）'],
    [10, 11, '10. 网站故障应急响应时间：超上限，1.25 / ≤ 1 小时，得 1.60 分（权重 2）'],
    [29, 11, '29. 相比传统公开渠道，提升政府政务公开效益：待评定，— / 定性，未计分（权重 4）'],
    [32, 12, '32. 满意度：部分完成，0.75 / 定性，得 2.25 分（权重 3）'],
  ])('[O1] row %i as of month %i in a sentence', (seq, month, text) => {
    expect(rowSentence(rowOf(reportAt(month), seq))).toBe(text);
  });
});

describe('how far a row has come', () => {
  it.each<[string, string, number, Month, string, string]>([
    ['a sum', '7: 13631', 7, 11, '90%', '完成 90%，时序应完成 91%'],
    ['just short of it: never rounded up to 100 %', '7: 14999', 7, 12, '99%', '完成 99%，时序应完成 100%'],
    ['more than planned', '6: 15', 6, 11, '150%', '完成 150%，时序应完成 91%'],
    ['a ceiling: its coefficient', '10: 1.25', 10, 11, '80%', '完成 80%'],
    ['a level to be reached', '4: 2', 4, 11, '50%', '完成 50%'],
    ['nothing known', '7: _', 7, 11, '—', '尚无数值，时序应完成 91%'],
  ])('[O6] %s', (_, said, seq, month, text, label) => {
    const progress = progressOf(rowOf(reportAt(month, says(said)), seq));
    expect([progressText(progress), progressLabel(progress)]).toEqual([text, label]);
  });
});

function lastEnd({ segments }: ReturnType<typeof ruleScale>): number {
  const last = segments[segments.length - 1];
  return (last?.left ?? 0) + (last?.width ?? 0);
}
