import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { unitFigures } from '#src/domain/district/unit-figures.ts';
import { readiness } from '#src/domain/papers/readiness.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import type { AdjustmentId, Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { chaseOf } from '#src/domain/year/chase.ts';
import { completenessThrough, monthCompleteness, sectionsMissing } from '#src/domain/year/completeness.ts';
import { monthToClose } from '#src/domain/year/month-close.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { monthSaid } from '#test/domain/support/revision.ts';
import { WATER } from '#test/support/water-plan.ts';

/** Row 12 stops in July: nobody said anything of January, and of June only that. */
const stopped = (from: number): Said => ({
  subject: { kind: 'adjustment', adjustment: 'a' as AdjustmentId },
  content: {
    from: from as Month,
    date: '2026-07-01',
    number: '',
    reason: '项目调整',
    weights: [],
    stopped: ['longest' as IndicatorId],
    added: [],
  },
  note: '',
});
const said = [stopped(7), monthSaid({ indicator: 'longest', month: 6, value: '0.5' })];
const year = supposing(NO_STATEMENTS, said);
const rows = (cutOff: Month) => yearReport(WATER, year, cutOff).yearRows;

describe('[MO48] the months before a row was stopped count as they did', () => {
  it.each([6, 7, 12] as const)('[MO48] seen as of month %i', (cutOff) => {
    const june = monthCompleteness(rows(cutOff), year, 6);
    expect(june).toStrictEqual(monthCompleteness(rows(6), year, 6));
    expect(june).toStrictEqual({ reported: 1, expected: WATER.indicators.length - 3 });
    // From then on one less.
    expect(monthCompleteness(rows(cutOff), year, 7)).toStrictEqual({
      reported: 0,
      expected: june.expected - 1,
    });
  });

  it('[MO48] what was said of a month that does not ask for it counts nothing', () => {
    const late = supposing(year, [monthSaid({ indicator: 'longest', month: 8, value: '0.5' })]);
    expect(monthCompleteness(yearReport(WATER, late, 12).yearRows, late, 8)).toStrictEqual(
      monthCompleteness(rows(12), year, 8),
    );
  });

  it('[MO48][MO16] every count of a month is that of 催报', () => {
    const chase = chaseOf({
      published: WATER,
      year,
      log: [],
      arrivals: new Map(),
      today: '2027-01-20',
      dateOf: () => '2026-07-01',
    });
    for (const { month, expected, reported } of chase.months) {
      expect(monthCompleteness(rows(12), year, month)).toStrictEqual({ reported, expected });
      expect(monthToClose(rows(12), year, month).completeness).toStrictEqual({ reported, due: expected });
    }
    const { filled, owed } = unitFigures({ plan: WATER, year }, null, 12);
    expect(filled).toStrictEqual(completenessThrough(rows(12), year, 12));
    expect(owed.map(({ missing }) => missing.length)).toStrictEqual(
      chase.months.map(({ expected, reported }) => expected - reported),
    );
    const gaps = new Map(sectionsMissing(rows(12), year, 12).map((gap) => [gap.section, gap.missing]));
    for (const { section, cells } of chase.sections)
      expect(gaps.get(section)).toBe(cells.reduce((sum, { missing }) => sum + missing.length, 0));
  });

  it('[MO48][Y11] 定稿前检查 names the months that were forgotten, and asks for no later one', () => {
    const words = readiness(WATER, year).map((item) => item.words);
    expect(words.filter((each) => each.includes('停止以前'))).toStrictEqual([
      '第 12 项「报装办结时限」停止以前，1、2、3、4、5月未填报',
    ]);
    const all = MONTHS.slice(0, 5).map((month) => monthSaid({ indicator: 'longest', month, value: '0.5' }));
    const filled = readiness(WATER, supposing(year, all)).map((item) => item.words);
    expect(filled.filter((each) => each.includes('停止以前'))).toStrictEqual([]);
  });
});
