import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '#test/support/source-files.ts';

/** Plans are data: a test that needs any plan takes a fixture plan. These may name annex 10, each for its reason, and no other does. */
const FOR_A_REASON: Readonly<Record<string, readonly string[]>> = {
  'shows the sample year, which is of annex 10': [
    'app/found.test.ts',
    'app/places.test.tsx',
    'app/print-head.test.tsx',
    'domain/year/sample.ts',
  ],
  'measures, and keeps its figures comparable from one version to the next': [
    'bench/engine-server/figures.ts',
    'bench/engine/large-plan.ts',
    'bench/engine/recalculation.ts',
    'bench/engine/saving.ts',
    'bench/engine/seeding.ts',
    'bench/engine/workbook.ts',
    'counted/entry.test.tsx',
    'counted/start.test.tsx',
  ],
  'tests annex 10 itself, or any plan and annex 10 among them': [
    'domain/catalogue/annex10.test.ts',
    'support/fixture-plans.ts',
  ],
  'looks for the words of annex 10 in what is said of other plans': [
    'domain/words/every-plan.test.ts',
    'export/every-plan.test.ts',
    'features/every-plan.test.tsx',
  ],
  'shows what MO44 promises of the 33 rows of annex 10': ['features/entry/keystrokes.test.tsx'],
  'is what the others of this table have of annex 10': ['support/annex-10.tsx'],
  'checks the worked cases of domain.md, which are of annex 10': ['domain/check/second-route.test.ts'],
  'reads what earlier versions wrote, which knew annex 10 alone': [
    'domain/package/support/whole-year.ts',
    'domain/package/version-0-1-0.test.ts',
    'storage/migration.test.ts',
  ],
  'keeps the promise of F8, which is made for annex 10 and for a plan of another shape': [
    'domain/year/projection-promise.test.ts',
  ],
  'drives the built app, which opens annex 10 first': [
    'e2e/district.spec.ts',
    'e2e/entry.spec.ts',
    'e2e/hostile-files.spec.ts',
    'e2e/month-journey.spec.ts',
    'e2e/overview.spec.ts',
    'e2e/plan-twins.spec.ts',
    'e2e/print.spec.ts',
    'e2e/seal.spec.ts',
    'e2e/storage.spec.ts',
    'e2e/typing.spec.ts',
    'support/data-driver.ts',
    'support/many-words.ts',
  ],
};

const NAMES_IT = /ANNEX_10|annex-?10/i;

function filesUnder(folder: string): readonly string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesUnder(file);
    return /\.(?:tsx?|mjs)$/.test(entry.name) ? [file] : [];
  });
}

function naming(): readonly string[] {
  return filesUnder('test')
    .filter((file) => !file.startsWith('test/architecture/'))
    .filter((file) => NAMES_IT.test(readFileSync(path.join(ROOT, file), 'utf8')))
    .map((file) => file.slice('test/'.length))
    .sort();
}

describe('tests do not lean on annex 10', () => {
  const found = naming();
  const allowed = Object.values(FOR_A_REASON).flat();

  it('no file names it that is not in the table', () => {
    expect(found.filter((file) => !allowed.includes(file))).toEqual([]);
  });

  it('no file is in the table that names it no more, or twice', () => {
    expect(allowed.filter((file) => !found.includes(file))).toEqual([]);
    expect(new Set(allowed).size).toBe(allowed.length);
  });
});
