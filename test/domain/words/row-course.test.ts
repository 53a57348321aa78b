import { describe, expect, it } from 'vitest';
import { WATER, waterYear } from '#test/support/water-plan.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Month } from '#src/domain/period/month.ts';
import { wholeUnits } from '#src/domain/quantity/quantity.ts';
import { courseSentence, rowCourse, targetShare } from '#src/domain/words/row-course.ts';
import { reportRowById, yearReport, type ReportRow } from '#src/domain/year/year-report.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';

const filled = supposing(NO_STATEMENTS, waterYear());

function row(id: string, cutOff: Month, more: readonly Said[] = [], year = filled): ReportRow {
  const found = reportRowById(yearReport(WATER, supposing(year, more), cutOff), id as IndicatorId);
  if (found === null) throw new Error(id);
  return found;
}

describe('the course of a row', () => {
  it('[I2] has the value as of each month up to the cut-off, and what was due in every month', () => {
    const course = rowCourse(row('sum', 3), 3);
    // 1480, + 1265 = 2745, + 1622 = 4367; due 18,000 × m ÷ 12
    expect(course.map(({ value }) => value).slice(0, 4)).toEqual([
      wholeUnits(1480),
      wholeUnits(2745),
      wholeUnits(4367),
      null,
    ]);
    expect(course.map(({ due }) => due).slice(0, 4)).toEqual([1500, 3000, 4500, 6000].map(wholeUnits));
    expect(course).toHaveLength(12);
  });

  it('[I2] takes an adjusted target from the month in which it takes effect', () => {
    const adjusted: Said = {
      subject: { kind: 'adjusted-target', indicator: 'sum' as IndicatorId },
      content: { target: wholeUnits(15_000), from: 7, basis: '批复' },
      note: '',
    };
    const course = rowCourse(row('sum', 12, [adjusted]), 12);
    expect(course[5]).toMatchObject({ target: wholeUnits(18_000), due: wholeUnits(9_000) });
    expect(course[6]).toMatchObject({ target: wholeUnits(15_000), due: wholeUnits(8_750) });
  });

  it('[I2] has none for a rated row', () => {
    expect(rowCourse(row('rated', 12), 12)).toEqual([]);
  });

  it.each([
    // Σ1—11月 = 16,131; 16,131 ÷ 18,000 = 89.62 %; due 18,000 × 11 ÷ 12 = 16,500
    [
      'sum',
      11,
      '截至 11月累计 16,131 份，为全年指标值（≥ 18,000 份）的 89.62%；按时序应完成 16,500 份，还差 369。',
    ],
    ['count', 3, '截至 3月累计 11 期，为全年指标值（≥ 48 期）的 22.92%；按时序应完成 12 期，还差 1。'],
    ['twice', 3, '截至 3月累计 0 次，为全年指标值（≥ 3 次）的 0%，按时序尚无应完成的数。'],
    ['ceiling', 6, '截至 6月累计 2 起，为全年指标值（≤ 2 起）的 100%，额度已用完。'],
    ['worst', 6, '截至 6月为 2.5 小时，为全年指标值（≤ 2 小时）的 125%，超出上限 0.5 小时。'],
    ['longest', 6, '截至 6月为 3 天，为全年指标值（≤ 3 天）的 100%，在上限之内。'],
    ['stock', 6, '截至 6月为 12 套，为全年指标值（≥ 12 套）的 100%。'],
    ['latest', 3, '截至 3月已报月份均为无发生。'],
    ['rated', 12, '定性指标，由人评定，没有逐月走势。'],
  ] as const)('[I2] says how row %s stood after %i months', (id, month, sentence) => {
    expect(courseSentence(row(id, month), month)).toBe(sentence);
  });

  it('[I2] never says 0 of a row that nobody has reported', () => {
    const empty = row('sum', 6, [], NO_STATEMENTS);
    expect(courseSentence(empty, 6)).toBe('截至 6月未填报。');
    expect(targetShare(empty)).toBeNull();
  });

  it('has shares of the target in millionths', () => {
    expect(targetShare(row('sum', 11))).toBe(896_167);
  });
});
