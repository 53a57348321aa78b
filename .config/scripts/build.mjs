// `npm run build`: always builds. ensureBuild(): builds only when dist is not of these sources.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstall } from './ensure-install.mjs';
import { root, runNode } from './run.mjs';

const SOURCES = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
const dist = path.join(root, 'dist');
const stamp = path.join(root, '.cache/dist-of');

export async function ensureBuild() {
  const fresh = existsSync(dist) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfSources();
  if (!fresh) await build();
}

/** Builds beside dist and swaps at the end: whoever is being served the old one never meets a half-written folder. */
async function build() {
  const sources = hashOfSources();
  const fresh = path.join(root, `.cache/dist-${process.pid}`);
  const code = await runNode('node_modules/vite/bin/vite.js', ['build', '--outDir', fresh, '--emptyOutDir'], {
    stdio: ['ignore', 2, 2],
  });
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Error('The build failed, see above.');
  }
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources);
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesOf(path.join(root, source)))) {
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesOf(place) {
  if (!existsSync(place)) return [];
  try {
    return readdirSync(place)
      .sort()
      .flatMap((name) => filesOf(path.join(place, name)));
  } catch (problem) {
    if (problem.code === 'ENOTDIR') return [place];
    throw problem;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureInstall();
  await build();
}
