import { describe, expect, it } from 'vitest';
import { MONTHS } from '#src/domain/period/month.ts';
import { outlookImpact } from '#src/domain/words/outlook-impact.ts';
import { monitoringForm } from '#src/domain/papers/monitoring-form.ts';
import {
  onTimePhrase,
  outlookLines,
  outlookSentence,
  outlookSteps,
  rowPartText,
  yearOutlook,
} from '#src/domain/words/year-outlook.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import { q } from '#test/domain/support/build.ts';
import { reportAt, rowOf, says } from '#test/domain/year/sample.ts';

const YEAR = sampleYear(ANNEX_10_2025);
const expecting = (id: string, value: string): Said =>
  ({ subject: { kind: 'expected', indicator: id }, content: { value: q(value) }, note: '' }) as Said;

describe('what the year may end at, in words', () => {
  it('[O18] in June: four parts that add up, with their bands and counts', () => {
    const outlook = yearOutlook(reportAt(6));
    expect(outlook).toMatchObject({ value: '89.75', band: '区间 56.32—90.38 分', open: '待评定 3 项 9 分' });
    expect(outlook?.parts.map(({ label, points, note }) => [label, points, note])).toEqual([
      ['已得', '52.94', ''],
      ['按近月推算', '+8.07', '区间 +3.38—+8.70 分'],
      ['假定如期完成', '+28.74', '15 项，区间下限不计'],
      ['待评定', '未计入', '3 项 9 分'],
    ]);
    expect(outlookSentence(reportAt(6))).toBe(
      '预计全年 89.75 分（区间 56.32—90.38 分）：已得 52.94 分，按近月推算 +8.07 分，假定 15 项如期完成 +28.74 分；待评定 3 项 9 分未计入',
    );
    expect(onTimePhrase(reportAt(6))).toBe('假定如期完成的为第 2、3、5、15—19、21—27 项');
  });

  it('[O18] what is printed adds up in every month', () => {
    const hundredths = (text: string) => Math.round(Number(text.replace('−', '-')) * 100) || 0;
    for (const month of MONTHS.slice(0, 11)) {
      const outlook = yearOutlook(reportAt(month));
      const sum = outlook?.parts.reduce((total, { points }) => total + hundredths(points), 0);
      expect(sum).toBe(hundredths(outlook?.value ?? ''));
    }
  });

  it('[O18] names what a person expects, in the second part', () => {
    const report = reportAt(6, [...YEAR, expecting('07', '12000')]);
    expect(outlookSentence(report)).toContain('（第 7 项按人工预计）');
    expect(outlookSteps(report)[1]?.rule).toMatch(/^人工预计：7\. 公开信息数 [+−]\d+\.\d\d 分$/);
    expect(rowPartText(report, rowOf(report, 7))).toMatch(/^年末预计中计入「按近月推算」/);
  });

  it('[O18] a row says in which part it stands', () => {
    const report = reportAt(6);
    expect(rowPartText(report, rowOf(report, 18))).toBe(
      '年末预计中计入「假定如期完成」+4.20 分，区间下限不计',
    );
    expect(rowPartText(report, rowOf(report, 29))).toBe('待评定，年末预计未计入');
    expect(rowPartText(reportAt(12), rowOf(reportAt(12), 18))).toBe('');
    const early = reportAt(1, says('8: 10'));
    expect(rowPartText(early, rowOf(early, 7))).toBe('尚无数据，年末预计未计入');
  });

  it('[O3] the grades go with both ends, and there is none in December', () => {
    expect(yearOutlook(reportAt(6))).toMatchObject({ grades: '差至优', gradesOnTime: '良至优' });
    expect(yearOutlook(reportAt(11))).toMatchObject({ grades: '中至优' });
    const december = yearOutlook(reportAt(12));
    expect(december).toMatchObject({ value: '91.58', band: '', grades: '', parts: [], open: '' });
    expect(outlookSentence(reportAt(12))).toBe('');
  });

  it('[O3] of an empty year nothing is expected', () => {
    for (const month of MONTHS) {
      expect(yearOutlook(reportAt(month, []))).toBeNull();
      expect(outlookSentence(reportAt(month, []))).toBe('');
      expect(outlookSteps(reportAt(month, []))).toEqual([]);
    }
  });

  it('[O18] December with ratings missing says what is not counted', () => {
    const report = reportAt(
      12,
      YEAR.filter(({ subject }) => subject.kind !== 'rating'),
    );
    expect(outlookLines(yearOutlook(report) ?? never())).toEqual(['待评定 3 项 9 分，未计入']);
  });

  it('[O18] 运行监控表 says the same below its rows', () => {
    const texts = new Map();
    const form = monitoringForm(reportAt(6), {
      texts,
      outlooks: new Map(),
      isSample: false,
      published: ANNEX_10_2025,
    });
    expect(form.foot.map(({ text }) => text)).toContain(
      `${outlookSentence(reportAt(6))}。${onTimePhrase(reportAt(6))}`,
    );
  });

  it('[O18] 月度填报 says what a number does to it', () => {
    const without = reportAt(
      6,
      YEAR.filter(({ subject }) => subject.kind !== 'month' || subject.indicator !== '07'),
    );
    expect(outlookImpact(without, reportAt(6))).toMatchObject({ label: '年末预计', after: '89.75' });
    expect(outlookImpact(without, reportAt(6)).by).toMatch(/^\+/);
    expect(outlookImpact(reportAt(6, []), reportAt(6, []))).toMatchObject({
      before: '—',
      after: '—',
      by: '',
    });
  });
});

function never(): never {
  throw new Error('nothing is projected');
}
