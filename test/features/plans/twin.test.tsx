import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { DataPage } from '#src/features/data/data-page.tsx';
import { PlansPage } from '#src/features/plans/plans-page.tsx';
import { useNotices } from '#src/session/notices.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { textOf } from '#test/support/exchange.ts';
import { openTestStorage, renderPage } from '#test/support/render-page.tsx';
import { number, say, standingTable, typed } from '#test/support/saying.ts';
import { twinOf } from '#test/support/twin-plan.ts';
import { WATER } from '#test/support/water-plan.ts';

/** Row 7 renamed, row 8 in another unit, row 9 left out. */
const TWIN = twinOf(WATER, { renamed: 'sum', inOtherUnit: 'count', leftOut: 'ceiling' });

/** Both plans on one PC: three words on the first, one on the other; of row 10 both have 2 月. */
async function withBoth(...more: readonly Said[]): Promise<TrackerStorage> {
  const storage = await openTestStorage();
  await storage.issuePlan(WATER);
  await storage.issuePlan(TWIN);
  await say(storage, number('worst', 1, 5), number('worst', 2, 6), number('sum', 3, 1), ...more);
  await storage.write(typed([number('rworst', 2, 9)], { plan: TWIN.id }));
  return storage;
}

async function compare(storage: TrackerStorage) {
  const page = await renderPage(PlansPage, { route: '/plans', storage });
  await page.user.click(await screen.findByRole('button', { name: `对照、转入填报…：编号 ${TWIN.id}` }));
  await screen.findByRole('heading', { name: /^对照同名方案/ });
  return page;
}

it('[PL41] a package of the other plan says so: both digests, every difference, and that both stay', async () => {
  const storage = await openTestStorage();
  await storage.issuePlan(WATER);
  const text = await textOf(storage, TWIN);
  const { user } = await renderPage(DataPage, { route: '/data', storage });
  await user.upload(await screen.findByLabelText(/选择文件/), new File([text], '另一台.jxb.json'));
  const list = await screen.findByRole('list', { name: '读到的文件' });
  await waitFor(() => expect(list).toHaveTextContent('本机已有同一单位、年度和类别的方案'));
  await user.click(await within(list).findByText(/^两份方案有 \d+ 处不同$/));
  expect(list).toHaveTextContent(`本机摘要 ${planDigest(WATER)}`);
  expect(list).toHaveTextContent(`文件摘要 ${planDigest(TWIN)}`);
  expect(list).toHaveTextContent('计量单位：本机「期」，文件「项」');
  await user.click(within(list).getByRole('button', { name: /^导入这个方案/ }));
  await waitFor(async () => expect((await storage.plans()).plans).toHaveLength(2));
});

it('[PL42] what was said on one goes to the other as one step, which can be taken back; the other stays', async () => {
  const storage = await withBoth();
  const { user } = await compare(storage);
  expect(screen.getByText(planDigest(TWIN))).toBeInTheDocument();
  await screen.findByText(/^可转入 1 处；两边都填了、内容不同的 1 处/);
  await user.click(screen.getByRole('button', { name: /^确认是同一项：第 7 项、第/ }));
  await user.click(screen.getByRole('checkbox', { name: /^\d+ .* 2月/ }));
  await user.click(screen.getByRole('button', { name: '转入 3 处' }));
  await waitFor(() => expect(useNotices.getState().notice?.text).toBe('已转入 3 处'));
  const before = await standingTable(storage);
  expect(await standingTable(storage, TWIN.id)).toEqual({
    'month/rsum/3': 1,
    'month/rworst/1': 5,
    'month/rworst/2': 6,
  });
  expect((await storage.points(TWIN.id)).map(({ reason }) => reason)).toContain('merge');
  useNotices.getState().notice?.action?.run();
  await waitFor(async () =>
    expect(await standingTable(storage, TWIN.id)).toEqual({
      'month/rsum/3': null,
      'month/rworst/1': null,
      'month/rworst/2': 9,
    }),
  );
  expect(await standingTable(storage)).toEqual(before);
});

it('[PL42] the way can be turned round; a row that is not the same one is said so, and its words stay', async () => {
  const storage = await withBoth();
  const { user } = await compare(storage);
  await user.click(screen.getByRole('button', { name: /^不是：第 7 项、第 \d+ 项$/ }));
  expect(screen.queryByText('疑似更名')).toBeNull();
  await screen.findByText(/^不能转入的 1 处，留在/);
  await user.click(screen.getByRole('button', { name: '对调方向' }));
  await screen.findByText(/^可转入 0 处；两边都填了、内容不同的 1 处/);
  expect(screen.getByRole('button', { name: '转入 0 处' })).toBeDisabled();
});

it('[PL42][Y2] into a closed month with a reason only', async () => {
  const storage = await withBoth();
  const close = {
    subject: { kind: 'month-close', month: 1 },
    content: { reported: 1, due: 1 },
    note: '',
  } as Said;
  await storage.write(typed([close], { plan: TWIN.id, intent: 'close-month' }));
  const { user } = await compare(storage);
  const button = await screen.findByRole('button', { name: '转入 1 处' });
  expect(button).toBeDisabled();
  await user.type(screen.getByLabelText('1 月已关账，转入的原因'), '两台电脑合并');
  await user.click(button);
  await waitFor(async () =>
    expect(await standingTable(storage, TWIN.id)).toMatchObject({ 'month/rworst/1': 5 }),
  );
});
