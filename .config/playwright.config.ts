import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';
import { findBrowser, findShell, launchArgs } from './scripts/browser.mjs';

const inCi = Boolean(process.env['CI']);

// Workers read this file again and must come to the same port, so the first reader leaves it in the environment.
process.env['E2E_PORT'] ??= String(await freePort());
const baseURL = `http://localhost:${process.env['E2E_PORT']}/`;

const executablePath = findBrowser();
if (executablePath === null)
  throw new Error('No browser was found: `npm test` installs one, or set CHROME_PATH.');

/**
 * What hangs on the whole browser: its start and end, what it keeps on a disk and how, its service worker, and the folder that is chosen in
 * its window. The rest is of pages, which are the same in the same engine without a window, for a quarter less of the processor.
 */
const OF_THE_BROWSER =
  /(?:disk|kill|offline|old-chromium|shared-folder|single-file|smoke|storage|torn-log)\.spec\.ts$/;

const launchedFrom = (program: string) => ({
  launchOptions: { executablePath: program, args: [...launchArgs] },
});

export default defineConfig({
  testDir: '../test/e2e',
  outputDir: '../test-results',
  forbidOnly: inCi,
  fullyParallel: true,
  /**
   * What hangs is ended, and no more than that: how long something may take is no test's business, on a machine that other work, or its host,
   * slows down to a fifth. What must be quick is counted (test/counted) or measured beside something else (test/bench).
   */
  timeout: 300_000,
  expect: { timeout: 20_000 },
  workers: 2,
  retries: inCi ? 1 : 0,
  reporter: [['list'], ['json', { outputFile: '../.cache/e2e-report.json' }]],
  use: {
    baseURL,
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // It keeps a copy of the whole app, a processor-second in each fresh profile; tests of what it does say that they want it.
    serviceWorkers: 'block',
    // A context, emptied of everything it stored, serves the next test too: two thirds of a second less each. Where a test wants another kind, it gets one.
    reuseContext: true,
    // A trace takes a picture of the page at every step, which doubles what a test of many steps costs: taken of the second try.
    trace: 'on-first-retry',
  },
  projects: [
    { name: 'browser', testMatch: OF_THE_BROWSER, use: launchedFrom(executablePath) },
    { name: 'pages', testIgnore: OF_THE_BROWSER, use: launchedFrom(findShell() ?? executablePath) },
  ],
  webServer: {
    command: `node .config/scripts/serve.mjs ${process.env['E2E_PORT']}`,
    cwd: '..',
    url: baseURL,
    reuseExistingServer: false,
  },
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, 'localhost', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('The probe got no port.'));
        else resolve(address.port);
      });
    });
  });
}
