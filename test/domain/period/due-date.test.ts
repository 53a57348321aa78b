import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysUntil, dueDate, dueMonth } from '#src/domain/period/due-date.ts';
import { MONTHS } from '#src/domain/period/month.ts';

describe('the month that is due', () => {
  it.each([
    ['2025-07-15', 6],
    ['2025-07-24', 6],
    ['2025-07-25', 7],
    ['2025-07-31', 7],
    ['2025-08-01', 7],
    ['2025-02-21', 1],
    ['2025-02-22', 2],
    ['2025-01-10', 1],
    ['2025-12-24', 11],
    ['2025-12-25', 12],
    ['2024-12-31', 1],
    ['2026-01-01', 12],
    ['2027-03-03', 12],
  ])('[MO2] on %s is month %i of 2025', (today, month) => {
    expect(dueMonth(2025, today)).toBe(month);
  });

  it('[MO2] a year of a hundred has no leap day unless it is one of four hundred', () => {
    expect(dueMonth(2100, '2100-02-22')).toBe(2);
    expect(dueMonth(2000, '2000-02-22')).toBe(1);
    expect(dueMonth(2000, '2000-02-23')).toBe(2);
  });

  it('[MO2] February of a leap year has its last week a day later', () => {
    expect(dueMonth(2024, '2024-02-22')).toBe(1);
    expect(dueMonth(2024, '2024-02-23')).toBe(2);
  });
});

describe('the due date', () => {
  it("[MO1] lies in the following month, December's in the next year; none where the plan has none", () => {
    expect(dueDate(2025, 1, 5)).toBe('2025-02-05');
    expect(dueDate(2025, 11, 28)).toBe('2025-12-28');
    expect(dueDate(2025, 12, 5)).toBe('2026-01-05');
    expect(dueDate(2025, 7, null)).toBeNull();
    for (const month of MONTHS) expect(dueDate(2025, month, 28)).toMatch(/^\d{4}-\d\d-28$/);
  });

  it('[MO2] days between two dates are those of the calendar, whatever years and leap days lie between', () => {
    const day = fc.integer({ min: -20_000, max: 40_000 });
    const iso = (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10);
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(daysUntil(iso(a), iso(b))).toBe(a - b);
      }),
    );
  });
});
