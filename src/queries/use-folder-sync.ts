import { useEffect, useSyncExternalStore } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { folderSync, type FolderSync } from '#src/queries/folder-sync.ts';
import type { FolderView } from '#src/queries/folder-view.ts';
import { useStorage } from '#src/queries/storage-context.ts';

/** The shared folder of a plan, kept in step while anything on the page shows it. */
export function useFolderSync(plan: Plan): { readonly sync: FolderSync; readonly view: FolderView } {
  const sync = folderSync(useStorage(), plan);
  useEffect(() => sync.watch(), [sync]);
  return { sync, view: useSyncExternalStore(sync.subscribe, sync.snapshot) };
}
