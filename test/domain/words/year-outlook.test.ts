import { describe, expect, it } from 'vitest';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { READY_RULES, rulesMember } from '#src/domain/catalogue/rules.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { projectedTotal } from '#src/domain/year/projected.ts';
import { NO_POINTS, pointsToText, subtractPoints } from '#src/domain/quantity/points.ts';
import { outlookOf as rowOutlook } from '#src/domain/words/outlook.ts';
import { outlookImpact } from '#src/domain/words/outlook-impact.ts';
import { monitoringForm } from '#src/domain/papers/monitoring-form.ts';
import {
  onTimePhrase,
  outlookParts,
  outlookLines,
  outlookSentence,
  outlookSteps,
  rowPartText,
  yearOutlook,
} from '#src/domain/words/year-outlook.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { q } from '#test/domain/support/build.ts';
import { reportAt, rowOf } from '#test/domain/year/filled.ts';
import { says, WATER, waterYear } from '#test/support/water-plan.ts';

const YEAR = waterYear();
const expecting = (id: string, value: string): Said =>
  ({ subject: { kind: 'expected', indicator: id }, content: { value: q(value) }, note: '' }) as Said;

describe('caps by the execution rate, before December', () => {
  const { exceededRule, gradeThresholds, rules } = READY_RULES.capped;
  const settings = { ...WATER.settings, exceededRule, gradeThresholds, ...rulesMember(rules) };
  const plan: Plan = { ...WATER, settings };
  const outlookOf = (month: Month, said: readonly Said[] = YEAR) => {
    const report = yearReport(plan, supposing(NO_STATEMENTS, said), month);
    return { report, outlook: yearOutlook(report) };
  };
  // 300 ÷ 618.6 in June.
  const JUNE =
    '自评总分另按年末执行率封顶（目前 48.5%）：低于 80% 最高 89 分，低于 70% 最高 79 分，低于 60% 最高 69 分，低于 50% 最高 59 分';

  it('[KJ10] say which ones the rate may still stay below, wherever the outlook stands', () => {
    const { report, outlook } = outlookOf(6);
    expect(outlook?.caps).toBe(JUNE);
    if (outlook === null) return;
    expect([outlookLines(outlook), outlookParts(outlook)].map((lines) => lines[lines.length - 1])).toEqual([
      JUNE,
      JUNE,
    ]);
    expect(outlookSentence(report).endsWith(`；${JUNE}`)).toBe(true);
    expect(outlookSteps(report).at(-1)?.arithmetic).toBe(JUNE);
  });

  it('[KJ10] that the rate is above are left out, and so are all in December', () => {
    const execution = (month: Month, value: string): Said => ({
      subject: { kind: 'execution', month },
      content: { kind: 'number', value: q(value) },
      note: '',
    });
    // 300 + 140 = 440 of 618.6: 71.13 %, above three of the four bounds.
    expect(outlookOf(7, [...YEAR, execution(7, '140')]).outlook?.caps).toBe(
      '自评总分另按年末执行率封顶（目前 71.13%）：低于 80% 最高 89 分',
    );
    expect(outlookOf(12).outlook?.caps).toBe('');
    expect(yearOutlook(reportAt(6))?.caps).toBe('');
    const rows = YEAR.filter(({ subject }) => subject.kind !== 'execution');
    expect(outlookOf(6, rows).outlook?.caps).toMatch(/（目前尚未填报）：低于 80% 最高 89 分，/);
  });
});

