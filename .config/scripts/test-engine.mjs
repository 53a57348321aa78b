// `npm run test:engine`: the tests of the engine alone, against a real server [EN14].
import { ensureInstall } from './ensure-install.mjs';
import { runNode } from './run.mjs';

await ensureInstall();
const { ensureServer } = await import('./engine-server.mjs');
await ensureServer();
process.exitCode = await runNode('node_modules/vitest/vitest.mjs', ['run', '--project', 'engine']);
