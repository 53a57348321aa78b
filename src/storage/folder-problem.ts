import { StorageError, toStorageProblem, type StorageProblem } from '#src/storage/problem.ts';

/** What can go wrong between the app and the shared folder, as a value the interface can put into words. */
export type FolderProblem =
  /** The folder was moved, renamed or removed, or its drive is not connected. */
  | { readonly kind: 'gone' }
  /** The browser has to be asked for permission again. */
  | { readonly kind: 'denied' }
  /** The browser agrees, but the share does not let us write. */
  | { readonly kind: 'read-only' }
  | { readonly kind: 'full' }
  /** Another program holds the file. */
  | { readonly kind: 'busy' }
  /** The browser's or another guard against harmful files stopped the write. */
  | { readonly kind: 'stopped' }
  /** What was read back is not what was written. */
  | { readonly kind: 'altered' }
  /** The file under our name holds what is not here: it was not overwritten. */
  | { readonly kind: 'taken' }
  /** Our own data could not be read or written. */
  | { readonly kind: 'storage'; readonly problem: StorageProblem }
  | { readonly kind: 'unknown'; readonly detail: string };

export class FolderError extends Error {
  readonly problem: FolderProblem;

  constructor(problem: FolderProblem) {
    super(`shared folder: ${problem.kind}`);
    this.name = 'FolderError';
    this.problem = problem;
  }
}

const KINDS: Readonly<Record<string, Exclude<FolderProblem['kind'], 'storage' | 'unknown'>>> = {
  NotFoundError: 'gone',
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  QuotaExceededError: 'full',
  NoModificationAllowedError: 'busy',
  InvalidStateError: 'busy',
  NotReadableError: 'busy',
  AbortError: 'stopped',
};

/** What the browser's file system threw. */
export function toFolderProblem(error: unknown): FolderProblem {
  if (error instanceof FolderError) return error.problem;
  if (error instanceof StorageError) return { kind: 'storage', problem: toStorageProblem(error) };
  const name = nameOf(error);
  const kind = KINDS[name];
  if (kind !== undefined) return { kind };
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  return { kind: 'unknown', detail: [name, message].filter((part) => part !== '').join(': ') };
}

function nameOf(error: unknown): string {
  const name = typeof error === 'object' && error !== null && 'name' in error ? error.name : '';
  return typeof name === 'string' ? name : '';
}
