import { Dexie } from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openTestStorage } from '#test/support/render-page.tsx';
import { fillDisk } from '#test/support/planted-faults.ts';
import { openRaw } from '#test/support/raw-database.ts';
import { number, PLAN, say, standingTable } from '#test/support/saying.ts';

afterEach(() => vi.useRealTimers());

describe('opening', () => {
  it('[B10] refuses newer data before anything is touched', async () => {
    const name = `newer-${Math.random()}`;
    // Version 4, which has dropped an index and a table that this version would «repair».
    const newer = new Dexie(name);
    newer.version(4).stores({ statements: 'id', archive: 'id' });
    await newer.table('statements').put({ id: 'a', from: 'the future' });
    newer.close();
    await expect(openTestStorage(name)).rejects.toMatchObject({
      problem: { kind: 'newer-data', version: 4 },
    });
    const raw = await openRaw(name);
    expect(raw.version).toBe(40);
    expect(await raw.get('statements')).toEqual([{ id: 'a', from: 'the future' }]);
    raw.close();
  });

  it('[B10] refuses newer data in a browser that does not list its databases too', async () => {
    const name = `unlisted-${Math.random()}`;
    const newer = new Dexie(name);
    newer.version(4).stores({
      statements: 'id, [plan+group], operation',
      operations: '++seq, &id, [plan+seq]',
      standing: '[plan+group], plan',
      meta: 'key',
      points: '++seq, [plan+seq]',
      receipts: 'operation, plan',
      blobs: 'sha256',
      seals: 'id, plan',
      plans: 'id',
    });
    await newer.open();
    newer.close();
    vi.spyOn(indexedDB, 'databases').mockRejectedValue(new DOMException('no', 'NotSupportedError'));
    Object.assign(indexedDB, { databases: undefined });
    await expect(openTestStorage(name)).rejects.toMatchObject({
      problem: { kind: 'newer-data', version: 4 },
    });
    Reflect.deleteProperty(indexedDB, 'databases');
  });

  it('[B53] asks again for a database that a killed browser still holds', async () => {
    const name = `held-${Math.random()}`;
    const before = await openTestStorage(name);
    before.close();
    const open = Reflect.get(IDBFactory.prototype, 'open');
    let refusals = 2;
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (
      this: IDBFactory,
      ...args: Parameters<IDBFactory['open']>
    ) {
      refusals -= 1;
      if (refusals >= 0) throw new DOMException('Internal error opening backing store.', 'UnknownError');
      return open.apply(this, args);
    });
    const storage = await openTestStorage(name);
    expect(refusals).toBe(-1);
    storage.close();
  });

  it('[B13] says that another tab is in the way of an upgrade', async () => {
    const name = `blocked-${Math.random()}`;
    // A tab of an older app, which does not let go when it is asked to.
    const stuck = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name, 1);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error('did not open'));
    });
    await expect(openTestStorage(name)).rejects.toMatchObject({ problem: { kind: 'blocked' } });
    stuck.close();
  });
});

describe('a tab that has gone stale', () => {
  it('[B11] closes for good when another tab upgrades, says so once, and writes nothing more', async () => {
    const name = `stale-${Math.random()}`;
    const storage = await openTestStorage(name);
    await say(storage, number('sum', 1, 1));
    const told = vi.fn<() => void>();
    storage.onStale(told);
    const newer = await openRawUpgraded(name, 40);
    await expect(say(storage, number('sum', 1, 2))).rejects.toMatchObject({ problem: { kind: 'closed' } });
    await expect(storage.load(PLAN)).rejects.toMatchObject({ problem: { kind: 'closed' } });
    expect(told).toHaveBeenCalledOnce();
    expect(await countOf(newer, 'statements')).toBe(1);
    newer.close();
  });

  it('[B11] does not stand in the way of a deletion', async () => {
    const name = `deleted-${Math.random()}`;
    const storage = await openTestStorage(name);
    const told = vi.fn<() => void>();
    storage.onStale(told);
    await new Promise<void>((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase(name);
      deleting.onsuccess = () => resolve();
      deleting.onblocked = () => reject(new Error('blocked'));
    });
    expect(told).toHaveBeenCalledOnce();
    await expect(say(storage, number('sum', 1, 2))).rejects.toMatchObject({ problem: { kind: 'closed' } });
    expect((await indexedDB.databases()).map((each) => each.name)).not.toContain(name);
  });

  it('[B11] tells a listener that comes late', async () => {
    const name = `late-${Math.random()}`;
    const storage = await openTestStorage(name);
    (await openRawUpgraded(name, 40)).close();
    const told = vi.fn<() => void>();
    storage.onStale(told);
    expect(told).toHaveBeenCalledOnce();
  });

  it('does not call its own closing stale', async () => {
    const storage = await openTestStorage();
    const told = vi.fn<() => void>();
    storage.onStale(told);
    storage.close();
    expect(told).not.toHaveBeenCalled();
    await expect(say(storage, number('sum', 1, 2))).rejects.toMatchObject({ problem: { kind: 'closed' } });
  });
});

describe('a full disk', () => {
  it('[B13] is named, leaves what was stored, and saves again once there is room', async () => {
    const storage = await openTestStorage();
    await say(storage, number('sum', 1, 1));
    const makeRoom = fillDisk();
    await expect(say(storage, number('sum', 2, 2))).rejects.toMatchObject({ problem: { kind: 'quota' } });
    await expect(storage.saveAuthor({ name: '甲', section: '乙' })).rejects.toMatchObject({
      problem: { kind: 'quota' },
    });
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 1 });
    makeRoom();
    await say(storage, number('sum', 2, 2));
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 1, 'month/sum/2': 2 });
  });
});

function openRawUpgraded(name: string, version: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, version);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error('did not open'));
  });
}

function countOf(database: IDBDatabase, store: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const counting = database.transaction(store).objectStore(store).count();
    counting.onsuccess = () => resolve(counting.result);
    counting.onerror = () => reject(new Error('not counted'));
  });
}
