import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { checkSnapshot } from '#src/domain/package/snapshot-file.ts';
import { OverviewPage } from '#src/features/overview/overview-page.tsx';
import { useNotices } from '#src/session/notices.ts';
// Fetched when it is asked for; here before, so that no wait includes reading its files on a busy machine.
import '#src/snapshot/snapshot-file.ts';
import { caughtDownloads } from '#test/support/caught-downloads.ts';
import { renderPage } from '#test/support/render-page.tsx';
import { waterYear } from '#test/support/water-plan.ts';

// jsdom has no canvas; the drawn charts are looked at in a real browser (test/e2e/overview.spec.ts).
vi.mock('#src/charts/echarts-core.ts', () => ({
  initChart: () => ({ setOption: () => {}, resize: () => {}, dispose: () => {} }),
}));

const said = waterYear();

it('[Z1] hands over the year as of the month on screen, with the total on screen', async () => {
  const downloads = caughtDownloads();
  const { user } = await renderPage(OverviewPage, { route: '/overview?month=11', said });
  await user.click(await screen.findByRole('button', { name: '导出快照' }));
  await waitFor(() => expect(downloads).toHaveLength(1));
  const [{ name, text } = { name: '', text: Promise.resolve('') }] = downloads;
  expect(name).toMatch(/^青石县供水服务中心_2026年度绩效快照_截至11月_未定稿_\d{8}-\d{4}\.html$/);
  expect(screen.getAllByText('75.75')[0]).toBeVisible();
  expect(checkSnapshot(await text)).toMatchObject({
    kind: 'sound',
    head: { total: '75.75', asOf: 11, author: { name: '周艳', section: '综合科' } },
  });
  await waitFor(() => expect(useNotices.getState().notice?.text).toBe(`已导出快照：${name}`));
});

it('[Z1] asks who is working here before anything leaves', async () => {
  const downloads = caughtDownloads();
  const { user, asked } = await renderPage(OverviewPage, {
    route: '/overview?month=11',
    said,
    author: null,
  });
  await user.click(await screen.findByRole('button', { name: '导出快照' }));
  expect(asked()).toBe(1);
  expect(downloads).toHaveLength(0);
});
