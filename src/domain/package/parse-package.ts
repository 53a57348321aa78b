import * as v from 'valibot';
import { MAX_INSTANT } from '#src/kernel/max-instant.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { readPlanFile } from '#src/domain/catalogue/plan-file.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { isMonth, type Month } from '#src/domain/period/month.ts';
import { canonicalJson, digestOf } from '#src/domain/package/canonical-json.ts';
import { countMembers, scanJson } from '#src/domain/package/json-scan.ts';
import { MAX_PACKAGE_PARTS, MAX_PACKAGE_STATEMENTS } from '#src/domain/package/package-limits.ts';
import { PACKAGE_SEALS } from '#src/domain/package/package-seal.ts';
import {
  PACKAGE_FORMAT,
  PACKAGE_VERSION,
  planIndicators,
  type PackageFile,
} from '#src/domain/package/package-file.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { hasCircle } from '#src/domain/package/revision-lines.ts';
import { readStatement, SUBJECT_KINDS } from '#src/domain/statements/statement-schema.ts';
import { unknownNames, unknownPlace, unknownValue } from '#src/domain/statements/unknown-value.ts';
import type { Statement, StatementId } from '#src/domain/statements/statement.ts';

/** Why a file cannot be taken in. Nothing of it has been written [M3]. Indices count from 0. */
export type PackageFault =
  | { readonly kind: 'too-large'; readonly characters: number }
  | { readonly kind: 'too-deep' }
  | { readonly kind: 'too-much' }
  /** Empty, or something else than JSON from its first character on. */
  | { readonly kind: 'not-json' }
  /** It ends in the middle. */
  | { readonly kind: 'cut-off' }
  /** JSON up to this line, counted from 1; null where the browser does not tell. */
  | { readonly kind: 'bad-json'; readonly line: number | null }
  | { readonly kind: 'repeated-key' }
  | { readonly kind: 'other-format' }
  | { readonly kind: 'future-version'; readonly version: number }
  | { readonly kind: 'wrong-digest' }
  | { readonly kind: 'bad-field'; readonly path: string }
  /** Its plan says something that this version does not know: read without it, it would be another plan under the id [PL10]. */
  | { readonly kind: 'newer-plan' }
  /** So does its head: which part of a plan it has, say. */
  | { readonly kind: 'newer-field'; readonly path: string }
  | { readonly kind: 'bad-statement'; readonly index: number; readonly path: string }
  | { readonly kind: 'duplicate-statement'; readonly index: number; readonly first: number }
  | { readonly kind: 'circular-revisions' };

/** A well-formed statement that this app must not take in, mostly of a newer one that it would half understand: named, set aside, never written [M3]. */
export interface UnreadStatement {
  readonly index: number;
  readonly reason:
    | { readonly kind: 'unknown-subject'; readonly name: string }
    | { readonly kind: 'unknown-field'; readonly path: string }
    /** A roll-up, a pacing, a class that this version does not have [HS3]. */
    | { readonly kind: 'unknown-value'; readonly path: string; readonly value: string }
    /** Said at a time that no calendar has. */
    | { readonly kind: 'bad-time' };
  /** What it says apart from the unknown field or value; null when not even its subject is known. */
  readonly statement: Statement | null;
}

/** A package as it was read. */
export interface OpenedPackage extends PackageFile {
  readonly unread: readonly UnreadStatement[];
}

/** As many characters as MAX_FILE_BYTES can hold. */
export const MAX_PACKAGE_CHARACTERS = 64 * 1024 * 1024;
/** A statement has about thirty members, and no object of ours has more. */
const SCAN_LIMITS = { depth: 24, nodes: 3_000_000, elements: MAX_PACKAGE_STATEMENTS, members: 1_000 };
const MAX_INDICATORS = 1_000;

const shortText = v.pipe(v.string(), v.maxLength(400));
/** As long as a cell of a plan may be. */
const cellText = v.pipe(v.string(), v.maxLength(20_000));
const month = v.custom<Month>(isMonth);

const partNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_PACKAGE_PARTS));

