import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { samplePlanId, type Plan } from '#src/domain/catalogue/plan.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { newKey } from '#src/engine/keys.ts';
import { MailboxError, type MailboxLink, type MailboxProblem } from '#src/engine/mailbox.ts';
import { EngineSync } from '#src/queries/engine-sync.ts';
import { openEngineStore } from '#src/storage/engine-store.ts';
import { MemoryMailbox } from '#test/support/memory-mailbox.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { AUTHOR, number, say } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

const server = vi.hoisted(() => ({ open: null as unknown }));
// What a server does is shown by test/engine; here one is told what to do.
vi.mock('#src/engine/nats-mailbox.ts', () => ({
  openNatsMailbox: (place: unknown) => (server.open as (place: unknown) => unknown)(place),
}));

const LI: Author = { name: '李强', section: '运行管理科' };
const ends: (() => void)[] = [];
let now = 0;
beforeEach(() => {
  // January of the year after: all its months have ended.
  now = new Date(WATER.year + 1, 0, 20, 12).getTime();
});
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

interface Wish {
  readonly author?: Author;
  readonly plan?: Plan;
  readonly totals?: boolean;
}

/** A PC of a unit that belongs to a district, and what its server is told of. */
async function pc({ author = AUTHOR, plan = WATER, totals = false }: Wish = {}) {
  const storage = await openTestStorage();
  await storage.saveAuthor(author);
  const store = openEngineStore(`sync-${Math.random()}`);
  await store.keepKey(newKey());
  const mailbox = new MemoryMailbox(author === LI ? 's1' : 'zhk');
  const told: string[] = [];
  const fails: { publish: MailboxProblem | null; after: MailboxProblem | null } = {
    publish: null,
    after: null,
  };
  const failing = (problem: MailboxProblem | null) =>
    problem === null ? Promise.resolve() : Promise.reject(new MailboxError(problem));
  vi.spyOn(mailbox, 'publish').mockImplementation(async ({ month }) => {
    await failing(fails.publish);
    told.push(`r${month}`);
  });
  vi.spyOn(mailbox, 'publishTotal').mockImplementation(({ month }) => {
    told.push(`t${month}`);
    return Promise.resolve();
  });
  const { after } = mailbox;
  vi.spyOn(mailbox, 'after').mockImplementation(async (...asked) => {
    await failing(fails.after);
    return after(...asked);
  });
  let tell: (link: MailboxLink) => void = () => undefined;
  vi.spyOn(mailbox, 'onLink').mockImplementation((listener) => {
    tell = listener;
    return () => undefined;
  });
  const opened: unknown[] = [];
  server.open = (place: unknown) => {
    opened.push(place);
    return Promise.resolve(mailbox);
  };
  const file = {
    format: 'performance-tracker-engine',
    version: 1,
    path: 'engine',
    unit: 'u001',
    records: 'zhk',
    totals,
    sections: [
      { name: '综合科', subject: 'zhk' },
      { name: '运行管理科', subject: 's1' },
    ],
    units: [],
  } as const;
  const parts = {
    storage,
    store,
    file: { ...file, sections: [...file.sections], units: [] },
    address: 'ws://localhost',
    now: () => now,
  };
  const sync = new EngineSync(parts, plan);
  ends.push(() => {
    store.close();
    storage.close();
  });
  return {
    storage,
    sync,
    opened,
    fails,
    link: (link: MailboxLink) => tell(link),
    said: () => told.splice(0),
    round: async () => {
      now += 60_000;
      await sync.round();
      return sync.snapshot();
    },
  };
}

it('[EN11] the section that collects tells the district, and no other', async () => {
  const zhk = await pc();
  expect((await zhk.round()).told).toEqual({ at: now, problem: null });
  expect(zhk.said()).toHaveLength(12);
  const s1 = await pc({ author: LI });
  expect(await s1.round()).toMatchObject({ link: 'open', told: null });
  expect(s1.said()).toEqual([]);
  expect(s1.opened).toMatchObject([{ unit: 'u001', writer: 's1' }]);
});

it('[EN11] nothing is told of 示例数据', async () => {
  const { round, said } = await pc({ plan: { ...WATER, id: samplePlanId(WATER.id) } });
  expect(await round()).toMatchObject({ link: 'open', told: null });
  expect(said()).toEqual([]);
});

it('[EN11] all of it is told again after a break, for the server may have lost it', async () => {
  const { round, said, link, sync } = await pc();
  await round();
  said();
  await round();
  expect(said()).toEqual([]);
  link('lost');
  expect(sync.snapshot()).toMatchObject({ link: 'lost', told: { at: null } });
  link('open');
  expect(await round()).toMatchObject({ link: 'open', told: { at: now, problem: null } });
  expect(said()).toHaveLength(12);
});

it('[EN11][EN19] that the district cannot be told is said, holds nothing else back, and is tried again', async () => {
  for (const problem of [{ kind: 'no-rights' }, { kind: 'unanswered' }] as const) {
    const { round, said, fails, storage } = await pc();
    await say(storage, number(WATER.indicators[0]?.id ?? '', 1, 1));
    fails.publish = problem;
    expect(await round()).toMatchObject({ link: 'open', waiting: 0, told: { at: null, problem } });
    fails.publish = null;
    expect((await round()).told).toEqual({ at: now, problem: null });
    expect(said()).toHaveLength(12);
  }
});

it('[EN2] that the server is lost while the district is told is said of the server', async () => {
  const { round, fails } = await pc();
  fails.publish = { kind: 'unreachable' };
  expect(await round()).toMatchObject({ link: 'lost', problem: { kind: 'unreachable' } });
});

it('[EN16] the city is told where the district belongs to one', async () => {
  const { round, said } = await pc({ totals: true });
  await round();
  expect(said().filter((what) => what.startsWith('t'))).toHaveLength(12);
  const alone = await pc();
  await alone.round();
  expect(alone.said().filter((what) => what.startsWith('t'))).toEqual([]);
});

it('[EN2] while the server is away what is said meanwhile is counted, of this section alone', async () => {
  const { round, fails, storage } = await pc();
  await round();
  fails.after = { kind: 'unreachable' };
  const id = WATER.indicators[0]?.id ?? '';
  await say(storage, number(id, 1, 1), number(id, 2, 2));
  await storage.write({
    plan: WATER.id,
    intent: 'type',
    origin: 'typed',
    author: LI,
    said: [number(id, 3, 3)],
  });
  expect(await round()).toMatchObject({ link: 'lost', problem: { kind: 'unreachable' }, waiting: 2 });
  fails.after = null;
  expect(await round()).toMatchObject({ link: 'open', problem: null, waiting: 0 });
});

it('[EN5] who is of no section that the engine knows exchanges nothing', async () => {
  const { round, opened } = await pc({ author: { name: '某人', section: '别的科室' } });
  expect(await round()).toMatchObject({ link: 'no-section' });
  expect(opened).toEqual([]);
});
