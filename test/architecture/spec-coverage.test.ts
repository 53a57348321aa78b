import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parse, placeOf, sourceFilesIn, visit } from '#test/architecture/support/parsed-files.ts';
import { ROOT, sourceNamesIn, textOf } from '#test/support/source-files.ts';

/** What the numbers mean, what storage promises, how the screens behave: one numbering over all pages of rules. */
const pages = readdirSync(path.join(ROOT, 'src'), { recursive: true })
  .map(String)
  .filter((name) => path.basename(name) === 'SPEC.md');
const spec = pages.map((name) => readFileSync(path.join(ROOT, 'src', name), 'utf8')).join('\n');

/** Everything that is written beside the code, in English. */
const PAGES = ['README.md', ...markdownIn('src'), ...markdownIn('test')].map((name) => ({
  name,
  text: readFileSync(path.join(ROOT, name), 'utf8'),
}));

/** A rule stands at the head of its line: `**[S4]** …` or `- **[S4]** …`. */
const DEFINITION = /^(?:[-*] )?\*\*\[([A-Z]{1,3}\d{1,3})\]\*\*/gm;

/** A title, or the row of a table that becomes one, begins with the rules it shows: `[S4] …`, `[S4][S5] …`. */
const QUOTED = /^(?:\s*\[[A-Z]{1,3}\d{1,3}\])+/;

/** A rule named in prose: [S4], (S8), E1–E3. Not a code point (U+FE63), and not what stands in quotes, as cells do: 'E7:E12'. */
const NAMED = /(?<![\w+#])[A-Z]{1,3}\d{1,3}(?!\w)/g;
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/.*|<!--[\s\S]*?-->/g;
const IN_QUOTES = /(?<!\w)'[^'\n]*'(?!\w)|`[^`\n]*`/g;

/** What a title is not shown by. */
const NOT_RUN = /^(?:it|test|describe|test\.describe)\.(?:skip|todo|fixme)\b/;

const THIS_FILE = 'test/architecture/spec-coverage.test.ts';

/** What the pages define, and what the titles of tests quote: read once, for each is asked of more than once. */
const DEFINED = rulesIn(spec);
const QUOTES = quotedRules();

describe('SPEC.md and the tests say the same', () => {
  it('reads every page of rules', () => {
    expect(pages.map((name) => name.split(path.sep).join('/'))).toEqual(
      expect.arrayContaining(['domain/SPEC.md', 'features/SPEC.md', 'storage/SPEC.md']),
    );
  });

  it('defines each rule once', () => {
    const ids = definedRules(spec);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.length).toBeGreaterThan(0);
  });

  it('has a test for every rule', () => {
    const quoted = new Set(QUOTES.map(({ id }) => id));
    expect(definedRules(spec).filter((id) => !quoted.has(id))).toEqual([]);
  });

  it('has a rule for every number that a test quotes', () => {
    expect(QUOTES.filter(({ id }) => !DEFINED.ids.has(id))).toEqual([]);
  });

  it('has a rule for every number that a comment names', () => {
    const files = [
      ...['src', 'test', '.config'].flatMap((folder) => sourceNamesIn(folder, (name) => name !== THIS_FILE)),
      ...['src', '.config'].flatMap((folder) => filesIn(folder, /\.(?:css|mjs)$/)),
      'index.html',
      'vite.config.ts',
    ];
    expect(files.filter((name) => name.endsWith('.css')).length).toBeGreaterThan(0);
    const unknown = files.flatMap((name) =>
      unknownRules(commentsOf(textOf(name)), DEFINED).map((id) => `${name} ${id}`),
    );
    expect(unknown).toEqual([]);
  });

  it('has a rule for every number that a page names, of rules or not', () => {
    const unknown = PAGES.flatMap(({ name, text }) =>
      unknownRules(text, DEFINED).map((id) => `${name} ${id}`),
    );
    expect(unknown).toEqual([]);
  });
});

describe('the vocabulary of the rules', () => {
  const terms = termsIn(spec);
  const files = sourceFilesIn('src/domain');

  it('names types that the domain exports', () => {
    const exported = new Set(files.flatMap(exportedTypes));
    expect(terms.length).toBeGreaterThan(15);
    expect(terms.filter(({ type }) => !exported.has(type))).toEqual([]);
  });

  it('has each term and each type once', () => {
    for (const names of [terms.map(({ term }) => term), terms.map(({ type }) => type)])
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('has no term that no rule uses', () => {
    const rules = spec.slice(spec.search(DEFINITION));
    expect(terms.filter(({ term }) => !new RegExp(`\\b${term}s?\\b`, 'i').test(rules))).toEqual([]);
  });

  it('would see a term of which there is no type', () => {
    expect(termsIn('| row | 指标 | an indicator | `Row` |\n| a | b | c |')).toEqual([
      { term: 'row', type: 'Row' },
    ]);
    expect(exportedTypes(parse('a.ts', 'export interface A {} interface B {} export type C = 1;'))).toEqual([
      'A',
      'C',
    ]);
  });
});

describe('the pages beside the code', () => {
  it('link to files that are there', () => {
    const links = PAGES.flatMap(({ name, text }) =>
      [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, to = '']) => ({
        name,
        to,
      })),
    );
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter(({ name, to }) => !existsSync(path.join(ROOT, path.dirname(name), to)))).toEqual([]);
  });
});

