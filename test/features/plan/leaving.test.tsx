import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PlanPage } from '#src/features/plan/plan-page.tsx';
import { caughtDownloads } from '#test/support/caught-downloads.ts';
import { PROJECT_PLAN } from '#test/support/other-plan.ts';
import { openTestStorage, renderPage, TESTER } from '#test/support/render-page.tsx';
import { number } from '#test/support/saying.ts';

const PLAN = PROJECT_PLAN;

it('[PL28] a plan is taken off by its name, after a package of it was handed over', async () => {
  const storage = await openTestStorage();
  await storage.issuePlan(PLAN);
  await storage.write({
    plan: PLAN.id,
    intent: 'type',
    origin: 'typed',
    author: TESTER,
    said: [number('01', 1, 5)],
  });
  const downloads = caughtDownloads();
  const { user, route } = await renderPage(PlanPage, { plan: PLAN, route: '/plan', storage });
  expect(screen.queryByRole('button', { name: '撤回下达…' })).toBeNull();
  await user.click(await screen.findByRole('button', { name: '从本机移除…' }));
  const dialog = screen.getByRole('dialog', { name: '从本机移除这个方案？' });
  expect(within(dialog).getByRole('button', { name: '导出并移除' })).toBeDisabled();
  await user.type(within(dialog).getByRole('textbox', { name: /确认$/ }), PLAN.project ?? '');
  await user.click(within(dialog).getByRole('button', { name: '导出并移除' }));
  await waitFor(() => expect(route()).toMatch(/^\/plans/));
  expect((await storage.plans()).plans).toEqual([]);
  expect(downloads.length).toBe(1);
});

it('[PL27] a plan of which nothing was said goes back to a draft', async () => {
  const storage = await openTestStorage();
  await storage.issuePlan(PLAN);
  const { user, route } = await renderPage(PlanPage, { plan: PLAN, route: '/plan', storage });
  await user.click(await screen.findByRole('button', { name: '撤回下达…' }));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '撤回下达' }));
  await waitFor(() => expect(route()).toContain(PLAN.id));
  expect((await storage.plans()).drafts).toHaveLength(1);
});
