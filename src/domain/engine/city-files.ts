import {
  ownerUser,
  readExport,
  readImport,
  users,
  type SiteStream,
} from '#src/domain/engine/server-lines.ts';
import type { CityAbove, Site, SiteCity, SiteNode } from '#src/domain/engine/site.ts';
import {
  ALL_TOTALS,
  liveTotals,
  RECORDS,
  recordsOf,
  TOTALS,
  totalsStream,
} from '#src/domain/engine/subjects.ts';

// A city: on its server a stream a district, each in an account of its own, that takes what lies in the stream of totals on the server of
// that district. The server of the district comes to the city's as a leaf, through the web server of the city's page [EN17].

type StreamConfig = SiteStream['config'];

/** Holds the totals on the district's server. */
export const DISTRICT_TOTALS = 'DISTRICT_TOTALS';
/** What of a district's server the city reaches: it holds nothing, and has the few subjects that it imports. */
export const DISTRICT_UP = 'DISTRICT_UP';
const CITY = 'CITY';

/** By what names the city asks on the district's server, and is sent what is there. */
const ASKED = 'up';
const SENT = 'down';
const MAKE_READER = `CONSUMER.CREATE.${TOTALS}`;
const READ_RECORD = `DIRECT.GET.${RECORDS}`;
/** A reader that is slow says how far it is. */
const PACE = `$JS.FC.${TOTALS}.>`;

/** What the node that goes up is known by among several. */
const UP_TAG = 'up';

/**
 * Of several nodes the stream lies on the one that goes up: the city's asking reaches no other, and is answered by whichever leads the
 * stream. While that node is lost totals wait with the PCs that tell them; records lie on all nodes as ever.
 */
export function aboveStreams(common: StreamConfig, nodes: number): readonly SiteStream[] {
  const config = { ...common, name: TOTALS, subjects: [ALL_TOTALS], discard: 'old' };
  const there = nodes === 1 ? {} : { num_replicas: 1, placement: { tags: [UP_TAG] } };
  return [{ account: DISTRICT_TOTALS, config: { ...config, ...there } }];
}

/** @param collectors the accounts that publish, each for its unit alone */
export function aboveAccounts(
  collectors: readonly { readonly unit: string; readonly account: string }[],
  recordsAccount: string,
  owner: string,
): readonly string[] {
  const make = `$JS.API.${MAKE_READER}`;
  return [
    `  ${DISTRICT_TOTALS}: {`,
    '    jetstream: enabled',
    `    users: [ ${ownerUser(owner)} ]`,
    '    exports: [',
    ...collectors.map(({ unit, account }) => `      { service: "tot.${unit}.>", accounts: [${account}] }`),
    `      { service: "${make}", accounts: [${DISTRICT_UP}] }`,
    `      { service: "${PACE}", accounts: [${DISTRICT_UP}] }`,
    `      { stream: "${SENT}.>", accounts: [${DISTRICT_UP}] }`,
    '    ]',
    '  }',
    `  ${DISTRICT_UP}: {`,
    '    imports: [',
    `      { service: { account: ${DISTRICT_TOTALS}, subject: "${make}" }, to: "${ASKED}.${MAKE_READER}" }`,
    `      { service: { account: ${DISTRICT_TOTALS}, subject: "${PACE}" } }`,
    `      { service: { account: ${recordsAccount}, subject: "$JS.API.${READ_RECORD}" }, to: "${ASKED}.${READ_RECORD}" }`,
    `      { stream: { account: ${DISTRICT_TOTALS}, subject: "${SENT}.>" } }`,
    '    ]',
    '  }',
  ];
}

/** The server of the district goes to the city's by the way that pages go. */
export function aboveLines(
  { address, path, ca }: CityAbove,
  up: { readonly seed: string } | undefined,
  nodes: number,
): readonly string[] {
  const { protocol, hostname, port, pathname } = new URL(
    path,
    address.endsWith('/') ? address : `${address}/`,
  );
  const isSafe = protocol === 'https:';
  const host = `${hostname}:${port === '' ? (isSafe ? 443 : 80) : port}`;
  const tls = ca === undefined ? '' : `, tls { ca_file: "${ca}" }`;
  return [
    ...(nodes === 1 ? [] : [`server_tags: ["${UP_TAG}"]`]),
    `leafnodes { remotes: [ { url: "${isSafe ? 'wss' : 'ws'}://${host}${pathname}", account: ${DISTRICT_UP}, nkey: "${up?.seed ?? ''}"${tls} } ] }`,
  ];
}

/** What the district hands to the city's administrator: an entry of `city.districts`. */
export function aboveKey(
  { units }: Site,
  { district, name }: CityAbove,
  up: { readonly publicKey: string } | undefined,
): SiteCity['districts'][number] {
  return { district, name, key: up?.publicKey, units: units.length };
}

export function cityOwners({ districts }: SiteCity): readonly string[] {
  return districts.map(({ district }) => accountOf(district));
}

function accountOf(district: string): string {
  return `FROM_${district.toUpperCase()}`;
}

/** A stream a district, into which nothing comes but from there. */
export function cityStreams({ districts }: SiteCity, common: StreamConfig): readonly SiteStream[] {
  return districts.map(({ district }) => ({
    account: accountOf(district),
    config: {
      ...common,
      name: totalsStream(district),
      discard: 'old',
      sources: [{ name: TOTALS, external: { api: ASKED, deliver: SENT } }],
      republish: { src: '>', dest: liveTotals(district), headers_only: true },
    },
  }));
}

/** Districts come in through the web server; this door is for nobody else. */
export function cityLines({ leaf }: SiteNode): readonly string[] {
  return [`leafnodes { listen: "127.0.0.1:${leaf}" }`];
}

/** An account a district, in which its server answers and sends and no more; the city's people read, and have no subject to write. */
export function cityAccounts(
  { keys, districts }: SiteCity,
  owners: Readonly<Record<string, string>>,
): readonly string[] {
  return [
    ...districts.flatMap(({ district, name, key }) => [
      `  # ${name}`,
      `  ${accountOf(district)}: {`,
      '    jetstream: enabled',
      `    users: [ ${[ownerUser(owners[accountOf(district)] ?? ''), ...(key === undefined ? [] : [serverUser(key)])].join(', ')} ]`,
      '    exports: [',
      readExport(totalsStream(district), `[${CITY}]`),
      `      { stream: "${liveTotals(district)}", accounts: [${CITY}] }`,
      `      { service: "${ASKED}.${READ_RECORD}", accounts: [${CITY}] }`,
      '    ]',
      '  }',
    ]),
    `  ${CITY}: {`,
    `    users: ${users(keys)}`,
    '    imports: [',
    ...districts.flatMap(({ district }) => [
      readImport(accountOf(district), totalsStream(district)),
      `      { stream: { account: ${accountOf(district)}, subject: "${liveTotals(district)}" } }`,
      `      { service: { account: ${accountOf(district)}, subject: "${ASKED}.${READ_RECORD}" }, to: "${recordsOf(district)}" }`,
    ]),
    '    ]',
    '  }',
  ];
}

/** Is asked, answers, and sends what it was asked for. */
function serverUser(key: string): string {
  const may = `publish: ["${SENT}.>", "$JSC.R.>", "_R_.>"], subscribe: ["${ASKED}.>", "${PACE}"]`;
  return `{ nkey: ${key}, allowed_connection_types: ["LEAFNODE", "LEAFNODE_WS"], permissions: { ${may} } }`;
}
