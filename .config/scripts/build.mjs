// `npm run build` and `npm run build:single`: always build. ensureBuild(): builds only what is not of these sources.
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
  '.config/build',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** The folder for a web server, and the one file that opens from a disk. */
const VARIANTS = {
  hosted: { folder: 'dist', mode: 'production' },
  single: { folder: 'dist-single', mode: 'single' },
};

/** The folder that holds the variant, built of these sources. */
export async function ensureBuild(variant = 'hosted') {
  const { target, stamp } = placesOf(variant);
  const fresh = existsSync(target) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfSources();
  if (!fresh) await build(variant);
  return target;
}

/**
 * Builds beside the folder and swaps at the end: whoever is being served the old one never meets a half-written one.
 * @param plan the text of a plan that is built into the single file; null: none
 */
async function build(variant, plan = null) {
  const { target, stamp, mode } = placesOf(variant);
  const sources = hashOfSources();
  const fresh = path.join(root, `.cache/${path.basename(target)}-${process.pid}`);
  const code = await runNode(
    'node_modules/vite/bin/vite.js',
    ['build', '--mode', mode, '--outDir', fresh, '--emptyOutDir'],
    { stdio: ['ignore', 2, 2] },
  );
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Error('The build failed, see above.');
  }
  if (plan !== null) for (const file of readdirSync(fresh)) embed(path.join(fresh, file), plan);
  rmSync(target, { recursive: true, force: true });
  renameSync(fresh, target);
  mkdirSync(path.dirname(stamp), { recursive: true });
  // With a plan in it, it is not what these sources alone make.
  if (plan === null) writeFileSync(stamp, sources);
  else rmSync(stamp, { force: true });
}

/** Puts a plan into the page as data: the policy of the page lets no other script run, and data is none. */
function embed(file, plan) {
  const page = readFileSync(file, 'utf8');
  const end = page.lastIndexOf('</body>');
  const data = plan.replaceAll('<', '\\u003c');
  const element = `  <script type="application/json" id="offered-plan">${data}</script>\n  `;
  writeFileSync(file, page.slice(0, end) + element + page.slice(end));
}

/** The plan file or data package that `--plan` names, read with the app's own reader; a bad one stops the build [PL44]. */
async function planToEmbed(name) {
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(path.join(root, 'src/cli/offered-plan.ts'), {
    root,
    configFile: false,
    logLevel: 'error',
  });
  const read = module.offeredPlanMain(
    readFileSync(path.resolve(process.env.INIT_CWD ?? process.cwd(), name), 'utf8'),
  );
  if ('problem' in read) throw new Error(`${name}: ${read.problem}`);
  console.error(`The single file offers: ${read.name}`);
  return read.file;
}

function placesOf(variant) {
  const { folder, mode } = VARIANTS[variant] ?? {};
  if (folder === undefined) throw new Error(`There is no build named ${variant}.`);
  return { target: path.join(root, folder), stamp: path.join(root, `.cache/${folder}-of`), mode };
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
  const [variant = 'hosted', option, name] = process.argv.slice(2);
  if (option !== undefined && (option !== '--plan' || variant !== 'single' || name === undefined))
    throw new Error(
      'Usage: build.mjs [hosted | single [--plan FILE]]; beside a hosted build, lay the plan as plan.json.',
    );
  await ensureInstall();
  await build(variant, name === undefined ? null : await planToEmbed(name));
}
