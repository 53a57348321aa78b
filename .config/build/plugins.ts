import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync, type Plugin, type Rolldown } from 'vite';
import { hostedPolicy, singleFilePolicy } from './content-policy.mjs';
import { writeServiceWorker } from './offline.mjs';

/** The name people see on the disk or the USB stick. */
const SINGLE_FILE = '绩效指标跟踪看板.html';

/** Where check:size finds how many modules come before the first paint. */
const FIRST_MODULES = '.cache/first-modules.json';

const CHARSET = '<meta charset="utf-8" />';

/** The hosted build: a page that says what it may load, and a service worker that keeps all of it. */
export function hostedBuild(): Plugin {
  return {
    name: 'tracker-hosted',
    apply: 'build',
    transform: {
      filter: { id: /\0vite\/preload-helper/ },
      handler: () => ({
        code: `export { loadPart as __vitePreload } from '#src/ui/load-part.ts';`,
        map: null,
      }),
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) => withPolicy(withEarly(html, bundle ?? {}), hostedPolicy),
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const atStart = filesAtStart(bundle);
        for (const file of Object.values(bundle)) {
          if (file.type === 'chunk') {
            const isAtStart = atStart.has(file.fileName);
            if (!isAtStart) holdsNoHelper(file);
            file.code = withEnd(isAtStart ? `${CALLED}\n${file.code}` : file.code);
          } else if (/\.(?:js|css)$/.test(file.fileName)) file.source = withEnd(toText(file.source));
        }
      },
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      handler({ dir }, bundle) {
        if (dir === undefined) throw new Error('The build was given no folder.');
        writeServiceWorker(dir);
        writeFirstModules(bundle);
      },
    },
  };
}

/** Fetches what the address names while the app is on its way. */
const EARLY = '/src/early.ts';
/** The places that are opened every day, by their names in the address. */
const DAILY = { overview: 'overview-page', entry: 'entry-page' };

/**
 * Lets Chromium (136 and newer; older ones read past it) compile a whole script while it arrives, beside the page's own thread, which else
 * reads each function twice: once to pass over it, and once to run it.
 */
const CALLED = '//# allFunctionsCalledOnLoad';

/** The scripts of which most is run at every start. */
function filesAtStart(bundle: Rolldown.OutputBundle): ReadonlySet<string> {
  const chunks = chunksOf(bundle);
  const names = chunks.filter(({ isEntry }) => isEntry).map(({ name }) => name);
  return new Set([...names, ...Object.values(DAILY)].flatMap((name) => filesOf(chunks, name)));
}

/** What the compiler brings along would be taken by the first library that needs it, and all that library loaded by whoever needs it too. */
function holdsNoHelper({ name, moduleIds }: Rolldown.OutputChunk): void {
  const helpers = moduleIds.filter((id) => id.includes('@oxc-project'));
  if (helpers.length === 0 || moduleIds.length === helpers.length) return;
  throw new Error(
    `The part ${name} holds ${helpers.join(', ').split('\0').join('')}: name a chunk for it in vite.config.ts.`,
  );
}

function chunksOf(bundle: Rolldown.OutputBundle): readonly Rolldown.OutputChunk[] {
  return Object.values(bundle).filter((file) => file.type === 'chunk');
}

/** Puts the early script first, with the files that it may ask for. */
function withEarly(html: string, bundle: Rolldown.OutputBundle): string {
  const chunks = chunksOf(bundle);
  const early = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(EARLY)));
  if (early === undefined || early.imports.length > 0)
    throw new Error('The early script is no file of its own, or waits for another.');
  const lists = Object.entries(DAILY).map(([place, name]) => {
    const files = filesOf(chunks, name).filter((file) => !html.includes(file));
    return ` data-${place}="${files.map((file) => `./${file}`).join(' ')}"`;
  });
  const script = `<script type="module" async crossorigin src="./${early.fileName}"${lists.join('')}></script>`;
  if (!html.includes('<script')) throw new Error('index.html has no script.');
  return html.replace('<script', () => `${script}\n    <script`);
}

