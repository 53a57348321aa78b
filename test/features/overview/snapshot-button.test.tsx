import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { checkSnapshot } from '#src/domain/package/snapshot-file.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import { OverviewPage } from '#src/features/overview/overview-page.tsx';
import { useNotices } from '#src/session/notices.ts';
// Fetched when it is asked for; here before, so that no wait includes reading its files on a busy machine.
import '#src/snapshot/snapshot-file.ts';
import { renderPage } from '#test/support/annex-10.tsx';
import { caughtDownloads } from '#test/support/caught-downloads.ts';

// jsdom has no canvas; the drawn charts are looked at in a real browser (test/e2e/overview.spec.ts).
vi.mock('#src/charts/echarts-core.ts', () => ({
  initChart: () => ({ setOption: () => {}, resize: () => {}, dispose: () => {} }),
}));

const said = sampleYear(ANNEX_10_2025);

it('[Z1] hands over the year as of the month on screen, with the total on screen', async () => {
  const downloads = caughtDownloads();
  const { user } = await renderPage(OverviewPage, { route: '/overview?month=11', said });
  await user.click(await screen.findByRole('button', { name: '导出快照' }));
  await waitFor(() => expect(downloads).toHaveLength(1));
  const [{ name, text } = { name: '', text: Promise.resolve('') }] = downloads;
  expect(name).toMatch(/^重庆市潼南区电子政务中心_2025年度绩效快照_截至11月_未定稿_\d{8}-\d{4}\.html$/);
  expect(screen.getAllByText('78.88')[0]).toBeVisible();
  expect(checkSnapshot(await text)).toMatchObject({
    kind: 'sound',
    head: { total: '78.88', asOf: 11, author: { name: '周艳', section: '综合科' } },
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
