import { createContext, useContext } from 'react';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

/** The opened storage; provided once, at the composition root. */
export const StorageContext = createContext<TrackerStorage | null>(null);

/** Throws when used outside the provider: a programming error. */
export function useStorage(): TrackerStorage {
  const storage = useContext(StorageContext);
  if (storage === null) throw new Error('useStorage outside StorageContext');
  return storage;
}
