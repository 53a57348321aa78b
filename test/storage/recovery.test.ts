// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PackageSeal } from '#src/domain/package/package-seal.ts';
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
import { decidedOn, sentFrom, takeIn } from '#test/support/exchange.ts';
import { ARCHIVE } from '#test/support/fixture-plans.ts';
import { MemoryCaches } from '#test/support/memory-caches.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { AUTHOR, number, PLAN, say, standingTable } from '#test/support/saying.ts';
import { until } from '#test/support/until.ts';

let names = 0;
const newName = () => `recovered-${(names += 1)}-${Math.random()}`;
const open = (name: string) => openKeptStorage(name, openChangeFeed(name), () => Date.now());

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
  await until(async () => expect((await readJournal(await folder())).statements.size).toBe(revisions));
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
  await say(storage, number('sum', 1, 1), number('sum', 2, 2));
  await say(storage, number('sum', 1, 3));
  await storage.undo(PLAN, AUTHOR);
  await storage.issuePlan(ARCHIVE);
  const other = await openTestStorage();
  await say(other, number('count', 3, 5));
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
    expect(await standingTable(after)).toEqual({ 'month/sum/1': 1, 'month/sum/2': 2, 'month/count/3': null });
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
    await say(before, number('sum', 1, 1));
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
    expect(await standingTable(after)).toEqual({ 'month/sum/1': 1 });
    after.close();
  });

  it('[B34] what was said after the loss stays, in one order with what comes back', async () => {
    const name = newName();
    const before = await open(name);
    await say(before, number('sum', 1, 1));
    const [first] = await before.operations(PLAN, 1);
    await journalHas(1);
    before.close();
    await withoutDatabase(name);
    writeMarker(null);
    // Another log gives its operations the same numbers.
    const storage = await openTestStorage(name);
    await say(storage, number('sum', 2, 2));
    const [second] = await storage.operations(PLAN, 1);
    storage.close();
    expect(await restoreJournal(name, 9)).toBe(1);
    const after = await open(name);
    expect(await standingTable(after)).toEqual({ 'month/sum/1': 1, 'month/sum/2': 2 });
    expect(await after.operations(PLAN, 100)).toEqual([second, first]);
    after.close();
  });

  it('[B34] with restore points and frozen years, and in the order in which it was done, whatever the clock said', async () => {
    const name = newName();
    const before = await open(name);
    const clock = vi.spyOn(Date, 'now');
    await say(before, number('sum', 1, 1));
    clock.mockReturnValue(Date.UTC(2016, 0, 1));
    await say(before, number('sum', 1, 2));
    clock.mockRestore();
    const other = await openTestStorage();
    await say(other, number('count', 3, 5));
    const decided = await decidedOn(before, await sentFrom(other), () => 'theirs');
    const seals = [{ id: 'seal-1', digest: 'd' } as unknown as PackageSeal];
    await before.merge({ plan: PLAN, decided: { ...decided, seals }, author: AUTHOR, fileName: 'a' });
    const was = {
      ...(await kept(before)),
      points: await before.points(PLAN),
      seals: await before.seals(PLAN),
    };
    expect(was.points.length).toBeGreaterThan(0);
    expect(was.seals).toEqual(seals);
    await journalHas(3);
    before.close();
    await withoutDatabase(name);
    await restoreJournal(name, 9);
    const after = await open(name);
    expect({
      ...(await kept(after)),
      points: await after.points(PLAN),
      seals: await after.seals(PLAN),
    }).toEqual(was);
    after.close();
  });

  it('[B34] two logs that gave the same numbers stay each in its own order, whatever its clock said', async () => {
    const name = newName();
    const before = await open(name);
    await say(before, number('sum', 1, 1));
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.UTC(2016, 0, 1));
    await say(before, number('sum', 1, 2));
    clock.mockRestore();
    const [first, second] = await before.operations(PLAN, 9);
    await journalHas(2);
    before.close();
    await withoutDatabase(name);
    writeMarker(null);
    const storage = await openTestStorage(name);
    await say(storage, number('sum', 2, 2));
    const [since] = await storage.operations(PLAN, 9);
    storage.close();
    await restoreJournal(name, 9);
    const after = await open(name);
    expect(await after.operations(PLAN, 9)).toEqual([since, first, second]);
    await after.undo(PLAN, AUTHOR);
    expect(await standingTable(after)).toEqual({ 'month/sum/1': 1, 'month/sum/2': 2 });
    after.close();
  });

  it('[B34] what the journal holds that is no sound row is passed over', async () => {
    const name = newName();
    const before = await open(name);
    await say(before, number('sum', 1, 1));
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
    expect(await standingTable(after)).toEqual({ 'month/sum/1': 1 });
    expect(await after.operations(PLAN, 100)).toHaveLength(1);
    after.close();
  });
});

