import path from 'node:path';
import type { Plugin } from 'vite';

/**
 * What a file costs to be asked for, looked at and kept by itself, in bytes of source that might be loaded in vain instead: a millisecond or
 * more of the page's own thread, in which some 8 kB of what is shipped are read.
 */
const WORTH_OF_A_FILE = 24_000;
/** The same of a file that a start waits for: it is asked for as a text that is looked at and as a script, 3 ms in all (2026-11-28). */
const WORTH_AT_START = 72_000;
/** What the first load needs of the app's own code. */
const FIRST_FILE = 'app';
/** The two places that are opened every day, and all. */
const DAILY = /[\\/](?:overview|entry)-page\.tsx$/;
const PLACE = /-page\.tsx$/;
/** How often a part is loaded, beside one that somebody asks for now and then: with the two daily places, by every start, as a place. */
const WEIGHTS = [
  [DAILY, 400],
  [
    /[\\/](?:overview-below|month-card|cell-panel|paste-part|month-close-control|after-first-screen|folder-light)\.tsx?$/,
    30,
  ],
  [PLACE, 10],
] as const;

/** Modules that lie in one file. */
interface Cluster {
  readonly modules: readonly string[];
  /** The parts (what an `import()` names) that need one of its modules. */
  readonly parts: ReadonlySet<string>;
  readonly size: number;
}

type Imports = ReadonlyMap<string, readonly string[]>;

/** Everything that is built, by the ids of modules. */
export interface Modules {
  /** What each imports by its text; not what an `import()` names. */
  readonly imports: Imports;
  /** In bytes of source. */
  readonly sizes: ReadonlyMap<string, number>;
  /** What the first load begins with. */
  readonly entries: readonly string[];
  /** What an `import()` names, with the modules that have one of it. */
  readonly parts: ReadonlyMap<string, readonly string[]>;
}

/** For the hosted build: the plugin sees the modules, and `nameOf` says in which shared file one of them lies. */
export function sharedFiles(isTaken: (id: string) => boolean): {
  readonly plugin: Plugin;
  readonly nameOf: (id: string) => string | null;
} {
  let names: ReadonlyMap<string, string> = new Map();
  return {
    nameOf: (id) => names.get(id) ?? null,
    plugin: {
      name: 'tracker-shared-files',
      apply: 'build',
      buildEnd() {
        const imports = new Map<string, readonly string[]>();
        const sizes = new Map<string, number>();
        const parts = new Map<string, string[]>();
        const entries: string[] = [];
        for (const id of this.getModuleIds()) {
          const info = this.getModuleInfo(id);
          if (info === null) continue;
          imports.set(id, info.importedIds);
          sizes.set(id, info.code?.length ?? 0);
          if (info.isEntry) entries.push(id);
          for (const part of info.dynamicallyImportedIds) {
            const askers = parts.get(part) ?? [];
            askers.push(id);
            parts.set(part, askers);
          }
        }
        const shared = nameSharedFiles({ imports, sizes, entries, parts }, isTaken);
        const first = [...reachedFrom(entries, imports)].filter((id) => !isTaken(id));
        names = new Map([...first.map((id) => [id, FIRST_FILE] as const), ...shared]);
      },
    },
  };
}

/**
 * Puts modules that several parts share together where that costs no part much that it does not need [SP7]. The bundler alone makes a file
 * for every set of parts that share something: 170 files, most of them below 2 kB, of which a first visit asks for a hundred. A part that
 * one other alone asks for finds what that one has brought: what only the two need lies in the file of the one that is there first.
 * @param isTaken whether a module has a file by another rule
 * @returns the name of its file, by module; none for what the first load needs anyway and for what one part alone needs
 */
export function nameSharedFiles(
  { imports, sizes, entries, parts }: Modules,
  isTaken: (id: string) => boolean,
): ReadonlyMap<string, string> {
  const first = reachedFrom(entries, imports);
  const reachedBy = new Map<string, Set<string>>();
  for (const part of [...parts.keys()].sort())
    for (const id of reachedFrom([part], imports))
      if (!first.has(id) && !isTaken(id)) reachedBy.set(id, (reachedBy.get(id) ?? new Set()).add(part));
  const after = partsBefore(parts, reachedBy);
  const partsOf = new Map([...reachedBy].map(([id, all]) => [id, withoutLater(all, after)] as const));
  // With the libraries that a module brings along: whoever is given it loads them.
  const whole = new Map(
    [...partsOf.keys()].map((id) => {
      const libraries = (imports.get(id) ?? []).filter((each) => isTaken(each) && !first.has(each));
      const brought = [...reachedFrom(libraries, imports)].filter((each) => !first.has(each));
      return [id, [id, ...brought].reduce((sum, each) => sum + (sizes.get(each) ?? 0), 0)] as const;
    }),
  );
  const clusters = joined(clustersOf(partsOf, whole), imports).filter(
    ({ modules, parts: own }) => own.size > 1 || modules.some((id) => reachedBy.get(id)?.size !== 1),
  );
  const atStart = modulesAtStart(
    clusters,
    [...parts.keys()].filter((part) => PLACE.test(part)),
    imports,
  );
  return new Map(
    clusters.flatMap(({ modules, parts: own }, index) => {
      const [part = ''] = own;
      const name = own.size > 1 ? `shared-${index}` : path.parse(part).name;
      return modules.map((id) => [id, atStart.has(id) ? FIRST_FILE : name] as const);
    }),
  );
}

