import type { FileStamp } from '#src/domain/package/shared-folder.ts';
import { FolderError } from '#src/storage/folder-problem.ts';

/** The File System Access API (Chromium 86 and newer), which the DOM types know in part only. */
export interface FolderHandle extends FileSystemDirectoryHandle {
  readonly queryPermission: (wanted: { readonly mode: 'readwrite' }) => Promise<PermissionState>;
  readonly requestPermission: (wanted: { readonly mode: 'readwrite' }) => Promise<PermissionState>;
}

type FolderPicker = (options: { readonly id: string; readonly mode: 'readwrite' }) => Promise<FolderHandle>;

const WRITE = { mode: 'readwrite' } as const;

/** Whether this browser, on this address, lets a page keep a folder. */
export function folderSupport(): 'yes' | 'plain-http' | 'browser' {
  if (folderPicker() !== null) return 'yes';
  return window.isSecureContext ? 'browser' : 'plain-http';
}

/** Asks for a folder; null: the question was dismissed. Call it from a click. */
export async function pickFolder(): Promise<FolderHandle | null> {
  const picker = folderPicker();
  if (picker === null) throw new FolderError({ kind: 'denied' });
  let folder: FolderHandle;
  try {
    folder = await picker({ id: 'tracker-share', ...WRITE });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
  // Older browsers grant reading with the choice, and ask for writing apart.
  await askFolderPermission(folder);
  return folder;
}

/** Whether the folder may be read and written. After a restart the browser wants to be asked again, by a click. */
export async function hasFolderPermission(folder: FolderHandle): Promise<boolean> {
  return (await folder.queryPermission(WRITE)) === 'granted';
}

export async function askFolderPermission(folder: FolderHandle): Promise<boolean> {
  return (await hasFolderPermission(folder)) || (await folder.requestPermission(WRITE)) === 'granted';
}

/** Somebody who picks a whole disk must not wait for it. */
const MAX_NAMES = 5_000;

/** The names of the files in the folder; folders in it are left alone. */
export async function folderFileNames(folder: FolderHandle): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const entry of folder.values()) {
    if (entry.kind === 'file') names.push(entry.name);
    if (names.length >= MAX_NAMES) break;
  }
  return names;
}

/** A file of the folder as it lies there now. */
export async function folderFile(folder: FolderHandle, name: string): Promise<File> {
  return (await folder.getFileHandle(name)).getFile();
}

export function stampOf({ size, lastModified }: File): FileStamp {
  return { size, modifiedAt: lastModified };
}

/**
 * Writes a file whole or not at all: the browser writes beside it, and moves that into its place when it is closed. What lies there
 * then is read back and compared, for only that is a backup [B25].
 */
export async function writeFolderFile(folder: FolderHandle, name: string, text: string): Promise<FileStamp> {
  const handle = await folder.getFileHandle(name, { create: true });
  const writable = await handle.createWritable();
  try {
    await writable.write(text);
    await writable.close();
  } catch (error) {
    // A closed or broken stream cannot be aborted; what matters is why it broke.
    await writable.abort().catch(() => undefined);
    throw error;
  }
  const written = await handle.getFile();
  if ((await written.text()) !== text) throw new FolderError({ kind: 'altered' });
  return stampOf(written);
}

/** Takes a file of ours out of the folder; one that is held or gone stays, or is gone: what it says lies in another. */
export async function removeFolderFile(folder: FolderHandle, name: string): Promise<void> {
  await folder.removeEntry(name).catch(() => undefined);
}

function folderPicker(): FolderPicker | null {
  const { showDirectoryPicker } = window as { readonly showDirectoryPicker?: FolderPicker };
  // Called as a method of nothing, it would be an illegal invocation.
  return typeof showDirectoryPicker === 'function'
    ? (options) => showDirectoryPicker.call(window, options)
    : null;
}
