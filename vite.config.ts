import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { sharedFiles } from './.config/build/chunks.ts';
import {
  elementsByName,
  hostedBuild,
  leaveOut,
  onlyNewDocuments,
  partFiles,
  singleFileBuild,
  workersInOneScript,
} from './.config/build/plugins.ts';

/** The oldest browser the office still has. Every bound in the build is derived from this one number. */
const CHROME = 87;

/** `node_modules/<name>/`, on either kind of path separator. */
const fromPackage = (names: string): RegExp => new RegExp(`[\\\\/]node_modules[\\\\/](?:${names})[\\\\/]`);

/** Tests that need neither a document nor a store, of code without state of its own: they share what they import. */
const UNIT_TESTS = ['kernel', 'domain', 'cli', 'architecture', 'export', 'tables'].map(
  (room) => `test/${room}/**/*.test.{ts,tsx}`,
);
/** Of the others, those that render (.tsx) get a document, which costs more than most tests do, and all get a store. */
const STORE_TESTS = ['test/**/*.test.ts'];
const NOT_VITEST = ['test/e2e/**', 'test/fixtures/**'];
/** Tests that count what the app asks of the store and renders: nothing that an earlier file left behind may come in between. */
const COUNTED_TESTS = ['test/counted/**/*.test.tsx', 'test/features/entry/keystrokes.test.tsx'];
/**
 * Tests that put something in the place of a module, or of what is loaded once, import the app anew for themselves; the others share what they
 * import.
 */
