import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

export const UNIT_REPORT = path.join(root, '.cache/unit-report.json');
/** Of a run beside it. */
export const ENGINE_REPORT = path.join(root, '.cache/engine-report.json');
/** Names the file that a run reports in. */
export const REPORT_IN = 'TRACKER_TEST_REPORT';

/** A vitest reporter: what `npm test` counts and names in its last lines, as JSON. */
// oxlint-disable-next-line import/no-default-export -- vitest takes a reporter as the default export of its file
export default class UnitReport {
  /** @param {readonly import('vitest/node').TestModule[]} modules @param {readonly unknown[]} unhandled */
  onTestRunEnd(modules, unhandled) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (state) => tests.filter((test) => test.result().state === state);
    // What does not even load, or fails in what comes before its tests, has no failed test in it, and is a failure all the same.
    const unready = modules.flatMap((module) =>
      [module, ...module.children.allSuites()].flatMap((part) =>
        part
          .errors()
          .map(({ message }) => `${[module.relativeModuleId, part.fullName ?? ''].join(' ')}: ${message}`),
      ),
    );
    const report = {
      passed: inState('passed').length,
      skipped: inState('skipped').length,
      failed: [
        ...inState('failed').map((test) => named(test, test.result().errors?.[0]?.message)),
        ...unready,
        ...unhandled.map((error) => `unhandled: ${error instanceof Error ? error.message : String(error)}`),
      ],
      flaky: tests.filter((test) => test.diagnostic()?.flaky === true).map((test) => named(test)),
      // Files that were played whole, without a failure: a check of the same files need not play them again.
      sound: modules.filter((module) => module.ok()).map((module) => module.relativeModuleId),
    };
    mkdirSync(path.dirname(UNIT_REPORT), { recursive: true });
    writeFileSync(process.env[REPORT_IN] ?? UNIT_REPORT, JSON.stringify(report));
  }
}

function named(test, message = '') {
  return `${test.module.relativeModuleId} › ${test.fullName}${message === '' ? '' : `: ${message.slice(0, 600)}`}`;
}
