import { StorageError, toStorageProblem } from '#src/storage/problem.ts';
import { SCHEMA_VERSION, toSchemaVersion, type TrackerDatabase } from '#src/storage/schema.ts';

/** How long an upgrade may wait for other tabs to let go before the user is asked to close them. */
const BLOCKED_AFTER_MS = 3_000;

/** The open database, and whether it still is one this tab may write to. */
export interface Connection {
  /** Runs work on the database; whatever goes wrong is thrown as a StorageError with a problem the interface has words for. */
  readonly guard: <T>(work: () => Promise<T>) => Promise<T>;
  readonly onStale: (listener: () => void) => void;
  readonly close: () => void;
}

/** Opens the database, or says with a StorageError why not. */
export async function openConnection(database: TrackerDatabase): Promise<Connection> {
  const staleness = watchStaleness(database);
  try {
    refuseNewer(await storedVersion(database.name));
    await openUnlessBlocked(database);
    // Another tab may have upgraded it in between.
    refuseNewer(database.backendDB().version);
  } catch (error) {
    database.close();
    throw new StorageError(toStorageProblem(error));
  }
  return {
    guard: async (work) => {
      if (staleness.isStale()) throw new StorageError({ kind: 'closed' });
      try {
        return await work();
      } catch (error) {
        throw new StorageError(toStorageProblem(error));
      }
    },
    onStale: staleness.onStale,
    close: () => {
      staleness.stop();
      database.close();
    },
  };
}

/**
 * The version of the stored data, before Dexie has touched it; 0: none yet, or a browser that does not tell. Dexie opens newer data
 * with older code without a word, and even adds to it what the older schema had and the newer one has not [B10].
 */
async function storedVersion(name: string): Promise<number> {
  if (typeof indexedDB === 'undefined' || typeof indexedDB.databases !== 'function') return 0;
  const databases = await indexedDB.databases();
  return databases.find((each) => each.name === name)?.version ?? 0;
}

function refuseNewer(nativeVersion: number): void {
  const version = toSchemaVersion(nativeVersion);
  if (version > SCHEMA_VERSION) throw new StorageError({ kind: 'newer-data', version });
}

/** Another tab that does not close in time (frozen, or of a version that cannot) would hold an upgrade up for ever. */
async function openUnlessBlocked(database: TrackerDatabase): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const blocked = new Promise<never>((_, reject) => {
    database.on('blocked', () => {
      timer ??= setTimeout(() => reject(new StorageError({ kind: 'blocked' })), BLOCKED_AFTER_MS);
      return false;
    });
  });
  try {
    await Promise.race([database.open(), blocked]);
  } finally {
    clearTimeout(timer);
  }
}

/** Another tab is upgrading or deleting, or the browser closed the connection (site data cleared): this tab is done [B11]. */
function watchStaleness(database: TrackerDatabase) {
  let isStale = false;
  let isWatching = true;
  const listeners = new Set<() => void>();
  const turnStale = () => {
    if (isStale || !isWatching) return;
    isStale = true;
    database.close({ disableAutoOpen: true });
    for (const listener of listeners) listener();
  };
  database.on('versionchange', () => {
    turnStale();
    // Dexie's own listener would close it so that it can be reopened.
    return false;
  });
  database.on('close', turnStale);
  return {
    isStale: () => isStale,
    onStale: (listener: () => void) => {
      if (isStale) listener();
      else listeners.add(listener);
    },
    /** Our own closing is no news. */
    stop: () => {
      isWatching = false;
    },
  };
}
