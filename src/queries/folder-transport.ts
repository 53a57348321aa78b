import type { Transport, TransportTold } from '#src/queries/transport.ts';
import {
  folderFile,
  folderFileNames,
  removeFolderFile,
  stampOf,
  writeFolderFile,
  type FolderHandle,
} from '#src/storage/shared-folder.ts';

const EVERY_MS = 60_000;

/** A folder on the office share as a transport. */
export function folderTransport(folder: FolderHandle): Transport {
  return {
    list: () => folderFileNames(folder),
    read: async (name) => {
      const file = await folderFile(folder, name);
      return { stamp: stampOf(file), bytes: async () => new Uint8Array(await file.arrayBuffer()) };
    },
    write: (name, text) => writeFolderFile(folder, name, text),
    remove: (name) => removeFolderFile(folder, name),
  };
}

/** A folder tells nobody: it is looked into every minute, and when the window is come back to. */
export const folderTold: TransportTold = (look) => {
  const onVisibility = () => {
    if (document.visibilityState === 'visible') look();
  };
  const interval = setInterval(look, EVERY_MS);
  window.addEventListener('focus', look);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    clearInterval(interval);
    window.removeEventListener('focus', look);
    document.removeEventListener('visibilitychange', onVisibility);
  };
};
