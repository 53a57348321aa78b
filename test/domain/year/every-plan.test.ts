import { describe, expect, it } from 'vitest';
import { classesOf } from '#src/domain/catalogue/row-class.ts';
import { monthSheet } from '#src/domain/papers/month-sheet.ts';
import { MONTHS } from '#src/domain/period/month.ts';
import { sumPoints } from '#src/domain/quantity/points.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { rowsByClass } from '#src/domain/year/attainment.ts';
import { scoreByClass } from '#src/domain/year/breakdown.ts';
import { completenessThrough, monthCompleteness, sectionsMissing } from '#src/domain/year/completeness.ts';
import { findRows } from '#src/domain/year/find-rows.ts';
import { monthToClose } from '#src/domain/year/month-close.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { EVERY_PLAN } from '#test/support/fixture-plans.ts';

// Who owes what, and under which heading: of every fixture plan, not of annex 10 alone.

describe.each(EVERY_PLAN)('$name', ({ plan, said }) => {
  const year = supposing(NO_STATEMENTS, said);
  const of = (section: string) => plan.indicators.filter(({ owner }) => owner === section);
  const sections = [...new Set(plan.indicators.map(({ owner }) => owner))];

  it.each(MONTHS)('[PL46][O14] in month %i sections owe what all of them owe together', (month) => {
    const all = monthCompleteness(plan.indicators, year, month);
    const each = sections.map((section) => monthCompleteness(of(section), year, month));
    const sum = (key: 'reported' | 'expected') => each.reduce((total, one) => total + one[key], 0);
    expect({ reported: sum('reported'), expected: sum('expected') }).toEqual(all);
    const { completeness, missing } = monthToClose(plan.indicators, year, month);
    expect(completeness).toEqual({ reported: all.reported, due: all.expected });
    expect(missing).toHaveLength(all.expected - all.reported);
    const through = completenessThrough(plan.indicators, year, month);
    const gaps = sectionsMissing(plan.indicators, year, month).reduce(
      (total, { missing: open }) => total + open,
      0,
    );
    expect(gaps).toBe(through.expected - through.reported);
  });

  it.each([6, 12] as const)(
    '[PL46][PL63] in month %i every row stands under one class, and sums agree',
    (month) => {
      const report = yearReport(plan, year, month);
      const grouped = rowsByClass(report.rows).flatMap(({ rows }) => rows);
      expect(grouped).toHaveLength(report.rows.length);
      expect(new Set(grouped)).toEqual(new Set(report.rows));
      const scores = scoreByClass(report);
      expect(sumPoints(scores.map(({ score }) => score))).toBe(report.card.total);
      expect(sumPoints(scores.map(({ weight }) => weight))).toBe(report.card.weight);
      const found = classesOf(plan.indicators).list.flatMap(({ name }) =>
        findRows(report.rows, { search: '', section: null, class: name }),
      );
      expect(found).toHaveLength(report.rows.length);
    },
  );

  it('[PL46][MO10] 月度填报表 has the rows that the month asks for, of all and of each section', () => {
    const report = yearReport(plan, year, 12);
    const sheet = (section: string | null) =>
      monthSheet(report, year, { section, isBlank: false, isSample: false }).rows.map(({ key }) => key);
    expect(sheet(null).filter((key) => plan.indicators.some(({ id }) => id === key))).toHaveLength(
      plan.indicators.length,
    );
    for (const section of sections)
      expect(sheet(section).filter((key) => of(section).some(({ id }) => id === key))).toHaveLength(
        of(section).length,
      );
  });
});
