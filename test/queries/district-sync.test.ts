import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { unitFigures } from '#src/domain/district/unit-figures.ts';
import { recordBasis } from '#src/domain/district/unit-record.ts';
import { recordText } from '#src/domain/engine/record-text.ts';
import { planToken, recordSubject } from '#src/domain/engine/subjects.ts';
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
      after: (cursor, limit) => {
        server.asked.push(cursor);
        if (server.isDown) return Promise.reject(new MailboxError({ kind: 'unreachable' }));
        const behind = server.lying.slice(cursor);
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
  vi.useRealTimers();
});

const TEXT = recordText({
  plan: WATER,
  figures: unitFigures({ plan: WATER, year: NO_STATEMENTS }, null, 1),
  basis: recordBasis(WATER, []),
  at: 0 as Instant,
  author: AUTHOR,
});
const recordOf = (unit: number): readonly [string, string] => [
  recordSubject({ unit: `u${unit}`, plan: planToken(WATER.id), month: 1 }),
  TEXT,
];

async function district() {
  const store = { key: () => Promise.resolve(newKey()), keepKey: () => Promise.resolve() };
  const sync = new DistrictSync({ store, address: 'ws://localhost' });
  stops.push(sync.watch());
  await vi.advanceTimersByTimeAsync(100);
  return {
    sync,
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
