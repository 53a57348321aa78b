// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StatementId } from '#src/domain/statements/statement.ts';
import { openChangeFeed } from '#src/storage/change-feed.ts';
import { linesOf, readJournal } from '#src/storage/journal-rows.ts';
import { readMarker, writeMarker } from '#src/storage/kept-marker.ts';
import { openKeptStorage } from '#src/storage/kept-storage.ts';
import { openPrivateFolder } from '#src/storage/private-folder.ts';
import {
  acceptLoss,
  journalPlans,
  journalRevisions,
  lookForCopies,
  restoreJournal,
} from '#src/storage/recovery.ts';
import { TrackerDatabase } from '#src/storage/schema.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { sentFrom, takeIn } from '#test/support/exchange.ts';
import { MemoryCaches } from '#test/support/memory-caches.ts';
import { PROJECT_PLAN } from '#test/support/other-plan.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { AUTHOR, number, PLAN, say, standingTable } from '#test/support/saying.ts';

let names = 0;
const newName = () => `recovered-${(names += 1)}-${Math.random()}`;
const open = (name: string) => openKeptStorage(name, openChangeFeed(name), Date.now);

beforeEach(() => {
  window.localStorage.clear();
  window.sessionStorage.clear();
  Object.assign(window, { caches: new MemoryCaches() });
});
afterEach(() => {
  Reflect.deleteProperty(window, 'caches');
  window.localStorage.clear();
});

async function folder() {
  const opened = await openPrivateFolder();
  if (opened === null) throw new Error('no folder');
  return opened;
}

/** Waits until the journal has so many revisions: «saved» does not wait for it. */
async function journalHas(revisions: number): Promise<void> {
  await vi.waitFor(async () => expect((await readJournal(await folder())).statements.size).toBe(revisions));
}

async function kept(storage: TrackerStorage) {
  return {
    device: storage.device,
    author: await storage.author(),
    revisions: await storage.revisions(PLAN),
    standing: await standingTable(storage),
    operations: await storage.operations(PLAN, 100),
    arrivals: await storage.arrivals(PLAN),
    plans: await storage.plans(),
    undo: await storage.undoState(PLAN),
  };
}

async function withoutDatabase(name: string): Promise<void> {
  const database = new TrackerDatabase(name);
  await database.delete();
}

/** A year in which something was said, corrected, taken back, taken in and issued. */
async function livedIn(name: string): Promise<TrackerStorage> {
  const storage = await open(name);
  await storage.saveAuthor(AUTHOR);
  await say(storage, number('07', 1, 1), number('07', 2, 2));
  await say(storage, number('07', 1, 3));
  await storage.undo(PLAN, AUTHOR);
  await storage.issuePlan(PROJECT_PLAN);
  const other = await openTestStorage();
  await say(other, number('08', 3, 5));
  await takeIn(storage, await sentFrom(other));
  return storage;
}

