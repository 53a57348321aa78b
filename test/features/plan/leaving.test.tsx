import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PlanPage } from '#src/features/plan/plan-page.tsx';
import type { OperationId, Said } from '#src/domain/statements/statement.ts';
import { caughtDownloads } from '#test/support/caught-downloads.ts';
import { fixturePlan } from '#test/support/read-fixture-plan.ts';
import { openTestStorage, renderPage, TESTER } from '#test/support/render-page.tsx';
import { number } from '#test/support/saying.ts';

const PLAN = fixturePlan('archive-3');

it('[PL28] a plan is taken off by its name, after a package of it was handed over', async () => {
  const storage = await openTestStorage();
  await storage.issuePlan(PLAN);
  await storage.write({
    plan: PLAN.id,
    intent: 'type',
    origin: 'typed',
    author: TESTER,
    said: [number('甲', 1, 5)],
  });
  const downloads = caughtDownloads();
  const { user, route } = await renderPage(PlanPage, { plan: PLAN, route: '/plan', storage });
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

it('[PL66] a plan goes back with what was filled in, and it says how much, and who does not go along', async () => {
  const storage = await openTestStorage();
  await storage.issuePlan(PLAN);
  await storage.write({
    plan: PLAN.id,
    intent: 'type',
    origin: 'typed',
    author: TESTER,
    said: [number('甲', 1, 5), number('乙', 1, 6)],
  });
  await storage.markBackup(PLAN.id, { at: Date.UTC(2025, 1, 5, 4), operation: 'op-1' as OperationId });
  const { user, route } = await renderPage(PlanPage, { plan: PLAN, route: '/plan', storage });
  await user.click(await screen.findByRole('button', { name: '撤回下达…' }));
  const dialog = screen.getByRole('dialog', { name: /年度方案的下达？$/ });
  expect(dialog).toHaveTextContent('填过的 2 处留在草稿里，再下达后照旧算');
  await waitFor(() => expect(dialog).toHaveTextContent(/这个方案于 2025-02-05 \d\d:00 交出过文件/));
  await user.click(within(dialog).getByRole('button', { name: '撤回下达' }));
  await waitFor(() => expect(route()).toContain(PLAN.id));
  expect((await storage.plans()).drafts).toHaveLength(1);
  expect((await storage.load(PLAN.id)).statements).toHaveLength(2);
});

it('[PL66] what stands in the way is named, with the ways that lose nothing', async () => {
  const storage = await openTestStorage();
  await storage.issuePlan(PLAN);
  const remark = { subject: { kind: 'remark', indicator: '甲' }, content: { text: '说明' }, note: '' };
  await storage.write({
    plan: PLAN.id,
    intent: 'remark',
    origin: 'typed',
    author: TESTER,
    said: [number('甲', 1, 5), remark as Said],
  });
  const { user, route } = await renderPage(PlanPage, { plan: PLAN, route: '/plan', storage });
  await user.click(await screen.findByRole('button', { name: '撤回下达…' }));
  const dialog = screen.getByRole('dialog', { name: /不能直接撤回$/ });
  expect(
    within(dialog)
      .getAllByRole('listitem')
      .map((each) => each.textContent),
  ).toEqual(['说明 1 处']);
  expect(dialog).toHaveTextContent('再来撤回；填过的 1 处会留在草稿里。');
  expect(within(dialog).queryByRole('button', { name: '撤回下达' })).toBeNull();
  await user.click(within(dialog).getByRole('button', { name: '更正原文…' }));
  await waitFor(() => expect(route()).toMatch(/^\/plans/));
});
