import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parse, placeOf, sourceFilesIn, visit } from '#test/architecture/support/parsed-files.ts';
import { ROOT } from '#test/support/source-files.ts';

const CLIENT = '@nats-io/nats-core';

/** What a server, a consensus, a login, a cipher, a socket or a relay would be made of. */
const MAKINGS: ReadonlySet<string> = new Set(
  'WebSocket WebSocketStream WebTransport RTCPeerConnection EventSource SharedWorker subtle CryptoKey PublicKeyCredential createServer createHmac createSign'.split(
    ' ',
  ),
);

/** Where a name is written in code; what only speaks of it in a comment or a text is none. */
function madeHere(file: ts.SourceFile): readonly string[] {
  const places: string[] = [];
  visit(file, (node) => {
    if (ts.isIdentifier(node) && MAKINGS.has(node.text)) places.push(`${placeOf(node)} ${node.text}`);
  });
  return places;
}

/** What a module needs before it runs, and what it asks for later; types need nothing. */
function importsOf(file: ts.SourceFile): {
  readonly now: readonly string[];
  readonly later: readonly string[];
} {
  const [now, later]: [string[], string[]] = [[], []];
  visit(file, (node) => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const { importClause: clause } = node;
      const named = clause?.namedBindings;
      const isTypes =
        clause !== undefined &&
        (clause.phaseModifier === ts.SyntaxKind.TypeKeyword ||
          (clause.name === undefined &&
            named !== undefined &&
            ts.isNamedImports(named) &&
            named.elements.every(({ isTypeOnly }) => isTypeOnly)));
      if (!isTypes) now.push(node.moduleSpecifier.text);
    }
    if (ts.isExportDeclaration(node) && !node.isTypeOnly && node.moduleSpecifier !== undefined)
      now.push((node.moduleSpecifier as ts.StringLiteral).text);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      later.push((node.arguments[0] as ts.StringLiteral).text);
  });
  return { now, later };
}

const toFile = (name: string) => name.replace(/^#/, '');

describe('the engine is one that there is', () => {
  const sources = sourceFilesIn('src');

  it('[EN15] makes no server, login, cipher, socket or relay of its own', () => {
    expect(sources.flatMap(madeHere)).toEqual([]);
    const planted = parse(
      'src/engine/own.ts',
      'export const own = new WebSocket("ws://x"); crypto.subtle.sign();',
    );
    expect(madeHere(planted)).toHaveLength(2);
  });

  it('[EN15] pins the one client, and a source of names that Node 20 runs', () => {
    const read = (name: string) => JSON.parse(readFileSync(path.join(ROOT, name), 'utf8')) as unknown;
    const { dependencies, devDependencies, overrides } = read('package.json') as {
      readonly dependencies: Readonly<Record<string, string>>;
      readonly devDependencies: Readonly<Record<string, string>>;
      readonly overrides: Readonly<Record<string, Readonly<Record<string, string>>>>;
    };
    const { packages } = read('package-lock.json') as {
      readonly packages: Readonly<Record<string, { readonly version: string }>>;
    };
    const all = Object.keys({ ...dependencies, ...devDependencies });
    expect(all.filter((name) => /nats|nkeys|tweetnacl|^ws$|socket|mqtt|stomp|raft/.test(name))).toEqual([
      CLIENT,
    ]);
    expect(dependencies[CLIENT]).toMatch(/^\d+\.\d+\.\d+$/);
    expect(packages[`node_modules/${CLIENT}`]?.version).toBe(dependencies[CLIENT]);
    const nuid = overrides[CLIENT]?.['@nats-io/nuid'];
    expect(nuid).toMatch(/^2\.\d+\.\d+$/);
    expect(packages['node_modules/@nats-io/nuid']?.version).toBe(nuid);
  });

  it('[EN15] fetches the client when the office has an engine, and never with the page', () => {
    const byName = new Map(sources.map((file) => [file.fileName, importsOf(file)]));
    /** Everything that is there once these modules run. */
    const loadedWith = (first: readonly string[]) => {
      const loaded = new Set<string>();
      const open = [...first];
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (loaded.has(next)) continue;
        loaded.add(next);
        for (const name of byName.get(next)?.now ?? []) open.push(toFile(name));
      }
      return loaded;
    };
    const page = loadedWith(['src/main.tsx']);
    expect(page.size).toBeGreaterThan(100);
    expect(page).not.toContain(CLIENT);
    // Whatever brings it along is asked for by these alone, each of which has seen engine.json.
    const brings = sources.flatMap((file) =>
      importsOf(file).later.some((name) => loadedWith([toFile(name)]).has(CLIENT)) ? [file.fileName] : [],
    );
    expect(brings).toEqual([
      'src/app/engine-watch.tsx',
      'src/features/data/engine-slot.tsx',
      'src/features/district/district-page.tsx',
    ]);
  });
});
