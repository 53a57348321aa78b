import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { DataPage } from '#src/features/data/data-page.tsx';
// Fetched when it is asked for; here before, so that no wait includes reading its files on a busy machine.
import '#src/snapshot/snapshot-file.ts';
import { caughtDownloads } from '#test/support/caught-downloads.ts';
import { renderPage } from '#test/support/render-page.tsx';
import { says } from '#test/support/water-plan.ts';

/** 9 × 2500/18000 = 1.25. */
async function open() {
  const downloads = caughtDownloads();
  const page = await renderPage(DataPage, { route: '/data?month=6', said: says('sum: 1200 1300') });
  const panel = within(await screen.findByRole('region', { name: '绩效快照' }));
  const button = await panel.findByRole('button', { name: '导出截至 6 月的快照' });
  await waitFor(() => expect(button).toBeEnabled());
  await page.user.click(button);
  await waitFor(() => expect(downloads).toHaveLength(1));
  const text = (await downloads[0]?.text) ?? '';
  const check = (content: string) =>
    page.user.upload(
      panel.getByLabelText('核对快照文件：选取文件'),
      new File([content], '快照.html', { type: 'text/html' }),
    );
  return { ...page, panel, text, check };
}

it('[Z1][Z3] a snapshot that is exported here is found sound here, and says what it is', async () => {
  const { panel, text, check, storage, plan } = await open();
  const before = await storage.counts(plan.id);
  await check(text);
  const answer = await panel.findByRole('status');
  expect(answer).toHaveTextContent('✓ 快照.html');
  expect(answer).toHaveTextContent('青石县供水服务中心 2026 年度，数据截至 6 月，指标得分 1.25；未定稿');
  expect(answer).toHaveTextContent(/综合科 周艳 于 .* 导出；摘要 [0-9a-f]{64}/);
  expect(await storage.counts(plan.id)).toEqual(before);
});

it('[Z3] says what was changed, and what is no snapshot', async () => {
  const { panel, text, check } = await open();
  await check(text.replace(/<title>/, '<title>改'));
  await waitFor(() => expect(panel.getByRole('status')).toHaveTextContent(/✕ .*页面文字与导出时不同/));
  await check(text.replace('"total":"1.25"', '"total":"9.83"'));
  await waitFor(() => expect(panel.getByRole('status')).toHaveTextContent(/✕ .*数据与摘要不符/));
  await check('\u0000\u0001');
  await waitFor(() => expect(panel.getByRole('status')).toHaveTextContent(/✕ .*不是本系统导出的快照/));
});
