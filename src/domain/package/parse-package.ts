import * as v from 'valibot';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { isMonth, type Month } from '#src/domain/period/month.ts';
import { digestOf } from '#src/domain/package/canonical-json.ts';
import { PACKAGE_FORMAT, PACKAGE_VERSION, type PackageFile } from '#src/domain/package/package-file.ts';
import { parseStatement } from '#src/domain/statements/statement-schema.ts';
import type { Statement, StatementId } from '#src/domain/statements/statement.ts';

/** Why a file cannot be taken in. Nothing of it has been written [M3]. */
export type PackageFault =
  | { readonly kind: 'too-large'; readonly characters: number }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'too-deep' }
  | { readonly kind: 'other-format' }
  | { readonly kind: 'future-version'; readonly version: number }
  | { readonly kind: 'bad-field'; readonly path: string }
  | { readonly kind: 'bad-statement'; readonly index: number }
  | { readonly kind: 'duplicate-statement'; readonly index: number }
  | { readonly kind: 'circular-revisions' }
  | { readonly kind: 'wrong-digest' };

export const MAX_PACKAGE_CHARACTERS = 64 * 1024 * 1024;
const MAX_STATEMENTS = 300_000;
const MAX_DEPTH = 24;
const MAX_INDICATORS = 10_000;

const shortText = v.pipe(v.string(), v.maxLength(400));
const month = v.custom<Month>(isMonth);

const HEAD = v.object({
  plan: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  unitName: shortText,
  year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100)),
  indicators: v.pipe(
    v.array(
      v.object({
        id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
        source: v.object({
          name: shortText,
          weight: shortText,
          unit: shortText,
          operator: shortText,
          target: shortText,
        }),
      }),
    ),
    v.maxLength(MAX_INDICATORS),
  ),
  scope: v.variant('kind', [
    v.object({ kind: v.literal('all') }),
    v.object({ kind: v.literal('section'), section: shortText, from: month, through: month }),
  ]),
  createdAt: v.pipe(v.number(), v.safeInteger()),
  device: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  author: v.object({ name: shortText, section: shortText }),
});

/** A package file's text → the package, or what is wrong with it and where [M3]. */
export function parsePackage(text: string): Result<PackageFile, PackageFault> {
  if (text.length > MAX_PACKAGE_CHARACTERS) return err({ kind: 'too-large', characters: text.length });
  if (isDeeperThan(text, MAX_DEPTH)) return err({ kind: 'too-deep' });
  const data = parseJson(text.replace(/^\ufeff/, ''));
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return err({ kind: 'not-json' });
  const fields = data as Record<string, unknown>;
  if (fields['format'] !== PACKAGE_FORMAT) return err({ kind: 'other-format' });
  const version = fields['version'];
  if (typeof version !== 'number') return err({ kind: 'bad-field', path: 'version' });
  if (version > PACKAGE_VERSION) return err({ kind: 'future-version', version });
  const head = v.safeParse(HEAD, data);
  if (!head.success) return err({ kind: 'bad-field', path: v.getDotPath(head.issues[0]) ?? '' });
  const { digest, ...content } = fields;
  if (digest !== digestOf(content)) return err({ kind: 'wrong-digest' });
  const statements = parseStatements(fields['statements']);
  return statements.ok
    ? ok({ ...(head.output as unknown as Omit<PackageFile, 'statements'>), statements: statements.value })
    : statements;
}

function parseStatements(data: unknown): Result<readonly Statement[], PackageFault> {
  if (!Array.isArray(data) || data.length > MAX_STATEMENTS)
    return err({ kind: 'bad-field', path: 'statements' });
  const statements: Statement[] = [];
  const ids = new Set<StatementId>();
  for (const [index, each] of data.entries()) {
    const statement = parseStatement(each);
    if (statement === null) return err({ kind: 'bad-statement', index });
    if (ids.has(statement.id)) return err({ kind: 'duplicate-statement', index });
    ids.add(statement.id);
    statements.push(statement);
  }
  return hasCycle(statements) ? err({ kind: 'circular-revisions' }) : ok(statements);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Brackets outside strings, counted before parsing: deep nesting parses, and overflows what comes after. */
function isDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (isInString) {
      if (code === 0x5c) index += 1;
      else if (code === 0x22) isInString = false;
    } else if (code === 0x22) {
      isInString = true;
    } else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > limit) return true;
    } else if (code === 0x5d || code === 0x7d) {
      depth -= 1;
    }
  }
  return false;
}

/** True when some revision replaces itself through others: no order of saying could have made it. */
function hasCycle(statements: readonly Statement[]): boolean {
  const waiting = new Map<StatementId, number>();
  const replacedBy = new Map<StatementId, StatementId[]>();
  for (const { id } of statements) waiting.set(id, 0);
  for (const { id, replaces } of statements) {
    for (const older of replaces) {
      if (!waiting.has(older)) continue;
      waiting.set(id, (waiting.get(id) ?? 0) + 1);
      const newer = replacedBy.get(older);
      if (newer === undefined) replacedBy.set(older, [id]);
      else newer.push(id);
    }
  }
  const ready = statements.filter(({ id }) => waiting.get(id) === 0).map(({ id }) => id);
  let settled = 0;
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    settled += 1;
    for (const newer of replacedBy.get(next) ?? []) {
      const left = (waiting.get(newer) ?? 0) - 1;
      waiting.set(newer, left);
      if (left === 0) ready.push(newer);
    }
  }
  return settled < statements.length;
}
