import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cruiseSources } from '#test/support/cruise.ts';
import { forbidden, rooms } from '../../.config/dependency-cruiser.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Cruising reads and parses every file, on machines that are busy with other things. */
describe('src keeps to the table of who may import whom', () => {
  let cruised: ICruiseResult;
  let onDisk: string[];
  beforeAll(async () => {
    cruised = await cruiseSources(ROOT);
    onDisk = await sourceFiles(path.join(ROOT, 'src'));
  });

  it('breaks no rule', () => {
    const said = cruised.summary.violations.map(({ rule, from, to }) => {
      const why = forbidden.find(({ name }) => name === rule.name)?.comment ?? '';
      return `${rule.name}: ${from} → ${to}. ${why}`;
    });
    expect(said).toEqual([]);
  });

  it('was looked at as a whole: each file on disk was cruised', () => {
    const seen = cruised.modules.map(({ source }) => source).filter((source) => isSource(source));
    expect(seen.sort()).toEqual(onDisk);
    expect(onDisk.length).toBeGreaterThan(0);
  });

  it('has imports through #src/ that lead to files', () => {
    const through = cruised.modules.flatMap(({ dependencies }) =>
      dependencies.filter((dependency) => dependency.module.startsWith('#src/')),
    );
    expect(through.length).toBeGreaterThan(0);
    expect(through.filter(({ resolved }) => !resolved.startsWith('src/'))).toEqual([]);
  });

  it('has no file outside the rooms', () => {
    const homeless = onDisk.filter(
      (file) => !rooms.some(({ room }) => file === `src/${room}` || file.startsWith(`src/${room}/`)),
    );
    expect(homeless, 'give the file a room, or the table a row').toEqual([]);
  });
});

/** One row: the rule, the file that breaks it, and what it imports to break it. */
const VIOLATIONS = [
  ['kernel-sees', 'kernel/a.ts', '#src/domain/period/target.ts'],
  ['domain-quantity-sees', 'domain/quantity/a.ts', '#src/domain/period/target.ts'],
  ['domain-period-sees', 'domain/period/a.ts', '#src/domain/catalogue/target.ts'],
  ['domain-catalogue-sees', 'domain/catalogue/a.ts', '#src/domain/statements/target.ts'],
  ['domain-statements-sees', 'domain/statements/a.ts', '#src/domain/rollup/target.ts'],
  ['domain-intake-sees', 'domain/intake/a.ts', '#src/domain/rollup/target.ts'],
  ['domain-rollup-sees', 'domain/rollup/a.ts', '#src/domain/score/target.ts'],
  ['domain-score-sees', 'domain/score/a.ts', '#src/domain/statements/target.ts'],
  ['domain-score-sees', 'domain/score/type-only.ts', 'type #src/domain/statements/target.ts'],
  ['domain-score-sees', 'domain/score/relative.ts', '../statements/target.ts'],
  ['domain-check-sees', 'domain/check/a.ts', '#src/domain/quantity/target.ts'],
  ['domain-year-sees', 'domain/year/a.ts', '#src/domain/words/target.ts'],
  ['domain-words-sees', 'domain/words/a.ts', '#src/domain/papers/target.ts'],
  ['domain-history-sees', 'domain/history/a.ts', '#src/domain/year/target.ts'],
  ['domain-papers-sees', 'domain/papers/a.ts', '#src/domain/package/target.ts'],
  ['domain-package-sees', 'domain/package/a.ts', '#src/domain/score/target.ts'],
  ['domain-seal-sees', 'domain/seal/a.ts', '#src/domain/sample/target.ts'],
  ['domain-scorefile-sees', 'domain/scorefile/a.ts', '#src/storage/target.ts'],
  ['domain-sample-sees', 'domain/sample/a.ts', '#src/domain/papers/target.ts'],
  ['domain-import-sees', 'domain/import/a.ts', '#src/domain/catalogue/target.ts'],
  ['domain-pairing-sees', 'domain/pairing/a.ts', '#src/domain/statements/target.ts'],
  ['domain-draft-sees', 'domain/draft/a.ts', '#src/domain/statements/target.ts'],
  ['domain-life-sees', 'domain/life/a.ts', '#src/domain/score/target.ts'],
  ['tables-sees', 'tables/a.ts', '#src/domain/papers/target.ts'],
  ['reading-sees', 'reading/a.ts', '#src/storage/target.ts'],
  ['domain-district-sees', 'domain/district/a.ts', '#src/domain/papers/target.ts'],
  ['storage-sees', 'storage/a.ts', '#src/queries/target.ts'],
  ['domain-engine-sees', 'domain/engine/a.ts', '#src/domain/papers/target.ts'],
  ['engine-sees', 'engine/a.ts', '#src/storage/target.ts'],
  ['queries-sees', 'queries/a.ts', '#src/session/target.ts'],
  ['session-sees', 'session/a.ts', '#src/storage/target.ts'],
  ['charts-sees', 'charts/a.ts', '#src/queries/target.ts'],
  ['export-sees', 'export/a.ts', '#src/storage/target.ts'],
  ['ui-sees', 'ui/a.tsx', '#src/domain/period/target.ts'],
  ['widgets-sees', 'widgets/a.tsx', '#src/queries/target.ts'],
  ['snapshot-sees', 'snapshot/a.ts', '#src/widgets/target.ts'],
  ['cli-sees', 'cli/a.ts', '#src/storage/target.ts'],
  ['features-sees', 'features/entry/a.ts', '#src/app/target.ts'],
  ['app-sees', 'app/a.ts', '#src/cli/target.ts'],
  ['early-ts-sees', 'early.ts', '#src/kernel/target.ts'],
  ['main-tsx-sees', 'main.tsx', '#src/features/entry/target.ts'],
  ['features-apart', 'features/entry/b.ts', '#src/features/plan/target.ts'],
  ['features-apart', 'features/entry/lazy.ts', 'lazy #src/features/plan/target.ts'],
  ['dexie-home', 'app/dexie.ts', 'dexie'],
  ['tanstack-react-query-home', 'ui/query.ts', '@tanstack/react-query'],
  ['zustand-home', 'features/entry/zustand.ts', 'zustand/middleware'],
  ['echarts-zrender-home', 'features/entry/echarts.ts', 'lazy echarts/core'],
  ['docx-home', 'features/entry/docx.ts', 'lazy docx'],
  ['fflate-home', 'features/entry/fflate.ts', 'lazy fflate'],
  ['htmlparser2-home', 'domain/import/htmlparser2.ts', 'htmlparser2'],
  ['hucre-home', 'features/entry/hucre.ts', 'lazy hucre/xlsx'],
  ['nats-io-nats-core-home', 'queries/nats.ts', 'lazy @nats-io/nats-core'],
  ['noble-hashes-home', 'domain/score/noble.ts', '@noble/hashes/sha2.js'],
  ['valibot-home', 'domain/score/valibot.ts', 'valibot'],
  ['no-react-below-the-screen', 'storage/react.ts', 'react'],
  ['kernel-and-domain-alone', 'domain/score/library.ts', 'some-library'],
  ['no-node-in-the-browser', 'export/node.ts', 'node:fs'],
  ['only-src', 'app/test.ts', '../../test/target.ts'],
  ['no-circle', 'ui/circle.ts', './other-half.ts'],
  ['no-orphan', 'ui/orphan.ts', ''],
  ['resolvable', 'ui/nowhere.ts', '#src/ui/nowhere-else.ts'],
] as const;

