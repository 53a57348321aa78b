import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { PlansPage } from '#src/features/plans/plans-page.tsx';
import { nextYear } from '#test/support/next-year.ts';
import { openTestStorage, renderPage } from '#test/support/render-page.tsx';

const steps = async () =>
  within(await screen.findByRole('region', { name: '年度交替：2025 → 2026' }))
    .getAllByRole('listitem')
    .map((each) => each.textContent);

it('[NY18] closing steps and first steps are one list, that goes on as they are done', async () => {
  const storage = await openTestStorage();
  const { user } = await renderPage(PlansPage, { storage, route: '/plans?year=2025' });
  const before = await steps();
  expect(before).toStrictEqual(
    expect.arrayContaining([
      expect.stringMatching(/^2025 年度定稿前检查：还有 \d+ 项必须处理/),
      '2025 年度定稿 去定稿',
      '照 2025 年度复制 2026 年度草稿 在上面“下一年”一栏',
      '下达 2026 年度方案 在草稿里',
    ]),
  );
  await user.click(screen.getByRole('button', { name: '复制为 2026 年度草稿' }));
  await user.click(await screen.findByRole('button', { name: '返回方案目录' }));
  expect(await steps()).toStrictEqual(
    expect.arrayContaining([
      '已办　照 2025 年度复制 2026 年度草稿 ',
      '已办　核对草稿：可以下达 打开草稿',
      '与上年逐项对照，供会议审定 看对照',
      '公布的表套到草稿上 在上面“新方案”里粘贴或打开',
    ]),
  );
});

it('[NY18] with the next year in force its January is the next step', async () => {
  const storage = await openTestStorage();
  await storage.issuePlan(nextYear(ANNEX_10_2025));
  await renderPage(PlansPage, { storage, route: '/plans?year=2025' });
  expect(await steps()).toStrictEqual(
    expect.arrayContaining(['已办　下达 2026 年度方案 ', '填报 2026 年 1 月：0 / 29 格 去填报']),
  );
});
