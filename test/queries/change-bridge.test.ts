import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import { NO_STATEMENTS } from '#src/domain/statements/year-statements.ts';
import { bridgeChanges } from '#src/queries/change-bridge.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { PLAN } from '#test/support/saying.ts';

const LONG = ['revisions', 'arrivals', 'arrival-times', 'history', 'counts'] as const;
const SHORT = ['year', 'undo', 'operations', 'points', 'unsaved'] as const;

afterEach(() => vi.useRealTimers());

/** A screen that shows all of it, and how often each was read since it was last asked. */
async function screen() {
  const { feed, ...storage } = await openTestStorage();
  const client = new QueryClient({
    defaultOptions: { queries: { networkMode: 'always', staleTime: Infinity } },
  });
  const stop = bridgeChanges({ feed, ...storage }, client);
  const reads = [...LONG, ...SHORT].map((name) => {
    const read = vi.fn<() => Promise<unknown>>(() => Promise.resolve({ year: NO_STATEMENTS, damaged: 0 }));
    const queryKey = [...trackerQueries.plan(PLAN), name];
    new QueryObserver(client, { queryKey, queryFn: read }).subscribe(() => undefined);
    return [name, read] as const;
  });
  const since = () => {
    const counts = Object.fromEntries(reads.map(([name, read]) => [name, read.mock.calls.length]));
    for (const [, read] of reads) read.mockClear();
    return counts;
  };
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await vi.advanceTimersByTimeAsync(10);
  since();
  return {
    stop,
    since,
    write: async (goesOn: boolean) => {
      feed.announce({ kind: 'anew', plan: PLAN, ...(goesOn ? { goesOn } : {}) });
      await vi.advanceTimersByTimeAsync(10);
      return since();
    },
    say: async () => {
      feed.announce({ kind: 'said', plan: PLAN, statements: [] });
      await vi.advanceTimersByTimeAsync(10);
      return since();
    },
  };
}

const times = (long: number, short: number) =>
  Object.fromEntries(
    [...LONG, ...SHORT].map((name, at): [string, number] => [name, at < LONG.length ? long : short]),
  );

it('[EN21] of many writes the year follows each, and what is long to read is read once, after the last', async () => {
  const { write, since } = await screen();
  expect([await write(true), await write(true), await write(false)]).toEqual([
    times(0, 1),
    times(0, 1),
    times(1, 1),
  ]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(since()).toEqual(times(0, 0));
});

it('[EN21] what is said meanwhile shows at once, all of it', async () => {
  const { write, say } = await screen();
  await write(true);
  // The year takes the words in without being read.
  expect(await say()).toEqual({ ...times(1, 1), year: 0 });
});

it('[EN21] writes that broke off are over after three seconds', async () => {
  const { write, since } = await screen();
  await write(true);
  await vi.advanceTimersByTimeAsync(2_900);
  expect(since()).toEqual(times(0, 0));
  await write(true);
  await vi.advanceTimersByTimeAsync(2_900);
  expect(since()).toEqual(times(0, 0));
  await vi.advanceTimersByTimeAsync(200);
  expect(since()).toEqual(times(1, 0));
});

it('[EN21] nothing is read any more once nobody is told', async () => {
  const { write, since, stop } = await screen();
  await write(true);
  stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(since()).toEqual(times(0, 0));
});
