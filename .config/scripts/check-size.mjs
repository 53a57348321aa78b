// `npm run check:size`: what the first visit loads, what each screen may load later, and the single file, in gzip.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ensureBuild } from './build.mjs';
import { root } from './run.mjs';

/** In kB of 1000 bytes. The first load is every script and style that index.html names, modulepreload included. */
const FIRST_LOAD = 220;
/**
 * What the browser asks for before the app can paint: each file costs a turn on an old server. Measured 6 (2026-11-28), the early script [SP13]
 * among them.
 */
const FIRST_FILES = 6;
/** Of a place that is opened every day, beside the first load: 4 and 2 (2026-11-28). */
const DAILY_FILES = 4;
/** What is evaluated before such a place is painted, wherever it lies: each module costs its code. As measured (2026-11-28). */
const FIRST_MODULES = { 'overview-page': 273, 'entry-page': 277 };
/** Scripts and styles in all, each of which is kept for work offline by itself: 184 (2026-11-28). */
const ALL_FILES = 190;
const LAZY = { charts: 225, workbook: 80, docx: 80 };
/** The two places that a first visit may open. */
const DAILY = ['overview-page', 'entry-page'];
const OTHER_LAZY = 60;
/**
 * Everything in one: read from a disk, so that what counts is how long the browser reads it. The readers of .xlsx, .xls, .docx and HTML
 * tables and the drafts of plans took it from 754 to beyond 800.
 */
const SINGLE_FILE = 900;

const dist = await ensureBuild();
const single = await ensureBuild('single');
const page = readFileSync(path.join(dist, 'index.html'), 'utf8');
const named = new Set(
  [...page.matchAll(/\b(?:src|href)="(?:\.\/)?([^"]+\.(?:m?js|css))"/g)].map(([, file]) => file),
);
const shipped = readdirSync(dist, { recursive: true })
  .map((file) => String(file).replaceAll('\\', '/'))
  .filter((file) => /\.(?:m?js|css)$/.test(file));
const strangers = [...named].filter((file) => !shipped.includes(file));
if (named.size === 0 || strangers.length > 0) {
  throw new Error(`index.html names ${named.size} files; not in dist: ${strangers.join(', ') || 'none'}`);
}

const problems = [];
const firstLoad = shipped.filter((file) => named.has(file));
const total = firstLoad.reduce((sum, file) => sum + size(file), 0);
report('first load', total, FIRST_LOAD);
for (const file of firstLoad) console.log(`  ${file.padEnd(48)} ${size(file).toFixed(1).padStart(7)} kB`);
const modules = JSON.parse(readFileSync(path.join(root, '.cache/first-modules.json'), 'utf8'));
atMost('files of the first load', firstLoad.length, FIRST_FILES);
atMost('scripts and styles', shipped.length, ALL_FILES);
// What is moved out of the first load is not saved where the first screen needs it all the same.
for (const place of DAILY) {
  const files = filesOfPart(place).filter((file) => !named.has(file));
  atMost(`files of ${place}`, files.length, DAILY_FILES);
  atMost(`modules before ${place}`, modules[place], FIRST_MODULES[place]);
  report(`first load and ${place}`, total + files.reduce((sum, file) => sum + size(file), 0), FIRST_LOAD);
}
for (const file of shipped.filter((each) => !named.has(each))) {
  report(file, size(file), LAZY[chunkName(file)] ?? OTHER_LAZY);
}
for (const file of firstLoad.filter((each) => Object.hasOwn(LAZY, chunkName(each)))) {
  problems.push(`${file} must be loaded when a screen asks for it, and index.html names it.`);
}
for (const file of readdirSync(single)) report(file, size(file, single), SINGLE_FILE);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

function report(what, kilobytes, bound) {
  console.log(`${what.padEnd(50)} ${kilobytes.toFixed(1).padStart(7)} kB of ${bound}`);
  if (kilobytes > bound) problems.push(`${what}: ${kilobytes.toFixed(1)} kB, and ${bound} is the bound.`);
}

function atMost(what, count, bound) {
  console.log(`${what.padEnd(50)} ${String(count).padStart(7)} of ${bound}`);
  if (count > bound) problems.push(`${what}: ${count}, and ${bound} is the bound.`);
}

/** The scripts and styles that `import()` of a part fetches, as the build wrote them into a script of the first load. */
function filesOfPart(part) {
  for (const file of firstLoad.filter((each) => each.endsWith('.js'))) {
    const code = readFileSync(path.join(dist, file), 'utf8');
    const list = new RegExp(
      `import\\([\`"']\\./${part}-[\\w-]+\\.js[\`"']\\).*?__vite__mapDeps\\(\\[([\\d,]+)\\]\\)`,
    ).exec(code);
    const names = /m\.f=(\[.*?\])/.exec(code);
    if (list === null || names === null) continue;
    const all = JSON.parse(names[1]);
    return list[1].split(',').map((index) => path.posix.join(path.posix.dirname(file), all[Number(index)]));
  }
  throw new Error(`No script of the first load fetches ${part}.`);
}

function size(file, folder = dist) {
  return gzipSync(readFileSync(path.join(folder, file))).length / 1000;
}

/** `assets/charts-CyuL0tZU.js` → `charts` */
function chunkName(file) {
  return path.posix.basename(file).replace(/-[\w-]{8}\.\w+$/, '');
}
