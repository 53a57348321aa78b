import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { unitFigures } from '#src/domain/district/unit-figures.ts';
import { recordBasis } from '#src/domain/district/unit-record.ts';
import { recordText } from '#src/domain/engine/record-text.ts';
import { planToken, recordSubject } from '#src/domain/engine/subjects.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import type { Instant } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS } from '#src/domain/statements/year-statements.ts';
import { newKey } from '#src/engine/keys.ts';
import { MailboxError, type MailboxLink, type RecordBox } from '#src/engine/mailbox.ts';
import { DistrictSync } from '#src/queries/district-sync.ts';
import { AUTHOR } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

const server = vi.hoisted(() => ({
  lying: [] as (readonly [string, string])[],
  isDown: false,
  asked: [] as number[],
  link: null as unknown,
}));
// As a server gives what lies there, some at a time.
vi.mock('#src/engine/nats-mailbox.ts', () => ({
  openNatsRecords: (): Promise<RecordBox> =>
    Promise.resolve({
      after: (cursor, limit, month) => {
        server.asked.push(cursor);
        if (server.isDown) return Promise.reject(new MailboxError({ kind: 'unreachable' }));
        const of = server.lying.filter(([subject]) => month === undefined || subject.endsWith(`.${month}`));
        const behind = of.slice(cursor);
        const records = behind.slice(0, limit).map(([subject, text]) => ({ subject, text }));
        return Promise.resolve({
          records,
          cursor: cursor + records.length,
          pending: behind.length - records.length,
        });
      },
      letters: () => Promise.resolve({ letters: [], cursor: 0, pending: 0 }),
      onStored: () => () => undefined,
      onLink: (tell) => {
        server.link = tell;
        return () => undefined;
      },
      close: () => Promise.resolve(),
    }),
}));

const stops: (() => void)[] = [];
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  // First: what was spied on of the false timers would else be put back in the place of the real ones.
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const texts = new Map(
  MONTHS.map((month) => [
    month,
    recordText({
      plan: WATER,
      figures: unitFigures({ plan: WATER, year: NO_STATEMENTS }, null, month),
      basis: recordBasis(WATER, []),
      at: 0 as Instant,
      author: AUTHOR,
    }),
  ]),
);
const recordOf = (unit: number, month: Month = 1): readonly [string, string] => [
  recordSubject({ unit: `u${unit}`, plan: planToken(WATER.id), month }),
  texts.get(month) ?? '',
];

async function district(month: Month | null = null) {
  const store = { key: () => Promise.resolve(newKey()), keepKey: () => Promise.resolve() };
  const sync = new DistrictSync({ store, address: 'ws://localhost' });
  const views: (readonly [only: Month | null, places: string])[] = [];
  sync.subscribe(() => {
    const { only, records } = sync.snapshot();
    const places = records.map(({ place }) => `${place.unit}/${place.month}`).join(' ');
    if (places !== '' && views[views.length - 1]?.[1] !== places) views.push([only, places]);
  });
  if (month !== null) sync.look(month);
  stops.push(sync.watch());
  await vi.advanceTimersByTimeAsync(100);
  return {
    sync,
    views,
    shown: () => sync.snapshot().records.length,
    link: (link: MailboxLink) => (server.link as (link: MailboxLink) => void)(link),
    again: async () => {
      void sync.round();
      await vi.advanceTimersByTimeAsync(100);
    },
  };
}

it('[EN11] reads all that units told, however much it is, then what came since, and counts what is none', async () => {
  server.isDown = false;
  server.lying = Array.from({ length: 601 }, (_, at) => recordOf(at + 1));
  const { sync, shown, again } = await district();
  expect(shown()).toBe(601);
  server.lying.push(recordOf(700), [recordOf(701)[0], 'no record']);
  await again();
  expect(shown()).toBe(602);
  expect(sync.snapshot()).toMatchObject({ unreadable: 1, progress: null, link: 'open' });
});

