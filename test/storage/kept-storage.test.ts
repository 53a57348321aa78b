// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openChangeFeed } from '#src/storage/change-feed.ts';
import { openKeptStorage } from '#src/storage/kept-storage.ts';
import { readMarker, writeMarker } from '#src/storage/kept-marker.ts';
import { compareCopies } from '#src/storage/journal-upkeep.ts';
import { openJournal, ownerLock } from '#src/storage/journal.ts';
import { foldLines, readJournal } from '#src/storage/journal-rows.ts';
import { filesIn, openPrivateFolder } from '#src/storage/private-folder.ts';
import { addToLocalCopy, newestLength, readLocalCopy, writeLocalCopy } from '#src/storage/local-copy.ts';
import { restoreCopy } from '#src/storage/recovery.ts';
import { carriedSaves, keepFailedSaves } from '#src/queries/carried-saves.ts';
import { keepWhenLeft, saveQueue, SaveQueue } from '#src/queries/save-queue.ts';
import { StorageError } from '#src/storage/problem.ts';
import { saidCount } from '#src/storage/said-count.ts';
import { TrackerDatabase } from '#src/storage/schema.ts';
import { openTrackerStorage, type TrackerStorage } from '#src/storage/tracker-storage.ts';
import { sentFrom, takeIn } from '#test/support/exchange.ts';
import { MemoryCaches } from '#test/support/memory-caches.ts';
import { MemoryFolder } from '#test/support/memory-folder.ts';
import { heldBack } from '#test/support/held-back.ts';
import { fillDisk } from '#test/support/planted-faults.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { AUTHOR, number, PLAN, say, standingTable, typed } from '#test/support/saying.ts';
import { until } from '#test/support/until.ts';

/** After so many turns of the event loop. */
async function soon(turns: number, run: () => Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
  await run();
}

let names = 0;
const newName = () => `kept-${(names += 1)}-${Math.random()}`;
const open = (name: string) => openKeptStorage(name, openChangeFeed(name), Date.now);

beforeEach(() => {
  window.localStorage.clear();
  window.sessionStorage.clear();
});
afterEach(() => window.localStorage.clear());