describe('each rule of the table bites', () => {
  let root: string;
  let found: ReadonlySet<string>;
  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'planted-'));
    await plant(root);
    const { summary } = await cruiseSources(root);
    found = new Set(summary.violations.map(({ rule, from }) => `${rule.name} ${from}`));
  });
  afterAll(() => rm(root, { recursive: true }));

  it.each(VIOLATIONS)('%s stops %s from importing %s', (rule, file) => {
    expect(found).toContain(`${rule} src/${file}`);
  });

  it('is shown for every rule there is', () => {
    const shown = new Set<string>(VIOLATIONS.map(([rule]) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => !shown.has(name ?? ''))).toEqual([]);
  });
});

/** A little project with all violations in it, and the files they lead to. */
async function plant(root: string): Promise<void> {
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  };
  await write('package.json', JSON.stringify({ type: 'module', imports: { '#src/*': './src/*' } }));
  await write('src/ui/other-half.ts', importing('./circle.ts'));
  await write('test/target.ts', 'export const target = 1;\n');
  for (const [, file, to] of VIOLATIONS) {
    await write(`src/${file}`, importing(to));
    const target = /#src\/(\S+\/target\.ts)/.exec(to)?.[1];
    if (target !== undefined) await write(`src/${target}`, 'export const target = 1;\n');
  }
}

function importing(to: string): string {
  if (to === '') return 'export const alone = 1;\n';
  const [kind, specifier] = to.split(' ');
  if (kind === 'type')
    return `import type { target } from '${specifier}';\nexport type It = typeof target;\n`;
  if (kind === 'lazy') return `export const load = () => import('${specifier}');\n`;
  return `import { target } from '${to}';\nexport const it = target;\n`;
}

async function sourceFiles(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files
    .map((file) => `src/${file.split(path.sep).join('/')}`)
    .filter(isSource)
    .sort();
}

function isSource(file: string): boolean {
  return /^src\/.*\.tsx?$/.test(file);
}
