/** Files of the origin that are ours alone, beside IndexedDB. */
export interface PrivateFolder {
  /** Whether a file can be put in place of an older one of its name without either being lost on a full disk. */
  readonly canReplace: boolean;
  /** Writes a file whole or not at all. */
  readonly write: (name: string, content: string | Uint8Array<ArrayBuffer>) => Promise<void>;
  /** In order. */
  readonly names: () => Promise<readonly string[]>;
  readonly text: (name: string) => Promise<string>;
  /** Bytes; 0: there is none. */
  readonly size: (name: string) => Promise<number>;
  readonly remove: (name: string) => Promise<void>;
}

const NAME = 'tracker-journal';

/** null: the address has no place for files at all (plain http). */
export async function openPrivateFolder(): Promise<PrivateFolder | null> {
  const handle = await ownDirectory();
  return handle === null ? cachedFiles() : filesIn(handle);
}

async function ownDirectory(): Promise<FileSystemDirectoryHandle | null> {
  // Missing on plain-http intranet addresses, whatever the types say.
  const storage = navigator.storage as Partial<StorageManager> | undefined;
  if (storage?.getDirectory === undefined) return null;
  try {
    const root = await storage.getDirectory();
    return await root.getDirectoryHandle(NAME, { create: true });
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

/** The names of files there: addresses that nobody has and nothing is fetched from. */
const ADDRESS = 'https://journal.invalid/';

/**
 * On file:// no browser gives a private file system, but each (from Chromium 86 on) a store of responses: files of their own too, written
 * when `put` returns, not held back for up to a minute as localStorage is. An entry that is replaced is thrown away before the new one is
 * written: so nothing is ever replaced there.
 */
async function cachedFiles(): Promise<PrivateFolder | null> {
  const stores = (window as { readonly caches?: CacheStorage }).caches;
  if (stores === undefined) return null;
  try {
    const cache = await stores.open(NAME);
    const found = (name: string) => cache.match(ADDRESS + name);
    const text = async (name: string) => {
      const response = await found(name);
      if (response === undefined) throw new Error(`${name} is gone`);
      return response.text();
    };
    return {
      canReplace: false,
      write: async (name, content) => {
        try {
          await cache.put(ADDRESS + name, new Response(content));
          // A full disk is not always said: what counts as written is what can be read.
          if (typeof content === 'string' && (await text(name)) !== content)
            throw new Error(`${name} is not whole`);
        } catch (error) {
          await cache.delete(ADDRESS + name).catch(() => undefined);
          throw error;
        }
      },
      names: async () => {
        const requests = await cache.keys();
        return requests.map(({ url }) => url.slice(ADDRESS.length)).sort();
      },
      text,
      size: async (name) => (await (await found(name))?.arrayBuffer())?.byteLength ?? 0,
      remove: async (name) => {
        await cache.delete(ADDRESS + name);
      },
    };
  } catch {
    // Site data switched off.
    return null;
  }
}
