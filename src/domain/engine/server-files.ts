import type { EngineFile } from '#src/domain/engine/engine-file.ts';
import {
  aboveAccounts,
  aboveKey,
  aboveLines,
  aboveStreams,
  cityAccounts,
  cityLines,
  cityOwners,
  cityStreams,
  DISTRICT_TOTALS,
  DISTRICT_UP,
} from '#src/domain/engine/city-files.ts';
import {
  list,
  ownerUser,
  readExport,
  readImport,
  users,
  type SiteStream,
} from '#src/domain/engine/server-lines.ts';
import type { Site, SiteNode, SiteUnit } from '#src/domain/engine/site.ts';
import { ALL_RECORDS, LIVE_RECORDS, liveSubject, RECORDS, streamName } from '#src/domain/engine/subjects.ts';

/** Keys and words that were made for a site once, and are kept beside its files. */
export interface SiteSecrets {
  /** The public key of the user that makes the streams of an account, by account. */
  readonly owners: Readonly<Record<string, string>>;
  /** By which the nodes of a cluster know each other. */
  readonly cluster: string;
  /** By which a district's server comes to the city's; absent where it goes to none [EN17]. */
  readonly up?: { readonly publicKey: string; readonly seed: string } | undefined;
}

/** A file to be written, with its place in the folder. */
export interface SiteFile {
  readonly name: string;
  readonly text: string;
}

const DISTRICT = 'DISTRICT';
const RECORDS_ACCOUNT = 'DISTRICT_RECORDS';
/** Bytes of a message: a plan of a thousand rows and a sealed year are below it. */
const MAX_MESSAGE = 1_048_576;

/** The accounts that hold streams. */
export function ownerAccounts(site: Site): readonly string[] {
  return [
    ...site.units.map(({ unit }) => accountOf(unit)),
    ...(site.district === undefined ? [] : [RECORDS_ACCOUNT]),
    ...(site.district?.city === undefined ? [] : [DISTRICT_TOTALS]),
    ...(site.city === undefined ? [] : cityOwners(site.city)),
  ];
}

/** Every file of a site but those that hold a secret [EN13]. */
export function siteFiles(site: Site, secrets: SiteSecrets): readonly SiteFile[] {
  const several = site.units.length > 1 || site.district !== undefined;
  return [
    ...site.nodes.map((node, index) => ({
      name: `nats-${index + 1}.conf`,
      text: serverConfig(site, secrets, node, index),
    })),
    { name: 'nginx-engine.conf', text: nginxSnippet(site) },
    { name: 'nats-server.service', text: systemdUnit(site.nodes) },
    { name: 'streams.json', text: asJson(siteStreams(site)) },
    ...site.units.map((unit) => ({
      name: several ? `${unit.unit}/engine.json` : 'engine.json',
      text: asJson(unitFile(site, unit)),
    })),
    ...(site.district === undefined
      ? []
      : [{ name: 'district/engine.json', text: asJson(districtFile(site)) }]),
    ...(site.district?.city === undefined
      ? []
      : [{ name: 'for-the-city.json', text: asJson(aboveKey(site, site.district.city, secrets.up)) }]),
    ...(site.city === undefined ? [] : [{ name: 'city/engine.json', text: asJson(cityFile(site)) }]),
  ];
}

/** One message a subject, and none is ever taken out [EN3]. */
function siteStreams({ units, nodes, district, city }: Site): readonly SiteStream[] {
  const common = {
    retention: 'limits',
    storage: 'file',
    num_replicas: nodes.length,
    max_msgs_per_subject: 1,
    max_msg_size: MAX_MESSAGE,
    deny_delete: true,
    deny_purge: true,
    allow_direct: true,
  };
  const ofUnits = units.map(({ unit }) => ({
    account: accountOf(unit),
    config: {
      ...common,
      name: streamName(unit),
      subjects: [`kpi.${unit}.>`],
      discard: 'new',
      discard_new_per_subject: true,
      republish: { src: `kpi.${unit}.>`, dest: liveSubject(unit), headers_only: true },
    },
  }));
  if (city !== undefined) return cityStreams(city, common);
  if (district === undefined) return ofUnits;
  const records = {
    ...common,
    name: RECORDS,
    subjects: [ALL_RECORDS],
    discard: 'old',
    republish: { src: ALL_RECORDS, dest: LIVE_RECORDS, headers_only: true },
  };
  const totals = district.city === undefined ? [] : aboveStreams(common, nodes.length);
  return [...ofUnits, { account: RECORDS_ACCOUNT, config: records }, ...totals];
}

