import { isKept, KEPT_STORES, type KeptStore } from '#src/storage/commit-tap.ts';
import { keyOf, linesOf, readJournal, segmentsIn, type JournalRows } from '#src/storage/journal-rows.ts';
import { ownerLock, type Journal } from '#src/storage/journal.ts';
import { newId } from '#src/storage/new-id.ts';
import type { PrivateFolder } from '#src/storage/own-files.ts';
import type { TrackerDatabase } from '#src/storage/schema.ts';

/** More segments than these are folded into one. */
const MANY = 6;
const FOLDING = 'tracker-journal-folding';
/** Rows that are handed over at a time. */
const BATCH = 500;

/**
 * Compares the journal with the database, both ways: what the database has and the journal has not (data of an earlier version, a journal
 * that was full) goes into the journal; segments of tabs that are gone are folded into one.
 * @returns how many revisions, seals and plans the journal has and the database lost
 */
export async function compareCopies(
  database: TrackerDatabase,
  folder: PrivateFolder,
  journal: Journal,
): Promise<number> {
  await journal.settled();
  // The journal first: what is in it was committed before, so that it must be in the database when that is read.
  const kept = await readJournal(folder);
  let missing = 0;
  for (const store of KEPT_STORES) {
    const rows = (await database.table<object>(store).toArray()).filter(isKept);
    const stored = new Set(rows.map((row) => keyOf(store, row)));
    if (store === 'statements' || store === 'seals' || store === 'plans')
      for (const key of kept[store].keys()) if (!stored.has(key)) missing += 1;
    const unknown = rows.filter((row) => isNews(store, row, kept));
    for (let start = 0; start < unknown.length; start += BATCH)
      journal.append({ [store]: unknown.slice(start, start + BATCH) });
  }
  await journal.settled();
  await foldAway(folder, journal.owner());
  return missing;
}

function isNews(store: KeptStore, row: object, kept: JournalRows): boolean {
  const known = kept[store].get(keyOf(store, row));
  if (known === undefined) return true;
  const isRewritten = store === 'meta' || store === 'plans';
  return isRewritten && JSON.stringify(known) !== JSON.stringify(row);
}

/** Folds the segments of tabs that are gone into one. One tab at a time; the old ones go when the new one was read back. */
async function foldAway(folder: PrivateFolder, owner: string): Promise<void> {
  const locks = navigator.locks as LockManager | undefined;
  if (locks === undefined) return;
  await locks.request(FOLDING, { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    const { held = [] } = await locks.query();
    const living = new Set(held.map(({ name }) => name));
    const isDead = (name: string) =>
      !name.startsWith(owner) && !living.has(ownerLock(name.slice(0, owner.length)));
    const dead = (await segmentsIn(folder)).filter(isDead);
    if (dead.length <= MANY) return;
    const { foldLines } = await import('#src/storage/journal-rows.ts');
    const texts = await Promise.all(dead.map((name) => folder.text(name)));
    const lines = linesOf(foldLines(texts));
    // Sorted before what is written after it, as the newest of those it stands for.
    const name = `${(dead[dead.length - 1] ?? '').replace(/\.jsonl$/, '')}-${newId().slice(0, 4)}.jsonl`;
    await folder.write(name, lines);
    if ((await folder.text(name)) !== lines) return;
    for (const each of dead) await folder.remove(each);
  });
}
