// Which NATS server the tests of the engine use: one that is here, else one that can be had [EN14].
import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { root, run } from './run.mjs';

/** Batches of direct gets came with it. */
const OLDEST = [2, 11];
const PROGRAM = process.platform === 'win32' ? 'nats-server.exe' : 'nats-server';
const APT = '/usr/bin/apt-get';
const KEPT = path.join(root, '.cache/nats-server');

/**
 * @typedef {{ file: string, version: string }} Server
 * @returns {Server | null} a server that is new enough: NATS_SERVER, which must be right if it is set, else one on the PATH, else the one
 * that was fetched before
 */
export function findServer({ env = process.env, kept = KEPT } = {}) {
  const named = env.NATS_SERVER;
  if (named) {
    const version = versionOf(named);
    if (version === null) throw new Error(`NATS_SERVER names no NATS server: ${named}`);
    refuseOld(named, version);
    return { file: named, version };
  }
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  for (const file of [...folders.map((folder) => path.join(folder, PROGRAM)), path.join(kept, PROGRAM)]) {
    const version = isProgram(file) ? versionOf(file) : null;
    if (version !== null && isNewEnough(version)) return { file, version };
    if (version !== null) console.error(tooOld(file, version));
  }
  return null;
}

/**
 * As findServer, and fetches one where there is none.
 * @returns {Promise<Server | null>} null: none can be had here, which was said
 */
export async function ensureServer() {
  const found = findServer() ?? (await fetchFromDebian());
  console.error(
    found === null
      ? 'No NATS server can be had here: name one in NATS_SERVER. The tests of the engine are skipped.'
      : `NATS server ${found.version}: ${found.file}`,
  );
  return found;
}

/** @param {string} version '2.11.3' */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/** Why a server is refused. */
export function tooOld(file, version) {
  return `${file} is NATS server ${version}: ${OLDEST.join('.')} or newer is needed, because older ones have no batches of direct gets.`;
}

function refuseOld(file, version) {
  if (!isNewEnough(version)) throw new Error(tooOld(file, version));
}

function versionOf(file) {
  try {
    const said = execFileSync(file, ['-v'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return /nats-server: v(\d+\.\d+\.\d+)/.exec(said)?.[1] ?? null;
  } catch {
    return null;
  }
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The newest package of the distribution's unstable suite, by the package source that this machine is configured with; unpacked, never
 * installed, and with lists of its own, so that nothing else of the machine learns of that suite. Asks only as root on Debian.
 */
async function fetchFromDebian() {
  const source = process.getuid?.() === 0 ? debianSource() : null;
  if (source === null) return null;
  const work = path.join(root, '.cache/nats-server-fetch');
  rmSync(work, { recursive: true, force: true });
  for (const folder of ['lists/partial', 'archives/partial', 'unpacked'])
    mkdirSync(path.join(work, folder), { recursive: true });
  const list = path.join(work, 'unstable.list');
  writeFileSync(list, `deb ${source} unstable main\n`);
  const own = [
    ['Dir::State::lists', path.join(work, 'lists')],
    ['Dir::Cache::archives', path.join(work, 'archives')],
    ['Dir::Etc::sourcelist', list],
    ['Dir::Etc::sourceparts', '/dev/null'],
    ['APT::Sandbox::User', 'root'],
    ['APT::Update::Post-Invoke-Success', ''],
  ].flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const apt = (args) => run(APT, [...own, '-q', ...args], { cwd: work, stdio: ['ignore', 2, 2] });
  try {
    if ((await apt(['update'])) !== 0 || (await apt(['download', 'nats-server'])) !== 0) return null;
    const deb = readdirSync(work).find((name) => name.endsWith('.deb'));
    if (deb === undefined) return null;
    const unpacked = path.join(work, 'unpacked');
    if ((await run('dpkg-deb', ['-x', path.join(work, deb), unpacked])) !== 0) return null;
    const program = ['usr/sbin', 'usr/bin']
      .map((folder) => path.join(unpacked, folder, PROGRAM))
      .find((file) => existsSync(file));
    if (program === undefined) return null;
    mkdirSync(KEPT, { recursive: true });
    copyFileSync(program, path.join(KEPT, PROGRAM));
    return findServer();
  } catch (problem) {
    console.error(`The server could not be fetched: ${problem.message}`);
    return null;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Where this Debian gets its own release from; null: it is none, or gets it from nowhere. */
function debianSource() {
  if (!existsSync('/etc/os-release')) return null;
  const release = readFileSync('/etc/os-release', 'utf8');
  if (!/^ID=debian$/m.test(release)) return null;
  const codename = /^VERSION_CODENAME=(\S+)$/m.exec(release)?.[1] ?? 'sid';
  try {
    const targets = execFileSync(
      APT,
      ['indextargets', '--format', '$(REPO_URI) $(RELEASE) $(COMPONENT)', 'Created-By: Packages'],
      { encoding: 'utf8' },
    );
    const own = targets
      .split('\n')
      .map((line) => line.split(' '))
      .find(
        ([, suite, component]) =>
          [codename, 'stable', 'sid', 'unstable'].includes(suite) && component === 'main',
      );
    return own?.[0] ?? null;
  } catch {
    return null;
  }
}
