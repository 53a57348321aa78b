import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { ChangeFeed } from '#src/storage/change-feed.ts';
import { tapCommits, type KeptRows } from '#src/storage/commit-tap.ts';
import { openJournal } from '#src/storage/journal.ts';
import { readMarker, writeMarker } from '#src/storage/kept-marker.ts';
import { firstRead, type EarlyRead } from '#src/storage/first-read.ts';
import type { PrivateFolder } from '#src/storage/own-files.ts';
import { openPrivateFolder } from '#src/storage/private-folder.ts';
import { StorageError, toStorageProblem, type StorageProblem } from '#src/storage/problem.ts';
import { newSafety } from '#src/storage/safety.ts';
import { saidCount } from '#src/storage/said-count.ts';
import { storedDevice } from '#src/storage/device.ts';
import type { CleanEnd } from '#src/storage/clean-end.ts';
import { TrackerDatabase } from '#src/storage/schema.ts';
import { openTrackerStorage, type TrackerStorage } from '#src/storage/tracker-storage.ts';

/** How long after a save the figures and the whole copy in localStorage are written: no save waits for them. */
const WRITES_AFTER_MS = 1_000;
/** After the first screen: comparing two copies is no reason to wait for it. */
const COMPARES_AFTER_MS = 2_500;
/** After the first screen, and before anybody can have said much. */
const WATCHES_END_AFTER_MS = 500;
/** A second copy that cannot be written holds no save up for longer: that it is behind is said. */
const SETTLES_WITHIN_MS = 3_000;

/** What may have gone wrong with a database that knows less than it did, or does not open. */
const MAY_BE_LOST: ReadonlySet<StorageProblem['kind']> = new Set<StorageProblem['kind']>([
  'unknown',
  'closed',
  'quota',
]);

const NOTHING_EARLY: EarlyRead = {
  channel: null,
  isOvertaken: () => true,
  rows: Promise.resolve(null),
};

/**
 * Opens the storage with its second copy outside IndexedDB: every commit goes into it, and a database that does not open, or knows less
 * than was said here, is a problem of kind 'lost' and never an empty year [B34] [B36].
 * @param early what was read already: with it the database is opened when it is asked for, or `opened` is [SP14]
 */
