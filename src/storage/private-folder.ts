/** The part of the origin's private file system that is ours; null where there is none (file://, plain http, Chromium below 86). */
export async function openPrivateFolder(): Promise<FileSystemDirectoryHandle | null> {
  // Missing on plain-http intranet addresses, whatever the types say.
  const storage = navigator.storage as Partial<StorageManager> | undefined;
  if (storage?.getDirectory === undefined) return null;
  try {
    const root = await storage.getDirectory();
    return await root.getDirectoryHandle('tracker-journal', { create: true });
  } catch {
    // file:// has the function and refuses it.
    return null;
  }
}

/** Writes a file whole or not at all: the browser puts it in place when it is closed. */
export async function writeWhole(
  folder: FileSystemDirectoryHandle,
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
): Promise<void> {
  const writer = await (await folder.getFileHandle(name, { create: true })).createWritable();
  try {
    await writer.write(content);
    await writer.close();
  } catch (error) {
    await writer.abort().catch(() => undefined);
    throw error;
  }
}

export async function namesIn(folder: FileSystemDirectoryHandle): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { kind, name } of folder.values()) if (kind === 'file') names.push(name);
  return names.sort();
}

export async function textOf(folder: FileSystemDirectoryHandle, name: string): Promise<string> {
  return (await (await folder.getFileHandle(name)).getFile()).text();
}
