import { describe, expect, it } from 'vitest';
import { planFileData, readPlanFile } from '#src/domain/catalogue/plan-file.ts';
import { planProblems } from '#src/domain/catalogue/plan-problem.ts';
import { secondRoute } from '#src/domain/check/second-route.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import type { Month } from '#src/domain/period/month.ts';
import { gradeSaying } from '#src/domain/words/headline.ts';
import { hasGrade } from '#src/domain/year/finality.ts';
import { projectedTotal } from '#src/domain/year/projected.ts';
import { ruleScale } from '#src/domain/words/rule-scale.ts';
import { scorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { selfCheck } from '#src/domain/papers/self-check.ts';
import { yearOutlook } from '#src/domain/words/year-outlook.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import type { Said, Statement } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { points } from '#test/domain/support/build.ts';
import { NINETY_PLAN } from '#test/support/ninety-plan.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

const SAID = waterYear();
const reportAt = (month: Month, said: readonly Said[] = SAID) =>
  yearReport(NINETY_PLAN, supposing(NO_STATEMENTS, said), month);
const tableOf = (month: Month, said: readonly Said[] = SAID) =>
  scorecardTable(reportAt(month, said), { view: 'ten-ninety', isSample: false, published: NINETY_PLAN });
const withoutExecution = SAID.filter(({ subject }) => subject.kind !== 'execution');

describe('a plan of 90 points beside 10 for the execution', () => {
  it('[PL30] is sound at 90, is written and read, and other plans keep their digest', () => {
    expect(planProblems(NINETY_PLAN)).toEqual([]);
    const file: unknown = JSON.parse(JSON.stringify(planFileData(NINETY_PLAN)));
    const read = readPlanFile(file);
    expect(read.ok && read.value).toEqual(NINETY_PLAN);
    expect(planDigest(NINETY_PLAN)).not.toBe(planDigest({ ...NINETY_PLAN, settings: WATER.settings }));
    expect(planFileData(WATER)).not.toHaveProperty('executionWeight');
  });

  it.each([
    ['0', 'above 0 and below 100'],
    ['100', 'above 0 and below 100'],
    ['1.234', 'decimals'],
  ])('[PL30] refuses an execution of %s points', (executionWeight, words) => {
    const read = readPlanFile({ ...planFileData(NINETY_PLAN), executionWeight });
    expect(!read.ok && read.error).toMatchObject([{ path: 'executionWeight' }]);
    expect(!read.ok && read.error[0]?.text).toContain(words);
  });

  it('[PL30] a sum that misses 90 is named with what it should be', () => {
    const short = { ...NINETY_PLAN, indicators: NINETY_PLAN.indicators.slice(1) };
    expect(planProblems(short)).toEqual([{ kind: 'weights-not-100', sum: points('86'), due: points('90') }]);
  });

  it('[PL30] has one view: rows at their weight, no grade on the rows, the grade on both together', () => {
    const report = reportAt(12);
    const table = tableOf(12);
    const { execution, tenNinety, card } = report;
    expect(table).toMatchObject({
      isOneView: true,
      view: 'hundred',
      hundred: { whole: '满分 90 分', grade: '—' },
      tenNinety: { whole: '10+90' },
      sum: { weight: { text: '90' } },
    });
    expect(table.otherPoints.map(({ score }) => score.text)).toEqual(
      table.rows.map(({ cells }) => cells.score.text),
    );
    expect(tenNinety?.total).toBe(card.total + (execution?.score ?? 0));
    expect(report.graded).toEqual(tenNinety);
    expect(table.rules.join()).toContain('预算执行得分（10 分）+ 各行得分之和（90 分）');
  });

  it('[PL30] without a rate there is no grade, and it is said', () => {
    const report = reportAt(12, withoutExecution);
    expect(report.graded).toBeNull();
    expect([hasGrade(report), gradeSaying(report)]).toEqual([false, null]);
    expect(tableOf(12, withoutExecution).unfinished).toContain('没有预算执行率，自评总分未定');
  });

  it.each([6, 12] as const)('[PL30] the second route comes to the same in month %d', (month) => {
    const log = SAID.map((each, index) =>
      Object.assign({}, each, {
        id: `s${index}`,
        operation: `o${index}`,
        replaces: [],
        at: index,
        author: { name: '张', section: '综合科' },
        device: 'a',
        origin: 'typed',
      }),
    ) as unknown as readonly Statement[];
    const check = selfCheck(reportAt(month), secondRoute(NINETY_PLAN, log, month));
    expect(check.isSame).toBe(true);
    expect(check.totals.map(({ label }) => label)).toEqual([
      '指标得分',
      '预算执行率得分',
      '自评总分（10+90）',
    ]);
  });

  it('[PL30] the outlook counts what the execution has so far, and leaves the rest open', () => {
    const report = reportAt(6);
    const projected = projectedTotal(report);
    const score = report.execution?.score ?? 0;
    expect(score).toBeGreaterThan(0);
    expect(projected?.execution).toEqual({ score, open: 1_000 - score });
    const outlook = yearOutlook(report);
    expect(outlook?.parts.map(({ id }) => id)).toEqual(['earned', 'execution', 'paced', 'on-time', 'rated']);
    expect(outlook?.open).toMatch(/预算执行 [\d.]+ 分$/);
    expect(projectedTotal(reportAt(12))?.execution).toMatchObject({ open: 0 });
  });

  it('[PL30] the rule is a hundred points long, the last ten of them the execution’s', () => {
    const { segments, execution, ticks } = ruleScale(reportAt(12));
    expect(execution).toMatchObject({ left: 90, width: 10 });
    expect(segments.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(90);
    expect(ticks[ticks.length - 1]).toEqual({ points: 100, left: 100 });
    expect(execution?.sentence).toContain('（权重 10）');
  });
});