describe('what the year may end at, in words', () => {
  it('[O18] in June: four parts that add up, with their bands and counts', () => {
    const outlook = yearOutlook(reportAt(6));
    const { low, high, paced } = projectedTotal(reportAt(6)) ?? never();
    const band = `区间 ${pointsToText(low)}—${pointsToText(high)} 分`;
    // Of the satisfaction of 8 the months say 无发生: it waits like the three that are rated.
    const open = '待评定 4 项 21 分';
    expect(outlook).toMatchObject({ value: '77.26', band, open });
    // Carried on, 18 cases make 36 of 40, 8,878 samples 17,756 of 18,000 and 23 bulletins 46 of 48: 1.35 + 4.44 + 1.44.
    expect(outlook?.parts.map(({ label, points, note }) => [label, points, note])).toEqual([
      ['已得', '54.65', ''],
      [
        '按近月推算',
        '+7.23',
        `区间 −${pointsToText(subtractPoints(NO_POINTS, paced.low))}—+${pointsToText(paced.high)} 分`,
      ],
      ['假定如期完成', '+15.38', '5 项，区间下限不计'],
      ['待评定', '未计入', '4 项 21 分'],
    ]);
    expect(outlookSentence(reportAt(6))).toBe(
      `预计全年 77.26 分（${band}）：已得 54.65 分，按近月推算 +7.23 分，假定 5 项如期完成 +15.38 分；${open}未计入`,
    );
    expect(onTimePhrase(reportAt(6))).toBe('假定如期完成的为第 1—3、5、14 项');
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
    const report = reportAt(6, [...YEAR, expecting('sum', '12000')]);
    expect(outlookSentence(report)).toContain('（第 7 项按人工预计）');
    expect(outlookSteps(report)[1]?.rule).toMatch(/^人工预计：7\. 水样检测份数 [+−]\d+\.\d\d 分$/);
    expect(rowPartText(report, rowOf(report, 'sum'))).toMatch(/^年末预计中计入「按近月推算」/);
  });

  it('[O18] a row says in which part it stands', () => {
    const report = reportAt(6);
    expect(rowPartText(report, rowOf(report, 'money'))).toBe(
      '年末预计中计入「假定如期完成」+6.03 分，区间下限不计',
    );
    expect(rowPartText(report, rowOf(report, 'rated'))).toBe('待评定，年末预计未计入');
    expect(rowPartText(reportAt(12), rowOf(reportAt(12), 'money'))).toBe('');
    const early = reportAt(1, says('count: 10'));
    expect(rowPartText(early, rowOf(early, 'sum'))).toBe('尚无数据，年末预计未计入');
  });

  it('[O18] [D11] a row whose months all say 无发生 waits for a person in the outlook as in its state', () => {
    const report = reportAt(6);
    expect(rowOf(report, 'latest').state.kind).toBe('unrated');
    // Three rated rows of 13 and this one of 8.
    expect(yearOutlook(report)).toMatchObject({ open: '待评定 4 项 21 分', unknown: '' });
    expect(yearOutlook(report)?.parts.at(-1)).toMatchObject({ points: '未计入', note: '4 项 21 分' });
    expect(rowPartText(report, rowOf(report, 'latest'))).toBe('待评定，年末预计未计入');
    expect(rowOutlook(rowOf(report, 'latest'), report.plan.settings).basis).toBe('各月均无发生，由人评定');
    const untold = YEAR.filter(({ subject }) => !('indicator' in subject) || subject.indicator !== 'latest');
    const open = '待评定 3 项 13 分，尚无数据 1 项 8 分';
    expect(yearOutlook(reportAt(6, untold))).toMatchObject({ open, unknown: '1 项 8 分' });
    // Where the plan counts what is to be rated from 0.80 on, nothing is counted of it: no tier can be expected.
    const settings = { ...WATER.settings, countsRated: true };
    const counted = yearReport({ ...WATER, settings }, supposing(NO_STATEMENTS, YEAR), 6);
    expect(yearOutlook(counted)).toMatchObject({ open: '待评定 1 项 8 分' });
    expect(yearOutlook(counted)?.parts.at(-1)?.note).toBe('3 项 13 分，按 0.80 起计，另 1 项 8 分未计入');
  });

  it('[O3] the grades go with both ends, and there is none in December', () => {
    // 54.65 − 0.10 at the low end, with 15.38 more where all is in time; 77.69 and the 21 open ones at the high end: 60, 75 and 88 divide.
    expect(yearOutlook(reportAt(6))).toMatchObject({ grades: '差至优', gradesOnTime: '中至优' });
    expect(yearOutlook(reportAt(11))).toMatchObject({ grades: '良至优' });
    const december = yearOutlook(reportAt(12));
    expect(december).toMatchObject({ value: '88.66', band: '', grades: '', parts: [], open: '' });
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
    expect(outlookLines(yearOutlook(report) ?? never())).toEqual(['待评定 3 项 13 分，未计入']);
  });

  it('[O18] 运行监控表 says the same below its rows', () => {
    const texts = new Map();
    const form = monitoringForm(reportAt(6), {
      texts,
      outlooks: new Map(),
      isSample: false,
      published: WATER,
    });
    expect(form.foot.map(({ text }) => text)).toContain(
      `${outlookSentence(reportAt(6))}。${onTimePhrase(reportAt(6))}`,
    );
  });

  it('[O18] 月度填报 says what a number does to it', () => {
    const without = reportAt(
      6,
      YEAR.filter(({ subject }) => subject.kind !== 'month' || subject.indicator !== 'sum'),
    );
    expect(outlookImpact(without, reportAt(6))).toMatchObject({ label: '年末预计', after: '77.26' });
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
