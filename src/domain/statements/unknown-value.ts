import * as v from 'valibot';
import { MAX_NAME, ORIGINS } from '#src/domain/statements/statement-limits.ts';
import { CONTENT, STAMP } from '#src/domain/statements/statement-schema.ts';
import type { Statement } from '#src/domain/statements/statement.ts';

/** A value that is none of those its kind has: what a newer version may say. */
export interface UnknownValue {
  readonly path: string;
  readonly value: string;
  /** What it is said of, without what was said. */
  readonly statement: Statement;
}

/** A stamp of any version: how a statement came about is a kind that grows, too. */
const ANY_STAMP = v.object({
  ...STAMP.entries,
  origin: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_NAME)),
});

/** Of a statement that could not be read: the value that is not known; null when something else is wrong with it [HS3]. */
export function unknownValue(data: unknown): UnknownValue | null {
  const stamp = v.safeParse(ANY_STAMP, data);
  if (!stamp.success) return null;
  const { origin, subject } = stamp.output;
  const known = ORIGINS.find((each) => each === origin);
  // What is set aside is named by its subject and author alone; no program reads how it came about.
  const statement = { ...stamp.output, origin: known ?? 'typed', content: null } as unknown as Statement;
  const content = v.safeParse(v.nullable(CONTENT[subject.kind] as v.GenericSchema), stamp.output.content);
  const within = content.success ? null : unknownIn(content.issues, statement);
  if (!content.success && within === null) return null;
  return known === undefined ? { path: 'origin', value: origin, statement } : within;
}

/**
 * What a statement is about, where only that is not known: a place of the forms, a source of funds that a newer version has: 'text preface',
 * 'funds lottery'. Such a subject is as unknown as one of another kind. null when it is known, or something else is wrong [HS3].
 */
export function unknownPlace(data: unknown): string | null {
  const stamp = v.safeParse(ANY_STAMP, data);
  if (stamp.success) return null;
  const names = unknownNames(stamp.issues);
  if (names === null || !names.every(({ path }) => path.startsWith('subject.'))) return null;
  const { kind } = (data as { readonly subject: { readonly kind: string } }).subject;
  return [kind, ...names.map(({ value }) => value)].join(' ');
}

function unknownIn(issues: readonly v.BaseIssue<unknown>[], statement: Statement): UnknownValue | null {
  const [first] = unknownNames(issues) ?? [];
  return first === undefined ? null : { path: `content.${first.path}`, value: first.value, statement };
}

/** Values that none of their kind has here; only where nothing else is wrong: what is damaged beside is damaged. */
export function unknownNames(
  issues: readonly v.BaseIssue<unknown>[],
): readonly { readonly path: string; readonly value: string }[] | null {
  const found = issues.map((issue) => {
    const { type, input } = issue;
    const isKind = (type === 'picklist' || type === 'variant') && typeof input === 'string';
    return isKind && input !== '' && input.length <= MAX_NAME
      ? { path: v.getDotPath(issue) ?? '', value: input }
      : null;
  });
  const named = found.flatMap((each) => (each === null ? [] : [each]));
  return named.length < found.length ? null : named;
}
