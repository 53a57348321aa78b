// Writes the service worker of a built folder: the template beside this file, and the list of what was built.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const SERVICE_WORKER = 'sw.js';
const template = path.join(import.meta.dirname, 'service-worker.mjs');

/** Every file of the folder works offline, lazy chunks included: what nobody has opened yet must open without a network too. */
export function writeServiceWorker(folder) {
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name !== SERVICE_WORKER && statSync(path.join(folder, name)).isFile())
    .map((name) => {
      const digest = createHash('sha256')
        .update(readFileSync(path.join(folder, name)))
        .digest('base64');
      return [toAddress(name), `sha256-${digest}`];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (!files.some(([address]) => address === './')) throw new Error(`${folder} has no index.html`);
  const list = JSON.stringify(files);
  const worker = readFileSync(template, 'utf8');
  const version = createHash('sha256').update(worker).update(list).digest('hex').slice(0, 16);
  writeFileSync(
    path.join(folder, SERVICE_WORKER),
    worker.replace('__VERSION__', version).replace('__FILES__', list),
  );
}

/** The page is asked for by its folder: some servers redirect index.html there, and a redirect cannot answer a visit. */
function toAddress(name) {
  return name === 'index.html' ? './' : `./${name.split(path.sep).map(encodeURIComponent).join('/')}`;
}
