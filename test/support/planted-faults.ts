import { vi } from 'vitest';

/** Lets a test look at every transaction of databases opened from now on (Dexie keeps the method). Undone after the test. */
export function watchTransactions(
  look: (transaction: IDBTransaction, options: IDBTransactionOptions | undefined) => void,
): void {
  const original = Reflect.get(IDBDatabase.prototype, 'transaction');
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...args: Parameters<IDBDatabase['transaction']>
  ) {
    const transaction = original.apply(this, args);
    look(transaction, args[2]);
    return transaction;
  });
}

/**
 * Makes writes fail as a full disk does; fake-indexeddb has no quota of its own.
 * @returns gives room again
 */
export function fillDisk(stores: readonly string[] = ['statements', 'standing', 'meta']): () => void {
  const spies = (['put', 'add'] as const).map((method) => {
    const original = Reflect.get(IDBObjectStore.prototype, method) as IDBObjectStore['put'];
    return vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
      this: IDBObjectStore,
      ...args: Parameters<IDBObjectStore['put']>
    ) {
      if (stores.includes(this.name)) throw new DOMException('The disk is full.', 'QuotaExceededError');
      return original.apply(this, args);
    });
  });
  return () => {
    for (const spy of spies) spy.mockRestore();
  };
}
