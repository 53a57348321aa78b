// `npm test`: every test there is, and one line at the end that says how it went.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureInstall } from './ensure-install.mjs';
import { root, runNode } from './run.mjs';

const unitReport = path.join(root, '.cache/unit-report.json');
const e2eReport = path.join(root, '.cache/e2e-report.json');

/** What a runner counts for that left no report at all. */
const brokenDown = { passed: 0, failed: 1, skipped: 0 };

await ensureInstall();
const { ensureBrowser } = await import('./browser.mjs');
const { ensureBuild } = await import('./build.mjs');

const tallies = [await unitTests(), await e2eTests()];
const sum = (key) => tallies.reduce((total, counts) => total + counts[key], 0);
const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

async function unitTests() {
  rmSync(unitReport, { force: true });
  const code = await runNode('node_modules/vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ]);
  if (!existsSync(unitReport)) return brokenDown;
  const report = JSON.parse(readFileSync(unitReport, 'utf8'));
  // A file that does not even load has no failed test in it, and is a failure all the same.
  const unloadable = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return tally(code, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

async function e2eTests() {
  rmSync(e2eReport, { force: true });
  try {
    await ensureBrowser();
    await ensureBuild();
    await ensureBuild('single');
  } catch (problem) {
    console.error(problem.message);
    return brokenDown;
  }
  const code = await runNode('node_modules/@playwright/test/cli.js', [
    'test',
    '-c',
    '.config/playwright.config.ts',
  ]);
  if (!existsSync(e2eReport)) return brokenDown;
  const { stats } = JSON.parse(readFileSync(e2eReport, 'utf8'));
  return tally(code, {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  });
}

/** A runner that ended badly without a failed test (an unhandled error, no tests at all) counts as one failure. */
function tally(code, counts) {
  return { ...counts, failed: code !== 0 ? Math.max(counts.failed, 1) : counts.failed };
}
