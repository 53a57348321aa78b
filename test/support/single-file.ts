import { copyFile, mkdir, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '#test/support/source-files.ts';

/** A folder like the one on somebody's disk or USB stick, with the built single file in it. */
export interface Desk {
  readonly home: string;
  /** Where the file is now. */
  readonly file: string;
}

export async function newDesk(): Promise<Desk> {
  const home = await mkdtemp(path.join(tmpdir(), 'tracker-desk-'));
  return putFile(home, '桌面');
}

/** Puts the file into a folder of the desk; the profile of the browser stays what it is. */
export async function putFile(home: string, folder: string): Promise<Desk> {
  const built = path.join(ROOT, 'dist-single');
  const [name] = await readdir(built);
  if (name === undefined) throw new Error('dist-single is empty: build it first.');
  const file = path.join(home, folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await copyFile(path.join(built, name), file);
  return { home, file };
}

export function addressOf({ file }: Desk, route = ''): string {
  return `${pathToFileURL(file).href}${route}`;
}
