import { describe, expect, it } from 'vitest';
import { type ReadPlan, readPlans } from '#src/domain/import/read-plans.ts';
import { readTables } from '#src/tables/read-tables.ts';
import { drawn, faultsOf, plansOfTables } from '#test/domain/import/drawn-table.ts';
import { type Known, LAYOUTS, type Layout, PLANS } from '#test/domain/import/layouts.ts';

const HEAD = [
  ['2026年部门（单位）整体绩效目标表'],
  ['部门(单位)名称', '[012]临江区供水站', '部门支出预算数（万元）', '1,612.40'],
  ['年度目标', '完成年初确定的 3 项主要工作，资金支付率达到 90% 以上。'],
];
const FIELDS = ['name', 'class1', 'class2', 'operator', 'target', 'unit', 'weight'] as const;
const CASES = LAYOUTS.flatMap((layout) =>
  Object.entries(PLANS).map(([plan, rows]) => ({ layout, plan, rows })),
);

const wanted = (layout: Layout, rows: readonly Known[]): Record<string, unknown>[] =>
  rows.map((row) =>
    Object.fromEntries(FIELDS.map((field) => [field, { ...row, ...layout.reads?.(row, rows) }[field]])),
  );

/** Each cell is as it was printed, or named; nothing else is named. */
function expectExact(plan: ReadPlan | undefined, layout: Layout, rows: readonly Known[]): void {
  expect(plan?.rows).toEqual(wanted(layout, rows));
  const faults = plan === undefined ? [] : faultsOf(plan);
  const whole = faults
    .filter((fault) => fault.startsWith('* ') && fault !== '* table')
    .map((fault) => fault.slice(2));
  expect([...new Set(whole)]).toEqual(layout.says ?? []);
  const allowed = layout.says ?? [];
  expect(
    faults.filter((fault) => !fault.startsWith('* ') && !allowed.includes(fault.split(' ')[1] ?? '')),
  ).toEqual([]);
}

describe('known plans in the layouts in which they are published', () => {
  it('has layouts enough', () => {
    expect(LAYOUTS.length).toBeGreaterThanOrEqual(30);
  });

  it.each(CASES)('[IM4][IM5] $layout.title ($plan): a sheet', ({ layout, rows }) => {
    const grid = [...HEAD, ...layout.lines(rows), ['联系人：张三', '', '联系电话：1']];
    const [plan, ...others] = plansOfTables(drawn(grid.map((cells) => cells.join('|')).join('\n')));
    expect(others).toEqual([]);
    expectExact(plan, layout, rows);
    expect(plan?.head).toEqual({ unit: '临江区供水站', project: null, year: 2026, budget: '1612.4' });
  });

  const isTextual = ({ layout }: { layout: Layout }): boolean =>
    !/merged, |label|only, merged|stars|one heading/.test(layout.title);

  it.each(CASES.filter(isTextual))('[IM4][IM5] $layout.title ($plan): tabs', ({ layout, rows }) => {
    const grid = [...HEAD, ...layout.lines(rows)];
    const text = grid
      .map((cells) =>
        cells.map((cell) => (cell === '^' || cell === '←' ? '' : cell.replace('\\n', ''))).join('\t'),
      )
      .join('\n');
    const read = readTables(new TextEncoder().encode(text));
    const [plan, ...others] = read.ok ? readPlans(read.value) : [];
    expect(others).toEqual([]);
    expectExact(plan, layout, rows);
  });

  it.each(CASES.filter(isTextual))(
    '[IM13] $layout.title ($plan): tabs without leading empty cells',
    ({ layout, rows }) => {
      const grid = [...HEAD, ...layout.lines(rows)];
      const text = grid
        .map((cells) =>
          cells
            .map((cell) => (cell === '^' || cell === '←' ? '' : cell.replace('\\n', '')))
            .join('\t')
            .replace(/^\t+/, ''),
        )
        .join('\n');
      const read = readTables(new TextEncoder().encode(text));
      const [plan] = read.ok ? readPlans(read.value) : [];
      expect(silentCells(plan, layout, rows)).toEqual([]);
    },
  );

  it.each(CASES.filter(isTextual))('[IM15] $layout.title ($plan): text', ({ layout, rows }) => {
    const grid = layout
      .lines(rows)
      .map((cells) => cells.map((cell) => (cell === '^' || cell === '←' ? '' : cell.replace('\\n', ''))));
    for (const widthOf of [
      (text: string) => text.length,
      (text: string) => text.length + (text.match(/[^\u0020-\u007e]/g) ?? []).length,
    ]) {
      const widths = grid.reduce<number[]>(
        (all, cells) => cells.map((cell, at) => Math.max(all[at] ?? 0, widthOf(cell))),
        [],
      );
      const lines = grid.map((cells) =>
        cells
          .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell) + 3))
          .join('')
          .trimEnd(),
      );
      const read = readTables(new TextEncoder().encode(`2026年整体绩效目标表\n${lines.join('\n')}\n`));
      const [plan] = read.ok ? readPlans(read.value) : [];
      expect(silentCells(plan, layout, rows)).toEqual([]);
    }
  });

  it.each(CASES.filter(isTextual))('[IM15] $layout.title ($plan): one cell per line', ({ layout, rows }) => {
    const cells = layout
      .lines(rows)
      .flatMap((each) =>
        each
          .filter((cell) => cell !== '^' && cell !== '←' && cell !== '')
          .map((cell) => cell.replace('\\n', '')),
      );
    const read = readTables(new TextEncoder().encode(`2026年整体绩效目标表\n${cells.join('\n')}\n`));
    const [plan] = read.ok ? readPlans(read.value) : [];
    expect(plan === undefined ? [] : silentCells(plan, layout, rows)).toEqual([]);
  });
});

/** Cells that are neither as printed nor named, in their row or with the table. */
function silentCells(plan: ReadPlan | undefined, layout: Layout, rows: readonly Known[]): string[] {
  if (plan === undefined) return ['no plan'];
  const expected = wanted(layout, rows);
  const { problems } = plan;
  if (problems.some(({ field }) => field === 'table')) return [];
  if (plan.rows.length !== expected.length) return ['rows lost or made up'];
  return plan.rows.flatMap((row, at) => {
    const isNamed = (field: string): boolean =>
      problems.some((each) => each.row === at + 1 && (each.field === field || each.field === 'row'));
    return FIELDS.filter(
      (field) =>
        !isNamed(field) && row[field] !== expected[at]?.[field] && layout.says?.includes(field) !== true,
    ).map((field) => `${at + 1} ${field}`);
  });
}
