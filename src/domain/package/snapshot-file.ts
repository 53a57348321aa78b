import * as v from 'valibot';
import { isMonth, type Month } from '#src/domain/period/month.ts';
import { canonicalJson, digestOf } from '#src/domain/package/canonical-json.ts';
import { countMembers, scanJson } from '#src/domain/package/json-scan.ts';
import type { Author, Instant } from '#src/domain/statements/statement.ts';

/**
 * A snapshot is an HTML page to be read, with the facts it was written from in a block of data inside it [Z2]. The facts hold a digest
 * of the page, the page shows the digest of the facts, so neither can be changed alone without being noticed.
 */
export const SNAPSHOT_FORMAT = 'performance-snapshot';
export const SNAPSHOT_VERSION = 1;

/** What every version says about itself; what the page shows stands beside it and is covered by the same digest. */
export interface SnapshotHead {
  readonly format: typeof SNAPSHOT_FORMAT;
  readonly version: number;
  readonly unitName: string;
  /** Absent: 部门整体. */
  readonly project?: string;
  readonly year: number;
  /** Last month that counts. */
  readonly asOf: Month;
  readonly isSample: boolean;
  /** Why the year is 未定稿; empty when nothing is missing. */
  readonly unfinished: readonly string[];
  /** 指标得分 out of 100, as printed. */
  readonly total: string;
  readonly exportedAt: Instant;
  readonly author: Author;
}

const OPEN = '<script type="application/json" id="snapshot-data">';
const CLOSE = '</script>';
/** Stands where the digest will, while there is none. */
const NO_DIGEST = '0'.repeat(64);

/**
 * The finished page [Z2].
 * @param facts everything the page says: what JSON.stringify gives back unchanged
 * @param page writes the page around the digest to be printed and the element that holds the facts
 */
export function sealSnapshot(
  facts: SnapshotHead & Readonly<Record<string, unknown>>,
  page: (digest: string, data: string) => string,
): string {
  const sealed = { ...facts, page: digestOf(page(NO_DIGEST, OPEN + CLOSE)) };
  const digest = digestOf(sealed);
  // The only character that could end the element; in JSON it stands in strings alone.
  const data = canonicalJson({ ...sealed, digest }).replace(/</g, '\\u003c');
  return page(digest, OPEN + data + CLOSE);
}

/** What became of a file that says it is a snapshot [Z3]. */
export type SnapshotCheck =
  | { readonly kind: 'sound' | 'page-changed'; readonly head: SnapshotHead; readonly digest: string }
  | { readonly kind: 'no-snapshot' | 'unreadable' | 'data-changed' }
  | { readonly kind: 'future-version'; readonly version: number };

/** 32 rows make 150 kB; a hundred times that is somebody else's file. */
const MAX_CHARACTERS = 16 * 1024 * 1024;
const LIMITS = { depth: 12, nodes: 500_000, elements: 50_000, members: 1_000 };

const shortText = v.pipe(v.string(), v.maxLength(400));

const HEAD = v.object({
  format: v.literal(SNAPSHOT_FORMAT),
  version: v.literal(SNAPSHOT_VERSION),
  unitName: shortText,
  project: v.exactOptional(shortText),
  year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100)),
  asOf: v.custom<Month>(isMonth),
  isSample: v.boolean(),
  unfinished: v.array(v.pipe(v.string(), v.maxLength(4_000))),
  total: shortText,
  exportedAt: v.custom<Instant>((at) => Number.isSafeInteger(at)),
  author: v.object({ name: shortText, section: shortText }),
});

/** Whether a snapshot still says what it said when it was exported: data first, then the page around it [Z3]. Never throws. */
export function checkSnapshot(text: string): SnapshotCheck {
  const html = text.replace(/^\ufeff/, '');
  if (html.length > MAX_CHARACTERS) return { kind: 'no-snapshot' };
  const from = html.indexOf(OPEN);
  const to = html.indexOf(CLOSE, from);
  if (from < 0) return { kind: 'no-snapshot' };
  if (to < 0) return { kind: 'unreadable' };
  const data = readData(html.slice(from + OPEN.length, to));
  if (data === null) return { kind: 'unreadable' };
  const { digest, ...facts } = data;
  if (facts['format'] !== SNAPSHOT_FORMAT) return { kind: 'no-snapshot' };
  if (typeof digest !== 'string' || digest !== digestOf(facts)) return { kind: 'data-changed' };
  const { version } = facts;
  if (typeof version === 'number' && version > SNAPSHOT_VERSION) return { kind: 'future-version', version };
  const head = v.safeParse(HEAD, facts);
  if (!head.success) return { kind: 'unreadable' };
  const page = (html.slice(0, from + OPEN.length) + html.slice(to)).split(digest).join(NO_DIGEST);
  return {
    kind: digestOf(page) === facts['page'] ? 'sound' : 'page-changed',
    head: head.output,
    digest,
  };
}

function readData(json: string): Readonly<Record<string, unknown>> | null {
  const scan = scanJson(json, LIMITS);
  if (typeof scan === 'string' || scan.isCutOff) return null;
  try {
    const data: unknown = JSON.parse(json);
    // JSON.parse keeps the last of two equal keys, and a person who reads the file sees the first.
    if (typeof data !== 'object' || data === null || countMembers(data) !== scan.members) return null;
    return data as Readonly<Record<string, unknown>>;
  } catch {
    return null;
  }
}
