import type { Month } from '#src/domain/period/month.ts';

/** What can go wrong between the app and its database, as a value the interface can put into words. */
export type StorageProblem =
  /** The disk or the browser's quota is full. */
  | { readonly kind: 'quota' }
  /** The database was closed or deleted under the app (another tab upgraded it, site data was cleared). */
  | { readonly kind: 'closed' }
  /** The data was written by a newer version of the app. */
  | { readonly kind: 'newer-data'; readonly version: number }
  /**
   * The database does not open (found: null), or knows less than was said here: it was thrown away or put back, and nothing of that is
   * shown as an empty year [B36].
   */
  | { readonly kind: 'lost'; readonly known: number; readonly found: number | null }
  /** Another tab holds an old version open. */
  | { readonly kind: 'blocked' }
  /** No IndexedDB at all: private mode, policy. */
  | { readonly kind: 'unavailable' }
  /** What was to be saved is no sound statement (a text too long): it could be written, but never be read again [B8]. */
  | { readonly kind: 'refused' }
  /** Something of these closed months would be changed, and no reason was given [Y2]. */
  | { readonly kind: 'needs-reason'; readonly months: readonly Month[] }
  /** Somebody was asked for that reason and left things as they were. */
  | { readonly kind: 'declined' }
  /** The row reads numbers otherwise than the window showed it when that was said [PL65]. */
  | { readonly kind: 'row-changed' }
  /** The year is final [Y6]. */
  | { readonly kind: 'sealed' }
  | { readonly kind: 'unknown'; readonly detail: string };

export class StorageError extends Error {
  readonly problem: StorageProblem;

  constructor(problem: StorageProblem) {
    super(`storage: ${problem.kind}`);
    this.name = 'StorageError';
    this.problem = problem;
  }
}

/** Dexie wraps the browser's error: an exceeded quota arrives as AbortError, with the cause in `inner`, or among `failures`. */
export function toStorageProblem(error: unknown): StorageProblem {
  if (error instanceof StorageError) return error.problem;
  const names = errorNames(error);
  const has = (...some: readonly string[]) => some.some((name) => names.includes(name));
  if (has('QuotaExceededError')) return { kind: 'quota' };
  if (has('VersionError')) return { kind: 'newer-data', version: 0 };
  if (has('MissingAPIError', 'SecurityError')) return { kind: 'unavailable' };
  // Chromium, where site data is switched off, whether for all sites or for this one.
  if (/denied permission to access the database/.test(errorMessages(error))) return { kind: 'unavailable' };
  // Firefox's private mode. An OpenFailedError of another cause (a damaged or locked store) is no matter of permission.
  if (has('OpenFailedError') && has('InvalidStateError')) return { kind: 'unavailable' };
  if (has('DatabaseClosedError', 'InvalidStateError', 'NotFoundError')) return { kind: 'closed' };
  return { kind: 'unknown', detail: describe(error, names) };
}

const MAX_DEPTH = 5;

/** The names of an error and of what it wraps, outermost first. */
function errorNames(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > MAX_DEPTH) return [];
  const names = 'name' in error && typeof error.name === 'string' ? [error.name] : [];
  const wrapped: unknown[] = [];
  if ('inner' in error) wrapped.push(error.inner);
  if ('failures' in error && Array.isArray(error.failures)) wrapped.push(error.failures[0]);
  return [...names, ...wrapped.flatMap((each) => errorNames(each, depth + 1))];
}

/** The messages of an error and of what it wraps. */
function errorMessages(error: unknown, depth = 0): string {
  if (typeof error !== 'object' || error === null || depth > MAX_DEPTH) return '';
  const own = 'message' in error ? String(error.message) : '';
  return 'inner' in error ? `${own} ${errorMessages(error.inner, depth + 1)}` : own;
}

function describe(error: unknown, names: readonly string[]): string {
  const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return [names.join(' ← '), message].filter((part) => part !== '').join(': ');
}