const HEAD = v.object({
  plan: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  unitName: shortText,
  year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100)),
  indicators: v.pipe(
    v.array(
      v.object({
        id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
        source: v.object({
          name: cellText,
          weight: cellText,
          unit: cellText,
          operator: cellText,
          target: cellText,
        }),
      }),
    ),
    v.maxLength(MAX_INDICATORS),
  ),
  scope: v.variant('kind', [
    v.object({ kind: v.literal('all') }),
    v.object({ kind: v.literal('section'), section: shortText, from: month, through: month }),
  ]),
  createdAt: v.pipe(v.number(), v.safeInteger(), v.minValue(-MAX_INSTANT), v.maxValue(MAX_INSTANT)),
  device: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  author: v.object({
    name: v.pipe(v.string(), v.maxLength(60)),
    section: v.pipe(v.string(), v.maxLength(60)),
  }),
  statements: v.pipe(v.array(v.unknown()), v.maxLength(MAX_PACKAGE_STATEMENTS)),
  seals: v.exactOptional(PACKAGE_SEALS),
  planFile: v.exactOptional(v.unknown()),
  part: v.exactOptional(
    v.pipe(
      v.object({ number: partNumber, count: partNumber }),
      v.check(({ number, count }) => number <= count && count > 1),
    ),
  ),
});

/** What reading a package is at: a large one takes seconds, and says so. */
export type ReadingStep = 'text' | 'structure' | 'digest' | 'records';
export type OnStep = (step: ReadingStep) => void;