export async function openKeptStorage(
  name: string,
  feed: ChangeFeed,
  now: () => number,
  early: EarlyRead = NOTHING_EARLY,
): Promise<TrackerStorage> {
  const database = new TrackerDatabase(name);
  const safety = newSafety();
  const journal = openJournal(() => {
    const isBehind = journal.isBehind();
    safety.change({ isBehind, ...(isBehind ? { isAtRisk: true } : {}) });
  });
  const opening = openPrivateFolder();
  let known = readMarker()?.revisions ?? 0;
  let plan: PlanId | null = null;
  /** Whether the copy in localStorage lacks something that the lines beside it do not hold either. */
  let isCopyDue = true;
  /** Where there are no files; no part of the first load elsewhere. */
  let addToCopy: ((of: PlanId, at: number, said: readonly unknown[]) => boolean) | null = null;
  opening
    .then(async (folder) => {
      if (folder === null) addToCopy = (await import('#src/storage/local-copy.ts')).addToLocalCopy;
    })
    // What is said without it is in the whole copy, a second later.
    .catch(() => undefined);
  let end: CleanEnd | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const writeFigures = async () => {
    timer = undefined;
    end?.stillRunning();
    const revisions = await saidCount(database);
    // Read anew: another tab may have marked a backup.
    const before = readMarker();
    const isNewer = revisions !== before?.revisions;
    writeMarker({
      revisions,
      savedAt: isNewer ? now() : (before?.savedAt ?? now()),
      backupAt: before?.backupAt ?? null,
    });
    if (revisions > 0 && isCopyDue && (await opening) === null) {
      isCopyDue = false;
      const { copyStanding } = await import('#src/storage/local-upkeep.ts');
      safety.change({ left: await copyStanding(database, plan, now()) });
    }
  };
  const figuresLater = () => {
    timer ??= setTimeout(() => {
      writeFigures().catch(() => undefined);
    }, WRITES_AFTER_MS);
  };

  tapCommits(database, (rows) => {
    known += rows.statements?.length ?? 0;
    const said = planIn(rows);
    // Where there are no files: before the save is acknowledged, and the whole anew when that is not enough.
    if (addToCopy !== null && said !== null) {
      const isAdded = addToCopy(said, now(), rows.statements ?? []);
      isCopyDue ||= !isAdded || said !== plan;
    }
    plan = said ?? plan;
    figuresLater();
    opening.then(
      (folder) => {
        if (folder !== null) journal.append(rows);
      },
      () => undefined,
    );
  });

  /** That the database still knows what was said here; throws a problem of kind 'lost'. Before anything is written [B36]. */
  const checkKept = async () => {
    const found = await saidCount(database);
    // A device is made once this has found nothing amiss: a database that has one is no new one in place of another.
    const isNew = found === 0 && (await storedDevice(database)) === null;
    const folder = isNew || found < known ? await opening : null;
    const journalled = folder === null ? 0 : await journalCount(folder);
    if (found < known || (isNew && journalled > 0))
      throw new StorageError({ kind: 'lost', known: Math.max(known, journalled), found });
    known = found;
  };

  /** After trouble with the disk the browser may throw the database away at its next start: what is called saved is in both copies [B34]. */
  const settled = async () => {
    if (!safety.snapshot().isAtRisk || (await opening.catch(() => null)) === null) return;
    let waits: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<void>((resolve) => {
      waits = setTimeout(resolve, SETTLES_WITHIN_MS);
    });
    await Promise.race([journal.settled(), late]);
    clearTimeout(waits);
  };

  /** Says why it does not open, which may be that it is lost. */
  const fail = async (error: unknown): Promise<never> => {
    const problem = toStorageProblem(error);
    if (!MAY_BE_LOST.has(problem.kind)) throw error;
    const folder = await opening;
    const all = Math.max(known, folder === null ? 0 : await journalCount(folder));
    if (all === 0) throw error;
    throw new StorageError({ kind: 'lost', known: all, found: null });
  };

  // After trouble with the disk nothing is shown before both copies were looked at.
  const first = safety.snapshot().isAtRisk ? null : await firstRead(early, known).catch(() => null);
  const { isOvertaken } = early;
  let storage: TrackerStorage;
  try {
    storage = await openTrackerStorage(database, feed, now, {
      check: checkKept,
      safety,
      settled,
      first,
      isOvertaken,
    });
  } catch (error) {
    return fail(error);
  }

  const compare = async (folder: PrivateFolder) => {
    const { compareCopies } = await import('#src/storage/journal-upkeep.ts');
    const missing = await compareCopies(database, folder, journal);
    if (missing > 0) safety.change({ missing });
    // Of a version that had no files here.
    if (!journal.isBehind()) (await import('#src/storage/local-copy.ts')).dropLocalCopy();
    await journal.reserve();
  };

  /** What the second copy does once the database is open. */
  const keep = async () => {
    try {
      await storage.opened();
    } catch (error) {
      await fail(error);
    }
    // After trouble with the disk the page before may have taken lines with it that it could not write: they are in both copies before
    // anything is called saved here.
    if (safety.snapshot().isAtRisk) {
      const folder = await opening.catch(() => null);
      if (folder !== null) await compare(folder).catch(() => undefined);
    }

    figuresLater();
    setTimeout(() => {
      import('#src/storage/clean-end.ts')
        .then(async ({ watchEnd }) => {
          end = await watchEnd(database);
        })
        .catch(() => undefined);
    }, WATCHES_END_AFTER_MS);
    opening
      .then((folder) => {
        safety.change({ kind: folder === null ? 'copy' : 'journal' });
        if (folder === null) return;
        setTimeout(() => {
          compare(folder).catch(() => undefined);
        }, COMPARES_AFTER_MS);
      })
      .catch(() => undefined);
  };
  let keeping: Promise<void> | null = null;
  const opened = () => (keeping ??= keep());
  if (first === null) await opened();

  return {
    ...storage,
    opened,
    markBackup: async (of, at) => {
      await storage.markBackup(of, at);
      const marker = readMarker();
      if (marker !== null) writeMarker({ ...marker, backupAt: now() });
      safety.change({ isAtRisk: false });
    },
  };
}

async function journalCount(folder: PrivateFolder): Promise<number> {
  try {
    const { readJournal } = await import('#src/storage/journal-rows.ts');
    const { statements, plans } = await readJournal(folder);
    return statements.size + plans.size;
  } catch {
    return 0;
  }
}

function planIn({ statements }: KeptRows): PlanId | null {
  const [row] = (statements ?? []) as readonly { readonly plan: PlanId }[];
  return row?.plan ?? null;
}
