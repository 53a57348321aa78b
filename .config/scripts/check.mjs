// `npm run check`: every script of package.json whose name begins with `check:`. A new check joins by its name.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstall } from './ensure-install.mjs';
import { root, runNpm } from './run.mjs';

await ensureInstall();
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const names = Object.keys(scripts).filter((name) => name.startsWith('check:'));

// The longest needs nothing of the others and one core: it runs beside them, which go one at a time, since later ones read what
// check:build made.
const BESIDE = 'check:types';
const [beside, inTurn] = await Promise.all([
  inOrder(names.filter((name) => name === BESIDE)),
  inOrder(names.filter((name) => name !== BESIDE)),
]);
const rows = [...beside, ...inTurn];

console.log('');
for (const { name, ok, seconds } of rows) {
  console.log(`${name.padEnd(24)} ${ok ? 'ok    ' : 'FAILED'} ${seconds.toFixed(1).padStart(6)} s`);
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
  const started = performance.now();
  const said = [];
  const code = await runNpm(['run', '--silent', name], { onOutput: (chunk) => said.push(chunk) });
  if (code !== 0) process.stdout.write(`${Buffer.concat(said).toString()}\n`);
  return { name, ok: code === 0, seconds: (performance.now() - started) / 1000 };
}
