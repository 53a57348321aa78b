import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { BackupLight } from '#src/app/backup-light.tsx';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { backupWords, isPutOff } from '#src/domain/report/backup-age.ts';
import { StorageContext } from '#src/queries/storage-context.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { number, say } from '#test/support/saying.ts';

const DAY = 86_400_000;
const NOW = 100 * DAY;

it.each([
  [null, null, 'none', '尚无数据，不需备份'],
  [null, NOW, 'due', '尚未备份到本机以外'],
  [NOW - 9 * DAY, NOW - 10 * DAY, 'fresh', '上次备份在 9 天前，之后没有修改'],
  [NOW - 3 * DAY, NOW - DAY, 'fresh', '上次备份在 3 天前，之后有修改'],
  [NOW - 7 * DAY, NOW - DAY, 'due', '上次备份在 7 天前，之后有修改'],
  [NOW, NOW - DAY, 'fresh', '今天已备份，之后没有修改'],
] as const)('[N7] backup at %s, changed at %s: %s', (backupAt, changedAt, state, text) => {
  expect(backupWords({ backupAt, changedAt, now: NOW, isPersisted: null })).toMatchObject({ state, text });
});

it('[N7] a reminder that was put off comes again after a day', () => {
  expect(isPutOff(NOW, NOW + DAY - 1)).toBe(true);
  expect(isPutOff(NOW, NOW + DAY)).toBe(false);
  expect(isPutOff(null, NOW)).toBe(false);
});

it('[N7] leads to the data and can be put off', async () => {
  const storage = await openTestStorage();
  await say(storage, number('07', 1, 1));
  render(
    <StorageContext.Provider value={storage}>
      <QueryClientProvider client={new QueryClient()}>
        <BackupLight plan={ANNEX_10_2025} href="#/data" />
      </QueryClientProvider>
    </StorageContext.Provider>,
  );
  expect(await screen.findByRole('link', { name: /尚未备份到本机以外/ })).toHaveAttribute('href', '#/data');
  await userEvent.click(screen.getByRole('button', { name: '明天再提醒' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: '明天再提醒' })).toBeNull());
});
