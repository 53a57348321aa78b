import { vi } from 'vitest';
import type { KeptFolder } from '#src/storage/folder-mark.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { MemoryFolder } from '#test/support/memory-folder.ts';
import { openTestStorage, TESTER } from '#test/support/render-page.tsx';

interface FolderDevice {
  readonly folder: MemoryFolder;
  readonly storage: TrackerStorage;
}

/**
 * A device whose browser has folders; whoever is asked picks the given one. jsdom has none, and only the browser's own handles can be
 * stored: so the picker is stubbed, and what was picked is kept beside the database.
 * @param isPicked the folder was picked before the page was opened
 */
export async function folderDevice({ isPicked = true, isAutomatic = false } = {}): Promise<FolderDevice> {
  const folder = new MemoryFolder();
  vi.stubGlobal('showDirectoryPicker', () => Promise.resolve(folder));
  const real = await openTestStorage();
  await real.saveAuthor(TESTER);
  let kept: KeptFolder | null = isPicked ? { handle: folder.asHandle(), isAutomatic } : null;
  const storage: TrackerStorage = {
    ...real,
    folder: () => Promise.resolve(kept),
    keepFolder: (next) => {
      kept = next;
      return Promise.resolve();
    },
  };
  return { folder, storage };
}
