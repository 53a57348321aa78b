/** Values nested deeper than anything the app stores are cut off: what is copied may be damaged. */
const MAX_DEPTH = 30;
/** Bytes that become text at a time: String.fromCharCode takes no endless list. */
const CHUNK = 0x8000;

/**
 * Everything that the database holds, as it is stored, whatever version of the app wrote it: as JSON, bytes in base64. Read with the
 * browser's own means and never written to: Dexie would upgrade it, or add what an older schema had [B24].
 * @param at when it is made, ms since 1970 UTC
 * @throws what the browser says when there is no such database, or it cannot be read
 */
export async function rawCopy(name: string, at: number): Promise<Blob> {
  const database = await openAsItIs(name);
  try {
    const stores = await readAll(database);
    const head = { format: 'performance-tracker-raw', version: 1, database: name };
    const parts = [
      `${JSON.stringify({ ...head, databaseVersion: database.version, exportedAt: at }).slice(0, -1)},"stores":{`,
    ];
    for (const [index, { store, keys, values }] of stores.entries()) {
      parts.push(`${index === 0 ? '' : ','}\n${JSON.stringify(store)}:[`);
      for (const [row, key] of keys.entries()) {
        const entry = JSON.stringify([await plain(key), await plain(values[row])]);
        parts.push(`${row === 0 ? '' : ','}\n${entry}`);
      }
      parts.push(']');
    }
    parts.push('}}\n');
    return new Blob(parts, { type: 'application/json' });
  } finally {
    database.close();
  }
}

/** '绩效数据原始副本_20260105-0915.json' @param localTime 'YYYY-MM-DD hh:mm' */
export function rawCopyName(localTime: string): string {
  return `绩效数据原始副本_${localTime.replace(/[-:]/g, '').replace(' ', '-')}.json`;
}

/** Without a version: the one that is there. One that is not there is not made. */
function openAsItIs(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('not opened'));
  });
}

interface StoreRows {
  readonly store: string;
  readonly keys: readonly unknown[];
  readonly values: readonly unknown[];
}

/** All stores as of one moment. */
function readAll(database: IDBDatabase): Promise<readonly StoreRows[]> {
  const names = Array.from(database.objectStoreNames);
  if (names.length === 0) return Promise.resolve([]);
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(names);
    const readings = names.map((store) => {
      const objects = transaction.objectStore(store);
      return { store, keys: objects.getAllKeys(), values: objects.getAll() };
    });
    transaction.oncomplete = () =>
      resolve(
        readings.map(({ store, keys, values }) => ({ store, keys: keys.result, values: values.result })),
      );
    transaction.onabort = () => reject(transaction.error ?? new Error('not read'));
  });
}

/** What IndexedDB can hold and JSON cannot, as plain records. */
async function plain(value: unknown, depth = 0): Promise<unknown> {
  if (depth > MAX_DEPTH) return null;
  if (value instanceof Blob)
    return { $bytes: base64(new Uint8Array(await value.arrayBuffer())), $type: value.type };
  // By its tag: a buffer out of IndexedDB may belong to another realm.
  if (Object.prototype.toString.call(value) === '[object ArrayBuffer]')
    return { $bytes: base64(new Uint8Array(value as ArrayBuffer)) };
  if (ArrayBuffer.isView(value))
    return { $bytes: base64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
  if (value instanceof Date) return { $date: value.getTime() };
  if (typeof value === 'bigint') return { $bigint: String(value) };
  if (Array.isArray(value)) return Promise.all(value.map((each) => plain(each, depth + 1)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(
    await Promise.all(
      entries.map(async ([key, each]) => [String(key), await plain(each, depth + 1)] as const),
    ),
  );
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += CHUNK)
    text += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  return btoa(text);
}
