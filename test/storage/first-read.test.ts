// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepLastUsed } from '#src/app/last-plan.ts';
import { samplePlanId } from '#src/domain/catalogue/plan.ts';
import { openChangeFeed } from '#src/storage/change-feed.ts';
import type { EarlyRead } from '#src/storage/first-read.ts';
import { openKeptStorage } from '#src/storage/kept-storage.ts';
import { writeMarker } from '#src/storage/kept-marker.ts';
import { DATABASE_NAME as NAME } from '#src/storage/schema.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { ARCHIVE } from '#test/support/fixture-plans.ts';
import { openRaw } from '#test/support/raw-database.ts';
import { AUTHOR, number, PLAN, say, standingTable, typed } from '#test/support/saying.ts';
import { until } from '#test/support/until.ts';

/** As the page does before its own code is there. */
async function runEarly(): Promise<EarlyRead> {
  vi.resetModules();
  const { early } = await import('#src/early.ts');
  return early;
}

const opened: TrackerStorage[] = [];

/** As main.tsx does. */
async function open(early?: EarlyRead): Promise<TrackerStorage> {
  const storage = await openKeptStorage(NAME, openChangeFeed(NAME, early?.channel), Date.now, early);
  opened.push(storage);
  return storage;
}

/** A year with one number, of the plan that was opened last. */
async function seed(): Promise<void> {
  const storage = await open();
  await say(storage, number('sum', 1, 1));
  await storage.saveAuthor(AUTHOR);
  storage.close();
  keepLastUsed(PLAN);
}

beforeEach(async () => {
  window.localStorage.clear();
  window.sessionStorage.clear();
  window.location.hash = '#/entry';
  await new Promise<void>((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(NAME);
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(new Error('not deleted'));
    deleting.onblocked = () => reject(new Error('somebody holds the database'));
  });
});
afterEach(() => {
  for (const storage of opened.splice(0)) storage.close();
});

describe('what the first picture shows', () => {
  it('[SP14] is read before the database is open, and is what is read of it then', async () => {
    await seed();
    const early = await runEarly();
    await early.rows;
    const opening = vi.spyOn(IDBFactory.prototype, 'open');
    const storage = await open(early);
    const first = storage.first();
    expect(opening).not.toHaveBeenCalled();
    expect(first?.plan).toBe(PLAN);
    expect(first?.load).toEqual(await storage.load(PLAN));
    expect(first?.load.statements).toHaveLength(1);
    expect(first?.author).toEqual(AUTHOR);
    expect(first?.plans).toEqual(await storage.plans());
    expect(first?.device).toBe((await openRaw(NAME).then(deviceOf)) ?? 'none');
  });

  it('[SP14] is of the plan that the address names, the sample too, with the plans of this PC', async () => {
    await seed();
    const sample = samplePlanId(PLAN);
    const before = await open();
    await before.issuePlan(ARCHIVE);
    await before.write(typed([number('sum', 1, 2), number('sum', 2, 3)], { plan: sample }));
    before.close();

    window.location.hash = '#/entry?year=2026&sample=1';
    const ofSample = await open(await runEarly());
    expect(ofSample.first()).toMatchObject({ plan: sample, load: { damaged: 0 } });
    expect(ofSample.first()?.load.statements).toHaveLength(2);
    expect(ofSample.first()?.plans).toEqual(await ofSample.plans());
    expect(ofSample.first()?.plans.plans).toHaveLength(1);

    window.location.hash = `#/entry?plan=${ARCHIVE.id}`;
    expect((await open(await runEarly())).first()).toMatchObject({
      plan: ARCHIVE.id,
      load: { statements: [] },
    });
  });

  it('[SP14] [B36] is nothing where less is there than was said: that is a loss', async () => {
    await seed();
    writeMarker({ revisions: 2, savedAt: 5, backupAt: null });
    await expect(open(await runEarly())).rejects.toMatchObject({
      problem: { kind: 'lost', known: 2, found: 1 },
    });
  });

  it('[SP14] [B36] counts the sample as nothing said', async () => {
    await seed();
    const before = await open();
    await before.write(typed([number('sum', 1, 2), number('sum', 2, 3)], { plan: samplePlanId(PLAN) }));
    before.close();
    expect(await (await runEarly()).rows).toMatchObject({ said: 1 });
  });

  it('[SP14] [B10] is nothing where a newer version wrote the data: that is refused', async () => {
    await seed();
    (await openRaw(NAME, 40)).close();
    await expect(open(await runEarly())).rejects.toMatchObject({ problem: { kind: 'newer-data' } });
  });

  it('[SP14] [B5] is nothing where a record is damaged: that is derived anew from the log', async () => {
    await seed();
    const raw = await openRaw(NAME);
    await raw.put('standing', { plan: PLAN, group: 'sum', statements: [{ id: 'broken' }] });
    raw.close();
    const storage = await open(await runEarly());
    expect(storage.first()).toBeNull();
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 1 });
  });

  it('[SP14] [B34] is nothing after trouble with the disk', async () => {
    await seed();
    window.sessionStorage.setItem('tracker.at-risk', '1');
    expect((await open(await runEarly())).first()).toBeNull();
  });

  it('[SP14] [B9] is nothing once another tab has committed something, whenever that was after it was read', async () => {
    await seed();
    const other = await open();
    const early = await runEarly();
    await early.rows;
    await say(other, number('sum', 2, 5));
    await heard(early);
    expect((await open(early)).first()).toBeNull();

    const later = await runEarly();
    const storage = await open(later);
    expect(storage.first()).not.toBeNull();
    await say(other, number('sum', 3, 6));
    await heard(later);
    expect(storage.first()).toBeNull();
    expect(await standingTable(storage)).toMatchObject({ 'month/sum/2': 5, 'month/sum/3': 6 });
  });

  it('[SP14] is waited for no longer than half a second', async () => {
    await seed();
    const never: EarlyRead = {
      channel: null,
      isOvertaken: () => false,
      rows: new Promise(() => undefined),
    };
    const storage = await open(never);
    expect(storage.first()).toBeNull();
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 1 });
  });
});

