import { OWN_NAME, type PrivateFolder } from '#src/storage/own-files.ts';

/** null: the address has no place for files at all (plain http). */
export async function openPrivateFolder(): Promise<PrivateFolder | null> {
  const handle = await ownDirectory();
  if (handle !== null) return filesIn(handle);
  if ((window as { readonly caches?: CacheStorage }).caches === undefined) return null;
  // On file:// alone: no part of the first load elsewhere.
  const { cachedFiles } = await import('#src/storage/cached-files.ts');
  return cachedFiles();
}

async function ownDirectory(): Promise<FileSystemDirectoryHandle | null> {
  // Missing on plain-http intranet addresses, whatever the types say.
  const storage = navigator.storage as Partial<StorageManager> | undefined;
  if (storage?.getDirectory === undefined) return null;
  try {
    const root = await storage.getDirectory();
    return await root.getDirectoryHandle(OWN_NAME, { create: true });
  } catch {
    // file:// has the function and refuses it.
    return null;
  }
}

/** In the origin's private file system, where the browser puts a file in place when it is closed. */
export function filesIn(folder: FileSystemDirectoryHandle): PrivateFolder {
  const file = async (name: string) => (await folder.getFileHandle(name)).getFile();
  return {
    canReplace: true,
    write: async (name, content) => {
      const writer = await (await folder.getFileHandle(name, { create: true })).createWritable();
      try {
        await writer.write(content);
        await writer.close();
      } catch (error) {
        await writer.abort().catch(() => undefined);
        throw error;
      }
    },
    names: async () => {
      const names: string[] = [];
      for await (const { kind, name } of folder.values()) if (kind === 'file') names.push(name);
      return names.sort();
    },
    text: async (name) => (await file(name)).text(),
    size: async (name) => (await file(name).catch(() => null))?.size ?? 0,
    remove: (name) => folder.removeEntry(name),
  };
}
