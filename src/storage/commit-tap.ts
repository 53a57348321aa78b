import type { Dexie } from 'dexie';
import { isSamplePlan, type PlanId } from '#src/domain/catalogue/plan.ts';

/** The stores whose rows are kept a second time. Derived records are made anew; files of evidence are too large, see SPEC.md [B34]. */
export const KEPT_STORES = [
  'statements',
  'operations',
  'points',
  'receipts',
  'seals',
  'plans',
  'meta',
] as const;
export type KeptStore = (typeof KEPT_STORES)[number];

/** Rows as they were added or put, by store. */
export type KeptRows = Readonly<Partial<Record<KeptStore, readonly unknown[]>>>;

/** Where IndexedDB numbers the rows. */
const NUMBERED: ReadonlySet<string> = new Set<KeptStore>(['operations', 'points']);

/**
 * Tells of the rows of every transaction once it has completed, whichever code wrote them. Before the database is opened. What is
 * deleted is not told of: nothing that somebody said is ever deleted.
 */
export function tapCommits(database: Dexie, tell: (rows: KeptRows) => void): void {
  const open = new WeakMap<object, Map<KeptStore, unknown[]>>();
  const note = (transaction: IDBTransaction, store: KeptStore, rows: readonly unknown[]) => {
    if (rows.length === 0) return;
    let noted = open.get(transaction);
    if (noted === undefined) {
      const all = (noted = new Map<KeptStore, unknown[]>());
      open.set(transaction, all);
      transaction.addEventListener('complete', () => tell(Object.fromEntries(all)));
    }
    const own = noted.get(store) ?? [];
    noted.set(store, own);
    for (const row of rows) own.push(row);
  };
  database.use({
    stack: 'dbcore',
    name: 'commit-tap',
    create: (core) => ({
      ...core,
      table: (name) => {
        const table = core.table(name);
        const store = KEPT_STORES.find((each) => each === name);
        if (store === undefined) return table;
        return {
          ...table,
          mutate: (request) =>
            table.mutate(request).then((response) => {
              if (request.type !== 'add' && request.type !== 'put') return response;
              const rows = request.values.map((value: object) =>
                NUMBERED.has(name) && request.values.length === 1
                  ? { ...value, seq: response.lastResult as number }
                  : value,
              );
              note(request.trans as IDBTransaction, store, rows.filter(isKept));
              return response;
            }),
        };
      },
    }),
  });
}

/** Not the sample, which nobody said, nor the handle of a folder, which is no text. */
export function isKept(row: object): boolean {
  const { plan, key } = row as { readonly plan?: PlanId; readonly key?: string };
  if (plan !== undefined) return !isSamplePlan(plan);
  return key === undefined || !(key.startsWith('folder') || isSamplePlan(key as PlanId));
}
