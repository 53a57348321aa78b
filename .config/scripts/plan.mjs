// `npm run --silent plan -- FILE`: what a target table says, read with the code that the app uses.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstall } from './ensure-install.mjs';
import { root } from './run.mjs';

const [file = ''] = process.argv.slice(2);
await ensureInstall();
const { runnerImport } = await import('vite');
const { module } = await runnerImport(path.join(root, 'src/cli/plan.ts'), {
  root,
  configFile: false,
  logLevel: 'error', // which goes to stderr
});
process.stdout.write(`${module.planMain(read(file))}\n`);

/** A file that cannot be opened is read like an empty one: the answer is JSON in any case. */
function read(name) {
  try {
    return new Uint8Array(readFileSync(path.resolve(process.env.INIT_CWD ?? process.cwd(), name)));
  } catch {
    return new Uint8Array();
  }
}
