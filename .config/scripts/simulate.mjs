// `npm run simulate -- --seed N`: plays the story of one seed; `-- --seeds N` plays so many, from 1 on, and stops at the first breach.
import path from 'node:path';
import { ensureInstall } from './ensure-install.mjs';
import { root } from './run.mjs';

const [option, text, ...rest] = process.argv.slice(2);
const number = Number(text);
if (
  !['--seed', '--seeds'].includes(option) ||
  !Number.isSafeInteger(number) ||
  number < 1 ||
  rest.length > 0
) {
  process.stderr.write('Usage: npm run simulate -- --seed N | --seeds N\n');
  process.exit(2);
}
await ensureInstall();
const { runnerImport } = await import('vite');
const load = async (name) => {
  const { module } = await runnerImport(path.join(root, 'test/simulator/support', name), {
    root,
    configFile: false,
    logLevel: 'error',
  });
  return module;
};
const { simulateMain } = await load('simulate-main.ts');
process.exitCode = await simulateMain(option === '--seed' ? number : 1, number, (line) =>
  process.stdout.write(`${line}\n`),
);
