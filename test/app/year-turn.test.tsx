import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { YearTurn } from '#src/app/year-turn.tsx';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { parsePlace } from '#src/session/place.ts';

const NEXT: Plan = { ...ANNEX_10_2025, id: 'p-2026' as PlanId, year: 2026 };

function show(today: string, plans: readonly Plan[], route = '/entry'): HTMLElement | null {
  const [path = '', search = ''] = route.split('?');
  const place = parsePlace(path, search, { year: 2025 });
  render(<YearTurn plan={ANNEX_10_2025} plans={plans} place={place} today={today} />);
  return screen.queryByRole('link');
}

it('[PL45] once the year has turned the ways to its plan are one click away', () => {
  const link = show('2026-01-01', [ANNEX_10_2025]);
  expect(link).toHaveTextContent('现在是 2026 年：建 2026 年度方案');
  expect(link).toHaveAttribute('href', '#/plans?year=2025');
});

it('[PL45] this year’s plan is offered where it is here, and last year’s stays where it is', () => {
  const link = show('2026-03-31', [NEXT, ANNEX_10_2025], '/entry?year=2025&month=12');
  expect(link).toHaveTextContent('现在是 2026 年：打开 2026 年度方案');
  expect(link).toHaveAttribute('href', '#/entry?plan=p-2026');
  expect(link).toHaveAttribute('title', '2025 年度照常可以填报、办年终材料');
});

it.each([
  ['2025-12-31', '/entry'],
  ['2026-01-01', '/plans'],
  ['2026-01-01', '/entry?sample=1'],
])('[PL45] nothing is offered on %s at %s', (today, route) => {
  expect(show(today, [ANNEX_10_2025], route)).toBeNull();
});

it('[PL45] the plan of another unit, or of another project, is not this one’s next year', () => {
  const others = [
    { ...NEXT, id: 'p-1' as PlanId, unitName: '档案馆' },
    { ...NEXT, id: 'p-2' as PlanId, project: '网站群运维' },
  ];
  expect(show('2026-01-01', others)).toHaveTextContent('建 2026 年度方案');
});
