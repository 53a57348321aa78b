import { describe, expect, it } from 'vitest';
import { storageProblemWords } from '#src/queries/storage-words.ts';
import { StorageError, toStorageProblem, type StorageProblem } from '#src/storage/problem.ts';

const named = (name: string, more: object = {}) => Object.assign(new Error('because'), { name, ...more });

describe('what Dexie and the browser throw', () => {
  it.each([
    ['a full disk in Dexie’s wrapping', named('AbortError', { inner: named('QuotaExceededError') }), 'quota'],
    ['a full disk while opening', named('OpenFailedError', { inner: named('QuotaExceededError') }), 'quota'],
    ['a full disk in a bulk', named('BulkError', { failures: [named('QuotaExceededError')] }), 'quota'],
    ['a full disk as the browser says it', new DOMException('full', 'QuotaExceededError'), 'quota'],
    ['a closed database', named('DatabaseClosedError'), 'closed'],
    ['a connection that is closing', named('InvalidStateError'), 'closed'],
    ['a newer database', named('OpenFailedError', { inner: named('VersionError') }), 'newer-data'],
    ['no IndexedDB', named('MissingAPIError'), 'unavailable'],
    ['a policy', named('OpenFailedError', { inner: named('SecurityError') }), 'unavailable'],
    ['a private window', named('OpenFailedError', { inner: named('InvalidStateError') }), 'unavailable'],
    [
      'site data switched off in Chromium',
      new DOMException('The user denied permission to access the database.', 'UnknownError'),
      'unavailable',
    ],
    ['a damaged store', named('OpenFailedError', { inner: named('UnknownError') }), 'unknown'],
    ['an abort without a cause', named('AbortError'), 'unknown'],
    ['our own error', new StorageError({ kind: 'refused' }), 'refused'],
    ['a text', 'odd', 'unknown'],
    ['nothing', undefined, 'unknown'],
  ])('[B13] %s', (_, error, kind) => {
    expect(toStorageProblem(error).kind).toBe(kind);
  });

  it('[B13] keeps for the maintainers what it has no kind for', () => {
    const error = named('OpenFailedError', { inner: named('UnknownError') });
    expect(toStorageProblem(error)).toEqual({
      kind: 'unknown',
      detail: 'OpenFailedError ← UnknownError: because',
    });
  });

  it('[B13] does not follow an error that wraps itself for ever', () => {
    const error: { name: string; inner?: unknown } = { name: 'AbortError' };
    error.inner = error;
    expect(toStorageProblem(error).kind).toBe('unknown');
  });

  it.each<StorageProblem>([
    { kind: 'quota' },
    { kind: 'closed' },
    { kind: 'newer-data', version: 2 },
    { kind: 'blocked' },
    { kind: 'unavailable' },
    { kind: 'refused' },
    { kind: 'unknown', detail: 'AbortError' },
  ])('[B13] says of $kind what happened, what is safe and what to do', (problem) => {
    const { what, safe, todo } = storageProblemWords(problem);
    expect([what, safe, todo].map((text) => text.length > 3)).toEqual([true, true, true]);
  });
});
