// Who may import whom. test/architecture/imports.test.ts runs these rules over src, and over planted violations.

const domainBefore = (...rooms) => ['kernel', ...rooms.map((room) => `domain/${room}`)];
const DOMAIN = ['kernel', 'domain'];

/** Each room of src, what else of src it may see, and what to tell the person who reached further. */
export const rooms = [
  {
    room: 'kernel',
    sees: [],
    why: 'The kernel is under everything: what needs another room belongs in that room.',
  },
  {
    room: 'domain/quantity',
    sees: domainBefore(),
    why: 'Exact numbers know nothing of what they count.',
  },
  {
    room: 'domain/period',
    sees: domainBefore('quantity'),
    why: 'Months and the fiscal year know nothing of plans.',
  },
  {
    room: 'domain/catalogue',
    sees: domainBefore('quantity', 'period'),
    why: 'A plan says what is to be reached, and knows nothing of what was said or scored.',
  },
  {
    room: 'domain/statements',
    sees: domainBefore('quantity', 'period', 'catalogue'),
    why: 'Statements are what people said; figures and scores are derived from them, never the other way.',
  },
  {
    room: 'domain/intake',
    sees: [...domainBefore('quantity', 'period', 'catalogue', 'statements'), 'domain/import/table.ts'],
    why: 'Reading a pasted table says which cells its texts are for; what they mean there is decided by entry.',
  },
  {
    room: 'domain/rollup',
    sees: domainBefore('quantity', 'period', 'catalogue', 'statements'),
    why: 'A roll-up turns the statements of months into one figure and knows no score.',
  },
  {
    room: 'domain/score',
    sees: domainBefore('quantity', 'period', 'catalogue', 'rollup'),
    why: 'A score never looks past the figure at statements: let the roll-up carry what you need.',
  },
  {
    room: 'domain/check',
    sees: domainBefore('period', 'catalogue', 'statements'),
    why: 'The second route to the total proves something only while it shares no arithmetic with the first.',
  },
  {
    room: 'domain/year',
    sees: domainBefore('quantity', 'period', 'catalogue', 'statements', 'rollup', 'score'),
    why: 'What the year is as of a cut-off is figures and kinds: how they read is said above, in domain/words.',
  },
  {
    room: 'domain/words',
    sees: domainBefore(
      'quantity',
      'period',
      'catalogue',
      'statements',
      'pairing',
      'draft',
      'rollup',
      'score',
      'intake',
      'year',
    ),
    why: 'Words say what figures and verdicts are, and know no paper that prints them.',
  },
  {
    room: 'domain/history',
    sees: domainBefore('quantity', 'period', 'catalogue', 'statements', 'words'),
    why: 'The history tells who said what when; what the year is by it is no business of its own.',
  },
  {
    room: 'domain/papers',
    sees: domainBefore(
      'quantity',
      'period',
      'catalogue',
      'draft',
      'statements',
      'rollup',
      'score',
      'check',
      'year',
      'words',
      'history',
    ),
    why: 'A paper puts the figures and words there are into its places, and is the last step of the domain.',
  },
  {
    room: 'domain/package',
    sees: [
      ...domainBefore('quantity', 'period', 'catalogue', 'statements', 'pairing', 'draft'),
      'domain/import/words.ts',
    ],
    why: 'The exchange file carries plans and statements; what is computed is computed again where it arrives.',
  },
  {
    room: 'domain/seal',
    sees: domainBefore(
      'quantity',
      'period',
      'catalogue',
      'statements',
      'score',
      'year',
      'words',
      'papers',
      'package',
    ),
    why: 'A seal freezes what was said and what was printed, and is checked by its digest; it computes nothing of its own.',
  },
  {
    room: 'domain/district',
    sees: domainBefore(
      'quantity',
      'period',
      'catalogue',
      'statements',
      'rollup',
      'score',
      'year',
      'words',
      'package',
    ),
    why: 'The district sets the years of its units side by side: each is reckoned as on the unit’s own screen.',
  },
  {
    room: 'domain/engine',
    sees: domainBefore('quantity', 'period', 'catalogue', 'statements', 'year', 'package', 'district'),
    why: 'What travels through an engine is read and judged here, by the rules of a package; how it travels is the business of engine.',
  },
  {
    room: 'domain/sample',
    sees: domainBefore('quantity', 'period', 'catalogue', 'statements'),
    why: 'Sample data is a plan and statements like those of a person; what follows from them is computed.',
  },
  {
    room: 'domain/scorefile',
    sees: DOMAIN,
    why: 'A score file is scored by the domain alone: no storage, no screen.',
  },
  {
    room: 'domain/import',
    sees: domainBefore('quantity'),
    why: 'A table is read into rows before there is a plan: what a file says depends on no rule of scoring.',
  },
  {
    room: 'domain/pairing',
    sees: [...domainBefore('catalogue'), 'domain/import/words.ts'],
    why: 'Which rows of two plans are the same is decided by their words, never by what was said or scored on them.',
  },
  {
    room: 'domain/draft',
    sees: domainBefore('quantity', 'period', 'catalogue', 'import', 'pairing'),
    why: 'A draft turns what a table prints into a plan, and knows nothing of what is said or scored on it.',
  },
  {
    room: 'domain/life',
    sees: domainBefore('quantity', 'period', 'catalogue', 'statements', 'package', 'draft'),
    why: 'The life of a plan in force decides what a new version or an adjustment does to words and weights; it scores nothing.',
  },
  {
    room: 'tables',
    sees: ['kernel', 'domain/import', 'domain/package/text-encoding.ts'],
    why: 'Bytes become cells here, in Node, in a worker and on a page; what the cells mean is the business of domain/import.',
  },
  {
    room: 'reading',
    sees: [...DOMAIN, 'tables'],
    why: 'Files of others are read here, on a page or in a worker; what becomes of them is decided by who asked.',
  },
  {
    room: 'storage',
    sees: DOMAIN,
    why: 'Storage keeps the domain’s values and knows nobody who reads them.',
  },
  {
    room: 'engine',
    sees: DOMAIN,
    why: 'The engine carries letters from device to device and stores nothing here; what they say is judged by whoever reads them.',
  },
  {
    room: 'queries',
    sees: [...DOMAIN, 'storage', 'engine'],
    why: 'Queries bridge storage to the screens and know no screen.',
  },
  {
    room: 'session',
    sees: DOMAIN,
    why: 'The session holds ids and text of this tab and never reaches for stored data.',
  },
  {
    room: 'charts',
    sees: DOMAIN,
    why: 'A chart is drawn from a series it is given; it fetches nothing.',
  },
  {
    room: 'export',
    sees: DOMAIN,
    why: 'An export writes the table model it is given; it fetches nothing.',
  },
  {
    room: 'ui',
    sees: ['kernel'],
    why: 'Components in ui know no word of the domain: give them plain props.',
  },
  {
    room: 'widgets',
    sees: [...DOMAIN, 'charts', 'export', 'ui'],
    why: 'A widget shows a value of the domain it is given, on any screen, and hands out what is shown; it fetches nothing.',
  },
  {
    room: 'snapshot',
    sees: [...DOMAIN, 'charts', 'export', 'ui'],
    why: 'A snapshot is written from the report it is given, without React; it borrows the look and the geometry, and fetches nothing.',
  },
  {
    room: 'cli',
    sees: [...DOMAIN, 'export', 'tables'],
    why: 'The command line runs the domain without a browser.',
  },
  {
    room: 'features',
    sees: [
      ...DOMAIN,
      'storage',
      'queries',
      'session',
      'charts',
      'export',
      'snapshot',
      'tables',
      'reading',
      'ui',
      'widgets',
    ],
    why: 'A feature is put into the app and does not know it.',
  },
  {
    room: 'app',
    sees: [...DOMAIN, 'storage', 'queries', 'session', 'charts', 'export', 'ui', 'widgets', 'features'],
    why: 'The app is started by main.tsx and knows it as little as the command line.',
  },
  {
    room: 'early.ts',
    sees: ['ui/load-part.ts'],
    why: 'The early script waits for no other file: what it asks with lies in its own.',
  },
  {
    room: 'main.tsx',
    sees: ['early.ts', 'app', 'queries', 'session', 'storage', 'ui'],
    why: 'main.tsx opens the storage and starts the app; screens and rules are none of its business.',
  },
];