const ALONE_TESTS = [
  'test/app/**/*.test.tsx',
  ...testFiles().filter((file) =>
    /\bvi\.(?:mock|doMock|resetModules)\(/.test(readFileSync(path.join(import.meta.dirname, file), 'utf8')),
  ),
];
/** Against a real server, by the WebSocket that browsers have; Node has it from 22 on, and before only when it is asked for. */
const ENGINE_TESTS = ['test/engine/**/*.test.ts'];

/** Chunks of the hosted build. The single file has one. */
const CHUNKS = [
  // Waits for no other file: with what asks for files, which every part has; the app takes what it read. First, because a group takes what its
  // modules need along: a helper must not end up in a lazy chunk.
  {
    name: 'early',
    test: /[\\/]src[\\/]early\.ts$|vite[\\/]preload-helper|ui[\\/]load-part|kernel[\\/]part-error/,
  },
  // What the compiler itself brings for fields of classes, which is of no package: a few lines that parts need for which no other may be loaded.
  { name: 'fields', test: /@oxc-project[\\/+]runtime.*(?:defineProperty|toPropertyKey|toPrimitive|typeof)/ },
  // Changes rarely, so that a new release of the app leaves them in the browser's cache.
  { name: 'react', test: fromPackage('react|react-dom|scheduler') },
  {
    name: 'platform',
    // Without what reads several years at once, which few screens ask for.
    test: /[\\/]node_modules[\\/](?:@tanstack|zustand|dexie)[\\/](?!.*(?:queriesObserver|useQueries)\.js)/,
  },
  // Loaded when a screen asks for them; check:size fails if the first load names one.
  { name: 'charts', test: fromPackage('echarts|zrender|tslib') },
  { name: 'workbook', test: fromPackage('hucre') },
  // Before the writer of documents, which would take it along.
  { name: 'zip', test: fromPackage('fflate') },
  {
    name: 'markup',
    test: fromPackage('htmlparser2|domhandler|domutils|domelementtype|entities|dom-serializer'),
  },
  { name: 'docx', test: fromPackage('docx') },
  { name: 'engine-client', test: fromPackage('@nats-io') },
];

/** Of the rest, what the first load needs is one file, and what several parts share lies in few. */
const shared = sharedFiles((id) => CHUNKS.some(({ test }) => test.test(id)));
const REST = [
  // Each module is named by itself: what it imports has its own name, or none.
  { name: shared.nameOf, debugName: 'shared', includeDependenciesRecursively: false },
];

/** What libraries bring along and the app does not ask for; workers are built apart and need it too. */
const leftOut = () => [leaveOut(), onlyNewDocuments()];

/** `--mode single` builds the one file that opens from a disk; see .config/build/plugins.ts. */
const isSingle = (mode: string): boolean => mode === 'single';

function testFiles(): string[] {
  const names = readdirSync(path.join(import.meta.dirname, 'test'), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.test.tsx'))
    .map((name) => `test/${name.split(path.sep).join('/')}`);
}

export default defineConfig(({ mode }) => ({
  // Relative, because the office may serve the folder from any path.
  base: './',
  // Dexie's build without the helpers for browsers before Chromium 60: 3 kB of the first load. Tests run on it as well.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  plugins: [
    react(),
    elementsByName(),
    ...leftOut(),
    ...(isSingle(mode)
      ? [workersInOneScript(import.meta.dirname), singleFileBuild()]
      : [hostedBuild(), shared.plugin]),
  ],
  worker: { plugins: leftOut },
  css: {
    transformer: 'lightningcss',
    lightningcss: {
      targets: { chrome: CHROME << 16 },
      cssModules: { pattern: '[local]_[hash]' },
    },
  },
  build: {
    target: `chrome${CHROME}`,
    cssTarget: `chrome${CHROME}`,
    cssMinify: 'lightningcss',
    modulePreload: isSingle(mode) ? false : { polyfill: false, resolveDependencies: partFiles },
    // check:size has the real bound, in gzip and over the whole first load.
    chunkSizeWarningLimit: 2000,
    ...(isSingle(mode) ? { cssCodeSplit: false, assetsInlineLimit: () => true, copyPublicDir: false } : {}),
    rolldownOptions: {
      // Words and numbers stand where they are used: a name for each, and a module kept for it, is more than most of them are long.
      optimization: { inlineConst: { mode: 'all' } },
      output: { codeSplitting: isSingle(mode) ? false : { groups: [...CHUNKS, ...REST] } },
    },
  },
  preview: { host: 'localhost', port: 4173 },
  test: {
    env: { TZ: 'Asia/Shanghai' },
    // Most of what tests make is gone at once: room for it spares the collector half of its rounds.
    execArgv: ['--max-semi-space-size=32'],
    // What hangs is ended, and no more than that: a shared machine is several times slower than a quiet one. What a file would set for itself
    // with `vi.setConfig` holds for every file after it that shares its worker.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    restoreMocks: true,
    unstubGlobals: true,
    // Every core: vitest would leave one to an editor, and that is half of a machine with two.
    maxWorkers: '100%',
    // `npm run coverage`: what is not covered of the rooms in which a mistake would cost a number or a word.
    coverage: {
      provider: 'v8',
      include: ['src/domain/**/*.ts', 'src/storage/**/*.ts', 'src/queries/**/*.ts'],
      reporter: ['text-summary', 'json-summary', 'json'],
      reportsDirectory: '.cache/coverage',
      reportOnFailure: true,
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          isolate: false,
          include: UNIT_TESTS,
          exclude: NOT_VITEST,
        },
      },
      {
        extends: true,
        test: {
          name: 'store',
          environment: 'node',
          isolate: false,
          include: STORE_TESTS,
          exclude: [...UNIT_TESTS, ...ENGINE_TESTS, ...NOT_VITEST],
          setupFiles: ['fake-indexeddb/auto'],
        },
      },
      {
        extends: true,
        test: {
          name: 'engine',
          environment: 'node',
          include: ENGINE_TESTS,
          setupFiles: ['fake-indexeddb/auto'],
          execArgv: ['--experimental-websocket', '--max-semi-space-size=32'],
        },
      },
      {
        extends: true,
        test: {
          name: 'component',
          environment: 'jsdom',
          isolate: false,
          include: ['test/**/*.test.tsx'],
          exclude: [...UNIT_TESTS, ...ALONE_TESTS, ...COUNTED_TESTS, ...NOT_VITEST],
          setupFiles: ['test/support/setup-dom.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          environment: 'jsdom',
          isolate: false,
          include: ALONE_TESTS,
          exclude: [...COUNTED_TESTS, ...NOT_VITEST],
          setupFiles: ['test/support/setup-alone.ts', 'test/support/setup-dom.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'counted',
          environment: 'jsdom',
          include: COUNTED_TESTS,
          setupFiles: ['test/support/setup-dom.ts'],
        },
      },
    ],
  },
}));