/** A package file's text → the package, or what is wrong with it and where [M3]. Never throws. */
export function parsePackage(
  text: string,
  onStep: OnStep = () => undefined,
): Result<OpenedPackage, PackageFault> {
  onStep('structure');
  const data = parseLimited(text);
  if (!data.ok) return data;
  const fields = data.value;
  if (fields['format'] !== PACKAGE_FORMAT) return err({ kind: 'other-format' });
  const version = fields['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return err({ kind: 'bad-field', path: 'version' });
  if (version > PACKAGE_VERSION) return err({ kind: 'future-version', version });
  // Before the fields: of a damaged file the honest word is «damaged», wherever it happens to be.
  const { digest, ...content } = fields;
  if (typeof digest !== 'string') return err({ kind: 'bad-field', path: 'digest' });
  onStep('digest');
  if (digest !== digestOf(content)) return err({ kind: 'wrong-digest' });
  const head = v.safeParse(HEAD, fields);
  if (!head.success) {
    const [unknown] = unknownNames(head.issues) ?? [];
    if (unknown !== undefined) return err({ kind: 'newer-field', path: unknown.path });
    return err({ kind: 'bad-field', path: v.getDotPath(head.issues[0]) ?? '' });
  }
  const { scope, indicators } = head.output;
  if (scope.kind === 'section' && scope.from > scope.through)
    return err({ kind: 'bad-field', path: 'scope.through' });
  const seen = new Set<string>();
  const twice = indicators.findIndex(({ id }) => seen.size === seen.add(id).size);
  if (twice >= 0) return err({ kind: 'bad-field', path: `indicators.${twice}.id` });
  const plan = readPlan(fields);
  if (!plan.ok) return plan;
  onStep('records');
  const read = readStatements(head.output.statements);
  if (!read.ok) return read;
  const { planFile: _, ...rest } = head.output;
  const withPlan = plan.value === null ? {} : { planFile: plan.value };
  return ok({ ...rest, ...withPlan, ...read.value } as unknown as OpenedPackage);
}

/** The plan that travels along, which the head must be about [PL10]; null: none does. */
function readPlan(fields: Readonly<Record<string, unknown>>): Result<Plan | null, PackageFault> {
  const { planFile } = fields;
  if (planFile === undefined) return ok(null);
  const read = readPlanFile(planFile);
  if (!read.ok) {
    if (read.error.every(({ isUnknown }) => isUnknown)) return err({ kind: 'newer-plan' });
    const path = read.error[0]?.path ?? '';
    return err({ kind: 'bad-field', path: path === '' ? 'planFile' : `planFile.${path}` });
  }
  const plan = read.value;
  const own = { plan: plan.id, unitName: plan.unitName, year: plan.year, indicators: planIndicators(plan) };
  for (const [name, value] of Object.entries(own))
    if (canonicalJson(value) !== canonicalJson(fields[name])) return err({ kind: 'bad-field', path: name });
  return planDigest(plan) === digestOf(planFile) ? ok(plan) : err({ kind: 'newer-plan' });
}

function parseLimited(text: string): Result<Readonly<Record<string, unknown>>, PackageFault> {
  if (text.length > MAX_PACKAGE_CHARACTERS) return err({ kind: 'too-large', characters: text.length });
  const json = text.replace(/^\ufeff/, '');
  // Most rubbish ends here, whatever its size.
  if (!/^\s*\{/.test(json)) return err({ kind: 'not-json' });
  const scan = scanJson(json, SCAN_LIMITS);
  if (scan === 'too-deep' || scan === 'too-much') return err({ kind: scan });
  if (scan.isCutOff) return err({ kind: 'cut-off' });
  const parsed = parseJson(json);
  if (!parsed.ok) return parsed;
  // JSON.parse keeps the last of two equal keys, and a person who reads the file sees the first.
  if (countMembers(parsed.value) !== scan.members) return err({ kind: 'repeated-key' });
  return ok(parsed.value as Readonly<Record<string, unknown>>);
}

function parseJson(text: string): Result<unknown, PackageFault> {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch (error) {
    // Chromium says «… at position 123», newer ones the line too.
    const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    if (position === undefined) return err({ kind: 'bad-json', line: null });
    return err({ kind: 'bad-json', line: lineAt(text, +position) });
  }
}

function lineAt(text: string, position: number): number {
  let line = 1;
  for (let next = text.indexOf('\n'); next >= 0 && next < position; next = text.indexOf('\n', next + 1))
    line += 1;
  return line;
}

/** Statements as a file or a message has them, one by one; the first that is none ends it. */
export function readStatements(
  data: readonly unknown[],
): Result<Pick<OpenedPackage, 'statements' | 'unread'>, PackageFault> {
  const statements: Statement[] = [];
  const unread: UnreadStatement[] = [];
  const places = new Map<StatementId, number>();
  for (const [index, each] of data.entries()) {
    const read = readStatement(each);
    const name = read.ok ? null : (unknownSubject(each) ?? unknownPlace(each));
    if (name !== null) {
      unread.push({ index, reason: { kind: 'unknown-subject', name }, statement: null });
      continue;
    }
    if (!read.ok) {
      const unknown = unknownValue(each);
      if (unknown === null) return err({ kind: 'bad-statement', index, path: read.error });
      const { path, value, statement } = unknown;
      const first = places.get(statement.id);
      if (first !== undefined) return err({ kind: 'duplicate-statement', index, first });
      places.set(statement.id, index);
      unread.push({ index, reason: { kind: 'unknown-value', path, value }, statement });
      continue;
    }
    const statement = read.value;
    const first = places.get(statement.id);
    if (first !== undefined) return err({ kind: 'duplicate-statement', index, first });
    places.set(statement.id, index);
    // Rebuilding drops what it does not know. Written without it, the revision would be another one under the same id.
    const extra = firstExtra(each, statement);
    if (Math.abs(statement.at) > MAX_INSTANT) unread.push({ index, reason: { kind: 'bad-time' }, statement });
    else if (extra === null) statements.push(statement);
    else {
      const path = extra.join('.').slice(0, 4 * MAX_NAME);
      unread.push({ index, reason: { kind: 'unknown-field', path }, statement });
    }
  }
  const known = unread.flatMap(({ statement }) => statement ?? []);
  if (hasCircle([...statements, ...known])) return err({ kind: 'circular-revisions' });
  return ok({ statements, unread });
}

const MAX_NAME = 64;

/** The name of a kind of subject that this app does not know, or null. */
function unknownSubject(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('subject' in data)) return null;
  const { subject } = data;
  if (typeof subject !== 'object' || subject === null || !('kind' in subject)) return null;
  const { kind } = subject;
  if (typeof kind !== 'string' || kind === '' || kind.length > MAX_NAME) return null;
  return SUBJECT_KINDS.has(kind) ? null : kind;
}

/** The path of the first member of `data` that `rebuilt` does not have, or null when it has all. */
function firstExtra(data: unknown, rebuilt: unknown): readonly string[] | null {
  if (typeof data !== 'object' || data === null) return null;
  const given = data as Readonly<Record<string, unknown>>;
  const mine = (rebuilt ?? {}) as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(given)) {
    if (!Object.prototype.hasOwnProperty.call(mine, key)) return [key];
    const deeper = firstExtra(given[key], mine[key]);
    if (deeper !== null) return [key, ...deeper];
  }
  return null;
}
