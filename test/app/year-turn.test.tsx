import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { YearTurn } from '#src/app/year-turn.tsx';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import type { StoredDraft } from '#src/storage/plan-list.ts';
import { parsePlace } from '#src/session/place.ts';
import { WATER } from '#test/support/water-plan.ts';

const NEXT: Plan = { ...WATER, id: 'p-2027' as PlanId, year: 2027 };

function show(
  today: string,
  plans: readonly Plan[],
  route = '/entry',
  drafts: readonly StoredDraft[] = [],
): HTMLElement | null {
  const [path = '', search = ''] = route.split('?');
  const place = parsePlace(path, search, { year: 2026 });
  render(<YearTurn plan={WATER} plans={plans} drafts={drafts} place={place} today={today} />);
  return screen.queryByRole('link');
}

it('[PL45] once the year has turned the ways to its plan are one click away', () => {
  const link = show('2027-01-01', [WATER]);
  expect(link).toHaveTextContent('现在是 2027 年：建 2027 年度方案');
  expect(link).toHaveAttribute('href', '#/plans?year=2026');
});

it('[PL45] this year’s plan is offered where it is here, and last year’s stays where it is', () => {
  const link = show('2027-03-31', [NEXT, WATER], '/entry?year=2026&month=12');
  expect(link).toHaveTextContent('现在是 2027 年：打开 2027 年度方案');
  expect(link).toHaveAttribute('href', '#/entry?plan=p-2027');
  expect(link).toHaveAttribute('title', '2026 年度照常可以填报、办年终材料');
});

it.each([
  ['2026-11-30', '/entry'],
  ['2027-01-01', '/plans'],
  ['2027-01-01', '/entry?sample=1'],
])('[PL45] nothing is offered on %s at %s', (today, route) => {
  expect(show(today, [WATER], route)).toBeNull();
});

it('[PL45] the plan of another unit, or of another project, is not this one’s next year', () => {
  const others = [
    { ...NEXT, id: 'p-1' as PlanId, unitName: '档案馆' },
    { ...NEXT, id: 'p-2' as PlanId, project: '网站群运维' },
  ];
  expect(show('2027-01-01', others)).toHaveTextContent('建 2027 年度方案');
});

it('[NY17] in December next year’s draft is offered, then stands beside the plan for as long as it is a draft', () => {
  const link = show('2026-12-01', [WATER]);
  expect(link).toHaveTextContent('12 月了：备 2027 年度草稿');
  expect(link).toHaveAttribute('href', '#/plans?year=2026');
});

it.each(['2026-11-30', '2026-12-31', '2027-01-20'])(
  '[NY17] on %s the draft that is there is the way',
  (today) => {
    const id = 'p-draft' as PlanId;
    const drafts = [{ id, draft: { previous: { plan: WATER.id } }, savedAt: 1 }];
    const link = show(today, [WATER], '/entry', drafts);
    expect(link).toHaveTextContent('2027 年度草稿');
    expect(link).toHaveAttribute('href', '#/plans/p-draft?year=2026');
  },
);

it('[NY17] nothing more is offered in December where the next year is in force', () => {
  const next = { ...NEXT, previous: { plan: WATER.id, digest: '0'.repeat(64) } };
  expect(show('2026-12-31', [next, WATER])).toBeNull();
});

it.each([null, 'x', { previous: null }, { previous: { plan: 'p-other' } }])(
  '[NY17] %j is no copy',
  (draft) => {
    const drafts = [{ id: 'p-draft' as PlanId, draft, savedAt: 1 }];
    expect(show('2026-11-30', [WATER], '/entry', drafts)).toBeNull();
  },
);