describe('a database that knows less than it did', () => {
  it('[B36] is a loss with its figures, and never an empty year', async () => {
    writeMarker({ revisions: 3, savedAt: 5, backupAt: null });
    await expect(open(newName())).rejects.toMatchObject({ problem: { kind: 'lost', known: 3, found: 0 } });
  });

  it('[B36] that does not open is a loss with what was said here, by the figures or by the journal; of nothing said it is what it is', async () => {
    vi.spyOn(TrackerDatabase.prototype, 'open').mockRejectedValue(new DOMException('no', 'UnknownError'));
    await expect(open(newName())).rejects.toMatchObject({ problem: { kind: 'unknown' } });
    writeMarker({ revisions: 3, savedAt: 5, backupAt: null });
    await expect(open(newName())).rejects.toMatchObject({ problem: { kind: 'lost', known: 3, found: null } });
    Object.assign(window, { caches: new MemoryCaches() });
    try {
      const folder = await openPrivateFolder();
      const rows = Array.from({ length: 4 }, (_, at) => ({ id: `s${at}`, plan: PLAN, group: 'sum' }));
      await folder?.write('00000001-aaaaaaaa-00000.jsonl', `${JSON.stringify({ statements: rows })}\n`);
      await expect(open(newName())).rejects.toMatchObject({
        problem: { kind: 'lost', known: 4, found: null },
      });
      // Data of a newer version is not lost.
      vi.spyOn(TrackerDatabase.prototype, 'open').mockRejectedValue(new DOMException('no', 'VersionError'));
      await expect(open(newName())).rejects.toMatchObject({ problem: { kind: 'newer-data' } });
    } finally {
      Reflect.deleteProperty(window, 'caches');
    }
  });

  it('[B36] a first start, or figures that are older than the data, are none', async () => {
    const name = newName();
    const storage = await open(name);
    await say(storage, number('sum', 1, 1), number('sum', 2, 2));
    storage.close();
    writeMarker({ revisions: 1, savedAt: 5, backupAt: null });
    const again = await open(name);
    expect(await standingTable(again)).toEqual({ 'month/sum/1': 1, 'month/sum/2': 2 });
    again.close();
  });

  it('[B36] a database in which only the sample was said and that has a device is no new one: it waits for no second copy', async () => {
    const name = newName();
    (await open(name)).close();
    // A folder that never answers.
    vi.stubGlobal('navigator', { storage: { getDirectory: () => new Promise(() => undefined) } });
    const again = await open(name);
    expect(again.device).not.toBe('');
    again.close();
  });

  it('[B36] a sample that is laid down or thrown away while it is counted is no loss', async () => {
    const database = new TrackerDatabase(newName());
    const storage = await openTrackerStorage(database, openChangeFeed(database.name), Date.now);
    await say(storage, number('sum', 1, 1));
    const sample = `${PLAN}:sample` as typeof PLAN;
    for (let ticks = 0; ticks < 12; ticks += 1) {
      const laidDown = soon(ticks, () =>
        storage.write(typed([number('sum', 1, 2), number('sum', 2, 3)], { plan: sample })),
      );
      expect(await saidCount(database)).toBe(1);
      await laidDown;
      const thrownAway = soon(ticks, () => storage.discard(sample));
      expect(await saidCount(database)).toBe(1);
      await thrownAway;
    }
    storage.close();
  });

  it.each(['{', '[]', '{"revisions":-1,"savedAt":1}', '{"revisions":"7","savedAt":1}'])(
    '[B36] passes over what else is found in its place: %s',
    (text) => {
      window.localStorage.setItem('tracker.kept', text);
      expect(readMarker()).toBeNull();
    },
  );

  it('[B35] comes back as it stood from the copy in localStorage', async () => {
    const storage = await openTestStorage();
    await say(storage, number('sum', 1, 1), number('sum', 2, 2));
    const { statements } = await storage.load(PLAN);
    expect(writeLocalCopy(PLAN, 9, statements)).toBe(0);
    const copy = readLocalCopy();
    if (copy === null) throw new Error('no copy');
    const name = newName();
    expect(await restoreCopy(name, copy, 9)).toBe(2);
    expect(readMarker()).toEqual({ revisions: 2, savedAt: 9, backupAt: null });
    const restored = await open(name);
    expect(await standingTable(restored)).toEqual({ 'month/sum/1': 1, 'month/sum/2': 2 });
    restored.close();
  });

  it('[B35] has what was said before the save is acknowledged, beside the whole that is written later', async () => {
    const name = newName();
    const storage = await open(name);
    // The code of the copy comes behind the first screen.
    await new Promise((resolve) => setTimeout(resolve, 0));
    await say(storage, number('sum', 1, 1));
    expect(readLocalCopy()?.statements.map(({ content }) => content)).toMatchObject([{ value: 10_000 }]);
    const { statements } = await storage.load(PLAN);
    writeLocalCopy(PLAN, 9, statements);
    await say(storage, number('sum', 1, 2), number('sum', 2, 3));
    storage.close();
    const copy = readLocalCopy();
    if (copy === null) throw new Error('no copy');
    const other = newName();
    expect(await restoreCopy(other, copy, 9)).toBe(3);
    const restored = await open(other);
    expect(await standingTable(restored)).toEqual({ 'month/sum/1': 2, 'month/sum/2': 3 });
    restored.close();
  });

  it('[B35] keeps what is said while the whole is being written, passes over another plan, and says when there is no room', async () => {
    const storage = await openTestStorage();
    await say(storage, number('sum', 1, 1), number('sum', 2, 2));
    const { statements } = await storage.load(PLAN);
    const [first, second] = statements;
    addToLocalCopy(PLAN, 1, [first]);
    const covered = newestLength();
    addToLocalCopy(PLAN, 2, [second]);
    writeLocalCopy(PLAN, 3, [], covered);
    expect(readLocalCopy()?.statements).toEqual([second]);
    addToLocalCopy('other' as typeof PLAN, 4, [first]);
    expect(readLocalCopy()?.statements).toEqual([second]);
    expect(addToLocalCopy(PLAN, 5, [{ note: '长'.repeat(32_000) }])).toBe(false);
  });

  it('[B35] says how much did not fit into the copy, and leaves out what is long', async () => {
    const storage = await openTestStorage();
    await say(storage, number('sum', 1, 1));
    const { statements } = await storage.load(PLAN);
    const [short] = statements;
    if (short === undefined) throw new Error('nothing stands');
    const long = Array.from({ length: 600 }, () => ({ ...short, note: '长'.repeat(2_000) }));
    const left = writeLocalCopy(PLAN, 9, [...long, short]);
    expect(left).toBeGreaterThan(0);
    const copy = readLocalCopy();
    expect(copy?.left).toBe(left);
    expect(copy?.statements).toContainEqual(short);
    expect((window.localStorage.getItem('tracker.copy') ?? '').length).toBeLessThanOrEqual(1_000_100);
  });
});

