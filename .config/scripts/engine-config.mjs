// `npm run engine:config -- sections.json [FOLDER]`: writes all files of an engine [EN13]; see src/app/ENGINE.md.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstall } from './ensure-install.mjs';
import { root } from './run.mjs';

const [input, output = 'engine', ...rest] = process.argv.slice(2);
if (input === undefined || rest.length > 0) stop(['Usage: npm run engine:config -- sections.json [FOLDER]']);
// npm runs scripts in the project's folder; a relative name is meant from where the user stands.
const from = (name) => path.resolve(process.env.INIT_CWD ?? process.cwd(), name);
const text = read(from(input));

await ensureInstall();
const [{ runnerImport }, { nkeys }] = await Promise.all([import('vite'), import('@nats-io/nats-core')]);
const { module } = await runnerImport(path.join(root, 'src/cli/engine-config.ts'), {
  root,
  configFile: false,
  logLevel: 'error',
});

const folder = from(output);
const kept = path.join(folder, 'secret/owners.json');
const before = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : { seeds: {} };
const seeds = { ...before.seeds };
const answer = module.engineConfigMain(
  text,
  { owners: publicParts(seeds), cluster: before.cluster, up: before.up },
  {
    owner: (account) => {
      const pair = nkeys.createUser();
      seeds[account] = new TextDecoder().decode(pair.getSeed());
      return pair.getPublicKey();
    },
    pair: () => {
      const pair = nkeys.createUser();
      return { publicKey: pair.getPublicKey(), seed: new TextDecoder().decode(pair.getSeed()) };
    },
    word: () => randomBytes(24).toString('hex'),
  },
);
if ('problems' in answer) stop(answer.problems);

mkdirSync(path.dirname(kept), { recursive: true, mode: 0o700 });
const { cluster, up } = answer.secrets;
writeFileSync(kept, `${JSON.stringify({ cluster, seeds, up }, null, 2)}\n`, { mode: 0o600 });
for (const { name, text: content } of answer.files) {
  const place = path.join(folder, name);
  mkdirSync(path.dirname(place), { recursive: true });
  // A server's configuration names the word of the cluster, and the seed by which it goes to the city's.
  writeFileSync(place, content, { mode: name.startsWith('nats-') && name.endsWith('.conf') ? 0o640 : 0o644 });
  console.log(path.relative(process.env.INIT_CWD ?? process.cwd(), place));
}
console.log('Keep secret/ to yourself: whoever has it can make streams. Next: src/app/ENGINE.md.');

function publicParts(all) {
  return Object.fromEntries(
    Object.entries(all).map(([account, seed]) => [
      account,
      nkeys.fromSeed(new TextEncoder().encode(seed)).getPublicKey(),
    ]),
  );
}

function read(name) {
  try {
    return readFileSync(name, 'utf8');
  } catch (problem) {
    return stop([`${name}: ${problem.code === 'ENOENT' ? 'there is no such file' : problem.message}`]);
  }
}

function stop(problems) {
  for (const problem of problems) console.error(problem);
  process.exit(2);
}
