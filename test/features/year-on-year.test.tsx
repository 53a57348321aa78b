import { screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { IndicatorPage } from '#src/features/indicator/indicator-page.tsx';
import { OverviewPage } from '#src/features/overview/overview-page.tsx';
import { ReviewPage } from '#src/features/review/review-page.tsx';
import { nextYear, rowFrom } from '#test/support/next-year.ts';
import { openTestStorage, renderPage, TESTER } from '#test/support/render-page.tsx';
import { number, say } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

// jsdom has no canvas; the drawn charts are looked at in a real browser (test/e2e/overview.spec.ts).
vi.mock('#src/charts/echarts-core.ts', () => ({
  initChart: () => ({ setOption: () => {}, resize: () => {}, dispose: () => {} }),
}));

const NEXT = nextYear(WATER, { sum: { target: '15000' } });
const STEPS = rowFrom(NEXT, 'steps');

/** Row 3 had 2 by June and 4 at the end of last year, and has 3 by June this year. */
async function twoYears() {
  const storage = await openTestStorage();
  await storage.issuePlan(WATER);
  await storage.issuePlan(NEXT);
  await say(storage, number('steps', 3, 2), number('steps', 9, 2), number('sum', 2, 500));
  const typed = { plan: NEXT.id, intent: 'type', origin: 'typed', author: TESTER } as const;
  await storage.write({ ...typed, said: [number(STEPS, 2, 3), number(rowFrom(NEXT, 'sum'), 2, 800)] });
  return storage;
}

it('[NY12] 指标: last year’s course in sentence and table, value and score beside it, and why a score is not compared', async () => {
  const storage = await twoYears();
  const route = `/indicator/${STEPS}?plan=${NEXT.id}&month=6`;
  const { unmount } = await renderPage(IndicatorPage, { storage, plan: NEXT, route });
  expect(await screen.findByText(/2026 年同期 2 次。$/)).toBeVisible();
  const panel = screen.getByRole('region', { name: '较上年同期' });
  expect(panel).toHaveTextContent('2026 年第 3 项「供水应急演练」，截至 6 月');
  expect(panel).toHaveTextContent('完成值+1 次（2 → 3）');
  // 4.5 × 2/6, 4.5 × 3/6
  expect(panel).toHaveTextContent('得分+0.75 分（1.50 → 2.25）');
  const row = (month: string) =>
    within(screen.getByRole('row', { name: new RegExp(`^${month} `) })).getAllByRole('cell');
  expect(screen.getByRole('columnheader', { name: '2026 年累计' })).toBeVisible();
  expect([row('6月')[2], row('12月')[2]].map((cell) => cell?.textContent)).toStrictEqual(['2', '4']);
  unmount();
  const seven = `/indicator/${rowFrom(NEXT, 'sum')}?plan=${NEXT.id}&month=6`;
  await renderPage(IndicatorPage, { storage, plan: NEXT, route: seven });
  const other = await screen.findByRole('region', { name: '较上年同期' });
  expect(await within(other).findByText('+300 份（500 → 800）')).toBeVisible();
  expect(other).toHaveTextContent('得分不比：指标值 ≥ 18,000 → ≥ 15,000');
});

it('[NY12] 总览 and 汇报 say total, classes and rows', async () => {
  const storage = await twoYears();
  const route = `/overview?plan=${NEXT.id}&month=6`;
  const { user } = await renderPage(OverviewPage, { storage, plan: NEXT, route });
  const panel = await screen.findByRole('region', { name: '与上年同期' });
  expect(await within(panel).findByText(/^较 2026 年同期 \+/)).toBeVisible();
  expect(within(panel).getByRole('link', { name: '3 供水应急演练' })).toHaveAttribute(
    'href',
    expect.stringContaining(`/indicator/${STEPS}`),
  );
  await user.click(screen.getByRole('button', { name: '汇报' }));
  expect(await screen.findByText(/^与2026年同期（截至6月）相比，总分由/)).toBeVisible();
});

it('[NY14] the papers carry it', async () => {
  const storage = await twoYears();
  for (const tab of ['report', 'summary']) {
    const route = `/review/${tab}?plan=${NEXT.id}&month=6`;
    const { unmount } = await renderPage(ReviewPage, { storage, plan: NEXT, route });
    expect(await screen.findByText(/^与2026年同期（截至6月）相比，总分由/)).toBeVisible();
    unmount();
  }
});

it('[NY12] where last year is not on this device, the page says so and stands', async () => {
  const storage = await openTestStorage();
  const alone = nextYear(nextYear(WATER));
  await storage.issuePlan(alone);
  await renderPage(OverviewPage, { storage, plan: alone, route: `/overview?plan=${alone.id}&month=6` });
  expect(await screen.findByText(/^上年的方案不在这台电脑上，不能比较/)).toBeVisible();
  expect(screen.getByRole('region', { name: '分类得分' })).toBeVisible();
});
