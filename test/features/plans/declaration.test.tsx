import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { emptyDraft, emptyRow } from '#src/domain/draft/draft.ts';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { PlansPage } from '#src/features/plans/plans-page.tsx';
import { q } from '#test/domain/support/build.ts';
import { fixturePlan } from '#test/support/read-fixture-plan.ts';
import { openTestStorage, renderPage } from '#test/support/render-page.tsx';
import { WATER } from '#test/support/water-plan.ts';

const ARCHIVE = fixturePlan('archive-3');

const HEADS = ['序号', '指标名称', '指标权重(分)', '计量单位', '指标性质', '指标值', '是否核心指标'];

const heads = () => screen.getAllByRole('columnheader').map(({ textContent }) => textContent);

it('[ND4] a plan in force as 申报表: its head, its goal, every row', async () => {
  await renderPage(PlansPage, { route: '/plans?year=2026&view=declare' });
  expect(
    await screen.findByRole('heading', { name: '2026年度部门（单位）整体绩效目标申报表' }),
  ).toBeVisible();
  expect(screen.getByText(WATER.overallGoal)).toBeVisible();
  const table = screen.getByRole('table', { name: /第 1 页/ });
  // The head, each row, and the sum.
  expect(within(table).getAllByRole('row')).toHaveLength(WATER.indicators.length + 2);
  // The classes too, as the table prints them.
  expect(heads()).toStrictEqual(['序号', '一级指标', '二级指标', ...HEADS.slice(1)]);
});

it('[ND3] the layout is a word about the plan, and can be taken back', async () => {
  const { user, storage, plan } = await renderPage(PlansPage, {
    plan: fixturePlan('library-57'),
    route: '/plans?year=2026&view=declare',
  });
  await user.selectOptions(await screen.findByRole('combobox', { name: '版式' }), '全国通用版式');
  expect(await screen.findByRole('columnheader', { name: '一级指标（建议）' })).toBeVisible();
  const { statements } = await storage.load(plan.id);
  expect(statements.map(({ subject, content }) => [subject.kind, content])).toStrictEqual([
    ['form-layout', { layout: 'national' }],
  ]);
  await user.selectOptions(screen.getByRole('combobox', { name: '版式' }), '重庆版式');
  expect(await screen.findByRole('columnheader', { name: '是否核心指标' })).toBeVisible();
  // Of a plan whose table prints no classes.
  expect(heads()).toStrictEqual(HEADS);
});

it('[ND4] a draft prints what it says so far, and is marked', async () => {
  const storage = await openTestStorage();
  const draft = {
    ...emptyDraft('p-1' as PlanId, '2026-11-27'),
    unitName: '临江区图书馆',
    rows: [{ ...emptyRow('r1'), name: '开展读书活动', unit: '场', target: '120' }],
  };
  await storage.saveDraft({ id: draft.id, draft, savedAt: 1 }, null);
  await renderPage(PlansPage, { storage, route: '/plans/p-1?year=2026&view=declare' });
  expect(await screen.findByRole('rowheader', { name: '开展读书活动' })).toBeVisible();
  expect(screen.getByText('草稿')).toBeVisible();
});

it('[ND35] says that a project’s sources do not come back with the plan, where they stand on it', async () => {
  const hint = /各来源的资金不随方案读回/;
  const first = await renderPage(PlansPage, { plan: ARCHIVE, route: '/plans?view=declare' });
  expect(await screen.findByText(/读回同一方案$/)).toBeVisible();
  first.unmount();
  const said: Said = {
    subject: { kind: 'funds', source: 'fiscal', figure: 'initial' },
    content: { value: q('30') },
    note: '',
  };
  await renderPage(PlansPage, { plan: ARCHIVE, route: '/plans?view=declare', said: [said] });
  expect(await screen.findByText(hint)).toBeVisible();
});
