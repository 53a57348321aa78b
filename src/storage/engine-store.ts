import { Dexie, type Table } from 'dexie';
import * as v from 'valibot';
import type { PlanId } from '#src/domain/catalogue/plan.ts';

/**
 * What this PC knows of the engine: its key, how far it has read, and letters that are not in the log yet. A database of its own, so that
 * no package, raw copy or second copy of the data ever holds the key [EN8]; and all of it but the key can be had again from the server.
 */
const ENGINE_DATABASE = 'performance-tracker-engine';

interface StoredEngineKey {
  readonly seed: string;
  readonly publicKey: string;
}

/** How far the letters of a plan were read. */
export interface EngineMark {
  readonly cursor: number;
  /** Of the letter at the cursor; '' while there is none. */
  readonly stamp: string;
  /** When reading began at the first letter, ms since 1970 UTC. */
  readonly wholeAt: number;
}

export interface StoredLetter {
  readonly plan: PlanId;
  readonly writer: string;
  readonly id: string;
  readonly text: string;
}

/** As the first version stored them, one by one. */
interface KnownRow {
  readonly plan: PlanId;
  readonly id: string;
}

/** Ids that a batch brought, in one row: there are as many as statements. */
interface KnownBatch {
  readonly plan: PlanId;
  readonly ids: readonly string[];
}

const KEY = v.object({
  seed: v.pipe(v.string(), v.regex(/^SU[A-Z2-7]{56}$/)),
  publicKey: v.pipe(v.string(), v.regex(/^U[A-Z2-7]{55}$/)),
});
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const MARK = v.object({ cursor: count, stamp: v.string(), wholeAt: count });

class EngineDatabase extends Dexie {
  declare readonly meta: Table<{ readonly key: string; readonly value: unknown }, string>;
  declare readonly known: Table<KnownRow, [PlanId, string]>;
  declare readonly batches: Table<KnownBatch, number>;
  declare readonly letters: Table<StoredLetter, [PlanId, string, string]>;

  constructor(name: string) {
    super(name);
    this.version(1).stores({ meta: 'key', known: '[plan+id]', letters: '[plan+writer+id]' });
    this.version(2).stores({ batches: '++, plan' });
  }
}

export interface EngineStore {
  readonly key: () => Promise<StoredEngineKey | null>;
  /** null: forgets it. */
  readonly keepKey: (key: StoredEngineKey | null) => Promise<void>;
  readonly mark: (plan: PlanId) => Promise<EngineMark | null>;
  /** The statements of which it is known that the server has them. */
  readonly known: (plan: PlanId) => Promise<ReadonlySet<string>>;
  /** What came and is not in the log yet. */
  readonly letters: (plan: PlanId) => Promise<readonly StoredLetter[]>;
  /** What a batch brought, with how far it was read, at once. */
  readonly took: (
    plan: PlanId,
    batch: {
      readonly mark: EngineMark;
      readonly known: readonly string[];
      readonly letters: readonly StoredLetter[];
    },
  ) => Promise<void>;
  readonly addKnown: (plan: PlanId, ids: readonly string[]) => Promise<void>;
  readonly dropLetters: (letters: readonly StoredLetter[]) => Promise<void>;
  /** Reading begins at the first letter again. */
  readonly forget: (plan: PlanId) => Promise<void>;
  readonly close: () => void;
}

/** Opens what is known of the engine; it is made where there is none. */
export function openEngineStore(name = ENGINE_DATABASE): EngineStore {
  const database = new EngineDatabase(name);
  const { meta, known, batches, letters } = database;
  const markOf = (plan: PlanId) => `mark/${plan}`;
  const earlier = (plan: PlanId) =>
    known.where('[plan+id]').between([plan, Dexie.minKey], [plan, Dexie.maxKey]);
  const addKnown = async (plan: PlanId, ids: readonly string[]) => {
    if (ids.length > 0) await batches.add({ plan, ids });
  };
  return {
    key: async () => {
      const parsed = v.safeParse(KEY, (await meta.get('key'))?.value);
      return parsed.success ? parsed.output : null;
    },
    keepKey: async (key) => {
      if (key === null) await meta.delete('key');
      else await meta.put({ key: 'key', value: key });
    },
    mark: async (plan) => {
      const parsed = v.safeParse(MARK, (await meta.get(markOf(plan)))?.value);
      return parsed.success ? parsed.output : null;
    },
    known: async (plan) => {
      const keys = await earlier(plan).primaryKeys();
      const rows = await batches.where({ plan }).toArray();
      return new Set([...keys.map(([, id]) => id), ...rows.flatMap(({ ids }) => ids)]);
    },
    letters: (plan) => ofPlan(letters, plan).toArray(),
    took: (plan, batch) =>
      database.transaction('rw', [meta, batches, letters], async () => {
        await addKnown(plan, batch.known);
        await letters.bulkPut(batch.letters);
        await meta.put({ key: markOf(plan), value: batch.mark });
      }),
    addKnown,
    dropLetters: (gone) =>
      letters.bulkDelete(gone.map(({ plan, writer, id }): [PlanId, string, string] => [plan, writer, id])),
    forget: (plan) =>
      database.transaction('rw', [meta, known, batches, letters], async () => {
        await meta.delete(markOf(plan));
        await earlier(plan).delete();
        await batches.where({ plan }).delete();
        await ofPlan(letters, plan).delete();
      }),
    close: () => database.close(),
  };
}

function ofPlan(letters: Table<StoredLetter, [PlanId, string, string]>, plan: PlanId) {
  return letters.where('[plan+writer+id]').between([plan], [plan, Dexie.maxKey]);
}
