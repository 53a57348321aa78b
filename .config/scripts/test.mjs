// `npm test`: every test there is, and one line at the end that says how it went.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureInstall } from './ensure-install.mjs';
import { root, runNode } from './run.mjs';
import { ENGINE_REPORT, REPORT_IN, UNIT_REPORT } from './unit-report.mjs';

const e2eReport = path.join(root, '.cache/e2e-report.json');

/** What a runner counts for that left no report at all. */
const brokenDown = {
  passed: 0,
  failed: ['a runner broke down before it could count'],
  flaky: [],
  skipped: 0,
};

await ensureInstall();
const { ensureBrowser, ensureShell } = await import('./browser.mjs');
const { ensureBuild } = await import('./build.mjs');
const { ensureServer } = await import('./engine-server.mjs');
await ensureServer();

// Against real servers, tests wait most of the time: they do it beside the others, which need every core.
let said = '';
const engine = unitTests(
  ['--project=engine', '--no-file-parallelism'],
  ENGINE_REPORT,
  (part) => (said += part),
);
const others = await unitTests(['--project=!engine'], UNIT_REPORT);
const ofEngine = await engine;
console.log(said);
const tallies = [others, ofEngine, await e2eTests()];
const sum = (key) => tallies.reduce((total, counts) => total + counts[key], 0);
const named = (key) => tallies.flatMap((counts) => counts[key]);
const [passed, skipped, failed, flaky] = [sum('passed'), sum('skipped'), named('failed'), named('flaky')];
for (const name of flaky) console.log(`flaky (passed when run again): ${name}`);
for (const name of failed) console.log(`failed: ${name}`);
console.log(`\n${passed} passed, ${failed.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed.length > 0 || passed === 0 ? 1 : 0;

async function unitTests(projects, report, onOutput) {
  rmSync(report, { force: true });
  const code = await runNode(
    'node_modules/vitest/vitest.mjs',
    ['run', ...projects, '--reporter=default', '--reporter=./.config/scripts/unit-report.mjs'],
    { env: { [REPORT_IN]: report }, onOutput },
  );
  if (!existsSync(report)) return brokenDown;
  return tally(code, JSON.parse(readFileSync(report, 'utf8')));
}

async function e2eTests() {
  rmSync(e2eReport, { force: true });
  try {
    await ensureBrowser();
    await ensureShell();
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
  const { stats, suites } = JSON.parse(readFileSync(e2eReport, 'utf8'));
  const withStatus = (status) =>
    specsOf(suites)
      .filter((spec) => spec.tests.some((test) => test.status === status))
      .map((spec) => `${spec.file}:${spec.line} › ${spec.title}`);
  return tally(code, {
    passed: stats.expected + stats.flaky,
    failed: withStatus('unexpected'),
    flaky: withStatus('flaky'),
    skipped: stats.skipped,
  });
}

function specsOf(suites = []) {
  return suites.flatMap((suite) => [...suite.specs, ...specsOf(suite.suites)]);
}

/** A runner that ended badly without a failed test (an unhandled error, no tests at all) counts as one failure. */
function tally(code, counts) {
  return code !== 0 && counts.failed.length === 0
    ? { ...counts, failed: ['a runner ended badly, without a failed test'] }
    : counts;
}
