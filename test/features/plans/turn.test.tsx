import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PlansPage } from '#src/features/plans/plans-page.tsx';
import { nextYear } from '#test/support/next-year.ts';
import { fixturePlan } from '#test/support/read-fixture-plan.ts';
import { openTestStorage, renderPage } from '#test/support/render-page.tsx';

/** Three rows, of 2024. */
const ARCHIVE = fixturePlan('archive-3');

async function open() {
  const storage = await openTestStorage();
  await storage.issuePlan(ARCHIVE);
  return storage;
}

const steps = async () =>
  within(await screen.findByRole('region', { name: '年度交替：2024 → 2025' }))
    .getAllByRole('listitem')
    .map((each) => each.textContent);

it('[NY18] closing steps and first steps are one list, that goes on as they are done', async () => {
  const storage = await open();
  const { user } = await renderPage(PlansPage, { plan: ARCHIVE, storage, route: '/plans?year=2024' });
  const before = await steps();
  expect(before).toStrictEqual(
    expect.arrayContaining([
      expect.stringMatching(/^2024 年度定稿前检查：还有 \d+ 项必须处理/),
      '2024 年度定稿 去定稿',
      '照 2024 年度复制 2025 年度草稿 在上面“下一年”一栏',
      '下达 2025 年度方案 在草稿里',
    ]),
  );
  await user.click(screen.getByRole('button', { name: '复制为 2025 年度草稿' }));
  await user.click(await screen.findByRole('button', { name: '返回方案目录' }));
  expect(await steps()).toStrictEqual(
    expect.arrayContaining([
      '已办　照 2024 年度复制 2025 年度草稿 ',
      '已办　核对草稿：可以下达 打开草稿',
      '与上年逐项对照，供会议审定 看对照',
      '公布的表套到草稿上 在上面“新方案”里粘贴或打开',
    ]),
  );
});

it('[NY18] with the next year in force its January is the next step', async () => {
  const storage = await open();
  await storage.issuePlan(nextYear(ARCHIVE));
  await renderPage(PlansPage, { plan: ARCHIVE, storage, route: '/plans?year=2024' });
  expect(await steps()).toStrictEqual(
    expect.arrayContaining(['已办　下达 2025 年度方案 ', '填报 2025 年 1 月：0 / 2 格 去填报']),
  );
});

it('[PL87] another unit is not told to close the year of the plan that came with the app', async () => {
  const storage = await open();
  await renderPage(PlansPage, { plan: ARCHIVE, storage, route: '/plans?year=2024' });
  expect(await steps()).not.toHaveLength(0);
  expect(screen.getByRole('link', { name: '2025 年度 整体绩效' })).toBeInTheDocument();
  expect(screen.getAllByRole('region', { name: /^年度交替/ })).toHaveLength(1);
});
