import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, runNpm } from './run.mjs';

const OLDEST_NODE = [20, 19];

/**
 * Makes node_modules what package-lock.json says. Everything it has to say goes to stderr, because `score`
 * keeps stdout for its one JSON object. Imports nothing that is not in Node: there may be no node_modules yet.
 */
export async function ensureInstall() {
  requireNode();
  if (isInstalled()) return;
  process.stderr.write('Installing the packages of package-lock.json (npm ci) …\n');
  const code = await runNpm(['ci', '--no-audit', '--no-fund'], { stdio: ['ignore', 2, 2] });
  if (code === 0) return;
  process.stderr.write('npm ci failed, see above: is the package registry reachable?\n');
  process.exit(1);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  process.stderr.write(
    `This project needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.\n`,
  );
  process.exit(1);
}

/** npm keeps what it installed in node_modules/.package-lock.json; times and stamps can lie, versions cannot. */
function isInstalled() {
  const hidden = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  const { '': _project, ...wanted } = JSON.parse(
    readFileSync(path.join(root, 'package-lock.json'), 'utf8'),
  ).packages;
  const sameVersion = ([place, { version, optional }]) =>
    installed[place] === undefined ? optional === true : installed[place].version === version;
  return Object.entries(wanted).every(sameVersion);
}
