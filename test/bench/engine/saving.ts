import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { Month } from '#src/domain/period/month.ts';
import { wholeUnits } from '#src/domain/quantity/quantity.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import { openChangeFeed } from '#src/storage/change-feed.ts';
import { TrackerDatabase } from '#src/storage/schema.ts';
import { openTrackerStorage } from '#src/storage/tracker-storage.ts';
import { interleaved } from './timing.ts';

const NAME = 'bench-saving';
const AUTHOR = { name: '周艳', section: '综合科' };

/** One value saved by the app's storage, and the very records it wrote put by bare IndexedDB; both strict. Medians in ms. */
export async function measureSaving() {
  await remove(NAME);
  const storage = await openTrackerStorage(new TrackerDatabase(NAME), openChangeFeed(NAME), Date.now);
  const plan = ANNEX_10_2025.id;
  await storage.write({
    plan,
    intent: 'paste',
    origin: 'pasted',
    author: AUTHOR,
    said: sampleYear(ANNEX_10_2025),
  });
  await storage.write(request(1));
  const raw = await openRaw(NAME);
  const [log, operations, standing] = await Promise.all(
    ['statements', 'operations', 'standing'].map((store) => all(raw, store)),
  );
  const row = standing?.find((each) => each['group'] === '07') ?? {};
  const revision = log?.find((each) => each['group'] === '07') ?? {};
  const { seq: _, ...operation } = operations?.[0] ?? {};
  let round = 1;
  function request(units: number) {
    return {
      plan,
      intent: 'type' as const,
      origin: 'typed' as const,
      author: AUTHOR,
      said: [
        {
          subject: { kind: 'month' as const, indicator: '07' as never, month: 7 as Month },
          content: { kind: 'number' as const, value: wholeUnits(units) },
          note: '',
        },
      ],
    };
  }
  const medians = await interleaved(
    {
      app: () => storage.write(request((round += 1))),
      raw: () =>
        put(raw, {
          statements: { ...revision, id: `raw-${(round += 1)}` },
          operations: { ...operation, id: `raw-${round}` },
          standing: { ...row, plan: 'raw' },
        }),
    },
    { warmUp: 20, rounds: 101 },
  );
  raw.close();
  storage.close();
  return medians;
}

type Row = Record<string, unknown>;

function openRaw(name: string): Promise<IDBDatabase> {
  return settled(indexedDB.open(name));
}

function all(database: IDBDatabase, store: string): Promise<Row[]> {
  return settled(database.transaction(store).objectStore(store).getAll() as IDBRequest<Row[]>);
}

function put(database: IDBDatabase, rows: Readonly<Record<string, Row>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(Object.keys(rows), 'readwrite', { durability: 'strict' });
    for (const [store, row] of Object.entries(rows)) transaction.objectStore(store).put(row);
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
  });
}

async function remove(name: string): Promise<void> {
  await settled(indexedDB.deleteDatabase(name));
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB refused'));
  });
}
