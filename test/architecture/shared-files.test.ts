import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nameSharedFiles, type Modules } from '../../.config/build/chunks.ts';

const SMALL = 100;

/** Modules of which each is small, unless a size is given; the first load asks for each part, unless another module is named for it. */
function modules(
  imports: Readonly<Record<string, readonly string[]>>,
  parts: readonly string[],
  sizes: Readonly<Record<string, number>> = {},
  askers: Readonly<Record<string, readonly string[]>> = {},
): Modules {
  return {
    imports: new Map(Object.entries(imports)),
    sizes: new Map(Object.keys(imports).map((id) => [id, sizes[id] ?? SMALL])),
    entries: ['main'],
    parts: new Map(parts.map((part) => [part, askers[part] ?? ['main']])),
  };
}

const notTaken = () => false;

it('[SP7] what several parts share lies together; the first load and what one part alone needs have no such file', () => {
  const names = nameSharedFiles(
    modules(
      {
        main: ['first'],
        first: [],
        a: ['first', 'ab', 'abc', 'library', 'own'],
        b: ['ab', 'abc', 'library'],
        c: ['abc', 'library'],
        ab: [],
        abc: [],
        library: [],
        own: [],
      },
      ['a', 'b', 'c'],
    ),
    (id) => id === 'library',
  );
  expect([...names.keys()].sort()).toEqual(['ab', 'abc']);
  expect(names.get('ab')).toBe(names.get('abc'));
});

it('[SP7] what is large is no burden to a part that does not need it', () => {
  const imports = { main: [], a: ['ab', 'abc'], b: ['ab', 'abc'], c: ['abc'], ab: [], abc: [] };
  const names = nameSharedFiles(modules(imports, ['a', 'b', 'c'], { ab: 1_000_000 }), notTaken);
  expect(names.get('ab')).not.toBe(names.get('abc'));
});

it('[SP7] nor is what brings a large library along', () => {
  const imports = {
    main: [],
    a: ['ab', 'abc'],
    b: ['ab', 'abc'],
    c: ['abc'],
    ab: ['library'],
    abc: [],
    library: ['inner'],
    inner: [],
  };
  const isLibrary = (id: string) => id === 'library' || id === 'inner';
  const names = nameSharedFiles(modules(imports, ['a', 'b', 'c'], { inner: 1_000_000 }), isLibrary);
  expect(names.get('ab')).not.toBe(names.get('abc'));
});

const HOME = {
  main: [],
  a: ['button', 'ab'],
  b: ['ab', 'ac'],
  c: ['button', 'ac'],
  button: [],
  ab: [],
  ac: [],
};

it('[SP7] a part that one other alone asks for finds there what the two need: it lies with the one that is there first', () => {
  const names = nameSharedFiles(modules(HOME, ['a', 'b', 'c'], {}, { b: ['a'], c: ['button'] }), notTaken);
  // All that `a` needs, and what only its own later parts share with it.
  expect(names.get('a')).toBe('a');
  expect(names.get('ab')).toBe('a');
  expect(names.get('button')).toBe('a');
});

it('[SP7] but not where another part, or the first load, asks for it too', () => {
  for (const askers of [{ b: ['main', 'a'] }, { b: ['a', 'c'] }]) {
    const names = nameSharedFiles(modules(HOME, ['a', 'b', 'c'], {}, askers), notTaken);
    expect(names.has('a')).toBe(false);
    expect(names.get('ab')).toMatch(/^shared-/);
  }
});

it('[SP7] what most places need, a daily one among them, comes with the first load, and not what needs a file that stays behind', () => {
  const imports = {
    main: [],
    '/entry-page.tsx': ['common', 'leads'],
    '/overview-page.tsx': ['common'],
    '/data-page.tsx': ['common', 'seldom', 'large'],
    '/plan-page.tsx': ['leads', 'seldom'],
    common: [],
    leads: ['large'],
    seldom: [],
    large: [],
  };
  const places = ['/entry-page.tsx', '/overview-page.tsx', '/data-page.tsx', '/plan-page.tsx'];
  const named = (large: number) =>
    nameSharedFiles(modules(imports, places, { common: 30_000, leads: 30_000, large }), notTaken);
  const here = named(200_000);
  expect(here.get('common')).toBe('app');
  for (const behind of ['leads', 'seldom', 'large']) expect(here.get(behind)).toMatch(/^shared-/);
  expect(named(30_000).get('leads')).toBe('app');
});

it('[SP7] no two files need each other, by way of others neither: neither could come first', () => {
  const COUNT = 40;
  const PARTS = Array.from({ length: 12 }, (_, index) => `${index}`);
  // Each imports only what comes after it, as sound modules do.
  const drawn = fc.array(
    fc.record({ after: fc.array(fc.nat(COUNT), { maxLength: 4 }), size: fc.nat(30_000) }),
    { minLength: COUNT, maxLength: COUNT },
  );
  fc.assert(
    fc.property(drawn, (all) => {
      const imports = Object.fromEntries(
        all.map(({ after }, index) => [
          `${index}`,
          after.map((step) => `${index + 1 + step}`).filter((id) => Number(id) < COUNT),
        ]),
      );
      const sizes = Object.fromEntries(all.map(({ size }, index) => [`${index}`, size]));
      const names = nameSharedFiles(modules({ main: [], ...imports }, PARTS, sizes), notTaken);
      const fileOf = (id: string) => names.get(id) ?? id;
      const needs = new Map<string, Set<string>>();
      for (const [id, ids] of Object.entries(imports)) {
        const own = needs.get(fileOf(id)) ?? new Set();
        needs.set(fileOf(id), own);
        for (const each of ids) if (fileOf(each) !== fileOf(id)) own.add(fileOf(each));
      }
      // Who needs nobody that is left comes first, until all have come.
      for (let left = needs.size + 1; needs.size > 0 && needs.size < left; ) {
        left = needs.size;
        for (const [file, others] of needs)
          if (![...others].some((each) => needs.has(each))) needs.delete(file);
      }
      expect([...needs.keys()]).toEqual([]);
    }),
    // Circles are rare: these draws have one that an eager joining runs into.
    { numRuns: 30, seed: 12 },
  );
});
