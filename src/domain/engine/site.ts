import * as v from 'valibot';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { SUBJECT_NAME } from '#src/domain/engine/subjects.ts';

const subjectName = v.pipe(
  v.string(),
  v.regex(SUBJECT_NAME, 'a small letter, then at most 15 small letters and digits'),
);
/** The public part of an nkey of a user. */
const PUBLIC_KEY = /^U[A-Z2-7]{55}$/;
const keys = v.array(
  v.pipe(v.string(), v.trim(), v.regex(PUBLIC_KEY, 'a public key: U and 55 letters and digits')),
);
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));
const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));

const NODE = v.object({
  host: v.pipe(v.string(), v.regex(/^[A-Za-z0-9.-]+$/, 'a name or an address')),
  client: v.optional(port, 4222),
  websocket: v.optional(port, 8090),
  cluster: v.optional(port, 6222),
  store: v.optional(v.pipe(v.string(), v.regex(/^[^"\\\n]+$/)), '/var/lib/nats'),
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

const SITE = v.object({
  /** Where the page is served. */
  address: v.pipe(v.string(), v.url(), v.regex(/^https?:\/\//)),
  path: v.optional(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,30}$/)), 'engine'),
  nodes: v.optional(v.pipe(v.array(NODE), v.minLength(1)), [{ host: '127.0.0.1' }]),
  units: v.pipe(v.array(UNIT), v.minLength(1), v.maxLength(5000)),
  district: v.optional(v.object({ keys })),
});

/** What `sections.json` says: units, their sections, and the public keys of their PCs [EN13]. */
export type Site = v.InferOutput<typeof SITE>;
export type SiteNode = Site['nodes'][number];
export type SiteUnit = Site['units'][number];

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

function faultsOf({ nodes, units, district }: Site): readonly string[] {
  const faults: string[] = [];
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
  for (const twice of repeated([...all, ...(district?.keys ?? [])]))
    faults.push(`keys: ${twice} stands twice; a PC speaks for one section`);
  return faults;
}

function repeated(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return [...new Set(names.filter((each) => seen.has(each) || !seen.add(each)))];
}