/** The scripts and styles of a chunk and of all it imports. */
function filesOf(chunks: readonly Rolldown.OutputChunk[], name: string): readonly string[] {
  const files = new Set<string>();
  const take = (chunk: Rolldown.OutputChunk | undefined) => {
    if (chunk === undefined || files.has(chunk.fileName)) return;
    files.add(chunk.fileName);
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style);
    for (const each of chunk.imports) take(chunks.find(({ fileName }) => fileName === each));
  };
  const first = chunks.find((chunk) => chunk.name === name);
  if (first === undefined) throw new Error(`No chunk is called ${name}.`);
  take(first);
  return [...files];
}

/** How many modules are evaluated before a daily place can be painted, for check:size: those of the first load and of its own files. */
function writeFirstModules(bundle: Rolldown.OutputBundle): void {
  const chunks = chunksOf(bundle);
  const first = chunks.filter(({ isEntry }) => isEntry).flatMap(({ name }) => filesOf(chunks, name));
  const counts = Object.values(DAILY).map((name) => {
    const files = new Set([...first, ...filesOf(chunks, name)]);
    const own = chunks.filter(({ fileName }) => files.has(fileName));
    return [name, own.reduce((sum, { moduleIds }) => sum + moduleIds.length, 0)] as const;
  });
  mkdirSync('.cache', { recursive: true });
  writeFileSync(FIRST_MODULES, JSON.stringify(Object.fromEntries(counts)));
}

/** What hucre brings along and no workbook of ours has, with what each file exports: a third of its writer. */
const LEFT_OUT = [
  ['chart-writer', ['writeChart', 'chartKindElement']],
  ['pivot-writer', ['writePivotTable', 'resolvePivotSource']],
  ['drawing-writer', ['writeDrawing']],
  ['crypto/agile', ['decryptAgile', 'encryptAgile']],
] as const;

/** The table of HTML's 2,200 named characters as the markup parser's library packs it: `character-references.ts` has those in use. */
const NAMES_OF_HTML = /entities[\\/]dist[\\/]generated[\\/]decode-data-html\.js$/;
/** A tree of one node that leads nowhere. */
const NO_NAMES = 'export const htmlDecodeTree = new Uint16Array([0]);';

const THROWS = "export default function () { throw new Error('left out of the build'); }";

/** What echarts' core brings along and no chart of ours has, with the lines that export it and what stands in its place. */
const LEFT_OUT_OF_CHARTS = [
  // Patterns over areas, for series that have one.
  [
    'util/decal',
    ['export function createOrUpdatePatternFromDecal('],
    'export const createOrUpdatePatternFromDecal = () => null;',
  ],
  // A second look: ours come from the page.
  ['theme/dark', ['export default theme;'], 'export default {};'],
  // Options as echarts 2 and 3 wrote them.
  [
    'preprocessor/helper/compatStyle',
    ['export default function globalCompatStyle('],
    'export default () => undefined;',
  ],
  // Its words in a second language; ours are of the page.
  ['i18n/langEN', ['export default {'], "export { default } from './langZH.js';"],
  // Axes of time: ours have months by name.
  [
    'scale/Time',
    ['export var calcNiceForTimeScale =', 'export default TimeScale;'],
    `export const calcNiceForTimeScale = () => undefined; ${THROWS}`,
  ],
  // Tips that are elements with styles of their own; ours are painted, as the content policy asks.
  ['component/tooltip/TooltipHTMLContent', ['export default TooltipHTMLContent;'], THROWS],
] as const;

/**
 * Charts, pivot tables, drawings and passwords of hucre are not built in (who asks for one gets an error that says so), nor are the
 * markup parser's table of named characters and what echarts has for others.
 */
export function leaveOut(): Plugin {
  return {
    name: 'tracker-leave-out',
    apply: 'build',
    load: {
      filter: {
        id: [
          /hucre\/dist\/xlsx\//,
          /\/echarts\/lib\/(?:util|theme|preprocessor|i18n|scale|component)\//,
          NAMES_OF_HTML,
        ],
      },
      handler(id) {
        if (NAMES_OF_HTML.test(id)) return withoutNames(readFileSync(id, 'utf8'));
        const ofCharts = LEFT_OUT_OF_CHARTS.find(([file]) => id.endsWith(`/echarts/lib/${file}.js`));
        if (ofCharts !== undefined) return withoutPart(readFileSync(id, 'utf8'), ofCharts);
        const found = LEFT_OUT.find(([file]) => id.endsWith(`/hucre/dist/xlsx/${file}.mjs`));
        if (found === undefined) return null;
        const [file, names] = found;
        const own = exportedNames(readFileSync(id, 'utf8'));
        if (own.join() !== names.join()) throw new Error(`hucre's ${file} exports ${own.join()} now.`);
        return names
          .map(
            (name) => `export const ${name} = () => { throw new Error('left out of the build: ${file}'); };`,
          )
          .join('\n');
      },
    },
  };
}

