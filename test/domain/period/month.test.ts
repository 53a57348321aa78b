import { describe, expect, it } from 'vitest';
import { isMonth, MONTHS, monthBefore, monthsThrough, reportingMonth } from '#src/domain/period/month.ts';

describe('months', () => {
  it.each([1, 6, 12])('%d is a month', (value) => expect(isMonth(value)).toBe(true));

  it.each([0, 13, -1, 1.5, Number.NaN, '1', null, undefined])('%j is none', (value) => {
    expect(isMonth(value)).toBe(false);
  });

  it('[R7] a cut-off means the months up to it', () => {
    expect(monthsThrough(1)).toEqual([1]);
    expect(monthsThrough(7)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(monthsThrough(12)).toEqual(MONTHS);
  });

  it('has a month before inside the year only', () => {
    expect(monthBefore(1)).toBeNull();
    expect(monthBefore(12)).toBe(11);
  });

  it.each([
    ['2025-01-15', 1], // December before is another year's
    ['2025-02-01', 1],
    ['2025-08-31', 7],
    ['2025-12-31', 11],
    ['2026-01-01', 12],
    ['2027-06-01', 12],
    ['2024-12-31', 1],
  ])('on %s a person reports on month %d of 2025', (today, month) => {
    expect(reportingMonth(2025, today)).toBe(month);
  });
});
