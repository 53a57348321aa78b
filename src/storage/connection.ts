import { StorageError, toStorageProblem } from '#src/storage/problem.ts';
import { SCHEMA_VERSION, toSchemaVersion, type TrackerDatabase } from '#src/storage/schema.ts';

/** How long an upgrade may wait for other tabs to let go before the user is asked to close them. */
const BLOCKED_AFTER_MS = 3_000;

/** Chromium never answers a question asked while it throws a database away; the same question asked again is answered at once. */
const ASKS_AGAIN_AFTER_MS = 500;
const ASKS_AT_MOST = 10;

/**
 * Chromium answers with an error when it throws a damaged database away, and opens an empty one when asked again: then it is known for what it
 * is. Milliseconds before each further try [B53].
 */
const OPENS_AGAIN_AFTER_MS = [200, 500, 1_000, 1_500];

/** The open database, and whether it still is one this tab may write to. */
export interface Connection {
  /** Runs work on the database; whatever goes wrong is thrown as a StorageError with a problem the interface has words for. */
  readonly guard: <T>(work: () => Promise<T>) => Promise<T>;
  readonly onStale: (listener: () => void) => void;
  /** It is not the database that this tab has read from: the tab is done [B11]. */
  readonly end: () => void;
  readonly close: () => void;
}

/** What else is to be done with a connection. */
interface Watching {
  /** Whether the open database still is the one it was; throws when it is not. */
  readonly check: () => Promise<void>;
  /** Told when a write failed as on a full or failing disk. */
  readonly onBroken: () => void;
}

/** Opens the database, or says with a StorageError why not. */
export async function openConnection(
  database: TrackerDatabase,
  { check, onBroken }: Watching,
): Promise<Connection> {
  /** The browser closed the connection, or a write failed for no reason of ours: it is opened again before the next work. */
  let isBroken = false;
  const turnBroken = () => {
    isBroken = true;
    onBroken();
  };
  const staleness = watchStaleness(database, () => {
    turnBroken();
    // At once: where the database is gone (site data cleared), this tab is done, and says so before somebody types on.
    guard(() => Promise.resolve()).catch(() => undefined);
  });

  const open = async () => {
    refuseNewer(await storedVersion(database.name));
    await openUnlessBlocked(database);
    // Another tab may have upgraded it in between.
    refuseNewer(database.backendDB().version);
    await check();
  };

  let opening: Promise<void> | null = null;
  /** A connection that failed never works again; a new one does, once the disk has room [B37]. */
  const openAgain = async () => {
    // Not our close, whose listeners would take it for the browser's.
    staleness.whileClosing(() => database.close());
    if ((await storedVersion(database.name, 1)) === 0) {
      staleness.turnStale();
      throw new StorageError({ kind: 'closed' });
    }
    try {
      await open();
    } catch (error) {
      const problem = toStorageProblem(error);
      if (problem.kind === 'lost' || problem.kind === 'newer-data') {
        staleness.turnStale();
        throw new StorageError({ kind: 'closed' });
      }
      throw error;
    }
    isBroken = false;
  };

  const guard: Connection['guard'] = async (work) => {
    if (staleness.isStale()) throw new StorageError({ kind: 'closed' });
    try {
      if (isBroken) {
        opening ??= openAgain().finally(() => {
          opening = null;
        });
        await opening;
      }
      return await work();
    } catch (error) {
      const problem = toStorageProblem(error);
      if (problem.kind === 'quota' || problem.kind === 'unknown') turnBroken();
      throw new StorageError(problem);
    }
  };

  try {
    await openPatiently(open, () => staleness.whileClosing(() => database.close()));
  } catch (error) {
    staleness.whileClosing(() => database.close());
    throw new StorageError(toStorageProblem(error));
  }
  return {
    guard,
    onStale: staleness.onStale,
    end: staleness.turnStale,
    close: () => {
      staleness.stop();
      database.close();
    },
  };
}

/** Opens, and tries again where it failed for a reason that may pass [B53]. */
async function openPatiently(open: () => Promise<void>, reset: () => void): Promise<void> {
  for (const wait of OPENS_AGAIN_AFTER_MS) {
    try {
      await open();
      return;
    } catch (error) {
      if (toStorageProblem(error).kind !== 'unknown') throw error;
      reset();
      await new Promise((resolve) => {
        setTimeout(resolve, wait);
      });
    }
  }
  await open();
}

/**
 * The version of the stored data, before Dexie has touched it; 0: none yet, and `untold` in a browser that does not tell. Dexie opens newer data
 * with older code without a word, and even adds to it what the older schema had and the newer one has not [B10].
 */
async function storedVersion(name: string, untold = 0): Promise<number> {
  if (typeof indexedDB === 'undefined' || typeof indexedDB.databases !== 'function') return untold;
  for (let asked = 0; asked < ASKS_AT_MOST; asked += 1) {
    const databases = await withinTime(indexedDB.databases(), ASKS_AGAIN_AFTER_MS);
    if (databases !== null) return databases.find((each) => each.name === name)?.version ?? 0;
  }
  return untold;
}

/** What the work comes to; null: not in time. */
export async function withinTime<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
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

/**
 * Another tab is upgrading or deleting: this tab is done [B11].
 * @param onClosed told when the browser closed the connection by itself: the disk failed, or site data was cleared
 */
function watchStaleness(database: TrackerDatabase, onClosed: () => void) {
  let isStale = false;
  let isWatching = true;
  let isOurs = false;
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
  database.on('close', () => {
    if (!isStale && isWatching && !isOurs) onClosed();
  });
  return {
    isStale: () => isStale,
    turnStale,
    whileClosing: (close: () => void) => {
      isOurs = true;
      close();
      isOurs = false;
    },
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
