import { describe, expect, it } from 'vitest';
import { WATER as plan, waterYear } from '#test/support/water-plan.ts';
import { winGroups, rowsToWin } from '#src/domain/year/breakdown.ts';
import { dayText, daysText, dueDayText } from '#src/domain/words/due-words.ts';
import { dueDayOf, monthDue } from '#src/domain/year/month-due.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { NO_STATEMENTS, planInForce, supposing } from '#src/domain/statements/year-statements.ts';
import { monthSaid } from '#test/domain/support/revision.ts';

const owned = (section: string) => plan.indicators.filter(({ owner }) => owner === section);

describe('what a month still asks', () => {
  it('[MO2] rows that owe it something, the date, and the days to it', () => {
    const year = supposing(NO_STATEMENTS, [monthSaid({ indicator: 'worst', month: 7, value: '0.5' })]);
    const due = monthDue(plan, year, owned('设备科'), 7, '2026-08-02');
    expect(due.missing.map(({ id }) => id)).toEqual(['stock', 'money-cap']);
    expect(due).toMatchObject({ expected: 3, date: '2026-08-05', days: 3, isAhead: false });
    expect(daysText(3)).toBe('还有 3 天');
    expect(daysText(0)).toBe('今天到期');
    expect(monthDue(plan, year, owned('设备科'), 7, '2026-08-07').days).toBe(-2);
    expect(daysText(-2)).toBe('逾期 2 天');
    expect(dayText('2026-08-05', 2026)).toBe('8月5日');
    expect(dayText('2027-01-05', 2026)).toBe('2027年1月5日');
  });

  it('[MO2] a month whose figures are not gathered yet has no date', () => {
    const due = monthDue(plan, NO_STATEMENTS, plan.indicators, 9, '2026-08-02');
    expect(due).toMatchObject({ isAhead: true, date: null, days: null });
  });

  it('[MO1] the office may say another day, or none; cleared, the plan has its own again', () => {
    const said = (content: { day: number | null } | null) =>
      dueDayOf(
        planInForce(plan, supposing(NO_STATEMENTS, [{ subject: { kind: 'due-day' }, content, note: '' }])),
      );
    expect(dueDayOf(plan)).toBe(5);
    expect(said({ day: 10 })).toBe(10);
    expect(said({ day: null })).toBeNull();
    expect(said(null)).toBe(5);
    expect(dueDayText(10)).toBe('次月 10 日前');
    expect(dueDayText(null)).toBe('不设期限');
  });
});

it('[MO6] a section finds its own open rows first; what is on pace does not lead', () => {
  const report = yearReport(plan, supposing(NO_STATEMENTS, waterYear(plan)), 11);
  const ids = winGroups(report, '客服科').map(
    ({ kind, rows }) => `${kind} ${rows.map(({ indicator }) => indicator.id).join(' ')}`,
  );
  expect(ids.slice(0, 2)).toEqual(['own latest parts', 'risk ceiling worst']);
  const all = winGroups(report, '客服科').flatMap(({ rows }) => rows);
  expect([...all].sort(bySeq)).toEqual([...rowsToWin(report)].sort(bySeq));
  expect(winGroups(report, null).flatMap(({ rows }) => rows)).toEqual(rowsToWin(report));
});

const bySeq = (a: { indicator: { seq: number } }, b: { indicator: { seq: number } }) =>
  a.indicator.seq - b.indicator.seq;
