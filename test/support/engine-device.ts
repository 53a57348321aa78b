import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { EngineFile } from '#src/domain/engine/engine-file.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import type { EngineMerge } from '#src/queries/engine-round.ts';
import { EngineSync } from '#src/queries/engine-sync.ts';
import type { EngineView } from '#src/queries/engine-view.ts';
import { isBuiltIn } from '#src/queries/plans.ts';
import { openChangeFeed } from '#src/storage/change-feed.ts';
import { openEngineStore, type EngineStore } from '#src/storage/engine-store.ts';
import { TrackerDatabase } from '#src/storage/schema.ts';
import { openTrackerStorage, type TrackerStorage } from '#src/storage/tracker-storage.ts';
import { PATIENCE, pause, type TestEngine } from '#test/support/engine-server.ts';
import { WATER } from '#test/support/water-plan.ts';

let devices = 0;

/** The water works of a year that is over, whatever day it is. */
export const OVER: Plan = { ...WATER, year: 2025 };

/** A PC of a section: its own database, its own key, and the sync as the page runs it. */
export interface EngineDevice {
  readonly storage: TrackerStorage;
  readonly store: EngineStore;
  readonly sync: EngineSync;
  readonly merges: readonly EngineMerge[];
  /** Resolves once the view is as asked; says what it is where it does not become so. */
  readonly until: (isSo: (view: EngineView) => boolean, withinMs?: number) => Promise<EngineView>;
  readonly close: () => void;
}

interface DeviceWish {
  readonly subject: string;
  readonly author: Author;
  readonly sections: readonly EngineFile['sections'][number][];
  readonly now?: () => number;
  readonly unit?: string;
  readonly plan?: Plan;
  /** The section that tells the district. */
  readonly records?: string;
  /** Whether the district belongs to a city. */
  readonly totals?: boolean;
  /** null: this PC has made none yet. */
  readonly seed?: string | null;
}

export async function engineDevice(
  engine: TestEngine,
  {
    subject,
    author,
    sections,
    now = Date.now,
    unit = 'u001',
    plan = WATER,
    records,
    totals,
    seed,
  }: DeviceWish,
): Promise<EngineDevice> {
  devices += 1;
  const name = `engine-device-${devices}-${Math.random().toString(36).slice(2)}`;
  const storage = await openTrackerStorage(new TrackerDatabase(name), openChangeFeed(name), now);
  await storage.saveAuthor(author);
  if (!isBuiltIn(plan)) await storage.issuePlan(plan);
  const store = openEngineStore(`${name}-engine`);
  const key = engine.keys.get(`${unit} ${subject}`);
  if (seed !== null && key !== undefined) await store.keepKey(key);
  const file: EngineFile = {
    format: 'performance-tracker-engine',
    version: 1,
    path: 'engine',
    unit,
    records,
    totals,
    sections: [...sections],
    units: [],
  };
  const parts = { storage, store, file, address: engine.address(), now, tellEveryMs: 300 };
  const sync = new EngineSync(parts, plan);
  const merges: EngineMerge[] = [];
  sync.onMerged((merge) => merges.push(merge));
  const stop = sync.watch();
  return {
    storage,
    store,
    sync,
    merges,
    until: async (isSo, withinMs = PATIENCE) => {
      const end = Date.now() + withinMs;
      while (!isSo(sync.snapshot())) {
        if (Date.now() > end)
          throw new Error(
            `not within ${withinMs} ms: ${JSON.stringify({ ...sync.snapshot(), held: sync.snapshot().held.length })}`,
          );
        await pause(20);
      }
      return sync.snapshot();
    },
    close: () => {
      stop();
      store.close();
      storage.close();
    },
  };
}