describe('which copy of a plan comes back', () => {
  const ID = ARCHIVE.id;
  const draft = (n: number, savedAt: number) => ({ id: ID, draft: { n }, savedAt });

  async function restored(name: string) {
    await withoutDatabase(name);
    await restoreJournal(name, 9);
    const after = await open(name);
    const plans = await after.plans();
    const author = await after.author();
    after.close();
    return { plans, author };
  }
  /** Waits until the journal has a row of the plan that says so. */
  const journalSays = (text: string) =>
    until(async () => expect(linesOf(await readJournal(await folder()))).toContain(text));

  it('[B60] what was stored last, though the clock was set back by years meanwhile', async () => {
    const name = newName();
    const first = await open(name);
    await first.saveAuthor({ name: '先', section: '科' });
    await first.saveDraft(draft(1, Date.now()), null);
    const [{ savedAt } = { savedAt: 0 }] = (await first.plans()).drafts;
    await journalSays('"n":1');
    first.close();
    vi.spyOn(Date, 'now').mockReturnValue(Date.UTC(2016, 0, 1));
    const second = await open(name);
    await second.saveAuthor({ name: '后', section: '科' });
    await second.saveDraft(draft(2, savedAt + 1), savedAt);
    await journalSays('"n":2');
    second.close();
    const { plans, author } = await restored(name);
    expect(plans.drafts.map((each) => each.draft)).toEqual([{ n: 2 }]);
    expect(author?.name).toBe('后');
  });

  it('[B60] what an older tab stored after a newer one; put in force, taken off, and back again too', async () => {
    const name = newName();
    const older = await open(name);
    await older.saveAuthor(AUTHOR);
    await journalSays(AUTHOR.name);
    const newer = await open(name);
    await newer.saveDraft(draft(1, 10), null);
    await journalSays('"n":1');
    await older.saveDraft(draft(2, 11), 10);
    await journalSays('"n":2');
    older.close();
    newer.close();
    const { plans } = await restored(name);
    expect(plans.drafts.map((each) => each.draft)).toEqual([{ n: 2 }]);
  });

  it('[B60] the name that was written last, though in the tab that was opened first', async () => {
    const name = newName();
    const older = await open(name);
    await older.saveAuthor({ name: '先', section: '科' });
    await journalSays('先');
    const newer = await open(name);
    await newer.saveAuthor({ name: '后', section: '科' });
    await journalSays('后');
    await older.saveAuthor({ name: '又', section: '科' });
    await journalSays('又');
    older.close();
    newer.close();
    expect((await restored(name)).author?.name).toBe('又');
  });

  it('[B60] a plan that was put in force is later than its draft, whatever the clock says', async () => {
    const name = newName();
    const storage = await open(name);
    const future = Date.now() + 1e9;
    const kinds: unknown[] = [];
    const look = async () => {
      const database = new TrackerDatabase(name);
      await database.open();
      const row = await database.plans.get(ID);
      kinds.push(row?.kind);
      database.close();
      return row?.savedAt ?? 0;
    };
    await storage.saveDraft(draft(1, future), null);
    await storage.issuePlan(ARCHIVE, future);
    const issued = await look();
    const life = await storage.planLife();
    await life.remove(ID);
    const removed = await look();
    await storage.issuePlan(ARCHIVE);
    const again = await look();
    await life.withdraw(ID);
    const withdrawn = await look();
    await storage.dropDraft(ID, withdrawn);
    const dropped = await look();
    await storage.saveDraft(draft(3, 1), null);
    const back = await look();
    expect(kinds).toEqual(['issued', 'gone', 'issued', 'draft', 'gone', 'draft']);
    const times = [future, issued, removed, again, withdrawn, dropped, back];
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
    storage.close();
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
    expect((await journalPlans()).plans.map(({ plan }) => plan.id)).toEqual([ARCHIVE.id]);
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
    await say(before, number('sum', 1, 1));
    await journalHas(1);
    before.close();
    await acceptLoss(name, false);
    const after = await open(name);
    expect(await standingTable(after)).toEqual({ 'month/sum/1': 1 });
    after.close();
  });
});