/** React's maker of elements, as the app asks for it, and its one file for use. */
const JSX = /[\\/]react[\\/]jsx-runtime\.js$/;
const JSX_NAMES = ['Fragment', 'jsx', 'jsxs'];

/**
 * A module of the old kind is asked for anew by each module that uses it, and its members are looked up at each call: of 3,700 elements, that
 * is 8 kB of the single file. By name, an element is a call.
 */
export function elementsByName(): Plugin {
  return {
    name: 'tracker-elements-by-name',
    apply: 'build',
    load: {
      filter: { id: JSX },
      handler(id) {
        const file = './cjs/react-jsx-runtime.production.js';
        const code = readFileSync(path.join(path.dirname(id), file), 'utf8');
        const names = [...code.matchAll(/^exports\.(\w+) = /gm)].flatMap(([, name]) => name ?? []);
        if (names.join() !== JSX_NAMES.join())
          throw new Error(`React's jsx-runtime exports ${names.join()} now.`);
        return `import made from '${file}';\nexport const { ${JSX_NAMES.join(', ')} } = made;`;
      },
    },
  };
}

/** What docx has at its top level that a bundler cannot know to do nothing: functions that are made by a call, and makers of XML. */
const MADE_AT_ONCE = [
  /^(var [\w$]+ = )(?=function\(\) \{$)/gm,
  /^(var [\w$]+ = )(?=new (?:Formatter|ImageReplacer)\(\);$)/gm,
];

/** Switches of Word versions of before, of which the app sets none: what is left of docx's `Compatibility` is the version it writes. */
const OLD_LAYOUT = {
  from: '\nvar Compatibility = class ',
  to: '\nvar ',
  each: /^\t\tif \(options\.\w+\) this\.root\.push\(new OnOffElement\("w:\w+", options\.\w+\)\);\n/gm,
};

/** Fails where docx has them no more, or in another way. */
function withoutOldLayout(code: string): string {
  const from = code.indexOf(OLD_LAYOUT.from);
  const to = code.indexOf(OLD_LAYOUT.to, from + 1);
  const whole = code.slice(from, to);
  const rest = whole.replace(OLD_LAYOUT.each, '');
  if (from < 0 || to < 0 || rest === whole || !rest.includes('createCompatibilitySetting(options.version)'))
    throw new Error('docx has no class Compatibility any more that looks like it did.');
  return code.slice(0, from) + rest + code.slice(to);
}

/**
 * docx's writers of patches, which change a document that there is, fall away: nothing asks for them, and their makers are marked as
 * having no effect of their own.
 */
export function onlyNewDocuments(): Plugin {
  return {
    name: 'tracker-only-new-documents',
    apply: 'build',
    transform: {
      filter: { id: /[\\/]docx[\\/]dist[\\/]index\.mjs$/ },
      handler(code) {
        for (const made of MADE_AT_ONCE)
          if (code.match(made) === null)
            throw new Error(`docx has nothing any more that looks like ${made.source}.`);
        return {
          code: MADE_AT_ONCE.reduce(
            (marked, made) => marked.replace(made, '$1/* @__PURE__ */ '),
            withoutOldLayout(code),
          ),
          map: null,
        };
      },
    },
  };
}

/** Fails where the library packs its table in another way than `NO_NAMES` does. */
function withoutNames(code: string): string {
  if (!/^export const htmlDecodeTree = /m.test(code) || code.match(/^export/gm)?.length !== 1)
    throw new Error('The table of named characters is packed in another way now.');
  return NO_NAMES;
}

/** Fails where the library exports anything else there. */
function withoutPart(code: string, [file, exported, instead]: (typeof LEFT_OUT_OF_CHARTS)[number]): string {
  const areThere = exported.every((line) => code.includes(`\n${line}`));
  if (!areThere || code.match(/^export\b/gm)?.length !== exported.length)
    throw new Error(`${file} of echarts exports something else now.`);
  return instead;
}

function exportedNames(code: string): readonly string[] {
  return [...code.matchAll(/^export (?:async )?function (\w+)/gm)].flatMap(([, name]) => name ?? []);
}

/** The files of a part for `loadPart`: Vite leaves out the part's own where it needs no others. */
export function partFiles(
  file: string,
  others: string[],
  { hostType }: { hostType: 'html' | 'js' },
): string[] {
  return hostType === 'html' || others.includes(file) ? others : [file, ...others];
}

/** What `loadPart` looks for: a file that was copied by half lacks its end. */
function withEnd(text: string): string {
  return `${text.trimEnd()}\n/*end*/\n`;
}

/** In the place of the early script. */
const NOTHING_EARLY =
  'export const early = { channel: null, isOvertaken: () => true, rows: Promise.resolve(null) };';

/**
 * The single file: script, style and icon inside the page, since a page opened from a disk may load nothing beside it.
 * Only from the post stage on is the page final and its CSS whole.
 */
export function singleFileBuild(): Plugin {
  return {
    name: 'tracker-single-file',
    apply: 'build',
    enforce: 'post',
    // It has one script, before which nothing can be read.
    load: {
      filter: { id: /[\\/]src[\\/](?:early|storage[\\/]first-read)\.ts$/ },
      handler: (id) => (id.endsWith(EARLY) ? NOTHING_EARLY : 'export const firstRead = async () => null;'),
    },
    generateBundle(_, bundle) {
      const scripts = Object.values(bundle).filter((file) => file.type === 'chunk');
      const styles = Object.values(bundle).filter((file) => file.fileName.endsWith('.css'));
      const page = bundle['index.html'];
      const others = Object.keys(bundle).length - scripts.length - styles.length - 1;
      const [chunk] = scripts;
      const [sheet] = styles;
      if (
        page?.type !== 'asset' ||
        chunk === undefined ||
        scripts.length > 1 ||
        sheet?.type !== 'asset' ||
        styles.length > 1 ||
        others > 0
      ) {
        throw new Error(
          `One page, one script and one style were expected: ${Object.keys(bundle).join(', ')}`,
        );
      }
      const sheetText = toText(sheet.source);
      const named = shortNames(sheetText);
      const script = asInlineScript(named(chunk.code));
      const style = asInlineStyle(named(sheetText));
      for (const fileName of Object.keys(bundle)) delete bundle[fileName];
      this.emitFile({
        type: 'asset',
        fileName: SINGLE_FILE,
        source: inline(toText(page.source), script, style),
      });
    },
  };
}

/** A class of a module's style: its own name and the mark of its file. */
const SCOPED_NAME = /[A-Za-z][\w-]*_[\w-]{6}(?![\w-])/g;

/** Classes of the one file need no name that somebody could read: each is `_` and a number to the base of 36, in style and script alike. */
function shortNames(style: string): (text: string) => string {
  const scoped = new Set([...style.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name));
  const short = new Map<string, string>();
  for (const [name] of style.matchAll(SCOPED_NAME))
    if (scoped.has(name) && !short.has(name)) short.set(name, `_${short.size.toString(36)}`);
  return (text) => text.replace(SCOPED_NAME, (name) => short.get(name) ?? name);
}

/** `new Worker(new URL('./some-worker.ts', import.meta.url), …)`, as Vite asks for it. */
const WORKER = /new Worker\(\s*new URL\('([^']+)', import\.meta\.url\)(?:,\s*\{[^}]*\})?,?\s*\)/g;

const PAGE_ENTRY = '/src/main.tsx';
const ENTRY_ID = '\0tracker-entry';
const OWN_SCRIPT = '\0tracker-own-script';

/**
 * Starts the page's own script as a worker. One Blob: its address must live as long as workers may be started. No module: a page
 * opened from a disk may start none from a Blob.
 */
const OWN_SCRIPT_CODE = `
let address;
export function startOwnScript(name) {
  address ??= URL.createObjectURL(
    new Blob([document.querySelector('script[type="module"]').textContent], { type: 'text/javascript' }),
  );
  return new Worker(address, { name });
}`;

/**
 * Workers are files of their own in the hosted build. The single file is one script that is either: the page, or, started again from a
 * Blob under the name of a worker, that worker. So nothing is in the file twice, and each runs only its own parts.
 * @param root - the folder of the checkout
 */
export function workersInOneScript(root: string): Plugin {
  const src = path.join(root, 'src');
  const workers = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('-worker.ts') && !file.endsWith('-in-worker.ts'))
    .map((file) => path.join(src, file).replace(/\\/g, '/'));
  return {
    name: 'tracker-workers-in-one-script',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source === PAGE_ENTRY && importer?.endsWith('index.html')) return ENTRY_ID;
      return source === OWN_SCRIPT ? source : null;
    },
    load(id) {
      if (id === OWN_SCRIPT) return OWN_SCRIPT_CODE;
      return id === ENTRY_ID ? entryCode(path.join(root, PAGE_ENTRY).replace(/\\/g, '/'), workers) : null;
    },
    transform: {
      filter: { code: /new Worker\(|__vitePreload/ },
      handler(code, id) {
        // There is nothing to fetch before a part runs.
        if (id.includes('preload-helper')) {
          return { code: 'export const __vitePreload = (load) => load();', map: null };
        }
        const started = code.replace(
          WORKER,
          (_, address: string) => `startOwnScript('${path.basename(address)}')`,
        );
        if (started === code) return null;
        return { code: `import { startOwnScript } from '${OWN_SCRIPT}';\n${started}`, map: null };
      },
    },
  };
}

