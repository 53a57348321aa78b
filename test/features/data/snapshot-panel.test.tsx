import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { DataPage } from '#src/features/data/data-page.tsx';
// Fetched when it is asked for; here before, so that no wait includes reading its files on a busy machine.
import '#src/snapshot/snapshot-file.ts';
import { says } from '#test/domain/year/sample.ts';
import { renderPage } from '#test/support/annex-10.tsx';
import { caughtDownloads } from '#test/support/caught-downloads.ts';

async function open() {
  const downloads = caughtDownloads();
  const page = await renderPage(DataPage, { route: '/data?month=6', said: says('7: 1200 1300') });
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
  expect(answer).toHaveTextContent(
    '重庆市潼南区电子政务中心 2025 年度，数据截至 6 月，指标得分 0.83；未定稿',
  );
  expect(answer).toHaveTextContent(/综合科 周艳 于 .* 导出；摘要 [0-9a-f]{64}/);
  expect(await storage.counts(plan.id)).toEqual(before);
});

it('[Z3] says what was changed, and what is no snapshot', async () => {
  const { panel, text, check } = await open();
  await check(text.replace(/<title>/, '<title>改'));
  await waitFor(() => expect(panel.getByRole('status')).toHaveTextContent(/✕ .*页面文字与导出时不同/));
  await check(text.replace('"total":"0.83"', '"total":"9.83"'));
  await waitFor(() => expect(panel.getByRole('status')).toHaveTextContent(/✕ .*数据与摘要不符/));
  await check('\u0000\u0001');
  await waitFor(() => expect(panel.getByRole('status')).toHaveTextContent(/✕ .*不是本系统导出的快照/));
});
