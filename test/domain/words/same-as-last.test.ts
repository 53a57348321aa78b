import { expect, it } from 'vitest';
import { WATER as plan, waterYear } from '#test/support/water-plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { sameRows, sameSaid } from '#src/domain/words/same-as-last.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';

/** The filled year up to a month. */
const through = (month: Month, more: readonly Said[] = []) =>
  supposing(NO_STATEMENTS, [
    ...waterYear(plan).filter(({ subject }) => !('month' in subject) || subject.month <= month),
    ...more,
  ]);

it('[MO5] levels that stand still are ticked: the stock, and a longest interval; means and one-off numbers are offered, not ticked', () => {
  const rows = sameRows(plan, through(11), 12, plan.indicators);
  expect(rows.map(({ indicator }) => indicator.id)).toEqual([
    'stock',
    'worst',
    'mean',
    'longest',
    'mean-cap',
  ]);
  expect(rows.filter(({ isTicked }) => isTicked).map(({ indicator }) => indicator.id)).toEqual([
    'stock',
    'longest',
  ]);
  expect(rows[0]?.label).toBe('4. 在用二次供水设备：12 套');
});

it('[MO5] in February a level that January said is ticked: there is no month before it', () => {
  const rows = sameRows(plan, through(1), 2, plan.indicators);
  expect(rows.find(({ indicator }) => indicator.id === 'stock')?.isTicked).toBe(true);
});

it('[MO5] what is shown of the score is what it is once said', () => {
  const year = through(6);
  const rows = sameRows(plan, year, 7, plan.indicators);
  const report = yearReport(plan, supposing(year, sameSaid(7, rows)), 7);
  expect(rows.length).toBeGreaterThan(3);
  expect(rows.map(({ after }) => after)).toEqual(
    rows.map(({ indicator }) => report.rows.find((row) => row.indicator.id === indicator.id)?.score.score),
  );
});

it('[MO5] sums, filled months, 无发生 and January have nothing to repeat', () => {
  const none: Said = {
    subject: { kind: 'month', indicator: plan.indicators[3]?.id ?? ('' as never), month: 11 },
    content: { kind: 'none' },
    note: '',
  };
  expect(sameRows(plan, through(12), 12, plan.indicators)).toEqual([]);
  expect(sameRows(plan, through(11), 1, plan.indicators)).toEqual([]);
  const ids = sameRows(plan, through(11, [none]), 12, plan.indicators).map(({ indicator }) => indicator.id);
  expect(ids).not.toContain('stock');
  expect(ids).not.toContain('sum');
});
