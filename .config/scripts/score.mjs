// `npm run --silent score -- FILE.json`: scores one file with the code that the app uses.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstall } from './ensure-install.mjs';
import { root } from './run.mjs';

const NOT_VALID = 2;

const [file, ...rest] = process.argv.slice(2);
if (file === undefined || rest.length > 0) stop('Usage: npm run --silent score -- FILE.json');
const text = read(file);

await ensureInstall();
const { runnerImport } = await import('vite');
const { module } = await runnerImport(path.join(root, 'src/cli/score.ts'), {
  root,
  configFile: false,
  logLevel: 'error', // which goes to stderr
});
const { exitCode, stdout, stderr } = module.scoreMain(text, file);
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = exitCode;

function read(name) {
  try {
    // npm runs scripts in the project's folder; a relative name is meant from where the user stands.
    const place = path.resolve(process.env.INIT_CWD ?? process.cwd(), name);
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(place));
  } catch (problem) {
    return stop(`${name}: ${problem.code === 'ENOENT' ? 'there is no such file' : problem.message}`);
  }
}

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(NOT_VALID);
}
