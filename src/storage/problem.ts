/** What can go wrong between the app and its database, as a value the interface can put into words. */
export type StorageProblem =
  /** The disk or the browser's quota is full; earlier data is intact. */
  | { readonly kind: 'quota' }
  /** The database was closed or deleted under the app (another tab upgraded it, site data was cleared). */
  | { readonly kind: 'closed' }
  /** The data was written by a newer version of the app. */
  | { readonly kind: 'newer-data'; readonly version: number }
  /** Another tab holds an old version open. */
  | { readonly kind: 'blocked' }
  /** No IndexedDB at all: private mode, policy. */
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'unknown'; readonly detail: string };

export class StorageError extends Error {
  readonly problem: StorageProblem;

  constructor(problem: StorageProblem) {
    super(`storage: ${problem.kind}`);
    this.name = 'StorageError';
    this.problem = problem;
  }
}

/** Dexie wraps the browser's error: an exceeded quota arrives as AbortError with the cause in `inner`. */
export function toStorageProblem(error: unknown): StorageProblem {
  if (error instanceof StorageError) return error.problem;
  const names = errorNames(error);
  if (names.includes('QuotaExceededError')) return { kind: 'quota' };
  if (
    names.some((name) => name === 'MissingAPIError' || name === 'OpenFailedError' || name === 'SecurityError')
  )
    return { kind: 'unavailable' };
  if (names.includes('VersionError')) return { kind: 'newer-data', version: 0 };
  if (
    names.some(
      (name) => name === 'DatabaseClosedError' || name === 'InvalidStateError' || name === 'NotFoundError',
    )
  )
    return { kind: 'closed' };
  return { kind: 'unknown', detail: names.join(' ← ') || String(error) };
}

function errorNames(error: unknown): string[] {
  const names: string[] = [];
  let current: unknown = error;
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
    if ('name' in current && typeof current.name === 'string') names.push(current.name);
    current = 'inner' in current ? current.inner : undefined;
  }
  return names;
}
