import { defineConfig } from 'vitest/config';

/** What runs against every mutant: the tests beside what is mutated, and those that know its answers from elsewhere. */
// oxlint-disable-next-line import/no-default-export -- vitest takes its settings as the default export of their file
export default defineConfig({
  root: `${import.meta.dirname}/..`,
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  test: {
    env: { TZ: 'Asia/Shanghai' },
    environment: 'node',
    testTimeout: 60_000,
    restoreMocks: true,
    unstubGlobals: true,
    setupFiles: ['fake-indexeddb/auto'],
    include: [
      'test/domain/{score,rollup,package,check,statements}/**/*.test.ts',
      // What a spread promises is shown over simulated years.
      'test/domain/year/projection-promise.test.ts',
      'test/storage/{write,month-close,merge,undo,evidence-files,seals}.test.ts',
    ],
  },
});
