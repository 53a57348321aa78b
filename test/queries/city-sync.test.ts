import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { totalSubject } from '#src/domain/engine/subjects.ts';
import { totalText } from '#src/domain/engine/total-text.ts';
import type { Month } from '#src/domain/period/month.ts';
import { newKey, type EngineKey } from '#src/engine/keys.ts';
import { MailboxError, type MailboxLink, type MailboxProblem, type TotalsBox } from '#src/engine/mailbox.ts';
import { CitySync } from '#src/queries/city-sync.ts';
import { aTotal } from '#test/support/city.ts';

type After = TotalsBox['after'];
const server = vi.hoisted(() => ({ after: null as unknown, link: null as unknown }));
// What a district’s stream answers is told by the test: a server that leaves one of them silent is not to be had.
vi.mock('#src/engine/nats-mailbox.ts', () => ({
  openNatsTotals: () =>
    Promise.resolve({
      after: (...asked: Parameters<After>) => (server.after as After)(...asked),
      record: () => Promise.resolve(null),
      onStored: () => () => undefined,
      onLink: (tell: unknown) => {
        server.link = tell;
        return () => undefined;
      },
      close: () => Promise.resolve(),
    }),
}));

const DISTRICTS = ['d01', 'd02', 'd03'];
const stops: (() => void)[] = [];
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.useRealTimers();
});

/** A city whose districts told a total a month each; what fails, and for how long a district thinks, is said by the test. */
async function city() {
  const fails = new Map<string, MailboxProblem>();
  const takesMs = new Map<string, number>();
  const told = new Map<string, readonly Month[]>(DISTRICTS.map((district) => [district, [1, 2]]));
  const asked: string[] = [];
  const after: After = async (district, { year, month }, cursor) => {
    asked.push(district);
    await new Promise((resolve) => setTimeout(resolve, takesMs.get(district) ?? 1));
    const problem = fails.get(district);
    if (problem !== undefined) throw new MailboxError(problem);
    const { place, total } = aTotal(district, 'u001', { month });
    const isThere = year === place.year && told.get(district)?.includes(month) === true && cursor < month;
    const records = isThere ? [{ subject: totalSubject(place), text: totalText(total) }] : [];
    return { records, cursor: isThere ? month : cursor, pending: 0 };
  };
  server.after = after;
  let key: EngineKey | null = newKey();
  const store = {
    key: () => Promise.resolve(key),
    keepKey: (made: EngineKey | null) => Promise.resolve(void (key = made)),
  };
  const sync = new CitySync({ store, address: 'ws://localhost', districts: DISTRICTS });
  stops.push(sync.watch());
  sync.look({ year: 2025, month: 2 });
  await vi.advanceTimersByTimeAsync(100);
  return {
    fails,
    takesMs,
    told,
    asked,
    sync,
    link: (link: MailboxLink) => (server.link as (link: MailboxLink) => void)(link),
    shown: () => sync.snapshot().totals.map(({ district, place }) => `${district} ${place.month}`),
    /** A round that does not wait for the minute. */
    again: async (ms = 100) => {
      void sync.round();
      await vi.advanceTimersByTimeAsync(ms);
    },
  };
}

const FAILURES: readonly MailboxProblem[] = [
  { kind: 'unanswered' },
  { kind: 'no-rights' },
  { kind: 'unknown', detail: '500 stream offline' },
];

it.each(FAILURES)(
  '[EN18] a district that fails is named, and the others are shown: $kind',
  async (problem) => {
    const { sync, shown, fails, again } = await city();
    fails.set('d02', problem);
    sync.look({ year: 2025, month: 1 });
    await again();
    expect(shown()).toEqual(['d01 1', 'd03 1']);
    // Of another month something was read of it: of this one nothing.
    expect(sync.snapshot()).toMatchObject({ link: 'open', problem: null, closed: ['d02'], stale: [] });
    fails.clear();
    await again();
    expect(shown()).toEqual(['d01 1', 'd02 1', 'd03 1']);
    expect(sync.snapshot()).toMatchObject({ closed: [], stale: [] });
  },
);

it.each(FAILURES)(
  '[EN18] what was read of a district before it failed stands, and that is said: $kind',
  async (problem) => {
    const { sync, shown, fails, told } = await city();
    expect(shown()).toEqual(['d01 2', 'd02 2', 'd03 2']);
    fails.set('d02', problem);
    told.set('d03', [1]);
    // The server may have been another one meanwhile: what it has is read from the beginning.
    void sync.makeKey();
    await vi.advanceTimersByTimeAsync(200);
    expect(shown()).toEqual(['d01 2', 'd02 2', 'd03 1']);
    expect(sync.snapshot()).toMatchObject({ link: 'open', problem: null, closed: [], stale: ['d02'] });
  },
);

