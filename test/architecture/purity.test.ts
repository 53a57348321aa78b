import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parse, placeOf, sourceFilesIn, visit } from '#test/architecture/support/parsed-files.ts';

/** What the domain must be given, and never reaches for: each with the reason to tell whoever did. */
const NOT_PURE: readonly { readonly name: string; readonly why: string }[] = [
  ...named('Date performance Temporal', 'the clock is handed in, so that a score can be computed again'),
  ...named('crypto Math.random', 'identities are handed in, so that a test can name them'),
  ...named('window document navigator location history', 'the domain runs without a browser'),
  ...named('localStorage sessionStorage indexedDB caches', 'what is stored is handed in'),
  ...named('fetch XMLHttpRequest WebSocket BroadcastChannel', 'nothing leaves the domain but its results'),
  ...named('console alert', 'a problem is a value that the caller shows'),
  ...named('process globalThis self', 'the domain knows no machine it runs on'),
  ...named('setTimeout setInterval queueMicrotask requestAnimationFrame', 'the domain waits for nobody'),
  ...named('structuredClone', 'Chromium 87 has none, and values are never changed in place'),
  ...named('Intl', 'how a number looks must not depend on the machine'),
  ...named('parseFloat parseInt Number()', 'text becomes an amount in textToQuantity alone, digit by digit'),
  ...named('.toFixed() .toPrecision()', 'they round binary fractions; amounts are scaled integers'),
  ...named(
    '.toLocaleString() .toLocaleDateString() .localeCompare()',
    'order and looks must not depend on the machine',
  ),
];

/** Uses that are right where they stand. An entry that nothing needs any more fails. */
const ALLOWED: readonly { readonly file: string; readonly name: string; readonly because: string }[] = [
  {
    file: 'src/domain/quantity/decimal-text.ts',
    name: 'Number()',
    because: 'this is where text becomes an amount: of digits only, and not too many',
  },
  {
    file: 'src/domain/quantity/exact.ts',
    name: 'Number()',
    because: 'a bigint comes back to a number, and is checked to be a safe one',
  },
  {
    file: 'src/domain/period/month.ts',
    name: 'Number()',
    because: 'year and month of an ISO date that the caller made from its clock',
  },
  {
    file: 'src/domain/year/breakdown.ts',
    name: 'Number()',
    because: 'of two booleans, to sort by them',
  },
];

describe('the domain is pure', () => {
  const uses = [...sourceFilesIn('src/kernel'), ...sourceFilesIn('src/domain')].flatMap(impureUses);

  it('reaches for nothing that it was not given', () => {
    const faults = uses.filter(
      (use) => !ALLOWED.some(({ file, name }) => use.place.startsWith(`${file}:`) && use.name === name),
    );
    expect(faults).toEqual([]);
  });

  it('has no exception that nothing uses', () => {
    const idle = ALLOWED.filter(
      ({ file, name }) => !uses.some((use) => use.place.startsWith(`${file}:`) && use.name === name),
    );
    expect(idle).toEqual([]);
  });

  it.each([
    ['new Date()', 'Date'],
    ['const now = Date.now();', 'Date'],
    ['Math.random()', 'Math.random'],
    ['console.log(1)', 'console'],
    ['parseFloat(text)', 'parseFloat'],
    ['amount.toFixed(2)', '.toFixed()'],
    ['Number(text)', 'Number()'],
    ['texts.map(Number)', 'Number()'],
    ['a.localeCompare(b)', '.localeCompare()'],
    ['export const today = { Date };', 'Date'],
  ])('would see %s', (text, name) => {
    expect(impureUses(parse('planted.ts', text)).map((use) => use.name)).toEqual([name]);
  });

  it.each([
    '// new Date(), Math.random()',
    "const words = 'new Date() console';",
    'Number.isSafeInteger(1)',
    'Math.round(1)',
    'interface Entry { document: string; location: string }',
    'entry.document; const x = { document: 1 };',
    'type Unit = Number;',
  ])('lets %s pass', (text) => {
    expect(impureUses(parse('planted.ts', text))).toEqual([]);
  });
});

interface Use {
  readonly place: string;
  readonly name: string;
  readonly why: string;
}

function named(names: string, why: string): { name: string; why: string }[] {
  return names.split(' ').map((name) => ({ name, why }));
}

/** Looks at the parsed file, so that comments, texts, types and properties of the same name do not count. */
function impureUses(file: ts.SourceFile): Use[] {
  const uses: Use[] = [];
  visit(file, (node) => {
    const found = NOT_PURE.find(({ name }) => namesOf(node).includes(name));
    if (found !== undefined) uses.push({ place: placeOf(node), ...found });
  });
  return uses;
}

/** The names under which NOT_PURE may list this node. */
function namesOf(node: ts.Node): string[] {
  if (ts.isPropertyAccessExpression(node)) {
    return [`${node.expression.getText()}.${node.name.text}`, `.${node.name.text}()`];
  }
  if (!ts.isIdentifier(node) || !isValue(node)) return [];
  const isOwner = ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node;
  return isOwner ? [node.text] : [node.text, `${node.text}()`];
}

/** Read as a value here: not a property's name, not declared here, not part of a type. */
function isValue(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isTypeNode(parent) || ts.isTypeElement(parent) || ts.isQualifiedName(parent)) return false;
  return !('name' in parent && parent.name === node);
}