function accountOf(unit: string): string {
  return unit.toUpperCase();
}

function sectionAccount(unit: string, subject: string): string {
  return `${unit}_${subject}`.toUpperCase();
}

/** What every page of a site is told, and no more. */
function engineFile({ path }: Site): EngineFile {
  return { format: 'performance-tracker-engine', version: 1, path, sections: [], units: [] };
}

function unitFile(site: Site, { unit, sections, collecting }: SiteUnit): EngineFile {
  const collects = sections.find(({ name }) => name === collecting);
  return {
    ...engineFile(site),
    unit,
    ...(site.district === undefined || collects === undefined ? {} : { records: collects.subject }),
    ...(site.district?.city === undefined ? {} : { totals: true }),
    sections: sections.map(({ name, subject }) => ({ name, subject })),
  };
}

function districtFile(site: Site): EngineFile {
  return { ...engineFile(site), units: site.units.map(({ unit, name }) => ({ unit, name })) };
}

function cityFile(site: Site): EngineFile {
  const districts = site.city?.districts ?? [];
  return {
    ...engineFile(site),
    districts: districts.map(({ district, name, units }) => ({ district, name, units })),
  };
}

function serverConfig(site: Site, secrets: SiteSecrets, node: SiteNode, index: number): string {
  const { origin } = new URL(site.address);
  return [
    '# Written by `npm run engine:config`: change sections.json and write it again, then `nats-server --signal reload`.',
    '# What each line is for stands in ENGINE.md.',
    `server_name: "node${index + 1}"`,
    `listen: "127.0.0.1:${node.client}"`,
    `max_payload: ${MAX_MESSAGE}`,
    `jetstream { store_dir: "${node.store}", sync_interval: always, max_file: 8GB, max_mem: 64MB }`,
    // Of several nodes the web server stands beside one at most.
    `websocket { listen: "${site.nodes.length === 1 ? '127.0.0.1' : node.host}:${node.websocket}", compression: true, no_tls: true, allowed_origins: ["${origin}"] }`,
    ...(site.nodes.length === 1 ? [] : clusterLines(site.nodes, secrets.cluster, node)),
    ...(site.city === undefined ? [] : cityLines(node)),
    // One node goes up: of several, the city would be told everything several times.
    ...(site.district?.city === undefined || index > 0
      ? []
      : aboveLines(site.district.city, secrets.up, site.nodes.length)),
    'accounts: {',
    ...site.units.flatMap((unit) => unitAccounts(unit, secrets, site.district)),
    ...(site.district === undefined ? [] : districtAccounts(site, site.district, secrets)),
    ...(site.city === undefined ? [] : cityAccounts(site.city, secrets.owners)),
    '}',
    '',
  ].join('\n');
}

function clusterLines(
  nodes: readonly SiteNode[],
  word: string,
  { host, cluster }: SiteNode,
): readonly string[] {
  const routes = nodes.map((each) => `"nats://board:${word}@${each.host}:${each.cluster}"`);
  return [
    'cluster {',
    `  name: "board", listen: "${host}:${cluster}"`,
    `  authorization { user: "board", password: "${word}" }`,
    `  routes: [ ${routes.join(', ')} ]`,
    '}',
  ];
}

/**
 * A unit's account holds its stream and has no person in it; each section has an account of its own, into which only its own subjects are
 * let [EN5]: with rights by subject alone, whoever reads can make the server store a message through the subject of a reply.
 */
function unitAccounts(
  { unit, collecting, sections }: SiteUnit,
  secrets: SiteSecrets,
  district: Site['district'],
): readonly string[] {
  const hasDistrict = district !== undefined;
  const account = accountOf(unit);
  const stream = streamName(unit);
  const own = sections.map(({ subject }) => sectionAccount(unit, subject));
  const readers = list([...own, ...(hasDistrict ? [DISTRICT] : [])]);
  return [
    `  ${account}: {`,
    '    jetstream: enabled',
    `    users: [ ${ownerUser(secrets.owners[account] ?? '')} ]`,
    '    exports: [',
    ...sections.map(
      ({ subject }) =>
        `      { service: "kpi.${unit}.${subject}.>", accounts: [${sectionAccount(unit, subject)}] }`,
    ),
    readExport(stream, readers),
    `      { stream: "${liveSubject(unit)}", accounts: ${readers} }`,
    '    ]',
    '  }',
    ...sections.flatMap(({ name, subject, keys }) => [
      `  # ${name}`,
      `  ${sectionAccount(unit, subject)}: {`,
      `    users: ${users(keys)}`,
      '    imports: [',
      `      { service: { account: ${account}, subject: "kpi.${unit}.${subject}.>" } }`,
      readImport(account, stream),
      `      { stream: { account: ${account}, subject: "${liveSubject(unit)}" } }`,
      ...(hasDistrict && name === collecting
        ? [`      { service: { account: ${RECORDS_ACCOUNT}, subject: "rec.${unit}.>" } }`]
        : []),
      ...(district?.city !== undefined && name === collecting
        ? [`      { service: { account: ${DISTRICT_TOTALS}, subject: "tot.${unit}.>" } }`]
        : []),
      '    ]',
      '  }',
    ]),
  ];
}

