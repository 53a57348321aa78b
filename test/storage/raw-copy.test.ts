import { expect, it } from 'vitest';
import { rawCopy, rawCopyName } from '#src/storage/raw-copy.ts';
import { openRaw } from '#test/support/raw-database.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { number, say } from '#test/support/saying.ts';

it('[B24] copies every store, damaged entries too, and changes nothing', async () => {
  const name = `copied-${Math.random()}`;
  const storage = await openTestStorage(name);
  await say(storage, number('sum', 1, 11));
  const raw = await openRaw(name);
  await raw.put('statements', { id: 'broken', plan: storage.device, group: 3 });
  const before = await raw.shape();
  const copy = JSON.parse(await (await storage.rawCopy(5)).text()) as {
    databaseVersion: number;
    stores: Record<string, [unknown, unknown][]>;
  };
  expect(copy).toMatchObject({
    format: 'performance-tracker-raw',
    version: 1,
    database: name,
    exportedAt: 5,
  });
  expect(copy.databaseVersion).toBe(raw.version);
  expect(Object.keys(copy.stores).sort()).toEqual(Object.keys(before).sort());
  for (const [store, { rows }] of Object.entries(before))
    expect(copy.stores[store]?.map(([, value]) => value)).toEqual(JSON.parse(JSON.stringify(rows)));
  expect(copy.stores['statements']?.map(([key]) => key)).toContain('broken');
  expect(await raw.shape()).toEqual(before);
  raw.close();
});

it('[B24] copies data of another version, with bytes, dates and nesting beyond reason', async () => {
  const name = `newer-${Math.random()}`;
  let deep: unknown = 1;
  for (let depth = 0; depth < 50; depth += 1) deep = [deep];
  const row = {
    bytes: new Uint8Array([0, 255, 80]),
    buffer: new Uint8Array([1]).buffer,
    at: new Date(7),
    deep,
  };
  await make(name, row);
  const copy = JSON.parse(await (await rawCopy(name, 5)).text()) as { stores: Record<string, unknown> };
  expect(copy).toMatchObject({
    databaseVersion: 90,
    stores: {
      things: [['a', { bytes: { $bytes: 'AP9Q' }, buffer: { $bytes: 'AQ==' }, at: { $date: 7 } }]],
      none: [],
    },
  });
  expect(JSON.stringify(copy)).toContain('[[[null]]]');
});

it('[B24] makes no database where there is none', async () => {
  const name = `absent-${Math.random()}`;
  await expect(rawCopy(name, 5)).rejects.toMatchObject({ name: 'AbortError' });
  expect((await indexedDB.databases()).map((each) => each.name)).not.toContain(name);
});

it('[K2] is named after the moment', () => {
  expect(rawCopyName('2026-01-05 09:15')).toBe('绩效数据原始副本_20260105-0915.json');
});

function make(name: string, row: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 90);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('things').put(row, 'a');
      opening.result.createObjectStore('none');
    };
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
    opening.onerror = () => reject(opening.error ?? new Error('not made'));
  });
}