function entryCode(page: string, workers: readonly string[]): string {
  const cases = workers.map((file) => `'${path.basename(file)}': () => import('${file}')`);
  return `
const workers = { ${cases.join(', ')} };
if (typeof document === 'undefined') void workers[self.name]();
else void import('${page}');`;
}

function inline(html: string, script: string, style: string): string {
  const icon = readFileSync(path.join(import.meta.dirname, '../../public/favicon.svg'));
  const steps: readonly [RegExp, string][] = [
    [/\s*<link rel="manifest"[^>]*>/, ''],
    [/(<link rel="icon" href=")[^"]*/, `$1data:image/svg+xml;base64,${icon.toString('base64')}`],
    [/<script type="module"[^>]*><\/script>/, ''],
    [/<link rel="stylesheet"[^>]*>/, ''],
  ];
  let page = html;
  for (const [pattern, replacement] of steps) {
    if (!pattern.test(page)) throw new Error(`index.html has no ${String(pattern)}`);
    page = page.replace(pattern, replacement);
  }
  if (/\b(?:src|href)="(?!data:|#)/.test(page)) throw new Error(`index.html still names a file:\n${page}`);
  // Functions, because the texts may hold what replace() takes for a pattern.
  page = page.replace('</head>', () => `  <style>${style}</style>\n  </head>`);
  page = page.replace('</body>', () => `  <script type="module">${script}</script>\n  </body>`);
  return withPolicy(page, singleFilePolicy({ script, style }));
}

function withPolicy(html: string, policy: string): string {
  if (!html.includes(CHARSET)) throw new Error(`index.html has no ${CHARSET}`);
  return html.replace(
    CHARSET,
    () => `${CHARSET}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
  );
}

/** Text that ends the element, or opens a comment in it, stands in strings and patterns, where \\x3C means the same. */
function asInlineScript(code: string): string {
  // Vite leaves its mark for the files to preload where there is no other chunk, and names the file that asks.
  const alone = code.replace(/__VITE_PRELOAD__/g, 'void 0').replace(/\bimport\.meta\.url\b/g, '""');
  const script = withUnixLines(`"use strict";${alone.replace(/<(?=\/script|!--|script)/gi, '\\x3C')}`);
  // It may also stand in code (`a<!--b`), where it does not; and a worker runs it as no module.
  const [error] = parseSync('single-file.js', script, { sourceType: 'script' }).errors;
  if (error !== undefined) throw new Error(`The script cannot stand inside the page: ${error.message}`);
  return script;
}

function asInlineStyle(css: string): string {
  if (/<\/style/i.test(css)) throw new Error('A style sheet holds the text that ends its element.');
  return withUnixLines(css);
}

/** A browser reads \r\n as \n before it takes the digest. */
function withUnixLines(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

function toText(source: string | Uint8Array): string {
  return typeof source === 'string' ? source : new TextDecoder().decode(source);
}
