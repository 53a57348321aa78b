import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';
import { SCHEMA_VERSION } from '#src/storage/schema.ts';
import { PLAN, say, standingTable } from '#test/support/annex-10.tsx';
import { openTestStorage } from '#test/support/render-page.tsx';
import { openRaw } from '#test/support/raw-database.ts';
import { AUTHOR, number } from '#test/support/saying.ts';

interface Dump {
  readonly version: number;
  readonly stores: Readonly<
    Record<
      string,
      {
        readonly keyPath: string | string[];
        readonly autoIncrement: boolean;
        readonly indexes: readonly { name: string; keyPath: string | string[]; unique: boolean }[];
        readonly rows: readonly Record<string, unknown>[];
      }
    >
  >;
}

const dump = readDump(1);
const newer = readDump(2);
const newest = readDump(3);

function readDump(version: number): Dump {
  const file = path.join(import.meta.dirname, `../fixtures/storage-v${version}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Dump;
}

describe('a database that version 1 has written', () => {
  it('[B12] opens, with the year, its total and its history', async () => {
    const storage = await openTestStorage(await restore(dump));
    const { statements, damaged } = await storage.load(PLAN);
    expect(damaged).toBe(0);
    expect(statements).toHaveLength(368);
    const report = yearReport(ANNEX_10_2025, yearStatements(statements), 12);
    expect(report.card.total).toBe(9_104);
    expect(await storage.counts(PLAN)).toMatchObject({ statements: 372, operations: 6 });
    const history = await storage.history(PLAN, '07' as never);
    expect(history.filter(({ subject }) => 'month' in subject && subject.month === 2)).toHaveLength(4);
    expect(await storage.author()).toEqual(AUTHOR);
    expect(storage.device).toBe('0123456789abcdef1133557799bbddff');
  });

  it('[B12] goes on: undo, redo, save and rebuild', async () => {
    const name = await restore(dump);
    const storage = await openTestStorage(name);
    const before = await standingTable(storage);
    await storage.undo(PLAN, AUTHOR);
    expect(await standingTable(storage)).not.toEqual(before);
    await storage.redo(PLAN, AUTHOR);
    expect(await standingTable(storage)).toEqual(before);
    await storage.rebuild(PLAN);
    expect(await standingTable(storage)).toEqual(before);
    await say(storage, number('07', 12, 1));
    expect(await standingTable(storage)).toEqual({ ...before, 'month/07/12': 1 });
    storage.close();
    expect((await openRaw(name)).version).toBe(SCHEMA_VERSION * 10);
  });

  it('[B12] keeps the tables of version 1 as they were, and has those of version 3', async () => {
    const name = `fresh-${Math.random()}`;
    (await openTestStorage(name)).close();
    const shape = await dumpOf(name);
    const bare = ({ stores }: Dump) =>
      Object.fromEntries(Object.entries(stores).map(([store, { rows: _, ...rest }]) => [store, rest]));
    expect(bare(shape)).toMatchObject(bare(dump));
    expect(bare(shape)).toMatchObject(bare(newer));
    expect(bare(shape)).toEqual(bare(newest));
    expect(shape.version).toBe(SCHEMA_VERSION * 10);
  });
});

describe('a database that version 2 has written', () => {
  it('[B12] opens, with its merge that can be taken back, its restore points and its last backup', async () => {
    const storage = await openTestStorage(await restore(newer));
    const { statements, damaged } = await storage.load(PLAN);
    expect(damaged).toBe(0);
    expect(statements).toHaveLength(368);
    expect(await storage.points(PLAN)).toMatchObject([{ reason: 'merge', values: 367 }]);
    expect([...(await storage.arrivals(PLAN)).values()]).toEqual(['运行管理科.jxb.json']);
    expect(await storage.backup(PLAN)).toMatchObject({ operation: null });
    const merged = await standingTable(storage);
    expect(merged['month/07/1']).toBe(7);
    await storage.undo(PLAN, AUTHOR);
    expect((await standingTable(storage))['month/07/1']).not.toBe(7);
    await storage.redo(PLAN, AUTHOR);
    expect(await standingTable(storage)).toEqual(merged);
  });
});

describe('a database that version 3 has written', () => {
  it('[B12] opens, with the plan of another year beside the built-in one', async () => {
    const storage = await openTestStorage(await restore(newest));
    expect((await storage.load(PLAN)).statements).toHaveLength(368);
    const { plans, drafts, damaged } = await storage.plans();
    expect(plans.map(({ plan }) => [plan.id, plan.year, plan.indicators.length])).toEqual([
      ['p-0123456789abcdef0123456789abcdef', 2026, 3],
    ]);
    expect([drafts, damaged]).toEqual([[], []]);
  });
});

/** Makes the database as the browser of that time left it, without our schema and without Dexie. */
async function restore({ version, stores }: Dump): Promise<string> {
  const name = `restored-${Math.random()}`;
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name, version);
    opening.onupgradeneeded = () => {
      for (const [store, { keyPath, autoIncrement, indexes, rows }] of Object.entries(stores)) {
        const objects = opening.result.createObjectStore(store, { keyPath, autoIncrement });
        for (const index of indexes) objects.createIndex(index.name, index.keyPath, { unique: index.unique });
        for (const row of rows) objects.add(row);
      }
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('not restored'));
  });
  database.close();
  return name;
}

async function dumpOf(name: string): Promise<Dump> {
  const raw = await openRaw(name);
  const stores = await raw.shape();
  raw.close();
  return { version: raw.version, stores } as Dump;
}
