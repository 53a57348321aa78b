import { newId } from '#src/storage/new-id.ts';
import type { KeptRows } from '#src/storage/commit-tap.ts';
import type { PrivateFolder } from '#src/storage/own-files.ts';
import { openPrivateFolder } from '#src/storage/private-folder.ts';

/** The names of segments; what else lies in the folder is none. */
export const SEGMENT = /^[0-9a-z-]+\.jsonl$/;
/** Room that is given back when the disk is full, so that what was acknowledged last still gets in. */
const RESERVE = 'reserve';
const RESERVE_BYTES = 512 * 1024;
/** A segment is written anew with each append (no sync handles below Chromium 102), where it can be: so it stays small. */
const SEGMENT_LENGTH = 48 * 1024;
const RETRY_AFTER_MS = 5_000;
/** Held as long as a tab writes segments: nobody else folds them away. */
export const ownerLock = (owner: string) => `tracker-journal:${owner}`;

/** The second copy of what is committed, in files beside IndexedDB: a line of rows for each transaction [B34]. */
export interface Journal {
  /** The beginning of the names of this tab's segments. */
  readonly owner: () => string;
  /** Never rejects and never waits: what cannot be written stays queued, and is said (`isBehind`). */
  readonly append: (rows: KeptRows) => void;
  /** Resolves when what was handed over has been tried. */
  readonly settled: () => Promise<void>;
  /** Whether something is committed that could not be written here. */
  readonly isBehind: () => boolean;
  /** Makes room that is given back on a full disk. */
  readonly reserve: () => Promise<void>;
}

/** @param onChange told whenever `isBehind` has changed */
export function openJournal(
  onChange: () => void,
  openFolder: () => Promise<PrivateFolder | null> = openPrivateFolder,
): Journal {
  let owner = newOwner(Date.now());
  const queue: string[] = [];
  let folder: PrivateFolder | null = null;
  let segment = 0;
  let written = '';
  let isBehind = false;
  let isWriting = false;
  let last: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const setBehind = (value: boolean) => {
    if (isBehind === value) return;
    isBehind = value;
    onChange();
  };

  const write = async (lines: string) => {
    if (folder === null) {
      folder = await openFolder();
      // Behind what lies there, whatever the clock was set back to: the later row of a key counts.
      const newest = Math.max(0, ...(await timesIn(folder)));
      if (newest >= timeOf(owner)) owner = newOwner(newest + 1);
      holdLock(owner);
    }
    if (folder === null) throw new Error('no private folder');
    await folder.write(`${owner}-${String(segment).padStart(5, '0')}.jsonl`, written + lines);
    written += lines;
    if (folder.canReplace && written.length < SEGMENT_LENGTH) return;
    segment += 1;
    written = '';
  };

  const writeOrMakeRoom = async (lines: string) => {
    try {
      await write(lines);
    } catch {
      const fresh = await openFolder();
      folder = fresh;
      await fresh?.remove(RESERVE).catch(() => undefined);
      await write(lines);
    }
  };

  const drain = async () => {
    while (queue.length > 0) {
      const taken = queue.splice(0);
      try {
        await writeOrMakeRoom(taken.join(''));
        setBehind(false);
      } catch {
        queue.unshift(...taken);
        setBehind(true);
        clearTimeout(timer);
        timer = setTimeout(start, RETRY_AFTER_MS);
        return;
      }
    }
  };

  const start = () => {
    if (isWriting) return;
    isWriting = true;
    last = drain().finally(() => {
      isWriting = false;
    });
  };

  return {
    owner: () => owner,
    append: (rows) => {
      queue.push(`${JSON.stringify(rows)}\n`);
      start();
    },
    settled: () => last,
    isBehind: () => isBehind,
    reserve: async () => {
      const own = await openFolder();
      if (own !== null && (await own.size(RESERVE)) !== RESERVE_BYTES)
        await own.write(RESERVE, new Uint8Array(RESERVE_BYTES)).catch(() => undefined);
    },
  };
}

/** Names sort as the times in them. */
function newOwner(time: number): string {
  return `${time.toString(36).padStart(9, '0')}-${newId().slice(0, 8)}`;
}

function timeOf(name: string): number {
  return Number.parseInt(name.slice(0, 9), 36);
}

/** When the segments of a folder were begun. */
async function timesIn(folder: PrivateFolder | null): Promise<readonly number[]> {
  const names = (await folder?.names()) ?? [];
  return names.filter((name) => SEGMENT.test(name)).map(timeOf);
}

function holdLock(owner: string): void {
  const locks = navigator.locks as LockManager | undefined;
  locks?.request(ownerLock(owner), () => new Promise<never>(() => undefined)).catch(() => undefined);
}