describe('the journal', () => {
  it('[B34] keeps what it cannot write, says so, and has it once there is room', async () => {
    const folder = new MemoryFolder();
    // What is given back is given back on a full disk too.
    Object.assign(folder, { removeEntry: (name: string) => Promise.resolve(folder.files.delete(name)) });
    const told: boolean[] = [];
    const journal = openJournal(
      () => told.push(journal.isBehind()),
      () => Promise.resolve(filesIn(folder.asHandle())),
    );
    folder.put('reserve', 'x');
    journal.append({ meta: [{ key: 'a', value: 1 }] });
    await journal.settled();
    folder.broken = { on: 'write', name: 'QuotaExceededError' };
    journal.append({ meta: [{ key: 'b', value: 2 }] });
    await journal.settled();
    expect(told).toEqual([true]);
    expect(folder.files.has('reserve')).toBe(false);
    folder.broken = null;
    journal.append({ meta: [{ key: 'a', value: 3 }] });
    await journal.settled();
    expect(told).toEqual([true, false]);
    const rows = foldLines([...folder.files.keys()].map((name) => folder.textOf(name)));
    expect([...rows.meta.values()]).toEqual([
      { key: 'a', value: 3 },
      { key: 'b', value: 2 },
    ]);
  });

  it('[B34] on an address with a store of responses alone, nothing is replaced: each append is a file of its own', async () => {
    const stores = new MemoryCaches();
    Object.assign(window, { caches: stores });
    try {
      const journal = openJournal(() => undefined);
      journal.append({ meta: [{ key: 'a', value: 1 }] });
      await journal.settled();
      stores.isFull = true;
      journal.append({ meta: [{ key: 'b', value: 2 }] });
      await journal.settled();
      expect(journal.isBehind()).toBe(true);
      const folder = await openPrivateFolder();
      if (folder === null) throw new Error('no folder');
      expect([...(await readJournal(folder)).meta.keys()]).toEqual(['a']);
      stores.isFull = false;
      journal.append({ meta: [{ key: 'a', value: 3 }] });
      await journal.settled();
      expect(await folder.names()).toHaveLength(2);
      expect([...(await readJournal(folder)).meta.values()]).toEqual([
        { key: 'a', value: 3 },
        { key: 'b', value: 2 },
      ]);
      await journal.reserve();
      expect(await folder.size('reserve')).toBe(512 * 1024);
      expect(await folder.size('none')).toBe(0);
    } finally {
      Reflect.deleteProperty(window, 'caches');
    }
  });

  it('[B34] after trouble with the disk, a start makes the journal whole before anything is called saved', async () => {
    const stores = new MemoryCaches();
    Object.assign(window, { caches: stores });
    const written = async () => {
      const folder = await openPrivateFolder();
      if (folder === null) throw new Error('no folder');
      return (await readJournal(folder)).statements.size;
    };
    try {
      const name = newName();
      const before = await open(name);
      await say(before, number('sum', 1, 1));
      await until(async () => expect(await written()).toBe(1));
      const asItWas = stores.copy();
      stores.isFull = true;
      // In the database alone: the page goes before the journal has room again.
      await say(before, number('sum', 2, 2));
      await until(() => expect(before.safety.snapshot().isAtRisk).toBe(true));
      before.close();
      Object.assign(window, { caches: asItWas });
      expect(await written()).toBe(1);
      const after = await open(name);
      expect(await written()).toBe(2);
      after.close();
    } finally {
      Reflect.deleteProperty(window, 'caches');
    }
  });

  it('[B34] after trouble with the disk, nothing is called saved before the journal has it too', async () => {
    const stores = new MemoryCaches();
    Object.assign(window, { caches: stores });
    try {
      const storage = await open(newName());
      const written = async () => {
        const folder = await openPrivateFolder();
        return folder === null ? 0 : (await readJournal(folder)).statements.size;
      };
      await say(storage, number('sum', 1, 1));
      await until(async () => expect(await written()).toBe(1));
      storage.safety.change({ isAtRisk: true });
      stores.takesMs = 50;
      await say(storage, number('sum', 2, 2));
      expect(await written()).toBe(2);
      storage.close();
    } finally {
      Reflect.deleteProperty(window, 'caches');
      window.sessionStorage.clear();
    }
  });

  it('[B34] passes over lines that are no JSON and rows without a key', () => {
    const rows = foldLines([
      '{"meta":[{"key":"a","value":1}]}\n{"meta":[{"va',
      '{"meta":[null,{},7]}\nnull\n[]\n',
    ]);
    expect([...rows.meta.keys()]).toEqual(['a']);
  });
});

