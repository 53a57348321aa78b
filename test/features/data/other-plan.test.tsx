import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { readDraft } from '#src/domain/draft/draft.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { DataPage } from '#src/features/data/data-page.tsx';
import { FIRST_PLAN, sampleOf } from '#src/queries/plans.ts';
import { useNotices } from '#src/session/notices.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { textOf } from '#test/support/exchange.ts';
import { openTestStorage, renderPage, TESTER } from '#test/support/render-page.tsx';
import { fixturePlan } from '#test/support/read-fixture-plan.ts';
import { number, say } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

/** The project of another unit, less a row: its two rows weigh 80 points. */
const ARCHIVE: Plan = {
  ...fixturePlan('archive-3'),
  indicators: fixturePlan('archive-3').indicators.slice(0, 2),
};

/** A package of a plan, from a PC where one cell of it was filled. */
async function fileOf(plan: Plan, name = '档案馆.jxb.json'): Promise<File> {
  const there = await openTestStorage();
  await there.write({
    plan: plan.id,
    intent: 'type',
    origin: 'typed',
    author: TESTER,
    said: [number('甲', 1, 1)],
  });
  return new File([await textOf(there, plan)], name);
}

async function openWith(storage: TrackerStorage, ...files: readonly File[]) {
  const page = await renderPage(DataPage, { route: '/data', storage });
  await page.user.upload(await screen.findByLabelText(/选择文件/), [...files]);
  const list = await screen.findByRole('list', { name: '读到的文件' });
  return { ...page, list };
}

const NAME = '澄海区档案局 2024 年度 项目：档案库房改造';

/** The page of the plan that the address has gone to, as the shell would open it. */
async function arrive(storage: TrackerStorage, plan: Plan, route: string) {
  cleanup();
  const page = await renderPage(DataPage, { plan, route, storage });
  expect(await screen.findByRole('region', { name: /并入预览/ })).toBeInTheDocument();
  await page.user.click(await screen.findByRole('button', { name: '并入' }));
  await waitFor(async () => expect(await storage.revisions(plan.id)).toHaveLength(1));
}

it('[PL11] of a plan that names no source nothing stands where it would', async () => {
  const { list } = await openWith(await openTestStorage(), await fileOf({ ...ARCHIVE, source: '' }));
  expect(list).toHaveTextContent('本机没有这个方案：2 项指标。');
});

it('[PL11] a plan that is not here is taken in with what was said, and goes to its own log', async () => {
  const storage = await openTestStorage();
  await say(storage, number('exact', 1, 7));
  const { user, list, route } = await openWith(storage, await fileOf(ARCHIVE));
  expect(list).toHaveTextContent(`文件是另一个方案的：${NAME}；现在打开的是：`);
  expect(list).toHaveTextContent('本机没有这个方案：2 项指标，');
  expect((await storage.plans()).plans).toEqual([]);
  await user.click(within(list).getByRole('button', { name: `导入这个方案并合并：${NAME}` }));
  await waitFor(() => expect(route()).toContain(`plan=${ARCHIVE.id}`));
  expect(route()).toMatch(/^\/data/);
  expect((await storage.plans()).plans).toEqual([{ plan: ARCHIVE, digest: planDigest(ARCHIVE) }]);
  await arrive(storage, ARCHIVE, route());
  expect(await storage.revisions(WATER.id)).toHaveLength(1);
});

it('[PL29] what is wrong with a plan is named before it is taken in, and nothing of a sound one', async () => {
  const storage = await openTestStorage();
  const { list } = await openWith(storage, await fileOf(ARCHIVE));
  const faults = within(list).getByRole('list', { name: '方案的问题' });
  expect(faults).toHaveTextContent(/权重合计 80/);
  cleanup();
  const sound: Plan = { ...WATER, id: 'p-1' as Plan['id'], year: 2027, oddities: [] };
  const page = await openWith(await openTestStorage(), await fileOf(sound));
  expect(page.list).toHaveTextContent('本机没有这个方案');
  expect(within(page.list).queryByRole('list', { name: '方案的问题' })).toBeNull();
});