describe('this very check', () => {
  it.each([
    ['a title', "it('[S4] rounds', () => {})", ['S4']],
    ['a title with two rules', "it('[S4][S5] rounds', () => {})", ['S4', 'S5']],
    ['a title with a value in it', "it(`[S4] rounds ${'x'}`, () => {})", ['S4']],
    ['a row of a table', "it.each([{ title: '[S4] rounds' }])('$title', () => {})", ['S4']],
    ['the row of an array', "for (const title of ['[S4] a', '[S5] b']) it(title, () => {})", ['S4', 'S5']],
    ['a comment', "// '[S4] rounds'", []],
    ['the middle of a title', "it('as [S4] says', () => {})", []],
    ['a test that does not run', "it.skip('[S4] rounds', () => {}); it.todo('[S5] ties')", []],
    ['a test in a suite that does not run', "describe.skip('a', () => { it('[S4] rounds', () => {}); })", []],
    ['one in a browser’s suite', "test.describe.fixme('a', () => { test('[S4] rounds', () => {}); })", []],
    [
      'one that runs where it can',
      "describe.skipIf(no)('a', () => { it('[S4] rounds', () => {}); })",
      ['S4'],
    ],
    ['a list that is no rule', "expect(text).toBe('[1] x')", []],
  ])('reads %s', (_, text, ids) => {
    expect(rulesQuotedIn(parse('some.test.ts', text)).map(({ id }) => id)).toEqual(ids);
  });

  it.each([
    ['brackets', '/** What undo takes back [T5]. */', ['T5']],
    ['two pairs of brackets', '// by points alone [T2][T5]', ['T5']],
    ['parentheses', '// where scoring asks for one (T2, T5)', ['T5']],
    ['a range', '/* refused (T1–T5) */', ['T5']],
    ['a series that no page has', '// as [Q7] says', ['Q7']],
    ['a word of another kind', '// a sheet of A4, read as CP936', []],
    ['a cell in quotes', "// a column's ranges: 'T7:T12' and `T14`", []],
    ['a code point', '// the small minus U+T63', []],
    ['a page', '<!-- as [T5] says -->', ['T5']],
    ['code', 'const T5 = of(T7);', []],
  ])('finds unknown numbers in comments: %s', (_, text, ids) => {
    expect(unknownRules(commentsOf(text), rulesIn('**[T1]** one\n**[T2]** two\n'))).toEqual(ids);
  });

  it('finds definitions at the head of a line only', () => {
    const text = '**[S1]** one\n- **[S2]** two, as **[S3]** says\n> **[S4]** quoted\n';
    expect(definedRules(text)).toEqual(['S1', 'S2']);
  });
});

function markdownIn(folder: string): string[] {
  return filesIn(folder, /\.md$/);
}

function filesIn(folder: string, named: RegExp): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true })
    .map(String)
    .filter((name) => named.test(name))
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`);
}

/** The first and the last cell of the rows that end in the name of a type. */
function termsIn(page: string): { term: string; type: string }[] {
  return [...page.matchAll(/^\| ([a-z -]+?) +\|.*\| `(\w+)` +\|$/gm)].map(([, term = '', type = '']) => ({
    term,
    type,
  }));
}

function exportedTypes(file: ts.SourceFile): string[] {
  return file.statements.flatMap((each) =>
    (ts.isInterfaceDeclaration(each) || ts.isTypeAliasDeclaration(each)) &&
    each.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true
      ? [each.name.text]
      : [],
  );
}

function definedRules(text: string): string[] {
  return [...text.matchAll(DEFINITION)].map(([, id]) => id ?? '');
}

function commentsOf(text: string): string {
  return (text.match(COMMENT) ?? []).join('\n');
}

interface Rules {
  readonly ids: ReadonlySet<string>;
  readonly series: ReadonlySet<string>;
}

function rulesIn(page: string): Rules {
  const ids = definedRules(page);
  return { ids: new Set(ids), series: new Set(ids.map(seriesOf)) };
}

/** Numbers in prose without a rule: all in brackets, and else those of a series that the pages have. */
function unknownRules(prose: string, { ids, series }: Rules): string[] {
  const text = prose.replace(IN_QUOTES, '');
  return [...text.matchAll(NAMED)].flatMap(({ 0: id, index }) => {
    const isInBrackets = text[index - 1] === '[' && text[index + id.length] === ']';
    return !ids.has(id) && (isInBrackets || series.has(seriesOf(id))) ? [id] : [];
  });
}

function seriesOf(id: string): string {
  return id.replace(/\d+$/, '');
}

function quotedRules(): { id: string; place: string }[] {
  const isTest = (name: string): boolean => /\.(?:test|spec)\.tsx?$/.test(name) && name !== THIS_FILE;
  return sourceFilesIn('test', isTest).flatMap(rulesQuotedIn);
}

function rulesQuotedIn(file: ts.SourceFile): { id: string; place: string }[] {
  const quotes: { id: string; place: string }[] = [];
  visit(file, (node) => {
    if (!ts.isStringLiteralLike(node) && !ts.isTemplateHead(node)) return;
    const ids = QUOTED.exec(node.text)?.[0].match(/[A-Z]+\d+/g) ?? [];
    if (ids.length > 0 && !isSkipped(node)) quotes.push(...ids.map((id) => ({ id, place: placeOf(node) })));
  });
  return quotes;
}

/** `it.skip('…')`, `describe.skip('…')` around it and the like: a rule is not shown by a test that does not run. */
function isSkipped(title: ts.Node): boolean {
  const isNotRun = (node: ts.Node) => ts.isCallExpression(node) && NOT_RUN.test(node.expression.getText());
  return ts.findAncestor(title, isNotRun) !== undefined;
}
