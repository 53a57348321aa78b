import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
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

it('[B9] what is committed while something is read for the first time is read once that is over', async () => {
  const storage = await openTestStorage();
  const client = new QueryClient({
    defaultOptions: { queries: { networkMode: 'always', staleTime: Infinity, retry: false } },
  });
  const stop = bridgeChanges(storage, client);
  let arrive = (): void => undefined;
  let stored = 'before';
  /** As a disk that is slow: what it answers is of when it was asked. */
  const slow = (name: readonly string[]) => {
    const asked: string[] = [];
    const observer = new QueryObserver<string>(client, {
      queryKey: name,
      queryFn: async () => {
        const answer = stored;
        asked.push(answer);
        if (asked.length === 1)
          await new Promise<void>((resolve) => {
            const others = arrive;
            arrive = () => {
              others();
              resolve();
            };
          });
        return answer;
      },
    });
    observer.subscribe(() => undefined);
    return { shown: () => observer.getCurrentResult().data, asked };
  };
  const seals = slow([...trackerQueries.plan(PLAN), 'seals']);
  const plans = slow(['plans']);
  const other = slow([...trackerQueries.plan('another' as PlanId), 'seals']);
  stored = 'after';
  storage.feed.announce({ kind: 'said', plan: PLAN, statements: [] });
  storage.feed.announce({ kind: 'plans' });
  arrive();
  await vi.waitFor(() => expect([seals.shown(), plans.shown()]).toEqual(['after', 'after']));
  expect(seals.asked).toEqual(['before', 'after']);
  expect(other.asked).toEqual(['before']);
  stop();
});

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
