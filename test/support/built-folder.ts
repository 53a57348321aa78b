import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeServiceWorker } from '../../.config/build/offline.mjs';
import { serveDist } from '../../.config/scripts/serve.mjs';
import { ROOT } from '#test/support/source-files.ts';

/** A web server with a copy of the built app: it can be stopped, started again, and given a newer version. */
export interface Hosted {
  readonly folder: string;
  readonly url: string;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Stops, and takes the folder away. */
  readonly end: () => Promise<void>;
}

export async function hostCopy(): Promise<Hosted> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tracker-hosted-'));
  await cp(path.join(ROOT, 'dist'), folder, { recursive: true });
  let server = await serveDist(0, folder);
  const { url } = server;
  return {
    folder,
    url,
    stop: () => server.close(),
    start: async () => {
      server = await serveDist(Number(new URL(url).port), folder);
    },
    end: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Makes the folder what the next build would make it: other names for all that is named by its content, and none of the old. */
export async function releaseNext(folder: string, mark: string): Promise<void> {
  const assets = path.join(folder, 'assets');
  const renames = (await readdir(assets)).map((name): [string, string] => [name, nextName(name)]);
  for (const [from, to] of renames) await rename(path.join(assets, from), path.join(assets, to));
  const texts = [path.join(folder, 'index.html'), ...renames.map(([, to]) => path.join(assets, to))];
  for (const file of texts.filter((name) => /\.(?:html|js|css)$/.test(name))) {
    let text = await readFile(file, 'utf8');
    for (const [from, to] of renames) text = text.split(from).join(to);
    await writeFile(file, text.replace('<html ', `<html data-release="${mark}" `));
  }
  writeServiceWorker(folder);
}

/** `data-page-Cgp_kpLi.js` → `data-page-Cgp_kpLiX.js` */
function nextName(name: string): string {
  return name.replace(/(\.\w+)$/, 'X$1');
}