it('[EN11] asks for what comes next before it reads what has come, and for nothing behind the last', async () => {
  server.isDown = false;
  server.asked = [];
  server.lying = Array.from({ length: 601 }, (_, at) => recordOf(at + 1));
  const store = { key: () => Promise.resolve(newKey()), keepKey: () => Promise.resolve() };
  const sync = new DistrictSync({ store, address: 'ws://localhost' });
  const seen: [done: number, asked: number][] = [];
  sync.subscribe(() => {
    const { progress } = sync.snapshot();
    if (progress !== null) seen.push([progress.done, server.asked.length]);
  });
  stops.push(sync.watch());
  await vi.advanceTimersByTimeAsync(100);
  expect(seen).toEqual([
    [250, 2],
    [500, 3],
  ]);
  expect(server.asked).toEqual([0, 250, 500]);
  expect(sync.snapshot().records).toHaveLength(601);
});

it('[EN11] reads what the board of its month is made of first, of whoever has not told that month from those before it', async () => {
  server.isDown = false;
  const told = [1, 2, 3].map((month) => [1, 2].map((unit) => recordOf(unit, month as Month)));
  server.lying = told.flat();
  const all = [1, 2, 3].map((month) => `u1/${month} u2/${month}`).join(' ');
  expect((await district(3)).views).toEqual([
    [3, 'u1/3 u2/3'],
    [null, all],
  ]);
  // The second unit has told two months, and what it told of the third is no record.
  server.lying = server.lying.map(([subject, text]) => [subject, subject.endsWith('.3') ? '{}' : text]);
  server.lying[4] = recordOf(1, 3);
  const { views, sync } = await district(5);
  expect(views[0]).toEqual([5, 'u1/3 u1/2 u2/2']);
  expect(sync.snapshot()).toMatchObject({ only: null, unreadable: 1, progress: null, link: 'open' });
  expect(sync.snapshot().records).toHaveLength(5);
});

it('[EN11] what stands on a board gives way to nothing less: after a break all is read before anything is shown', async () => {
  server.isDown = false;
  server.lying = [1, 2].map((month) => recordOf(1, month as Month));
  const { views, link } = await district(2);
  link('lost');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(views).toEqual([
    [2, 'u1/2'],
    [null, 'u1/1 u1/2'],
  ]);
});

it('[EN11] what was shown stands until all is read of the server that is there after a break, and then that alone', async () => {
  server.isDown = false;
  server.lying = [recordOf(1), recordOf(2), recordOf(3)];
  const { sync, shown, link } = await district();
  server.isDown = true;
  link('lost');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sync.snapshot()).toMatchObject({ link: 'lost', problem: { kind: 'unreachable' } });
  expect(shown()).toBe(3);
  // Another one, with less in it.
  server.lying = [recordOf(4)];
  server.isDown = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sync.snapshot().records.map(({ place }) => place.unit)).toEqual(['u4']);
  expect(sync.snapshot()).toMatchObject({ link: 'open', problem: null });
});

/** Everything takes a PC as slow as that more than a step. */
function onSlowPc(): void {
  let clock = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 40));
}

it('[EN11][EN20] reads records in steps by time: on a PC as slow as that one a step', async () => {
  server.isDown = false;
  server.lying = Array.from({ length: 50 }, (_, at) => recordOf(at + 1));
  onSlowPc();
  const later = vi.spyOn(globalThis, 'setTimeout');
  const { shown } = await district();
  const pauses = later.mock.calls.filter(([, ms]) => ms === undefined);
  expect(pauses.length).toBeGreaterThanOrEqual(50);
  expect(shown()).toBe(50);
});

it('[EN11] of a server that is lost while records are read nothing is gone on from', async () => {
  server.isDown = false;
  server.lying = Array.from({ length: 300 }, (_, at) => recordOf(at + 1));
  onSlowPc();
  const { sync, shown, link } = await district();
  expect(shown()).toBe(0);
  // Another one is there, with as many.
  server.lying = server.lying.map(([, text], at) => [recordOf(at + 1_001)[0], text]);
  link('lost');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(shown()).toBe(0);
  expect(sync.snapshot()).toMatchObject({ link: 'lost', problem: { kind: 'unreachable' } });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(shown()).toBe(300);
  expect(sync.snapshot().records.every(({ place }) => place.unit.length === 5)).toBe(true);
  expect(sync.snapshot()).toMatchObject({ link: 'open', problem: null, progress: null });
});
