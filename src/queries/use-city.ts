import { useEffect, useSyncExternalStore } from 'react';
import type { EngineFile } from '#src/domain/engine/engine-file.ts';
import { CitySync, type CityView, type CityWish } from '#src/queries/city-sync.ts';
import { engineAddress } from '#src/queries/engine-file.ts';
import { openEngineStore } from '#src/storage/engine-store.ts';

const syncs = new WeakMap<EngineFile, CitySync>();

/** The one of this tab. */
function citySync(file: EngineFile): CitySync {
  const districts = file.districts?.map(({ district }) => district) ?? [];
  const sync =
    syncs.get(file) ?? new CitySync({ store: openEngineStore(), address: engineAddress(file), districts });
  syncs.set(file, sync);
  return sync;
}

/** What a city's districts have told as of a month, kept in step while anything on the page shows it [EN18]. */
export function useCity(
  file: EngineFile,
  { year, month }: CityWish,
): { readonly sync: CitySync; readonly view: CityView } {
  const sync = citySync(file);
  useEffect(() => sync.look({ year, month }), [sync, year, month]);
  useEffect(() => sync.watch(), [sync]);
  return { sync, view: useSyncExternalStore(sync.subscribe, sync.snapshot) };
}
