/** The database as IndexedDB has it, without Dexie: for planting damage and for looking at what is really stored. */
export interface RawDatabase {
  readonly version: number;
  readonly get: (store: string) => Promise<unknown[]>;
  readonly put: (store: string, value: unknown) => Promise<void>;
  readonly clear: (store: string) => Promise<void>;
  /** Strikes the row with the greatest key. */
  readonly deleteLast: (store: string) => Promise<void>;
  /** Stores with their keys, indexes and rows. */
  readonly shape: () => Promise<Record<string, StoreDump>>;
  readonly close: () => void;
}

interface StoreDump {
  readonly keyPath: string | string[] | null;
  readonly autoIncrement: boolean;
  readonly indexes: readonly { name: string; keyPath: string | string[]; unique: boolean }[];
  readonly rows: readonly unknown[];
}

export async function openRaw(name: string, version?: number): Promise<RawDatabase> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = version === undefined ? indexedDB.open(name) : indexedDB.open(name, version);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error(`${name} did not open`));
    opening.onblocked = () => reject(new Error(`${name} is blocked`));
  });
  const write = (store: string, change: (objects: IDBObjectStore) => void) =>
    new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(store, 'readwrite');
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
      change(transaction.objectStore(store));
    });
  const get = (store: string) =>
    new Promise<unknown[]>((resolve, reject) => {
      const reading = database.transaction(store).objectStore(store).getAll();
      reading.onsuccess = () => resolve(reading.result as unknown[]);
      reading.onerror = () => reject(reading.error ?? new Error(`${store} was not read`));
    });
  return {
    version: database.version,
    get,
    shape: async () => {
      const stores: Record<string, StoreDump> = {};
      for (const store of Array.from(database.objectStoreNames)) {
        const objects = database.transaction(store).objectStore(store);
        const { keyPath, autoIncrement } = objects;
        const indexes = Array.from(objects.indexNames, (index) => objects.index(index)).map((index) => ({
          name: index.name,
          keyPath: index.keyPath,
          unique: index.unique,
        }));
        stores[store] = { keyPath, autoIncrement, indexes, rows: await get(store) };
      }
      return stores;
    },
    put: (store, value) => write(store, (objects) => objects.put(value)),
    clear: (store) => write(store, (objects) => objects.clear()),
    deleteLast: (store) =>
      write(store, (objects) => {
        const search = objects.openCursor(null, 'prev');
        search.onsuccess = () => search.result?.delete();
      }),
    close: () => database.close(),
  };
}
