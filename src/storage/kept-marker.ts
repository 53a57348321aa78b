/**
 * A few figures outside IndexedDB, so that a database that is gone is never shown as a year in which nobody said anything [B36].
 * localStorage keeps writes back for some seconds: the figures may be older than what is stored, and never newer.
 */
export interface KeptMarker {
  /** Revisions that were said here, without the sample. */
  readonly revisions: number;
  /** The last save, ms since 1970 UTC. */
  readonly savedAt: number;
  /** When everything was last handed over as a file; null: never, as far as this marker knows. */
  readonly backupAt: number | null;
}

const KEY = 'tracker.kept';

/** null: none, or nothing that could be one. */
export function readMarker(): KeptMarker | null {
  try {
    const read: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? 'null');
    if (typeof read !== 'object' || read === null) return null;
    const { revisions, savedAt, backupAt } = read as Partial<Record<string, unknown>>;
    if (!isCount(revisions) || !isCount(savedAt)) return null;
    return { revisions, savedAt, backupAt: isCount(backupAt) ? backupAt : null };
  } catch {
    return null;
  }
}

export function writeMarker(marker: KeptMarker | null): void {
  try {
    if (marker === null) window.localStorage.removeItem(KEY);
    else window.localStorage.setItem(KEY, JSON.stringify(marker));
  } catch {
    // Site data blocked or full: then nothing is known next time, as before there was a marker.
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