function districtAccounts(
  { units }: Site,
  { keys, city }: NonNullable<Site['district']>,
  secrets: SiteSecrets,
): readonly string[] {
  const collectors = units.flatMap(({ unit, collecting, sections }) =>
    sections
      .filter(({ name }) => name === collecting)
      .map(({ subject }) => ({ unit, account: sectionAccount(unit, subject) })),
  );
  return [
    `  ${RECORDS_ACCOUNT}: {`,
    '    jetstream: enabled',
    `    users: [ ${ownerUser(secrets.owners[RECORDS_ACCOUNT] ?? '')} ]`,
    '    exports: [',
    ...collectors.map(({ unit, account }) => `      { service: "rec.${unit}.>", accounts: [${account}] }`),
    readExport(RECORDS, city === undefined ? `[${DISTRICT}]` : `[${DISTRICT}, ${DISTRICT_UP}]`),
    `      { stream: "${LIVE_RECORDS}", accounts: [${DISTRICT}] }`,
    '    ]',
    '  }',
    `  ${DISTRICT}: {`,
    `    users: ${users(keys)}`,
    '    imports: [',
    readImport(RECORDS_ACCOUNT, RECORDS),
    `      { stream: { account: ${RECORDS_ACCOUNT}, subject: "${LIVE_RECORDS}" } }`,
    ...units.flatMap(({ unit }) => [
      readImport(accountOf(unit), streamName(unit)),
      `      { stream: { account: ${accountOf(unit)}, subject: "${liveSubject(unit)}" } }`,
    ]),
    '    ]',
    '  }',
    ...(city === undefined
      ? []
      : aboveAccounts(collectors, RECORDS_ACCOUNT, secrets.owners[DISTRICT_TOTALS] ?? '')),
  ];
}

/**
 * On the page's own origin, so that its policy (`connect-src 'self'`) stays. A machine that was switched off refuses nothing: the web server
 * gives it up, and asks the next node, before a page gives up.
 */
function nginxSnippet({ path, nodes, city }: Site): string {
  // Each page asks beside itself, where its engine.json lies; a leaf adds a name of its own to the path.
  const asked = `/${path}${city === undefined ? '' : '(/leafnode)?'}$`;
  return `# in http { … }
map $http_upgrade $engine_connection { default upgrade; '' close; }
upstream engine { ${nodes.map(({ host, websocket }, index) => `server ${nodes.length === 1 ? '127.0.0.1' : host}:${websocket}${index === 0 ? '' : ' backup'};`).join(' ')} }

# in the server { … } that serves the page, beside its other locations; TLS is that of the page
location ~ ${asked} {
    proxy_pass http://engine;
    proxy_http_version 1.1;
    proxy_connect_timeout 3s;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection $engine_connection;
    proxy_set_header Host $host;
    proxy_read_timeout 120s;
}
`;
}

/** One for all nodes: all else is closed to the server, and so is what a node does not have. */
function systemdUnit(nodes: readonly SiteNode[]): string {
  const stores = [...new Set(nodes.map(({ store }) => `"-${store.replace(/%/g, '%%')}"`))];
  return `[Unit]
Description=NATS server of the indicator board
After=network-online.target
Wants=network-online.target

[Service]
ExecStart=/usr/local/bin/nats-server -c /etc/nats/nats.conf
ExecReload=/bin/kill -HUP $MAINPID
User=nats
Group=nats
StateDirectory=nats
Restart=always
RestartSec=2
LimitNOFILE=65536
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
ReadWritePaths=${stores.join(' ')}

[Install]
WantedBy=multi-user.target
`;
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
