import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BackupLight } from '#src/app/backup-light.tsx';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { backupWords, isPutOff } from '#src/domain/words/backup-age.ts';
import type { Instant, OperationId } from '#src/domain/statements/statement.ts';
import { StorageContext } from '#src/queries/storage-context.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { number, typed } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

const DAY = 86_400_000;
const NOW = 100 * DAY;

const id = (text: string) => text as OperationId;
const newest = (at: number, name = 'new') => ({ id: id(name), at: at as Instant });

// [backup, newest operation, the first that is in no file, state, words]
it.each([
  [null, null, null, 'none', '尚无数据，不需备份'],
  [null, newest(NOW), { at: NOW }, 'fresh', '尚未备份到本机以外'],
  [null, newest(NOW), { at: NOW - 7 * DAY + 1 }, 'fresh', '尚未备份到本机以外'],
  [null, newest(NOW), { at: NOW - 7 * DAY }, 'due', '尚未备份到本机以外'],
  [null, newest(NOW), { at: NOW + 2 * DAY }, 'due', '尚未备份到本机以外'],
  [
    { at: NOW - 9 * DAY, operation: id('new') },
    newest(NOW),
    null,
    'fresh',
    '上次备份在 9 天前，之后没有修改',
  ],
  [
    { at: NOW - 3 * DAY, operation: id('old') },
    newest(NOW - DAY),
    { at: NOW - 2 * DAY },
    'fresh',
    '上次备份在 3 天前，之后有修改',
  ],
  [
    { at: NOW - 90 * DAY, operation: id('old') },
    newest(NOW),
    { at: NOW - 6 * DAY },
    'fresh',
    '上次备份在 90 天前，之后有修改',
  ],
  [
    { at: NOW - 7 * DAY, operation: id('old') },
    newest(NOW - DAY),
    { at: NOW - 7 * DAY },
    'due',
    '上次备份在 7 天前，之后有修改',
  ],
  // Which change was the first that is in no file cannot be told: then the file itself must be a week old.
  [{ at: NOW - 3 * DAY, operation: id('old') }, newest(NOW), null, 'fresh', '上次备份在 3 天前，之后有修改'],
  [{ at: NOW, operation: id('new') }, newest(NOW + 5 * DAY), null, 'fresh', '今天已备份，之后没有修改'],
] as const)('[N7][B50] backup %j, newest %j, first in no file %j: %s', (backup, last, first, state, text) => {
  const facts = { backup, newest: last, first: first as { at: Instant } | null, now: NOW, isPersisted: null };
  expect(backupWords(facts)).toMatchObject({ state, text });
});

it('[N7] says whether the browser may evict the data', () => {
  const facts = { backup: null, newest: null, first: null, now: NOW };
  expect(backupWords({ ...facts, isPersisted: true }).detail).toBe('浏览器不会自动清理数据');
  for (const isPersisted of [false, null])
    expect(backupWords({ ...facts, isPersisted }).detail).toBe('浏览器可能清理数据');
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
    const words = backupWords({ backup, newest: newest(at), first: null, now: NOW, isPersisted: null });
    expect(words).toMatchObject({ state, text: expect.stringContaining(text) as string });
  }
});

it.each([
  [NOW - DAY, NOW - 2 * DAY, 'fresh'],
  [NOW - 8 * DAY, NOW - 2 * DAY, 'due'],
  [NOW + 900 * DAY, NOW - 2 * DAY, 'due'],
])('[N7] the mark of an earlier version, at %d, changed at %d: %s', (at, changedAt, state) => {
  const backup = { at, operation: null };
  expect(
    backupWords({ backup, newest: newest(changedAt), first: null, now: NOW, isPersisted: null }).state,
  ).toBe(state);
});

it('[N7] a reminder that was put off comes again after a day', () => {
  expect(isPutOff(NOW, NOW + DAY - 1)).toBe(true);
  expect(isPutOff(NOW, NOW + DAY)).toBe(false);
  // Put off under a clock that was ahead: it must not be put off for years.
  expect(isPutOff(NOW + 365 * DAY, NOW)).toBe(false);
  expect(isPutOff(null, NOW)).toBe(false);
});

const START = Date.UTC(2026, 1, 1);

async function openLight(daysLater: number, plan: Plan = WATER) {
  const storage = await openTestStorage();
  await storage.write(typed([number('sum', 1, 1)], { plan: plan.id }));
  const [said] = await storage.operations(plan.id, 1);
  if (said === undefined) throw new Error('nothing said');
  vi.setSystemTime(said.at + daysLater * DAY);
  render(
    <StorageContext.Provider value={storage}>
      <QueryClientProvider client={new QueryClient()}>
        <BackupLight plan={plan} href="#/data" />
      </QueryClientProvider>
    </StorageContext.Provider>,
  );
  return said;
}

describe('the light in the frame', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: START }));
  afterEach(() => vi.useRealTimers());

  it('[N7] says the age and what the browser may do; what was said today asks for nothing yet', async () => {
    await openLight(0);
    expect(await screen.findByRole('link', { name: /尚未备份到本机以外/ })).toHaveAttribute('href', '#/data');
    expect(screen.getByText('浏览器可能清理数据')).toBeVisible();
    expect(screen.queryByRole('button', { name: '明天再提醒' })).toBeNull();
  });

  it('[N7] a page that stays open reminds once the week is over', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: START });
    const said = await openLight(0);
    await screen.findByRole('link', { name: /尚未备份到本机以外/ });
    vi.setSystemTime(said.at + 8 * DAY);
    act(() => {
      vi.advanceTimersByTime(3_600_000);
    });
    expect(screen.getByRole('button', { name: '明天再提醒' })).toBeVisible();
  });

  it('[N7] after a week it reminds, is put off for this plan, and comes again the day after', async () => {
    const said = await openLight(8);
    await userEvent.click(await screen.findByRole('button', { name: '明天再提醒' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: '明天再提醒' })).toBeNull());
    cleanup();
    // Another plan of this PC reminds of its own.
    const other = { ...WATER, id: 'p-other' as PlanId };
    await openLight(8, other);
    expect(await screen.findByRole('button', { name: '明天再提醒' })).toBeVisible();
    cleanup();
    vi.setSystemTime(said.at + 9 * DAY);
    await openLight(9);
    expect(await screen.findByRole('button', { name: '明天再提醒' })).toBeVisible();
  });
});
