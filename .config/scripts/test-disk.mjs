// `npm run test:disk`: rounds on a file system that is really full (DISK_ROUNDS, 20 unless set). Linux, where mounting is allowed.
import { ensureInstall } from './ensure-install.mjs';
import { runNode } from './run.mjs';

await ensureInstall();
const { ensureBrowser } = await import('./browser.mjs');
const { ensureBuild } = await import('./build.mjs');
await ensureBrowser();
await ensureBuild();
await ensureBuild('single');
process.exitCode = await runNode(
  'node_modules/@playwright/test/cli.js',
  ['test', '-c', '.config/playwright.config.ts', 'disk.spec'],
  { env: { DISK_ROUNDS: process.env.DISK_ROUNDS ?? '20' } },
);