/** The rooms a library may be imported in: a second home is a second truth about how it is used. */
const homes = {
  dexie: ['storage'],
  '@tanstack/react-query': ['queries', 'features', 'app'],
  zustand: ['session'],
  'echarts|zrender': ['charts'],
  hucre: ['export'],
  docx: ['export'],
  fflate: ['export', 'tables'],
  htmlparser2: ['tables'],
  '@nats-io/nats-core': ['engine'],
  '@noble/hashes': ['domain/package'],
  valibot: [
    'domain/catalogue',
    'domain/draft',
    'domain/statements',
    'domain/package',
    'domain/seal',
    'domain/scorefile',
    'domain/engine',
    'storage',
    'app',
  ],
};

/** Rooms that must run without a screen. */
const WITHOUT_REACT = ['kernel', 'domain', 'storage', 'engine', 'export', 'snapshot', 'tables', 'cli'];

const inside = (names) => `^src/(?:${names.join('|')})(?:/|$)`;
const library = (names) => `(?:^|node_modules/)(?:${names})(?:/|$)`;
const ruleName = (text) => text.replace(/\W+/g, '-').replace(/^-|-$/g, '');

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
export const forbidden = [
  ...rooms.map(({ room, sees, why }) => ({
    name: `${ruleName(room)}-sees`,
    comment: `${why} ${room} may see: ${[...sees, 'itself'].join(', ')}.`,
    severity: 'error',
    from: { path: inside([room]) },
    to: { path: '^src/', pathNot: inside([room, ...sees]) },
  })),
  {
    name: 'features-apart',
    comment: 'No feature imports another: what two screens share belongs in queries, session, charts or ui.',
    severity: 'error',
    from: { path: '^src/features/([^/]+)/' },
    to: { path: '^src/features/', pathNot: '^src/features/$1/' },
  },
  ...Object.entries(homes).map(([names, allowed]) => ({
    name: `${ruleName(names)}-home`,
    comment: `${names.replace('|', ' and ')} may be imported in ${allowed.join(', ')} only.`,
    severity: 'error',
    from: { path: '^src/', pathNot: inside(allowed) },
    to: { path: library(names) },
  })),
  {
    name: 'no-react-below-the-screen',
    comment: `These rooms must run without a screen: ${WITHOUT_REACT.join(', ')}.`,
    severity: 'error',
    from: { path: inside(WITHOUT_REACT) },
    to: { path: library('react|react-dom') },
  },
  {
    name: 'kernel-and-domain-alone',
    comment:
      'Kernel and domain stand on no library but two: the schema library parses what comes from outside, and the digest one is there because crypto.subtle is missing on plain-http names.',
    severity: 'error',
    from: { path: inside(['kernel', 'domain']) },
    to: { pathNot: ['^src/', library('valibot|@noble/hashes')] },
  },
  {
    name: 'no-node-in-the-browser',
    comment: 'src runs in a browser, and the command line is given its text by .config/scripts/score.mjs.',
    severity: 'error',
    from: { path: '^src/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'only-src',
    comment: 'src ships: it imports nothing of test or .config.',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: '^(?:test|\\.config)/' },
  },
  {
    name: 'no-circle',
    comment: 'Two files that import each other are one file, or a third one is missing below both.',
    severity: 'error',
    from: { path: '^src/' },
    to: { circular: true },
  },
  {
    name: 'no-orphan',
    comment: 'Nothing imports this file and it imports nothing: strike it, or use it.',
    severity: 'error',
    from: { path: '^src/', orphan: true, pathNot: ['^src/(?:main\\.tsx|early\\.ts)$', '\\.d\\.ts$'] },
    to: {},
  },
  {
    name: 'resolvable',
    comment: 'This import leads nowhere, so no other rule could look at it.',
    severity: 'error',
    from: { path: '^src/' },
    to: { couldNotResolve: true },
  },
];
