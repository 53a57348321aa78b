/** What the page asks of IndexedDB, counted where the browser is asked, whichever library asks. */
export interface CountedStore {
  /** How often the page began to wait: requests that are under way together are one wait. */
  readonly rounds: () => number;
  readonly requests: () => number;
  /** How many of them were under way together at most. */
  readonly together: () => number;
  /** What the requests brought: a value each, of those that ask for several each of them. */
  readonly rows: () => number;
  /** How many values one request brought at most. */
  readonly widest: () => number;
  /** Read-write transactions. */
  readonly writes: () => number;
}

const ASKS = ['get', 'getKey', 'getAll', 'getAllKeys', 'count', 'openCursor', 'openKeyCursor'] as const;
const WRITES = ['add', 'put', 'delete', 'clear'] as const;

/** Counts until the test is over: the browser's own methods are put back by `restore`. */
export function countStore(): CountedStore & { readonly restore: () => void } {
  let rounds = 0;
  let requests = 0;
  let rows = 0;
  let writes = 0;
  let waiting = 0;
  let together = 0;
  let widest = 0;
  const restores: (() => void)[] = [];
  const waitFor = (request: IDBRequest) => {
    requests += 1;
    if (waiting === 0) rounds += 1;
    waiting += 1;
    together = Math.max(together, waiting);
    const end = () => {
      waiting -= 1;
    };
    request.addEventListener('success', end, { once: true });
    // A cursor tells of each row by itself.
    request.addEventListener('success', () => {
      const { result } = request as { readonly result: unknown };
      const brought = Array.isArray(result) ? result.length : Number(result !== null && result !== undefined);
      rows += brought;
      widest = Math.max(widest, brought);
    });
    request.addEventListener('error', end, { once: true });
  };
  const wrap = (owner: object, name: string, after: (result: unknown, args: readonly unknown[]) => void) => {
    const own = Object.getOwnPropertyDescriptor(owner, name);
    if (own === undefined) return;
    const method = own.value as (...args: readonly unknown[]) => unknown;
    Object.defineProperty(owner, name, {
      ...own,
      value(this: unknown, ...args: readonly unknown[]) {
        const result = method.apply(this, [...args]);
        after(result, args);
        return result;
      },
    });
    restores.push(() => Object.defineProperty(owner, name, own));
  };
  const asked = (result: unknown) => waitFor(result as IDBRequest);
  for (const name of [...ASKS, ...WRITES]) wrap(IDBObjectStore.prototype, name, asked);
  for (const name of ASKS) wrap(IDBIndex.prototype, name, asked);
  wrap(IDBFactory.prototype, 'open', asked);
  wrap(IDBDatabase.prototype, 'transaction', (_, [, mode]) => {
    if (mode === 'readwrite') writes += 1;
  });
  return {
    rounds: () => rounds,
    requests: () => requests,
    together: () => together,
    widest: () => widest,
    rows: () => rows,
    writes: () => writes,
    restore: () => {
      for (const restore of restores) restore();
    },
  };
}
