import { useEffect, useSyncExternalStore } from 'react';
import type { EngineFile } from '#src/domain/engine/engine-file.ts';
import type { Month } from '#src/domain/period/month.ts';
import { DistrictSync, type DistrictView } from '#src/queries/district-sync.ts';
import { engineAddress } from '#src/queries/engine-file.ts';
import { openEngineStore } from '#src/storage/engine-store.ts';

const syncs = new WeakMap<EngineFile, DistrictSync>();

/** The one of this tab. */
function districtSync(file: EngineFile): DistrictSync {
  const sync =
    syncs.get(file) ?? new DistrictSync({ store: openEngineStore(), address: engineAddress(file) });
  syncs.set(file, sync);
  return sync;
}

/** What units publish on the district's engine, kept in step while anything on the page shows it [EN11]. */
export function useDistrict(
  file: EngineFile,
  month: Month,
): { readonly sync: DistrictSync; readonly view: DistrictView } {
  const sync = districtSync(file);
  useEffect(() => sync.look(month), [sync, month]);
  useEffect(() => sync.watch(), [sync]);
  return { sync, view: useSyncExternalStore(sync.subscribe, sync.snapshot) };
}
