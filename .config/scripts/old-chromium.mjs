// Real old builds of Chromium, as the npm packages for serverless functions ship them.
// `node .config/scripts/old-chromium.mjs 86` prints the path of its program.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { root, run, runNpm } from './run.mjs';

/** Chromium's major version → the package that holds it, and the digest of that package. */
const PACKAGES = {
  86: {
    name: 'chrome-aws-lambda@5.3.1',
    sha512: 'KklZTy2p2U/86cCh1hKL3PGDqoirQCAg7uejvNIn0rDBkWj4Su4GOjYMRVB3kthLwmnWhh3x63RDBTCAaQ9Q3Q==',
  },
  92: {
    name: 'chrome-aws-lambda@10.1.0',
    sha512: 'NZQVf+J4kqG4sVhRm3WNmOfzY0OtTSm+S8rg77pwePa9RCYHzhnzRs8YvNI6L9tALIW6RpmefWiPURt3vURXcw==',
  },
  109: {
    name: '@sparticuz/chromium@109.0.6',
    sha512: '9hTE03DXnrWTiGNpfjLfmGhIfmiVAerSPinDb+x5bBdM4KF4PMM1NZ0A+V7WKazoA+CasSX/osHK8K0MuO6uqg==',
  },
};

export const oldVersions = Object.keys(PACKAGES).map(Number);

/**
 * Flags with which these builds (made for a container without a display) start. Not --single-process, with which their makers
 * start them: now and then the line to a page that is just coming up is lost, and nobody ever answers.
 */
export const oldLaunchArgs = ['--no-sandbox', '--headless', '--disable-gpu', '--no-zygote'];

/** Why such a build cannot run on this machine, or null. */
export function whyNoOldChromium() {
  return process.platform === 'linux' && process.arch === 'x64'
    ? null
    : `the old builds are for Linux x64; this is ${process.platform} ${process.arch}`;
}

/** The path of that Chromium's program; downloads it once into .cache. Throws when it cannot be had. */
export async function oldChromium(version) {
  const cache = path.join(root, '.cache/old-chromium');
  const home = path.join(cache, String(version));
  const program = path.join(home, 'chromium');
  if (existsSync(program)) return program;

  const work = path.join(cache, `${version}-${process.pid}`);
  mkdirSync(work, { recursive: true });
  try {
    await unpack(version, work);
    if (!existsSync(program)) renameSync(work, home);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return program;
}

async function unpack(version, work) {
  const { name, sha512 } = PACKAGES[version];
  await must(
    runNpm(['pack', name, '--silent', '--pack-destination', work], { stdio: ['ignore', 2, 2] }),
    name,
  );
  const tarball = path.join(
    work,
    readdirSync(work).find((file) => file.endsWith('.tgz')),
  );
  if (createHash('sha512').update(readFileSync(tarball)).digest('base64') !== sha512) {
    throw new Error(`${name} is not the package whose digest is written here`);
  }
  await must(untar(tarball, work), tarball);
  const bin = path.join(work, 'package/bin');
  for (const file of readdirSync(bin).filter((each) => each.endsWith('.br'))) {
    const target = path.join(work, path.basename(file, '.br'));
    writeFileSync(target, brotliDecompressSync(readFileSync(path.join(bin, file))), { mode: 0o755 });
    if (!target.endsWith('.tar')) continue;
    await must(untar(target, work), target);
    rmSync(target);
  }
  rmSync(path.join(work, 'package'), { recursive: true });
  rmSync(tarball);
}

function untar(file, folder) {
  return run('tar', ['-xf', file, '-C', folder], { stdio: ['ignore', 2, 2] });
}

async function must(exitCode, what) {
  if ((await exitCode) !== 0) throw new Error(`${what} could not be had`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(await oldChromium(Number(process.argv[2])));
}
