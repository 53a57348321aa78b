import { useEffect, useSyncExternalStore } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { EngineFile } from '#src/domain/engine/engine-file.ts';
import { engineAddress } from '#src/queries/engine-file.ts';
import { EngineSync } from '#src/queries/engine-sync.ts';
import type { EngineView } from '#src/queries/engine-view.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { openEngineStore } from '#src/storage/engine-store.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

const syncs = new WeakMap<TrackerStorage, Map<Plan, EngineSync>>();

/** The one of a plan in this tab. */
function engineSync(storage: TrackerStorage, file: EngineFile, plan: Plan): EngineSync {
  const ofStorage = syncs.get(storage) ?? new Map<Plan, EngineSync>();
  syncs.set(storage, ofStorage);
  const sync =
    ofStorage.get(plan) ??
    new EngineSync({ storage, store: openEngineStore(), file, address: engineAddress(file) }, plan);
  ofStorage.set(plan, sync);
  return sync;
}

/** The engine of a plan, kept in step while anything on the page shows it. */
export function useEngine(
  file: EngineFile,
  plan: Plan,
): { readonly sync: EngineSync; readonly view: EngineView } {
  const sync = engineSync(useStorage(), file, plan);
  useEffect(() => sync.watch(), [sync]);
  return { sync, view: useSyncExternalStore(sync.subscribe, sync.snapshot) };
}
