import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** The TypeScript files below a folder of the project; names are relative to the project, with slashes. */
export function sourceNamesIn(folder: string, only: (name: string) => boolean = () => true): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true })
    .map((file) => `${folder}/${String(file).split(path.sep).join('/')}`)
    .filter((name) => /\.tsx?$/.test(name) && only(name))
    .sort();
}

export function textOf(name: string): string {
  return readFileSync(path.join(ROOT, name), 'utf8');
}