describe('a database that the browser threw away', () => {
  it('[B34] comes back as it was: history, operations, receipts, plans, the device and who works here', async () => {
    const name = newName();
    const before = await livedIn(name);
    const was = await kept(before);
    await journalHas(was.revisions.length);
    before.close();
    await withoutDatabase(name);

    const facts = await lookForCopies();
    expect(facts.journal).toEqual({
      revisions: was.revisions.length,
      newestAt: Math.max(...was.revisions.map(({ at }) => at)),
      hasEvidence: false,
    });
    expect(await restoreJournal(name, 9)).toBe(was.revisions.length);
    // The plan that was issued counts as well.
    expect(readMarker()).toMatchObject({ revisions: was.revisions.length + 1, savedAt: 9 });
    const after = await open(name);
    expect(await kept(after)).toEqual(was);
    // What was taken in can still be taken back.
    await after.undo(PLAN, AUTHOR);
    expect(await standingTable(after)).toEqual({ 'month/07/1': 1, 'month/07/2': 2, 'month/08/3': null });
    after.close();
  });

  it('[B34] brought back twice, it is there once', async () => {
    const name = newName();
    const before = await livedIn(name);
    const was = await kept(before);
    await journalHas(was.revisions.length);
    before.close();
    expect(await restoreJournal(name, 9)).toBe(0);
    const after = await open(name);
    expect(await kept(after)).toEqual(was);
    after.close();
  });

  it('[B34] a revision that is damaged here and sound in the journal is put right', async () => {
    const name = newName();
    const before = await open(name);
    await say(before, number('07', 1, 1));
    await journalHas(1);
    const [said] = await before.revisions(PLAN);
    before.close();
    const database = new TrackerDatabase(name);
    await database.open();
    await database.statements.update(said?.id as StatementId, { content: { kind: 'number' } as never });
    database.close();
    expect(await restoreJournal(name, 9)).toBe(1);
    const after = await open(name);
    expect(await after.revisions(PLAN)).toEqual([said]);
    expect(await standingTable(after)).toEqual({ 'month/07/1': 1 });
    after.close();
  });

  it('[B34] what was said after the loss stays, in one order with what comes back', async () => {
    const name = newName();
    const before = await open(name);
    await say(before, number('07', 1, 1));
    const [first] = await before.operations(PLAN, 1);
    await journalHas(1);
    before.close();
    await withoutDatabase(name);
    writeMarker(null);
    // Another log gives its operations the same numbers.
    const storage = await openTestStorage(name);
    await say(storage, number('07', 2, 2));
    const [second] = await storage.operations(PLAN, 1);
    storage.close();
    expect(await restoreJournal(name, 9)).toBe(1);
    const after = await open(name);
    expect(await standingTable(after)).toEqual({ 'month/07/1': 1, 'month/07/2': 2 });
    expect(await after.operations(PLAN, 100)).toEqual([second, first]);
    after.close();
  });

  it('[B34] what the journal holds that is no sound row is passed over', async () => {
    const name = newName();
    const before = await open(name);
    await say(before, number('07', 1, 1));
    await journalHas(1);
    before.close();
    await withoutDatabase(name);
    const opened = await folder();
    const rows = await readJournal(opened);
    const [sound] = rows.statements.values();
    const damaged = {
      ...rows,
      statements: new Map<unknown, object>([
        ['a', { ...sound, id: 'a', content: { kind: 'number', value: 0.5 } }],
        ['b', { ...sound, id: 'b', plan: 7 }],
      ]),
      operations: new Map<unknown, object>([['c', { id: 'c', at: 1, plan: null }]]),
      receipts: new Map<unknown, object>([['d', { operation: 'd' }]]),
    };
    await opened.write('log-999999999.jsonl', linesOf(damaged));
    expect(await restoreJournal(name, 9)).toBe(1);
    const after = await open(name);
    expect(await standingTable(after)).toEqual({ 'month/07/1': 1 });
    expect(await after.operations(PLAN, 100)).toHaveLength(1);
    after.close();
  });
});

describe('what the journal says of itself', () => {
  it('[B38] the revisions of each plan, what replaces another after it, and the plans', async () => {
    const name = newName();
    const before = await livedIn(name);
    const was = await before.revisions(PLAN);
    await journalHas(was.length);
    before.close();
    const log = (await journalRevisions()).get(PLAN) ?? [];
    const places = new Map(log.map(({ id }, place) => [id, place]));
    expect(new Set(log)).toEqual(new Set(was));
    for (const { id, replaces } of log)
      for (const older of replaces) expect(places.get(older)).toBeLessThan(places.get(id) ?? -1);
    expect((await journalPlans()).plans.map(({ plan }) => plan.id)).toEqual([PROJECT_PLAN.id]);
  });

  it('[B36] nothing, where there are no files, or none was written', async () => {
    expect(await lookForCopies()).toEqual({ journal: null, copy: null, marker: null });
    expect((await journalPlans()).plans).toEqual([]);
    Reflect.deleteProperty(window, 'caches');
    expect(await lookForCopies()).toEqual({ journal: null, copy: null, marker: null });
    expect(await journalRevisions()).toEqual(new Map());
    expect((await journalPlans()).plans).toEqual([]);
    expect(await restoreJournal(newName(), 9)).toBe(0);
  });
});

describe('going on without what was lost', () => {
  it('[B36] puts the journal aside, whole, and starts with an empty year that is no loss', async () => {
    const name = newName();
    const before = await livedIn(name);
    const count = (await before.revisions(PLAN)).length;
    await journalHas(count);
    before.close();
    await acceptLoss(name, true);
    expect(readMarker()).toBeNull();
    const opened = await folder();
    const [aside, ...more] = await opened.names();
    expect(more).toEqual([]);
    expect(aside).toMatch(/^aside-\d+\.txt$/);
    const text = await opened.text(aside ?? '');
    expect(text.match(/"replaces":/g)).toHaveLength(count);
    const after = await open(name);
    expect(await after.revisions(PLAN)).toEqual([]);
    after.close();
  });

  it('[B36] leaves alone a database that can be read', async () => {
    const name = newName();
    const before = await open(name);
    await say(before, number('07', 1, 1));
    await journalHas(1);
    before.close();
    await acceptLoss(name, false);
    const after = await open(name);
    expect(await standingTable(after)).toEqual({ 'month/07/1': 1 });
    after.close();
  });
});