describe('what the early script leaves behind', () => {
  it('[SP15] is no database where none was', async () => {
    keepLastUsed(PLAN);
    expect(await (await runEarly()).rows).toBeNull();
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(NAME);
    expect((await open(await runEarly())).first()).toBeNull();
  });

  it('[SP15] is no connection that an upgrade by another tab would wait for', async () => {
    await seed();
    await (await runEarly()).rows;
    // Rejects where somebody holds the database.
    (await openRaw(NAME, 40)).close();
    const [, raw] = await Promise.all([runEarly().then(({ rows }) => rows), openRaw(NAME, 50)]);
    expect(raw.version).toBe(50);
    raw.close();
  });

  it('[SP15] [B31] is no error where the browser keeps nothing', async () => {
    keepLastUsed(PLAN);
    vi.stubGlobal('indexedDB', undefined);
    expect(await (await runEarly()).rows).toBeNull();
    vi.unstubAllGlobals();
    vi.stubGlobal('localStorage', undefined);
    expect(await (await runEarly()).rows).toBeNull();
    vi.unstubAllGlobals();
  });

  it('[SP15] is nothing asked for on a first visit', async () => {
    const opening = vi.spyOn(IDBFactory.prototype, 'open');
    expect(await (await runEarly()).rows).toBeNull();
    expect(opening).not.toHaveBeenCalled();
  });
});

describe('behind the first picture', () => {
  it('[SP16] the database is opened, and what is saved meanwhile waits for it', async () => {
    await seed();
    const storage = await open(await runEarly());
    expect(storage.first()).not.toBeNull();
    await say(storage, number('sum', 2, 5));
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 1, 'month/sum/2': 5 });
    await storage.opened();
  });

  it('[SP16] [B36] what is gone by then is a loss, for whoever saves too', async () => {
    await seed();
    writeMarker({ revisions: 1, savedAt: 5, backupAt: null });
    const storage = await open(await runEarly());
    expect(storage.first()).not.toBeNull();
    const raw = await openRaw(NAME);
    await raw.clear('statements');
    raw.close();
    await expect(say(storage, number('sum', 2, 5))).rejects.toMatchObject({ problem: { kind: 'lost' } });
    await expect(storage.opened()).rejects.toMatchObject({ problem: { kind: 'lost', known: 1, found: 0 } });
  });

  it('[SP16] a database that is another one by then is not written to', async () => {
    await seed();
    const storage = await open(await runEarly());
    expect(storage.first()).not.toBeNull();
    const raw = await openRaw(NAME);
    await raw.put('meta', { key: 'device', value: 'another' });
    raw.close();
    let isStale = false;
    storage.onStale(() => {
      isStale = true;
    });
    await storage.opened();
    expect(isStale).toBe(true);
    await expect(say(storage, number('sum', 2, 5))).rejects.toMatchObject({ problem: { kind: 'closed' } });
  });

  it('[SP16] [B10] [B11] a version that another tab puts there ends this tab', async () => {
    await seed();
    const early = await open(await runEarly());
    let isStale = false;
    early.onStale(() => {
      isStale = true;
    });
    await early.opened();
    (await openRaw(NAME, 40)).close();
    expect(isStale).toBe(true);
    await expect(early.load(PLAN)).rejects.toMatchObject({ problem: { kind: 'closed' } });
  });
});

/** Until what was said in another tab was told. */
async function heard({ isOvertaken }: EarlyRead): Promise<void> {
  await until(() => expect(isOvertaken()).toBe(true));
}

async function deviceOf({ get, close }: Awaited<ReturnType<typeof openRaw>>): Promise<unknown> {
  const rows = (await get('meta')) as readonly { readonly key: string; readonly value: unknown }[];
  close();
  return rows.find(({ key }) => key === 'device')?.value;
}
