import { describe, expect, it } from 'vitest';
import type { Said } from '#src/domain/statements/statement.ts';
import { openChangeFeed } from '#src/storage/change-feed.ts';
import { DATABASE_NAME, SCHEMA_VERSION, TrackerDatabase } from '#src/storage/schema.ts';
import { openTrackerStorage, type TrackerStorage } from '#src/storage/tracker-storage.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { number, PLAN, say, standingTable, typed } from '#test/support/saying.ts';
import { fillDisk, watchTransactions } from '#test/support/planted-faults.ts';
import { openRaw } from '#test/support/raw-database.ts';

describe('writing', () => {
  it('[B1] asks IndexedDB for strict durability', async () => {
    const asked: unknown[] = [];
    watchTransactions(({ mode }, options) => {
      if (mode === 'readwrite') asked.push(options);
    });
    const storage = await openTestStorage();
    asked.length = 0;
    await say(storage, number('sum', 1, 1_180));
    expect(asked).toEqual([{ durability: 'strict' }]);
  });

  it('[B1] resolves only after the transaction has completed', async () => {
    const order: string[] = [];
    watchTransactions((transaction) => {
      if (transaction.mode !== 'readwrite') return;
      transaction.addEventListener('complete', () => order.push('complete'));
    });
    const storage = await openTestStorage();
    order.length = 0;
    await say(storage, number('sum', 1, 1_180));
    order.push('acknowledged');
    expect(order).toEqual(['complete', 'acknowledged']);
  });

  it('[B2] writes revisions, operation and derived records, or nothing', async () => {
    const storage = await openTestStorage();
    await say(storage, number('sum', 1, 1));
    const before = await logOf(storage);
    // The derived record is written last: by then the revision and the operation are in.
    const makeRoom = fillDisk(['standing']);
    await expect(say(storage, number('sum', 2, 2))).rejects.toMatchObject({ problem: { kind: 'quota' } });
    makeRoom();
    expect(await logOf(storage)).toEqual(before);
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 1 });
  });

  it('[B2] takes a pasted range as one operation', async () => {
    const storage = await openTestStorage();
    const said = [number('sum', 1, 1), number('sum', 2, 2), number('count', 1, 3)];
    const receipt = await storage.write(typed(said, { intent: 'paste', origin: 'pasted' }));
    expect(receipt.operation).toMatchObject({ intent: 'paste', count: 3 });
    expect(await storage.counts(PLAN)).toEqual({ statements: 3, operations: 1, values: 3 });
  });

  it('adds nothing when what is said stands already', async () => {
    const storage = await openTestStorage();
    await say(storage, number('sum', 1, 1));
    expect(await say(storage, number('sum', 1, 1))).toMatchObject({ operation: null, statements: [] });
    expect(await storage.counts(PLAN)).toMatchObject({ statements: 1, operations: 1 });
  });

  it('[B3] loses nothing of two tabs that write at the same time', async () => {
    const name = `two-tabs-${Math.random()}`;
    const [first, second] = await Promise.all([openTestStorage(name), openTestStorage(name)]);
    const writes: Promise<unknown>[] = [];
    for (let round = 1; round <= 60; round += 1) {
      writes.push(say(first, number('sum', (round % 12) + 1, round)));
      writes.push(say(second, number('sum', (round % 12) + 1, 1_000 + round)));
    }
    await Promise.all(writes);
    const history = await first.history(PLAN, 'sum' as never);
    expect(history).toHaveLength(120);
    expect(await standingTable(first)).toEqual(await standingTable(second));
    // Each revision but the first of a cell replaces the one before it: no revision was written over one it had not seen.
    const firsts = history.filter(({ replaces }) => replaces.length === 0);
    expect(firsts).toHaveLength(12);
    expect(new Set(history.flatMap(({ replaces }) => replaces)).size).toBe(108);
  });

  it.each([
    ['a note over 4,000 characters', number('sum', 1, 5, '很'.repeat(4_001))],
    ['a number that is not a whole number of ten-thousandths', number('sum', 1, 0.000_01)],
    ['not a number', number('sum', 1, Number.NaN)],
    ['a month that there is not', number('sum', 13, 5)],
    ['a rating outside its band', rating(990_000)],
  ])('[B8] refuses %s, and what was said with it', async (_, unsound) => {
    const storage = await openTestStorage();
    await expect(say(storage, number('count', 1, 10), unsound)).rejects.toMatchObject({
      problem: { kind: 'refused' },
    });
    expect(await storage.counts(PLAN)).toEqual({ statements: 0, operations: 0, values: 0 });
  });

  it('[B15] discards the sample copy, and refuses to discard anything else', async () => {
    const storage = await openTestStorage();
    const sample = `${PLAN}:sample` as typeof PLAN;
    await storage.write(typed([number('sum', 1, 1)], { plan: sample }));
    await say(storage, number('sum', 1, 2));
    await storage.discard(sample);
    expect(await storage.counts(sample)).toEqual({ statements: 0, operations: 0, values: 0 });
    await expect(storage.discard(PLAN)).rejects.toThrow(/sample/);
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 2 });
  });

  it('keeps the author and the device over a reload', async () => {
    const name = `author-${Math.random()}`;
    const storage = await openTestStorage(name);
    expect(await storage.author()).toBeNull();
    await storage.saveAuthor({ name: '李明', section: '网络管理科' });
    storage.close();
    const again = await openTestStorage(name);
    expect(await again.author()).toEqual({ name: '李明', section: '网络管理科' });
    expect(again.device).toBe(storage.device);
  });

  it('[B5] takes an author or a device that is no such thing for none', async () => {
    const name = `odd-meta-${Math.random()}`;
    (await openTestStorage(name)).close();
    const raw = await openRaw(name);
    await raw.put('meta', { key: 'author', value: { name: '名'.repeat(200), section: 7 } });
    await raw.put('meta', { key: 'device', value: 12 });
    raw.close();
    const storage = await openTestStorage(name);
    expect(await storage.author()).toBeNull();
    expect(storage.device).toMatch(/^[0-9a-f]{32}$/);
  });

  it('names one database for the unit', () => {
    expect(new TrackerDatabase(DATABASE_NAME).verno).toBe(SCHEMA_VERSION);
  });
});

describe('history', () => {
  it('puts a revision after the one it replaces, whatever the clock said', async () => {
    const name = `clock-${Math.random()}`;
    const storage = await openTestStorage(name);
    await say(storage, number('sum', 1, 1));
    await say(storage, number('sum', 1, 2));
    storage.close();
    // A clock that has been put back: every new revision is «older» than what it replaces.
    let clock = 1_000;
    const late = await openTrackerStorage(
      new TrackerDatabase(name),
      openChangeFeed(name),
      () => (clock -= 1),
    );
    await say(late, number('sum', 1, 3));
    await say(late, number('sum', 1, 4));
    const history = await late.history(PLAN, 'sum' as never);
    expect(history.map(({ content }) => (content as { value: number }).value / 10_000)).toEqual([1, 2, 3, 4]);
    expect(await standingTable(late)).toEqual({ 'month/sum/1': 4 });
  });
});

function rating(coefficient: number): Said {
  return {
    subject: { kind: 'rating', indicator: 'rated' as never, month: 12 },
    content: { tier: 'partly', coefficient: coefficient as never, evidence: '依据' },
    note: '',
  };
}

async function logOf(storage: TrackerStorage) {
  return { statements: await storage.revisions(PLAN), operations: await storage.operations(PLAN, 99) };
}
