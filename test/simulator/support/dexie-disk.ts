import { PACKAGE_CODEC } from '#src/queries/package-codec.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { openChangeFeed } from '#src/storage/change-feed.ts';
import { StorageError } from '#src/storage/problem.ts';
import { TrackerDatabase } from '#src/storage/schema.ts';
import { openTrackerStorage, type TrackerStorage } from '#src/storage/tracker-storage.ts';
import { PROJECT_PLAN } from '#test/support/other-plan.ts';
import type { Disk } from '#test/simulator/support/device-store.ts';
import type { Setting } from '#test/simulator/support/world.ts';

let databases = 0;

/** Over real Dexie, with packages as text: everything that a PC runs but the browser's own disk. */
export async function dexieSetting(): Promise<Setting & { readonly close: () => void }> {
  const clocks: (() => number)[] = [];
  const storages: TrackerStorage[] = [];
  for (const [index] of [0, 1, 2, 3].entries()) {
    databases += 1;
    const name = `simulated-${databases}`;
    const feed = openChangeFeed(name);
    storages.push(await openTrackerStorage(new TrackerDatabase(name), feed, () => clocks[index]?.() ?? 0));
  }
  return {
    plan: PROJECT_PLAN,
    codec: PACKAGE_CODEC,
    newDisk: (index, author, now) => {
      const storage = storages[index];
      if (storage === undefined) throw new Error(`no storage for device ${index}`);
      clocks[index] = () => disk.now();
      const disk = diskOver(storage, author, now);
      return disk;
    },
    close: () => {
      for (const storage of storages) storage.close();
    },
  };
}

function diskOver(storage: TrackerStorage, author: Author, now: () => number): Disk {
  const disk: Disk = {
    isFull: false,
    now,
    log: (plan) => storage.revisions(plan),
    copy: () => null,
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
}
