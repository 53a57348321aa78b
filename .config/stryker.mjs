// `npm run mutate [-- --mutate src/domain/score/pace.ts]`: which slips in what makes a number or keeps one no test would tell.
// oxlint-disable-next-line import/no-default-export -- Stryker takes its settings as the default export of their file
export default {
  mutate: ['src/domain/{score,rollup,package}/**/*.ts', 'src/storage/write.ts'],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: '.config/vitest-mutate.ts', related: false },
  // A sentence may read otherwise without a mistake; the tests of words compare them all the same.
  mutator: { excludedMutations: ['StringLiteral'] },
  // Constants, each of which would cost a whole run: fixtures and cases hold their values.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 20_000,
  // The first run counts what each test reaches, and on a busy machine that takes longer than the five minutes it has by itself.
  dryRunTimeoutMinutes: 20,
  tempDirName: '.cache/mutants',
  ignorePatterns: ['dist', 'dist-single', 'test-results', '.cache'],
  reporters: ['clear-text', 'progress', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportScoreTable: true },
  jsonReporter: { fileName: '.cache/mutants.json' },
  incremental: false,
  allowConsoleColors: false,
};
