import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { BackupLight } from '#src/app/backup-light.tsx';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { backupWords, isPutOff } from '#src/domain/words/backup-age.ts';
import type { Instant, OperationId } from '#src/domain/statements/statement.ts';
import { StorageContext } from '#src/queries/storage-context.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { number, say } from '#test/support/saying.ts';

const DAY = 86_400_000;
const NOW = 100 * DAY;

const id = (text: string) => text as OperationId;
const newest = (at: number, name = 'new') => ({ id: id(name), at: at as Instant });

it.each([
  [null, null, 'none', '尚无数据，不需备份'],
  [null, newest(NOW), 'due', '尚未备份到本机以外'],
  [{ at: NOW - 9 * DAY, operation: id('new') }, newest(NOW), 'fresh', '上次备份在 9 天前，之后没有修改'],
  [{ at: NOW - 3 * DAY, operation: id('old') }, newest(NOW - DAY), 'fresh', '上次备份在 3 天前，之后有修改'],
  [{ at: NOW - 7 * DAY, operation: id('old') }, newest(NOW - DAY), 'due', '上次备份在 7 天前，之后有修改'],
  [{ at: NOW, operation: id('new') }, newest(NOW + 5 * DAY), 'fresh', '今天已备份，之后没有修改'],
] as const)('[N7][B50] backup %j, newest %j: %s', (backup, last, state, text) => {
  expect(backupWords({ backup, newest: last, now: NOW, isPersisted: null })).toMatchObject({ state, text });
});

it.each([
  [
    'years ahead, and something was said since',
    9_000,
    'old',
    'due',
    '备份过，时间不明（本机时钟有误），之后有修改',
  ],
  ['years ahead, and nothing was', 9_000, 'new', 'fresh', '备份过，时间不明（本机时钟有误），之后没有修改'],
  ['years behind, and something was said since', -50_000, 'old', 'due', '之后有修改'],
  ['years behind, and nothing was', -50_000, 'new', 'fresh', '之后没有修改'],
] as const)('[N7][B50] a backup under a clock %s', (_, days, operation, state, text) => {
  for (const at of [NOW - 60_000 * DAY, NOW, NOW + 60_000 * DAY]) {
    const backup = { at: NOW + days * DAY, operation: id(operation) };
    const words = backupWords({ backup, newest: newest(at), now: NOW, isPersisted: null });
    expect(words).toMatchObject({ state, text: expect.stringContaining(text) as string });
  }
});

it.each([
  [NOW - DAY, NOW - 2 * DAY, 'fresh'],
  [NOW - 8 * DAY, NOW - 2 * DAY, 'due'],
  [NOW + 900 * DAY, NOW - 2 * DAY, 'due'],
])('[N7] the mark of an earlier version, at %d, changed at %d: %s', (at, changedAt, state) => {
  const backup = { at, operation: null };
  expect(backupWords({ backup, newest: newest(changedAt), now: NOW, isPersisted: null }).state).toBe(state);
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
