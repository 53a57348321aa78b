import type { TrackerDatabase } from '#src/storage/schema.ts';

const RUNNING = 'running';

/** A database of its own beside the real one: Chromium keeps all databases of an origin in one store with one log. */
const NEW_LOG = 'new-log';
const ENTRY_BYTES = 60_000;
/** Chromium begins a new log once 4 MiB were written to the old one; entries from 64 KiB on would go into files beside it. */
const ENTRIES = 90;
/** Where the disk is about to be full, nothing is written that need not be. */
const ROOM_BYTES = 64 * 1024 * 1024;

/** Knows whether the page before ended without a word. */
export interface CleanEnd {
  /** To be called now and then after saves: another tab that was closed has said that this is the end. */
  readonly stillRunning: () => void;
}

/**
 * A browser that was killed in mid-write, or a PC that lost power, leaves a torn record at the end of the database's log. Chromium appends
 * behind it, and throws the whole database away when it next reads the log. So a start after such an end makes it put that log away [B54].
 */
export async function watchEnd(database: TrackerDatabase): Promise<CleanEnd> {
  const endedClean = !(await isMarked(database));
  setMark(database, true);
  window.addEventListener('pagehide', () => setMark(database, false));
  // What the browser refuses changes nothing.
  if (!endedClean) await beginNewLog().catch(() => undefined);
  return { stillRunning: () => setMark(database, true) };
}

async function isMarked(database: TrackerDatabase): Promise<boolean> {
  return (await database.meta.get(RUNNING)) !== undefined;
}

/** Past Dexie, and asked for in this very moment: a page that is being closed gets no second one. No fact for the second copy either. */
function setMark(database: TrackerDatabase, isRunning: boolean): void {
  try {
    const transaction = database.backendDB().transaction('meta', 'readwrite', { durability: 'relaxed' });
    const meta = transaction.objectStore('meta');
    if (isRunning) meta.put({ key: RUNNING, value: true });
    else meta.delete(RUNNING);
    transaction.commit();
  } catch {
    // The database was closed: whoever closed it has more to say.
  }
}

/** Writes some 5 MB that nobody needs, and takes them away again. */
async function beginNewLog(): Promise<void> {
  if (!(await hasRoom())) return;
  const opening = indexedDB.open(NEW_LOG, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('entries');
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('not opened'));
  });
  try {
    const transaction = database.transaction('entries', 'readwrite');
    const entries = transaction.objectStore('entries');
    const entry = new Uint8Array(ENTRY_BYTES);
    for (let count = 0; count < ENTRIES; count += 1) entries.put(entry, 'entry');
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('not written'));
    });
  } finally {
    database.close();
    indexedDB.deleteDatabase(NEW_LOG);
  }
}

/** On plain http nobody tells: then it is tried. */
async function hasRoom(): Promise<boolean> {
  const storage = navigator.storage as StorageManager | undefined;
  if (storage === undefined) return true;
  const { quota, usage = 0 } = await storage.estimate();
  return quota === undefined || quota - usage > ROOM_BYTES;
}