it('[EN18] a district that did not answer keeps nobody waiting: it is asked when the others are shown, and soon again', async () => {
  const { sync, shown, fails, takesMs, told, again } = await city();
  fails.set('d01', { kind: 'unanswered' });
  takesMs.set('d01', 5_000);
  await again(6_000);
  expect(sync.snapshot().stale).toEqual(['d01']);
  told.set('d03', [1]);
  void sync.makeKey();
  await vi.advanceTimersByTimeAsync(200);
  expect(shown()).toEqual(['d01 2', 'd02 2', 'd03 1']);
  expect(sync.snapshot().stale).toEqual(['d01']);
  // It is silent this time too, and then no more: not after the minute in which all is looked at where nothing is wrong.
  await vi.advanceTimersByTimeAsync(6_000);
  expect(sync.snapshot().stale).toEqual(['d01']);
  fails.clear();
  takesMs.clear();
  await vi.advanceTimersByTimeAsync(15_000);
  expect(sync.snapshot().stale).toEqual([]);
});

it('[EN18] a connection that is lost is said of the server, and of no district', async () => {
  const { sync, shown, fails, takesMs, again, link } = await city();
  fails.set('d02', { kind: 'unreachable' });
  await again();
  expect(sync.snapshot()).toMatchObject({
    link: 'lost',
    problem: { kind: 'unreachable' },
    closed: [],
    stale: [],
  });
  expect(shown()).toEqual(['d01 2', 'd02 2', 'd03 2']);
  // Or it broke while a district was asked, whatever that one’s question came to.
  fails.clear();
  await again();
  expect(sync.snapshot().link).toBe('open');
  fails.set('d02', { kind: 'unanswered' });
  takesMs.set('d02', 1_000);
  await again(500);
  link('lost');
  await vi.advanceTimersByTimeAsync(600);
  expect(sync.snapshot()).toMatchObject({
    link: 'lost',
    problem: { kind: 'unreachable' },
    closed: [],
    stale: [],
  });
});

it('[EN8] what went wrong by a key is said no more once the key is forgotten', async () => {
  const { sync, fails, again } = await city();
  fails.set('d02', { kind: 'refused' });
  await again();
  expect(sync.snapshot()).toMatchObject({ link: 'lost', problem: { kind: 'refused' } });
  void sync.forgetKey();
  await vi.advanceTimersByTimeAsync(100);
  expect(sync.snapshot()).toMatchObject({ link: 'no-key', problem: null, publicKey: null });
});

/** What lies in the streams, by subject, and is read a few at a time as a server gives it. */
function streams(
  lying: Readonly<Record<string, readonly (readonly [string, string])[]>>,
  most: number,
): After {
  return (district, { year, month }, cursor, limit) => {
    const behind = (lying[district] ?? []).flatMap(([subject, text], at) =>
      subject.includes(`.${year}.${month}.`) && at >= cursor ? [{ subject, text, seq: at + 1 }] : [],
    );
    const records = behind.slice(0, Math.min(most, limit));
    return Promise.resolve({
      records,
      cursor: records.at(-1)?.seq ?? cursor,
      pending: behind.length - records.length,
    });
  };
}

describe('what is read of a district', () => {
  const letter = (unit: string, month: Month, plan?: string): readonly [string, string] => {
    const { place, total } = aTotal('d01', unit, { month });
    return [totalSubject({ ...place, plan: plan ?? place.plan }), totalText(total)];
  };

  it('[EN18] is the newest of every plan of a unit, of whatever month, however few come at a time', async () => {
    const { sync, again } = await city();
    server.after = streams(
      {
        d01: [
          ...([1, 2] as const).map((month) => letter('u001', month)),
          ...([1, 2, 3] as const).map((month) => letter('u002', month)),
          letter('u002', 1, 'feedfeedfeedfeed'),
          letter('u003', 1),
          letter('u004', 1),
          letter('u004', 4),
        ],
      },
      2,
    );
    sync.look({ year: 2025, month: 3 });
    await again();
    const { totals } = sync.snapshot();
    expect(
      totals.map(({ place }) => `${place.unit} ${place.month} ${place.plan.slice(0, 4)}`).sort(),
    ).toEqual(['u001 2 9f86', 'u002 1 feed', 'u002 3 9f86', 'u003 1 9f86', 'u004 1 9f86']);
  });

  it('[EN18] is what it reads next time where it was told meanwhile, and what is none is counted', async () => {
    const { sync, again } = await city();
    const lying = { d01: [letter('u001', 1), ['tot.u002.2025.1.9f86d081884c7d65', 'none'] as const] };
    server.after = streams(lying, 1_000);
    sync.look({ year: 2025, month: 1 });
    await again();
    expect(sync.snapshot()).toMatchObject({ unreadable: 1, totals: [{ place: { unit: 'u001' } }] });
    lying.d01 = [...lying.d01, letter('u002', 1)];
    await again();
    expect(sync.snapshot().unreadable).toBe(0);
    expect(sync.snapshot().totals).toHaveLength(2);
  });
});