/**
 * What most starts ask for comes with the first load, where that costs the others less than a file: each start opens one place, most a daily
 * one. Not what needs a file that stays behind: the first load would ask for that one too.
 */
function modulesAtStart(
  clusters: readonly Cluster[],
  places: readonly string[],
  imports: Imports,
): ReadonlySet<string> {
  const behind = new Set(clusters.flatMap(({ modules }) => modules));
  const isWorthIt = ({ parts, size }: Cluster) =>
    [...parts].some((part) => DAILY.test(part)) &&
    places.reduce((saved, place) => saved + weight(place) * (parts.has(place) ? WORTH_AT_START : -size), 0) >
      0;
  let left = clusters.filter((each) => each.parts.size > 1 && isWorthIt(each));
  for (const each of left) for (const id of each.modules) behind.delete(id);
  for (;;) {
    const alone = left.filter(({ modules }) =>
      modules.every((id) => (imports.get(id) ?? []).every((needed) => !behind.has(needed))),
    );
    if (alone.length === left.length) return new Set(left.flatMap(({ modules }) => modules));
    for (const each of left) if (!alone.includes(each)) for (const id of each.modules) behind.add(id);
    left = alone;
  }
}

/** The part that alone asks for another one, by that one. */
function partsBefore(
  parts: Modules['parts'],
  reachedBy: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, string> {
  const before = new Map<string, string>();
  for (const [part, askers] of parts) {
    // Nobody: the first load asks.
    const homes = new Set(askers.flatMap((id) => Array.from(reachedBy.get(id) ?? [''])));
    homes.delete(part);
    const [home = ''] = homes;
    if (homes.size === 1 && home !== '') before.set(part, home);
  }
  return before;
}

/** Those of some parts that come first: not what comes after another of them. */
function withoutLater(parts: ReadonlySet<string>, before: ReadonlyMap<string, string>): ReadonlySet<string> {
  const isLater = (part: string) => {
    const seen = new Set([part]);
    for (let home = before.get(part); home !== undefined && !seen.has(home); home = before.get(home)) {
      if (parts.has(home)) return true;
      seen.add(home);
    }
    return false;
  };
  return new Set([...parts].filter((part) => !isLater(part)));
}

/** What the same parts need, together. */
function clustersOf(
  partsOf: ReadonlyMap<string, ReadonlySet<string>>,
  sizes: ReadonlyMap<string, number>,
): readonly Cluster[] {
  const alike = new Map<string, Cluster>();
  for (const [id, parts] of partsOf) {
    const key = [...parts].join('\n');
    const before = alike.get(key) ?? { modules: [], parts, size: 0 };
    alike.set(key, { parts, modules: [...before.modules, id], size: before.size + (sizes.get(id) ?? 0) });
  }
  return [...alike.values()];
}

interface Pair {
  readonly a: Cluster;
  readonly b: Cluster;
  readonly saved: number;
}

/** The two whose joining saves most are joined, as long as any saves something. */
function joined(all: readonly Cluster[], imports: Imports): readonly Cluster[] {
  let clusters = all;
  let pairs = clusters.flatMap((a, index) => clusters.slice(index + 1).flatMap((b) => pairOf(a, b)));
  for (;;) {
    pairs.sort((one, other) => other.saved - one.saved);
    const best = pairs.find(({ a, b }) => !makesCircle(a, b, clusters, imports));
    if (best === undefined) return clusters;
    const { a, b } = best;
    const both = {
      modules: [...a.modules, ...b.modules],
      parts: new Set([...a.parts, ...b.parts]),
      size: a.size + b.size,
    };
    const others = clusters.filter((each) => each !== a && each !== b);
    pairs = pairs.filter((pair) => [a, b].every((gone) => pair.a !== gone && pair.b !== gone));
    pairs.push(...others.flatMap((each) => pairOf(both, each)));
    clusters = [...others, both];
  }
}

/** None where one is a part's own file, or nothing is saved. */
function pairOf(a: Cluster, b: Cluster): readonly Pair[] {
  if (a.parts.size === 1 || b.parts.size === 1) return [];
  let saved = WORTH_OF_A_FILE;
  for (const part of a.parts) saved += weight(part) * (b.parts.has(part) ? WORTH_OF_A_FILE : -b.size);
  for (const part of b.parts) if (!a.parts.has(part)) saved -= weight(part) * a.size;
  return saved > 0 ? [{ a, b, saved }] : [];
}

function weight(part: string): number {
  return WEIGHTS.find(([name]) => name.test(part))?.[1] ?? 1;
}

/** Whether one needs the other by way of a third: two files that need each other cannot both come first. */
function makesCircle(a: Cluster, b: Cluster, clusters: readonly Cluster[], imports: Imports): boolean {
  const homes = new Map(clusters.flatMap((each) => each.modules.map((id) => [id, each] as const)));
  const needs = (cluster: Cluster) =>
    new Set(cluster.modules.flatMap((id) => imports.get(id) ?? []).flatMap((id) => homes.get(id) ?? []));
  const leads = (from: Cluster, to: Cluster) => {
    const seen = new Set<Cluster>([from]);
    const look = (cluster: Cluster): boolean =>
      [...needs(cluster)].some((next) => {
        if (next === to) return cluster !== from;
        if (seen.has(next)) return false;
        seen.add(next);
        return look(next);
      });
    return look(from);
  };
  return leads(a, b) || leads(b, a);
}

/** With what it imports, and so on; not what an `import()` names. */
function reachedFrom(starts: readonly string[], imports: Imports): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...starts];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    waiting.push(...(imports.get(id) ?? []));
  }
  return reached;
}