it('[PL64] a plan with errors is opened as a draft of its own, and is still taken in as it is afterwards', async () => {
  const storage = await openTestStorage();
  const { user, list, route } = await openWith(storage, await fileOf(ARCHIVE));
  await user.click(within(list).getByRole('button', { name: '存为草稿来改' }));
  await waitFor(() => expect(route()).toMatch(/^\/plans/));
  const { drafts, plans } = await storage.plans();
  expect(plans).toEqual([]);
  const draft = readDraft(drafts[0]?.draft);
  expect(draft?.id).not.toBe(ARCHIVE.id);
  expect(route()).toContain(draft?.id);
  expect(draft?.rows.map(({ name }) => name)).toEqual(ARCHIVE.indicators.map(({ name }) => name));
  expect(draft).toMatchObject({ unitName: ARCHIVE.unitName, project: ARCHIVE.project });
  cleanup();
  const again = await openWith(storage, await fileOf(ARCHIVE));
  await again.user.click(within(again.list).getByRole('button', { name: `导入这个方案并合并：${NAME}` }));
  await waitFor(() => expect(again.route()).toContain(`plan=${ARCHIVE.id}`));
  await arrive(storage, ARCHIVE, again.route());
  expect((await storage.plans()).drafts).toHaveLength(1);
});

it('[PL11] a plan that is here is gone to, with all files that are its', async () => {
  const storage = await openTestStorage();
  await storage.issuePlan(ARCHIVE);
  const files = [await fileOf(ARCHIVE, '甲.jxb.json'), await fileOf(ARCHIVE, '乙.jxb.json')];
  const { user, list, route } = await openWith(storage, ...files);
  const [first] = await within(list).findAllByRole('button', { name: `到这个方案里导入：${NAME}` });
  if (first === undefined) throw new Error('nothing is offered');
  await user.click(first);
  expect(route()).toContain(`plan=${ARCHIVE.id}`);
  cleanup();
  await renderPage(DataPage, { plan: ARCHIVE, route: route(), storage });
  expect(await screen.findByRole('region', { name: '并入预览：2 个文件' })).toBeInTheDocument();
});

it('[PL11] what was said of the sample goes to the sample', async () => {
  const storage = await openTestStorage();
  const { user, list, route } = await openWith(storage, await fileOf(sampleOf(FIRST_PLAN)));
  await user.click(within(list).getByRole('button', { name: /^到这个方案里导入/ }));
  expect(route()).toContain('sample=1');
});

it('[PL13] under one id and another text nothing is merged: digests and differences are said', async () => {
  const storage = await openTestStorage();
  await storage.issuePlan(ARCHIVE);
  const other = { ...ARCHIVE, overallGoal: '别的目标' };
  const { user, list } = await openWith(storage, await fileOf(other));
  await within(list).findByText(/同一编号、内容不同/);
  expect(within(list).queryByRole('button')).toBeNull();
  await user.click(within(list).getByText('两份方案有 1 处不同'));
  expect(list).toHaveTextContent(`本机摘要 ${planDigest(ARCHIVE)}`);
  expect(list).toHaveTextContent(`文件摘要 ${planDigest(other)}`);
  expect(list).toHaveTextContent('年初绩效目标：本机「');
  expect((await storage.plans()).plans).toHaveLength(1);
});

it('[PL11] of a file that does not carry its plan only the names are said', async () => {
  const storage = await openTestStorage();
  const text = await (await fileOf(ARCHIVE)).text();
  const { planFile: _, ...bare } = JSON.parse(text) as Record<string, unknown>;
  const { digestOf } = await import('#src/domain/package/canonical-json.ts');
  const { digest: _old, ...content } = bare;
  const file = new File([JSON.stringify({ ...content, digest: digestOf(content) })], '旧.jxb.json');
  const { list } = await openWith(storage, file);
  expect(list).toHaveTextContent('文件里也没有带');
  expect(within(list).queryByRole('button')).toBeNull();
});

it('[PL11][PL4] a draft of the plan is named before the plan takes its place', async () => {
  const storage = await openTestStorage();
  await storage.saveDraft({ id: ARCHIVE.id, draft: {}, savedAt: 1 }, null);
  const { user, list } = await openWith(storage, await fileOf(ARCHIVE));
  await within(list).findByText(/本机有它的草稿，导入后由文件里已下达的方案代替/);
  await user.click(within(list).getByRole('button', { name: /^导入这个方案/ }));
  await waitFor(() => expect(useNotices.getState().notice?.text).toBe(`已导入方案：${NAME}`));
  expect(await storage.plans()).toMatchObject({ plans: [{ plan: { id: ARCHIVE.id } }], drafts: [] });
});
