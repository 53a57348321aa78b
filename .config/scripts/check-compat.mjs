// `npm run check:compat`: what dist uses and Chromium 87 lacks. The build lowers syntax, and nobody lowers the rest:
// a function of a library, or a style the compiler passes through. Reads what is really shipped, after minifying.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { allowed } from '../compat-allowed.mjs';
import { ensureBuild } from './build.mjs';
import { root } from './run.mjs';

/** Globals and static members that came after 87, with the version that brought them. */
const NEWER_NAMES = {
  structuredClone: 98,
  reportError: 95,
  URLPattern: 95,
  Iterator: 122,
  Temporal: 144,
  'Object.hasOwn': 93,
  'Object.groupBy': 117,
  'Map.groupBy': 117,
  'Array.fromAsync': 121,
  'Promise.withResolvers': 119,
  'Promise.try': 128,
  'URL.canParse': 120,
  'crypto.randomUUID': 92,
  'AbortSignal.timeout': 103,
  'AbortSignal.any': 116,
  'AbortSignal.abort': 93,
  'Symbol.dispose': 134,
  'document.startViewTransition': 111,
  'navigator.userAgentData': 90,
};

/** Methods known by their name alone: whatever the value is, one of ours must not be called like this. */
const NEWER_METHODS = {
  at: 92,
  findLast: 97,
  findLastIndex: 97,
  toSorted: 110,
  toReversed: 110,
  toSpliced: 110,
  isWellFormed: 111,
  toWellFormed: 111,
  checkVisibility: 105,
  showPicker: 99,
  showPopover: 114,
  togglePopover: 114,
  hidePopover: 114,
  setHTMLUnsafe: 124,
  throwIfAborted: 100,
  getOrInsert: 145,
};

