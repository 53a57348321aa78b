import * as v from 'valibot';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { SUBJECT_NAME } from '#src/domain/engine/subjects.ts';

const subjectName = v.pipe(
  v.string(),
  v.regex(SUBJECT_NAME, 'a small letter, then at most 15 small letters and digits'),
);
/** The public part of an nkey of a user. */
const PUBLIC_KEY = /^U[A-Z2-7]{55}$/;
const key = v.pipe(v.string(), v.trim(), v.regex(PUBLIC_KEY, 'a public key: U and 55 letters and digits'));
const keys = v.array(key);
const filePath = v.pipe(v.string(), v.regex(/^[^"\\\n]+$/));
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));
const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));

const NODE = v.object({
  host: v.pipe(v.string(), v.regex(/^[A-Za-z0-9.-]+$/, 'a name or an address')),
  client: v.optional(port, 4222),
  websocket: v.optional(port, 8090),
  cluster: v.optional(port, 6222),
  /** Where districts' servers come in that the web server has led here; of a city alone. */
  leaf: v.optional(port, 7422),
  store: v.optional(filePath, '/var/lib/nats'),
});

const SECTION = v.object({
  name,
  subject: subjectName,
  keys: v.optional(keys, []),
});

const UNIT = v.object({
  unit: subjectName,
  name,
  /** The section that collects, whose account also publishes what the district reads. */
  collecting: name,
  sections: v.pipe(v.array(SECTION), v.minLength(1), v.maxLength(60)),
});

const address = v.pipe(v.string(), v.url(), v.regex(/^https?:\/\//));
const path = v.optional(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,30}$/)), 'engine');

/** The city that a district's totals go up to [EN17]. */
const CITY_ABOVE = v.object({
  /** Of the city's page: its web server leads to its engine. */
  address,
  path,
  /** What the district is called there. */
  district: subjectName,
  name,
  /** A file on the district's server with the authority that signed the city's certificate, where the system does not know it. */
  ca: v.optional(filePath),
});

const CITY = v.object({
  keys,
  districts: v.pipe(
    v.array(
      v.object({
        district: subjectName,
        name,
        /** Of the district's server, which comes to the city by it; absent: it is not let in yet. */
        key: v.optional(key),
        /** How many units the district has: of those that tell nothing, the city knows from here alone. */
        units: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5000))),
      }),
    ),
    v.minLength(1),
    v.maxLength(200),
  ),
});

const SITE = v.object({
  /** Where the page is served. */
  address,
  path,
  nodes: v.optional(v.pipe(v.array(NODE), v.minLength(1)), [{ host: '127.0.0.1' }]),
  units: v.optional(v.pipe(v.array(UNIT), v.maxLength(5000)), []),
  district: v.optional(v.object({ keys, city: v.optional(CITY_ABOVE) })),
  city: v.optional(CITY),
});

/** What `sections.json` says: units, their sections, and the public keys of their PCs [EN13]. */
export type Site = v.InferOutput<typeof SITE>;
export type SiteNode = Site['nodes'][number];
export type SiteUnit = Site['units'][number];
export type SiteCity = NonNullable<Site['city']>;
export type CityAbove = NonNullable<NonNullable<Site['district']>['city']>;

/** Reads `sections.json`; what is wrong is named with its place, all of it at once. */
export function readSite(text: string): Result<Site, readonly string[]> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return err([`no JSON: ${error instanceof Error ? error.message : 'cannot be read'}`]);
  }
  const parsed = v.safeParse(SITE, data);
  if (!parsed.success)
    return err(parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`));
  const faults = faultsOf(parsed.output);
  return faults.length > 0 ? err(faults) : ok(parsed.output);
}

/** The name of the district's own accounts. */
const DISTRICT = 'district';

/** The name of the city's own account. */
const CITY_NAME = 'city';

function faultsOf({ nodes, units, district, city }: Site): readonly string[] {
  const faults: string[] = [];
  if (city === undefined && units.length === 0) faults.push('units: there is none');
  if (city !== undefined) {
    if (units.length > 0 || district !== undefined)
      faults.push('city: units of the city itself are a district too, with a server of their own');
    for (const twice of repeated(city.districts.map((each) => each.district)))
      faults.push(`city: the district ${twice} stands twice`);
    if (city.districts.some((each) => each.district === CITY_NAME))
      faults.push(`city: ${CITY_NAME} is the city's own name`);
  }
  if (nodes.length !== 1 && nodes.length !== 3)
    faults.push('nodes: one or three; two cannot agree when one of them is lost');
  for (const twice of repeated(units.map(({ unit }) => unit))) faults.push(`units: ${twice} stands twice`);
  for (const { unit, collecting, sections } of units) {
    if (unit === DISTRICT) faults.push(`units: ${DISTRICT} is the district's own name`);
    for (const twice of repeated(sections.map(({ subject }) => subject)))
      faults.push(`${unit}: the subject ${twice} stands twice`);
    for (const twice of repeated(sections.map((section) => section.name)))
      faults.push(`${unit}: the section ${twice} stands twice`);
    if (!sections.some((section) => section.name === collecting))
      faults.push(`${unit}: the collecting section ${collecting} is none of its sections`);
  }
  const all = units.flatMap(({ sections }) => sections.flatMap((section) => section.keys));
  const above = [...(city?.keys ?? []), ...(city?.districts.flatMap((each) => each.key ?? []) ?? [])];
  for (const twice of repeated([...all, ...(district?.keys ?? []), ...above]))
    faults.push(`keys: ${twice} stands twice; a PC speaks for one section, and a server for one district`);
  return faults;
}

function repeated(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return [...new Set(names.filter((each) => seen.has(each) || !seen.add(each)))];
}
