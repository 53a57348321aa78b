import { KEPT_STORES, type KeptRows, type KeptStore } from '#src/storage/commit-tap.ts';
import { SEGMENT } from '#src/storage/journal.ts';
import type { PrivateFolder } from '#src/storage/own-files.ts';

/** The rows of a journal, the later one of a key in place of the earlier; as they were written, not yet parsed. */
export type JournalRows = Readonly<Record<KeptStore, ReadonlyMap<unknown, object>>>;

/** By what a row is found again. Operations by their id: their number says only in which order they came. */
const KEY: Record<KeptStore, string> = {
  statements: 'id',
  operations: 'id',
  points: 'seq',
  receipts: 'operation',
  seals: 'id',
  plans: 'id',
  meta: 'key',
};

export async function segmentsIn(folder: PrivateFolder): Promise<readonly string[]> {
  return (await folder.names()).filter((name) => SEGMENT.test(name));
}

/** Everything that segments hold. A segment that is gone meanwhile was folded into a newer one by another tab: then all is read again. */
export async function readJournal(folder: PrivateFolder): Promise<JournalRows> {
  for (let tries = 1; ; tries += 1) {
    try {
      const texts: string[] = [];
      for (const name of await segmentsIn(folder)) texts.push(await folder.text(name));
      return foldLines(texts);
    } catch (error) {
      if (tries === 3) throw error;
    }
  }
}

/** Lines that are no JSON, and rows without a key, are passed over. */
export function foldLines(texts: readonly string[]): JournalRows {
  const folded = Object.fromEntries(
    KEPT_STORES.map((store) => [store, new Map<unknown, object>()]),
  ) as Record<KeptStore, Map<unknown, object>>;
  for (const text of texts) {
    for (const line of text.split('\n')) {
      const rows = readLine(line);
      for (const store of KEPT_STORES) {
        const own = rows[store];
        if (!Array.isArray(own)) continue;
        for (const row of own as readonly unknown[]) {
          const key = keyOf(store, row);
          if (key !== undefined && !isOutdated(store, row as object, folded[store].get(key)))
            folded[store].set(key, row as object);
        }
      }
    }
  }
  return folded;
}

/** Two tabs write into segments of their own, whose order says nothing of a row that both stored: its own time does [B60]. */
function isOutdated(store: KeptStore, row: object, known: object | undefined): boolean {
  if ((store !== 'plans' && store !== 'meta') || known === undefined) return false;
  const [now, then] = [row, known].map(({ savedAt }: { readonly savedAt?: unknown }) => savedAt);
  return typeof now === 'number' && typeof then === 'number' && now < then;
}

export function keyOf(store: KeptStore, row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return undefined;
  const key = (row as Partial<Record<string, unknown>>)[KEY[store]];
  return typeof key === 'string' || typeof key === 'number' ? key : undefined;
}

/** How many rows a line of a folded segment has. */
const ROWS_A_LINE = 200;

/** The same rows as the lines of one segment. */
export function linesOf(rows: JournalRows): string {
  const lines: string[] = [];
  for (const store of KEPT_STORES) {
    const own = [...rows[store].values()];
    for (let start = 0; start < own.length; start += ROWS_A_LINE)
      lines.push(`${JSON.stringify({ [store]: own.slice(start, start + ROWS_A_LINE) })}\n`);
  }
  return lines.join('');
}

function readLine(line: string): KeptRows {
  if (line === '') return {};
  try {
    const rows: unknown = JSON.parse(line);
    return typeof rows === 'object' && rows !== null ? rows : {};
  } catch {
    return {};
  }
}
