import * as v from 'valibot';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { readPlanFile } from '#src/domain/catalogue/plan-file.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { countMembers, scanJson } from '#src/domain/package/json-scan.ts';
import {
  headDigest,
  partDigests,
  SEAL_FORMAT,
  SEAL_PARTS,
  SEAL_VERSION,
  type SealFile,
  type SealPart,
} from '#src/domain/seal/seal-file.ts';
import { parseStatement } from '#src/domain/statements/statement-schema.ts';

/** Why a file is no seal file that can be read [Y7]. */
export type SealFault =
  | { readonly kind: 'no-seal' }
  | { readonly kind: 'unreadable' }
  /** Sound by its digests, and it says what this version does not know [HS4]. */
  | { readonly kind: 'newer-content' }
  | { readonly kind: 'future-version'; readonly version: number };

const MAX_CHARACTERS = 16 * 1024 * 1024;
const LIMITS = { depth: 24, nodes: 500_000, elements: 50_000, members: 1_000 };

const shortText = v.pipe(v.string(), v.maxLength(400));
const longText = v.pipe(v.string(), v.maxLength(20_000));
const hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const fields = v.pipe(v.array(v.object({ label: shortText, text: longText })), v.maxLength(100));

const FORM = v.object({
  title: shortText,
  head: fields,
  columns: v.pipe(
    v.array(v.object({ id: shortText, label: shortText, align: v.picklist(['left', 'center', 'right']) })),
    v.maxLength(40),
  ),
  rows: v.pipe(
    v.array(v.object({ id, cells: v.pipe(v.array(longText), v.maxLength(40)) })),
    v.maxLength(1_000),
  ),
  totals: fields,
  rules: v.pipe(v.array(longText), v.maxLength(100)),
  notes: v.pipe(v.array(longText), v.maxLength(100)),
});

const FILE = v.object({
  format: v.literal(SEAL_FORMAT),
  version: v.literal(SEAL_VERSION),
  id,
  planId: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  unitName: shortText,
  year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100)),
  project: v.exactOptional(shortText),
  isSample: v.boolean(),
  sealedAt: v.pipe(v.number(), v.safeInteger()),
  author: v.object({
    name: v.pipe(v.string(), v.maxLength(60)),
    section: v.pipe(v.string(), v.maxLength(60)),
  }),
  device: id,
  total: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000)),
  grade: v.pipe(v.string(), v.maxLength(20)),
  parts: v.object({ plan: hex, statements: hex, results: hex, texts: hex }),
  digest: hex,
  plan: v.looseObject({}),
  statements: v.pipe(v.array(v.unknown()), v.maxLength(50_000)),
  results: FORM,
  texts: v.record(shortText, longText),
});

/** A seal file from untrusted data, with every member as it stood: digests are taken over what is there. */
export function readSeal(data: unknown): Result<SealFile, SealFault> {
  const head = v.safeParse(v.looseObject({ format: v.literal(SEAL_FORMAT) }), data);
  if (!head.success) return err({ kind: 'no-seal' });
  const { version } = head.output;
  if (typeof version === 'number' && version > SEAL_VERSION) return err({ kind: 'future-version', version });
  const file = v.safeParse(FILE, data);
  if (!file.success) return err({ kind: 'unreadable' });
  const seal = data as SealFile;
  const isKnown = file.output.statements.every((each) => parseStatement(each) !== null);
  if (isKnown && sealedPlan(seal) !== 'unreadable') return ok(seal);
  // Of a damaged file the honest word is «damaged», whatever else it says.
  return err({ kind: verifySeal(seal, null).kind === 'intact' ? 'newer-content' : 'unreadable' });
}

/**
 * The plan that was frozen, read like any plan file [PL16]; null in seals of before plans were files, of which only the digest counts.
 * A plan that is none, or is not the one that the head names, is «unreadable».
 */
export function sealedPlan({
  plan: data,
  planId,
  unitName,
  year,
  project,
}: SealFile): Plan | null | 'unreadable' {
  if (!('format' in data)) return null;
  const read = readPlanFile(data);
  if (!read.ok) return 'unreadable';
  const plan = read.value;
  const isNamed =
    plan.id === planId &&
    plan.unitName === unitName &&
    plan.year === year &&
    plan.project === (project ?? null);
  return isNamed ? plan : 'unreadable';
}

/** The text of a file → the seal file in it. Never throws. */
export function parseSealText(text: string): Result<SealFile, SealFault> {
  if (text.length > MAX_CHARACTERS) return err({ kind: 'unreadable' });
  const json = text.replace(/^\ufeff/, '');
  const scan = scanJson(json, LIMITS);
  if (typeof scan === 'string' || scan.isCutOff) return err({ kind: 'unreadable' });
  try {
    const data: unknown = JSON.parse(json);
    // A key that is written twice would show one value to a person and another to the check.
    return countMembers(data) === scan.members ? readSeal(data) : err({ kind: 'unreadable' });
  } catch {
    return err({ kind: 'no-seal' });
  }
}

/** Whether a seal file is what was sealed [Y7]. */
export type SealCheck =
  | { readonly kind: 'intact' }
  /** The head (who, when, total) or the digest, or the parts that no longer have theirs. */
  | { readonly kind: 'changed'; readonly isHeadChanged: boolean; readonly parts: readonly SealPart[] }
  /** Sound in itself, and another one than was expected: everything was computed anew after a change. */
  | { readonly kind: 'other'; readonly expected: string };

/** @param expected the digest that was printed or recorded; null: only the file itself is looked at */
export function verifySeal(file: SealFile, expected: string | null): SealCheck {
  const digests = partDigests(file);
  const parts = SEAL_PARTS.filter((part) => digests[part] !== file.parts[part]);
  const isHeadChanged = headDigest(file) !== file.digest;
  if (isHeadChanged || parts.length > 0) return { kind: 'changed', isHeadChanged, parts };
  return expected === null || expected === file.digest ? { kind: 'intact' } : { kind: 'other', expected };
}
