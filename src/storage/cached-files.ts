import { OWN_NAME, type PrivateFolder } from '#src/storage/own-files.ts';

/** The names of files there: addresses that nobody has and nothing is fetched from. */
const ADDRESS = 'https://journal.invalid/';

/**
 * On file:// no browser gives a private file system, but each (from Chromium 86 on) a store of responses: files of their own too, written
 * when `put` returns, not held back for up to a minute as localStorage is. An entry that is replaced is thrown away before the new one is
 * written: so nothing is ever replaced there.
 */
export async function cachedFiles(): Promise<PrivateFolder | null> {
  try {
    const cache = await window.caches.open(OWN_NAME);
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
