// `npm run check`: every script of package.json whose name begins with `check:`. A new check joins by its name.
// `-- --tested`, right after `npm test`: a check that is tests alone is not played again where all of them were sound just now.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstall } from './ensure-install.mjs';
import { root, runNpm } from './run.mjs';
import { UNIT_REPORT } from './unit-report.mjs';

await ensureInstall();
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const names = Object.keys(scripts).filter((name) => name.startsWith('check:'));

const sound =
  process.argv.includes('--tested') && existsSync(UNIT_REPORT)
    ? new Set(JSON.parse(readFileSync(UNIT_REPORT, 'utf8')).sound)
    : new Set();

// The longest needs nothing of the others: it runs beside them, which go one at a time, since later ones read what check:build made. The linter
// has the types at hand for its own rules, and says what the compiler would: a compiler beside it read all files a second time.
const BESIDE = 'check:types-and-lint';
const [beside, inTurn] = await Promise.all([
  inOrder(names.filter((name) => name === BESIDE)),
  inOrder(names.filter((name) => name !== BESIDE)),
]);
const rows = [...beside, ...inTurn];

console.log('');
for (const { name, ok, seconds } of rows) {
  const took = seconds === null ? 'as npm test has just shown' : `${seconds.toFixed(1).padStart(6)} s`;
  console.log(`${name.padEnd(24)} ${ok ? 'ok    ' : 'FAILED'} ${took}`);
}
const failed = rows.filter(({ ok }) => !ok).length;
console.log(`\nchecks: ${rows.length - failed} ok, ${failed} failed`);
process.exitCode = failed > 0 || rows.length === 0 ? 1 : 0;

async function inOrder(checks) {
  const done = [];
  for (const name of checks) {
    process.stdout.write(`${name} …\n`);
    done.push(await check(name));
  }
  return done;
}

/** What a check says is shown when it fails. */
async function check(name) {
  if (isTested(scripts[name])) return { name, ok: true, seconds: null };
  const started = performance.now();
  const said = [];
  const code = await runNpm(['run', '--silent', name], { onOutput: (chunk) => said.push(chunk) });
  if (code !== 0) process.stdout.write(`${Buffer.concat(said).toString()}\n`);
  return { name, ok: code === 0, seconds: (performance.now() - started) / 1000 };
}

/** Whether the script is the tests of a folder and nothing else, and each of its files was sound just now. */
function isTested(script) {
  const folder = /^vitest run ([\w/]+)$/.exec(script)?.[1];
  if (folder === undefined || sound.size === 0) return false;
  const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.test\.tsx?$/.test(name),
  );
  return files.length > 0 && files.every((name) => sound.has(`${folder}/${name}`));
}