describe('what a start makes of the journal and the database', () => {
  const MANY = 9;
  const owner = (index: number) => `00000000${index}-aaaaaaaa`;
  const segment = (index: number) => `${owner(index)}-00000.jsonl`;

  /** jsdom has no locks: these are held by whoever is named. */
  async function begun(held: readonly string[] = []) {
    Object.assign(window, { caches: new MemoryCaches() });
    Object.assign(navigator, {
      locks: {
        request: (_: string, second: unknown, third?: (lock: object) => Promise<void>) =>
          third === undefined ? new Promise(() => second) : third({}),
        query: () => Promise.resolve({ held: held.map((each) => ({ name: ownerLock(each) })) }),
      },
    });
    const folder = await openPrivateFolder();
    if (folder === null) throw new Error('no folder');
    const database = new TrackerDatabase(newName());
    await database.open();
    return { folder, database, journal: openJournal(() => undefined) };
  }
  afterEach(() => {
    Reflect.deleteProperty(window, 'caches');
    Reflect.deleteProperty(navigator, 'locks');
  });

  it('[B34] a draft that the journal has as it was before is in it as it is now', async () => {
    const { folder, database, journal } = await begun();
    const row = (savedAt: number) => ({ id: 'p-1', kind: 'draft', draft: { n: savedAt }, savedAt });
    await folder.write(segment(0), `${JSON.stringify({ plans: [row(1)] })}\n`);
    await database.plans.put(row(2) as never);
    expect(await compareCopies(database, folder, journal)).toBe(0);
    expect([...(await readJournal(folder)).plans.values()]).toEqual([row(2)]);
    database.close();
  });

  it('[B34] segments of tabs that are gone are one, those of a tab that is open stay its own', async () => {
    const { folder, database, journal } = await begun([owner(4)]);
    for (let index = 0; index < MANY; index += 1)
      await folder.write(segment(index), `{"meta":[{"key":"${index}","value":1}]}\n`);
    await compareCopies(database, folder, journal);
    const left = await folder.names();
    expect(left).toHaveLength(2);
    expect(left).toContain(segment(4));
    expect((await readJournal(folder)).meta.size).toBe(MANY);
    database.close();
  });

  it('[B34] they stay where the one that stands for them does not read back whole', async () => {
    const { folder, database, journal } = await begun();
    for (let index = 0; index < MANY; index += 1)
      await folder.write(segment(index), `{"meta":[{"key":"${index}","value":1}]}\n`);
    const old = await folder.names();
    const torn = {
      ...folder,
      text: async (name: string) =>
        old.includes(name) ? folder.text(name) : (await folder.text(name)).slice(1),
    };
    await compareCopies(database, torn, journal);
    expect(await folder.names()).toEqual(expect.arrayContaining([...old]));
    database.close();
  });
});

