import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PlansPage } from '#src/features/plans/plans-page.tsx';
import { useNotices } from '#src/session/notices.ts';
import { draftOf } from '#test/support/draft-plan.ts';
import { openTestStorage, renderPage, TESTER } from '#test/support/render-page.tsx';
import { number, standingTable } from '#test/support/saying.ts';

const draft = draftOf();

async function open() {
  const storage = await openTestStorage();
  await storage.saveDraft({ id: draft.id, draft, savedAt: 1 }, null);
  const said = [number('d1', 1, 2), number('d2', 1, 3)];
  await storage.write({ plan: draft.id, intent: 'type', origin: 'typed', author: TESTER, said });
  const page = await renderPage(PlansPage, { storage, route: `/plans/${draft.id}?year=2026` });
  // Before what was filled in has been read, nobody is asked about it.
  await waitFor(() => expect(screen.getByRole('button', { name: '删除草稿' })).toBeEnabled());
  return page;
}

const panel = () => screen.queryByRole('region', { name: '填过的数怎么办' });

it('[PL53][PL54] an edit that leaves values without meaning asks about them, and does not when it is taken back', async () => {
  const { user } = await open();
  expect(screen.getByRole('button', { name: '下达…' })).toBeEnabled();
  expect(panel()).toBeNull();
  const unit = screen.getByRole('textbox', { name: '第 1 项计量单位' });
  await user.clear(unit);
  await user.type(unit, '处');
  expect(await screen.findByRole('region', { name: '填过的数怎么办' })).toHaveTextContent(
    '计量单位：座 → 处',
  );
  expect(screen.getByRole('button', { name: '下达…' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: '撤销' }));
  await user.click(screen.getByRole('button', { name: '撤销' }));
  expect(panel()).toBeNull();
  expect(screen.getByRole('button', { name: '下达…' })).toBeEnabled();
});

it('[PL54] what was recorded on a deleted row is cleared by a person, had back from the notice, or stays with its row', async () => {
  const { user, storage } = await open();
  await user.click(screen.getByRole('button', { name: '删除第 2 项' }));
  const asked = await screen.findByRole('combobox', { name: '“新增水质监测点”填过的数' });
  expect(panel()).toHaveTextContent(/1 ?月.* 3/);
  // The table may be far below it.
  const said = useNotices.getState().notice;
  expect(said?.text).toBe('有 1 项填过的数要决定怎么办');
  said?.action?.run();
  expect(document.activeElement).toContainElement(panel());
  await user.selectOptions(asked, '不再计入，留在修改记录');
  await user.click(screen.getByRole('button', { name: '按所选处理' }));
  await waitFor(() => expect(panel()).toBeNull());
  expect(await standingTable(storage, draft.id)).toStrictEqual({ 'month/d1/1': 2, 'month/d2/1': null });
  const { notice } = useNotices.getState();
  expect(notice?.text).toBe('已处理 1 项填过的数');
  notice?.action?.run();
  await screen.findByRole('region', { name: '填过的数怎么办' });
  expect(await standingTable(storage, draft.id)).toStrictEqual({ 'month/d1/1': 2, 'month/d2/1': 3 });
  await user.selectOptions(
    screen.getByRole('combobox', { name: '“新增水质监测点”填过的数' }),
    '这一项留在草稿里',
  );
  await user.click(screen.getByRole('button', { name: '按所选处理' }));
  await waitFor(() => expect(panel()).toBeNull());
  expect(screen.getByRole('textbox', { name: '第 19 项指标名称' })).toHaveValue('新增水质监测点');
});

it('[PL75] a draft that another window has stored is said at once, and neither put in force nor deleted as it is shown', async () => {
  const { user, storage } = await open();
  const newer = { ...draft, overallGoal: '另一个窗口里改的目标' };
  await storage.saveDraft({ id: draft.id, draft: newer, savedAt: 2 }, 1);
  expect(await screen.findByText(/在别的窗口改过或已下达。请刷新页面/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: '删除草稿' }));
  const dialog = screen.getByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: '删除草稿' }));
  await waitFor(() => expect(useNotices.getState().notice?.text).toMatch(/^没有删除/));
  // Nor does the page say by then that what it shows is stored.
  expect(screen.getByText(/在别的窗口改过或已下达。请刷新页面/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: '下达…' }));
  const issue = screen.getByRole('dialog');
  await user.click(within(issue).getByRole('button', { name: /下达/ }));
  expect(await within(issue).findByText(/没有下达：草稿在别的窗口改过/)).toBeVisible();
  const { plans, drafts } = await storage.plans();
  expect(plans).toStrictEqual([]);
  expect(drafts.map((each) => each.draft)).toStrictEqual([newer]);
});

it('[PL55] nothing is put in force or deleted before what was filled in has been read', async () => {
  const storage = await openTestStorage();
  await storage.saveDraft({ id: draft.id, draft, savedAt: 1 }, null);
  const slow = { ...storage, load: () => new Promise<never>(() => undefined) };
  await renderPage(PlansPage, {
    storage: slow,
    route: `/plans/${draft.id}?year=2026`,
    isReading: true,
  });
  expect(await screen.findByRole('textbox', { name: '第 1 项计量单位' })).toBeEnabled();
  expect(screen.getByRole('button', { name: '删除草稿' })).toBeDisabled();
  expect(screen.getByRole('button', { name: '下达…' })).toBeDisabled();
});

it('[PL55] deleting a draft says what was filled in, and the notice brings both back', async () => {
  const { user, storage } = await open();
  await user.click(screen.getByRole('button', { name: '删除草稿' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent('草稿里已填过 2 处');
  await user.click(within(dialog).getByRole('button', { name: '删除草稿' }));
  await waitFor(async () => expect((await storage.plans()).drafts).toStrictEqual([]));
  await waitFor(() => expect(useNotices.getState().notice?.text).toBe('草稿已删除'));
  useNotices.getState().notice?.action?.run();
  await waitFor(async () => expect((await storage.plans()).drafts).toHaveLength(1));
  expect(await standingTable(storage, draft.id)).toStrictEqual({ 'month/d1/1': 2, 'month/d2/1': 3 });
});
