import { describe, expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Month } from '#src/domain/period/month.ts';
import { wholeUnits } from '#src/domain/quantity/quantity.ts';
import { courseSentence, rowCourse, targetShare } from '#src/domain/words/row-course.ts';
import { reportRowById, yearReport, type ReportRow } from '#src/domain/year/year-report.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';

const sample = supposing(NO_STATEMENTS, sampleYear(ANNEX_10_2025));

function row(id: string, cutOff: Month, more: readonly Said[] = [], year = sample): ReportRow {
  const found = reportRowById(yearReport(ANNEX_10_2025, supposing(year, more), cutOff), id as IndicatorId);
  if (found === null) throw new Error(id);
  return found;
}

describe('the course of a row', () => {
  it('[I2] has the value as of each month up to the cut-off, and what was due in every month', () => {
    const course = rowCourse(row('07', 3), 3);
    // 1180, + 965 = 2145, + 1322 = 3467; due 15,000 × m ÷ 12
    expect(course.map(({ value }) => value).slice(0, 4)).toEqual([
      wholeUnits(1180),
      wholeUnits(2145),
      wholeUnits(3467),
      null,
    ]);
    expect(course.map(({ due }) => due).slice(0, 4)).toEqual([1250, 2500, 3750, 5000].map(wholeUnits));
    expect(course).toHaveLength(12);
  });

  it('[I2] takes an adjusted target from the month in which it takes effect', () => {
    const adjusted: Said = {
      subject: { kind: 'adjusted-target', indicator: '07' as IndicatorId },
      content: { target: wholeUnits(12_000), from: 7, basis: '批复' },
      note: '',
    };
    const course = rowCourse(row('07', 12, [adjusted]), 12);
    expect(course[5]).toMatchObject({ target: wholeUnits(15_000), due: wholeUnits(7_500) });
    expect(course[6]).toMatchObject({ target: wholeUnits(12_000), due: wholeUnits(7_000) });
  });

  it('[I2] has none for a rated row', () => {
    expect(rowCourse(row('29', 12), 12)).toEqual([]);
  });

  it.each([
    // Σ1—11月 = 13,631; 13,631 ÷ 15,000 = 90.87 %; due 15,000 × 11 ÷ 12 = 13,750
    [
      '07',
      11,
      '截至 11月累计 13,631 条，为全年指标值（≥ 15,000 条）的 90.87%；按时序应完成 13,750 条，还差 119。',
    ],
    ['08', 3, '截至 3月累计 28 期，为全年指标值（≥ 120 期）的 23.33%；按时序应完成 30 期，还差 2。'],
    ['05', 3, '截至 3月累计 0 次，为全年指标值（≥ 2 次）的 0%，按时序尚无应完成的数。'],
    ['09', 6, '截至 6月累计 1 次，为全年指标值（≤ 1 次）的 100%，额度已用完。'],
    ['10', 6, '截至 6月为 1.25 小时，为全年指标值（≤ 1 小时）的 125%，超出上限 0.25 小时。'],
    ['13', 6, '截至 6月为 5 天，为全年指标值（≤ 5 天）的 100%，在上限之内。'],
    ['04', 6, '截至 6月为 4 台，为全年指标值（≥ 4 台）的 100%。'],
    ['31', 3, '截至 3月已报月份均为无发生。'],
    ['29', 12, '定性指标，由人评定，没有逐月走势。'],
  ] as const)('[I2] says how row %s stood after %i months', (id, month, sentence) => {
    expect(courseSentence(row(id, month), month)).toBe(sentence);
  });

  it('[I2] never says 0 of a row that nobody has reported', () => {
    const empty = row('07', 6, [], NO_STATEMENTS);
    expect(courseSentence(empty, 6)).toBe('截至 6月未填报。');
    expect(targetShare(empty)).toBeNull();
  });

  it('has shares of the target in millionths', () => {
    expect(targetShare(row('07', 11))).toBe(908_733);
  });
});