describe('saves that failed', () => {
  const request = (units: number) => ({
    intent: 'type' as const,
    origin: 'typed' as const,
    said: [number('sum', 1, units)],
  });

  it('[B37] are kept for the reload, tried again after it, and forgotten once they are stored', async () => {
    const storage = await openTestStorage();
    const makeRoom = fillDisk();
    const queue = new SaveQueue(storage, PLAN);
    await queue.save(request(5), AUTHOR).catch(() => undefined);
    expect(queue.release()).toBe(true);
    makeRoom();
    const carried = carriedSaves().get(PLAN) ?? [];
    expect(carried).toHaveLength(1);
    const next = new SaveQueue(storage, PLAN);
    expect(await next.adopt(carried)).toBe(0);
    expect(next.snapshot()).toEqual([]);
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 5 });
    expect(carriedSaves().size).toBe(0);
  });

  /** As the browser does when a page goes. */
  const leavePage = (storage: TrackerStorage) => {
    const stop = keepWhenLeft(storage);
    window.dispatchEvent(new Event('pagehide'));
    const seen = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    seen.mockRestore();
    stop();
  };

  it('[B37] and a text that is saved because its page goes is kept, and forgotten where the page stays', async () => {
    const storage = await openTestStorage();
    const queue = saveQueue(storage, PLAN);
    let saving: Promise<unknown> = Promise.resolve();
    const write = () => {
      saving = queue.save(request(5), AUTHOR);
    };
    document.addEventListener('visibilitychange', write, { once: true });
    leavePage(storage);
    expect(carriedSaves().get(PLAN)).toHaveLength(1);
    await saving;
    expect(carriedSaves().size).toBe(0);
  });

  it('[B37] and those still on their way when the page goes are kept for the reload, and stored once', async () => {
    const storage = await openTestStorage();
    vi.spyOn(storage, 'write').mockReturnValueOnce(new Promise(() => undefined));
    const queue = saveQueue(storage, PLAN);
    void queue.save(request(5), AUTHOR);
    leavePage(storage);
    const carried = carriedSaves().get(PLAN) ?? [];
    expect(await new SaveQueue(storage, PLAN).adopt(carried)).toBe(0);
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 5 });
    expect(carriedSaves().size).toBe(0);
    // Had it come to the disk after all, nothing was overtaken.
    expect(await new SaveQueue(storage, PLAN).adopt(carried)).toBe(0);
    expect(await storage.operations(PLAN, 9)).toHaveLength(1);
  });

  it('[B37] what came over a reload stays kept while it is not looked at yet: F5 twice loses nothing either', async () => {
    const storage = await openTestStorage();
    const load = vi.spyOn(storage, 'load').mockReturnValueOnce(new Promise(() => undefined));
    const carried = [{ request: { ...request(5), author: AUTHOR }, at: Date.now() }];
    keepFailedSaves(PLAN, carried);
    void saveQueue(storage, PLAN).adopt(carried);
    leavePage(storage);
    expect(carriedSaves().get(PLAN)).toHaveLength(1);
    expect(load).toHaveBeenCalledOnce();
  });

  it('[B65] while they are not looked at yet nothing is called saved', async () => {
    const real = await openTestStorage();
    const { storage, answer } = heldBack(real, 'arrivalTimes');
    const queue = new SaveQueue(storage, PLAN);
    const adopting = queue.adopt([{ request: { ...request(5), author: AUTHOR }, at: Date.now() }]);
    expect(queue.isSaving()).toBe(true);
    answer();
    await adopting;
    expect(queue.isSaving()).toBe(false);
    expect(await standingTable(real)).toEqual({ 'month/sum/1': 5 });
  });

  it('[B65] where they cannot be looked at they stay on the screen, to be tried again', async () => {
    const storage = await openTestStorage();
    vi.spyOn(storage, 'load').mockRejectedValue(new StorageError({ kind: 'unknown', detail: '' }));
    vi.spyOn(storage, 'write').mockRejectedValueOnce(new StorageError({ kind: 'quota' }));
    const queue = new SaveQueue(storage, PLAN);
    await queue.adopt([{ request: { ...request(5), author: AUTHOR }, at: Date.now() }]);
    expect(queue.snapshot()).toHaveLength(1);
    queue.retry();
    await queue.settled();
    expect(queue.snapshot()).toHaveLength(0);
  });

  it('[B37] what was handed to the reload by a click is not taken out of it when the page goes', async () => {
    const storage = await openTestStorage();
    fillDisk();
    const queue = saveQueue(storage, PLAN);
    await queue.save(request(5), AUTHOR).catch(() => undefined);
    expect(queue.release()).toBe(true);
    leavePage(storage);
    expect(carriedSaves().get(PLAN)).toHaveLength(1);
  });

  it('[B7][B37] never come over what was said since', async () => {
    const storage = await openTestStorage();
    await say(storage, number('sum', 1, 8));
    const queue = new SaveQueue(storage, PLAN);
    const old = { request: { ...request(5), author: AUTHOR }, at: 1 };
    expect(await queue.adopt([old])).toBe(1);
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 8 });
  });

  /** A device whose clock is set by the test. */
  const withClock = (now: () => number, name = `clock-${Math.random()}`) =>
    openTrackerStorage(new TrackerDatabase(name), openChangeFeed(name), now);
  const MINUTE = 60_000;

  it('[B61] tried again by a click, leave what another tab has said since', async () => {
    const name = `tabs-${Math.random()}`;
    const [here, there] = [await withClock(Date.now, name), await withClock(Date.now, name)];
    const queue = new SaveQueue(here, PLAN);
    const makeRoom = fillDisk();
    const { intent, origin } = request(5);
    await queue
      .save({ intent, origin, said: [number('sum', 1, 5), number('count', 1, 6)] }, AUTHOR)
      .catch(() => undefined);
    makeRoom();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await say(there, number('sum', 1, 8));
    queue.retry();
    await until(() => expect(queue.snapshot()).toEqual([]));
    expect(await standingTable(here)).toEqual({ 'month/sum/1': 8, 'month/count/1': 6 });
  });

  it('[B61] are held against when a word came here, not against the clock of who wrote it', async () => {
    const now = Date.now();
    let clock = now - 60 * MINUTE;
    const here = await withClock(() => clock);
    const [ahead, behind] = [
      await withClock(() => now - 10 * MINUTE),
      await withClock(() => Date.UTC(2016, 0)),
    ];
    await say(ahead, number('sum', 1, 8));
    await takeIn(here, await sentFrom(ahead));
    const queue = new SaveQueue(here, PLAN);
    const failed = (row: string) => ({
      request: { ...request(5), said: [number(row, 1, 5)], author: AUTHOR },
      at: now - 30 * MINUTE,
    });
    expect(await queue.adopt([failed('sum')])).toBe(0);
    clock = now - 5 * MINUTE;
    await say(behind, number('count', 1, 9));
    await takeIn(here, await sentFrom(behind));
    expect(await queue.adopt([failed('count')])).toBe(1);
    expect(await standingTable(here)).toEqual({ 'month/sum/1': 5, 'month/count/1': 9 });
  });

  it('[B61] are said where the word on their cell is from a time that is still to come', async () => {
    let clock = Date.now() + 60 * MINUTE;
    const here = await withClock(() => clock);
    await say(here, number('sum', 1, 8));
    clock = Date.now();
    const queue = new SaveQueue(here, PLAN);
    expect(await queue.adopt([{ request: { ...request(5), author: AUTHOR }, at: clock - MINUTE }])).toBe(0);
    expect(await standingTable(here)).toEqual({ 'month/sum/1': 5 });
  });

  it('[B37] passes over what is no sound statement', () => {
    window.sessionStorage.setItem(`tracker.failed-saves/${PLAN}`, '[{"request":{"said":[{}]},"at":1},7]');
    expect(carriedSaves().size).toBe(0);
    expect(keepFailedSaves(PLAN, [])).toBe(true);
    expect(window.sessionStorage.getItem(`tracker.failed-saves/${PLAN}`)).toBeNull();
  });
});