const NEWER_STYLES = [
  [/@layer\b/, '@layer', 99],
  [/@container\b|\bcontainer-(?:type|name):/, 'container queries', 105],
  [/@scope\b/, '@scope', 118],
  [/@starting-style\b/, '@starting-style', 117],
  [/:has\(/, ':has()', 105],
  [/:is\(/, ':is()', 88],
  [/:where\(/, ':where()', 88],
  [/:not\([^()]*,/, ':not() with a list', 88],
  [/&/, 'nesting', 112],
  [/\b(?:oklch|oklab|lch|lab|color)\(/, 'newer colour spaces', 111],
  [/\bcolor-mix\(/, 'color-mix()', 111],
  [/\blight-dark\(/, 'light-dark()', 123],
  [/\d(?:dvh|svh|lvh|dvw|svw|lvw)\b/, 'dynamic viewport units', 108],
  [/\baspect-ratio:/, 'aspect-ratio', 88],
  [/[;{](?:translate|rotate|scale):/, 'translate, rotate and scale as properties', 104],
  [/\boverflow(?:-[xy])?:\s*clip\b/, 'overflow: clip', 90],
  [/\bsubgrid\b/, 'subgrid', 117],
  [/@media[^{]*[<>]/, 'media queries with < and >', 104],
];

/** A style sheet may travel as text, for a page that the app writes: it begins with a rule that sets something. */
const STYLE_SHEET = /^(?:@[\w-]+[^{}]*\{)?[^{}"'`<>=]*\{[\w-]+:[^{}]*\}[^]{100}/;

await ensureBuild();
const dist = path.join(root, 'dist');
const files = readdirSync(dist, { recursive: true }).map(String);
const scripts = files.filter((file) => /\.m?js$/.test(file));
const styles = files.filter((file) => file.endsWith('.css'));
if (scripts.length === 0) throw new Error('dist holds no script: nothing was checked.');

const texts = new Map(
  [...scripts, ...styles].map((file) => [file, readFileSync(path.join(dist, file), 'utf8')]),
);
let inlined = 0;
const finds = [...scripts.flatMap(findsInScript), ...styles.flatMap((file) => findsInStyle(file))];
const usedEntries = new Set();
const problems = finds.filter((find) => !isAllowed(find));
const stale = allowed.filter((entry) => entry.polyfill === undefined && !usedEntries.has(entry));

for (const { file, what, since, at } of problems)
  console.log(`${file}: ${what} needs Chromium ${since}: … ${at} …`);
for (const { what, file } of stale)
  console.log(`compat-allowed.mjs: nothing uses ${what} in ${file} any more: strike it`);
console.log(
  `${scripts.length} scripts, ${styles.length} styles, ${inlined} styles in scripts: ${problems.length} problems, ${finds.length} uses seen`,
);
process.exitCode = problems.length + stale.length > 0 ? 1 : 0;

function isAllowed({ file, what, at }) {
  const entry = allowed.find((each) => each.what === what && each.file.test(file) && each.at.test(at));
  if (entry === undefined) return false;
  usedEntries.add(entry);
  return entry.polyfill === undefined || [...texts.values()].some((text) => entry.polyfill.test(text));
}

function findsInStyle(file, style = texts.get(file)) {
  const text = style
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^)]*\)/g, '""');
  return NEWER_STYLES.flatMap(([pattern, what, since]) => {
    const match = pattern.exec(text);
    return match ? [{ file, what, since, at: excerpt(text, match.index) }] : [];
  });
}

function findsInScript(file) {
  const text = texts.get(file);
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
  const found = [];
  walk(program, [], (node, ancestors) => {
    const newer = newerSyntax(node, ancestors) ?? newerCall(node, ancestors);
    if (newer) found.push({ file, ...newer, at: excerpt(text, node.start) });
    const style = textOf(node);
    if (!STYLE_SHEET.test(style)) return;
    inlined += 1;
    found.push(...findsInStyle(file, style));
  });
  return found;
}

function textOf(node) {
  if (node.type === 'TemplateElement') return node.value.cooked ?? '';
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : '';
}

function newerSyntax(node, ancestors) {
  if (node.type === 'StaticBlock') return { what: 'static {}', since: 94 };
  if (node.type === 'ImportAttribute') return { what: 'import attributes', since: 123 };
  if (node.type === 'BinaryExpression' && node.left.type === 'PrivateIdentifier')
    return { what: '#x in', since: 91 };
  if (node.type === 'Literal' && node.regex) {
    if (/[dv]/.test(node.regex.flags)) return { what: `regex flag ${node.regex.flags}`, since: 90 };
    if (/\(\?[ims-]+:/.test(node.regex.pattern)) return { what: 'regex modifiers', since: 125 };
  }
  const awaits = node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await);
  if (awaits && !ancestors.some(({ type }) => /Function/.test(type)))
    return { what: 'top-level await', since: 89 };
  return null;
}

/** A name or a method that 87 lacks, unless a test around the use asks for it first. */
function newerCall(node, ancestors) {
  const parent = ancestors.at(-1);
  const isKey =
    (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) ||
    (parent?.type === 'Property' && parent.key === node && !parent.shorthand);
  if (node.type === 'Identifier' && !isKey && Object.hasOwn(NEWER_NAMES, node.name)) {
    return unlessGuarded(node.name, NEWER_NAMES[node.name]);
  }
  if (node.type !== 'MemberExpression' || node.computed) return null;
  const member = node.property.name;
  const owner = node.object.type === 'MemberExpression' ? node.object.property.name : node.object.name;
  const full = `${owner}.${member}`;
  if (Object.hasOwn(NEWER_NAMES, full)) return unlessGuarded(full, NEWER_NAMES[full]);
  const isCall = parent?.type === 'CallExpression' && parent.callee === node;
  if (isCall && !parent.optional && Object.hasOwn(NEWER_METHODS, member)) {
    return unlessGuarded(`.${member}()`, NEWER_METHODS[member]);
  }
  return null;

  function unlessGuarded(what, since) {
    const name = what.replace(/^.*\./, '').replace('()', '');
    return isGuarded(node, name, ancestors) ? null : { what, since };
  }
}

/** Inside, or as the test of, `if (x.at)`, `x.at ? … : …`, `x.at && …`, `x.at ?? …`, or asked of by typeof. */
function isGuarded(node, name, ancestors) {
  const chain = [...ancestors, node];
  return chain.some((each, index) => {
    const child = chain[index + 1];
    if (each.type === 'UnaryExpression') return each.operator === 'typeof';
    if (each.type === 'AssignmentExpression') return each.left === node;
    if (each.type === 'IfStatement' || each.type === 'ConditionalExpression') {
      return each.test === child ? isBareTest(each.test, node) : mentions(each.test, name);
    }
    if (each.type !== 'LogicalExpression') return false;
    return each.left === child ? isBareTest(each.left, node) : mentions(each.left, name);
  });
}

/** The name itself is what is asked for, not what it returns. */
function isBareTest(test, node) {
  return test === node || (test.type === 'UnaryExpression' && test.argument === node);
}

function mentions(node, name) {
  let found = false;
  walk(node, [], (each) => {
    found ||= each.type === 'Identifier' && each.name === name;
    found ||= each.type === 'Literal' && each.value === name;
  });
  return found;
}

function walk(node, ancestors, visit) {
  visit(node, ancestors);
  ancestors.push(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type === 'string') walk(child, ancestors, visit);
    }
  }
  ancestors.pop();
}

function excerpt(text, at) {
  return text.slice(Math.max(0, at - 30), at + 60).replaceAll('\n', ' ');
}
