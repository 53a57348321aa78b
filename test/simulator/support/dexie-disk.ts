import { PACKAGE_CODEC } from '#src/queries/package-codec.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { openChangeFeed } from '#src/storage/change-feed.ts';
import { StorageError } from '#src/storage/problem.ts';
import { TrackerDatabase } from '#src/storage/schema.ts';
import { openTrackerStorage, type TrackerStorage } from '#src/storage/tracker-storage.ts';
import { PROJECT_PLAN } from '#test/support/other-plan.ts';
import type { Disk } from '#test/simulator/support/device-store.ts';
import { DEVICES } from '#test/simulator/support/story.ts';
import type { Setting } from '#test/simulator/support/world.ts';

let databases = 0;

interface Opened {
  readonly database: TrackerDatabase;
  readonly storage: TrackerStorage;
}

/** Over real Dexie, with packages as text: everything that a PC runs but the browser's own disk. */
export async function dexieSetting(): Promise<Setting & { readonly close: () => void }> {
  const all: Opened[] = [];
  const opened = async (now: () => number, fill: (database: TrackerDatabase) => Promise<void>) => {
    databases += 1;
    const database = new TrackerDatabase(`simulated-${databases}`);
    await fill(database);
    const feed = openChangeFeed(database.name);
    const each = { database, storage: await openTrackerStorage(database, feed, now) };
    all.push(each);
    return each;
  };
  const diskOver = ({ database, storage }: Opened, author: Author, now: () => number): Disk => {
    const disk: Disk = {
      isFull: false,
      now,
      log: (plan) => storage.revisions(plan),
      copy: async () => {
        let copy: Disk | null = null;
        const clock = () => copy?.now() ?? now();
        copy = diskOver(await opened(clock, (empty) => copied(database, empty)), author, now);
        return copy;
      },
      openedBy: (gate) => {
        const gated = async <T>(work: () => Promise<T>): Promise<T> => {
          await gate();
          if (disk.isFull) throw new StorageError({ kind: 'quota' });
          const done = await work();
          await gate();
          return done;
        };
        return Promise.resolve({
          ...storage,
          author: () => Promise.resolve(author),
          write: (request) => gated(() => storage.write(request)),
          undo: (...asked) => gated(() => storage.undo(...asked)),
          redo: (...asked) => gated(() => storage.redo(...asked)),
          merge: (request) => gated(() => storage.merge(request)),
          markFolder: (...asked) => gated(() => storage.markFolder(...asked)),
        });
      },
    };
    return disk;
  };
  const clocks: (() => number)[] = [];
  const first: Opened[] = [];
  for (let index = 0; index < DEVICES; index += 1)
    first.push(
      await opened(
        () => clocks[index]?.() ?? 0,
        () => Promise.resolve(),
      ),
    );
  return {
    plan: PROJECT_PLAN,
    codec: PACKAGE_CODEC,
    newDisk: (index, author, now) => {
      const each = first[index];
      if (each === undefined) throw new Error(`no storage for device ${index}`);
      const disk = diskOver(each, author, now);
      clocks[index] = () => disk.now();
      return disk;
    },
    close: () => {
      for (const { storage } of all) storage.close();
    },
  };
}

/** Every row of a profile, the id of the device among them. */
async function copied(from: TrackerDatabase, to: TrackerDatabase): Promise<void> {
  await to.open();
  for (const table of from.tables) await to.table(table.name).bulkAdd(await table.toArray());
}
