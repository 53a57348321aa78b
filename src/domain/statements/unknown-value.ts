import * as v from 'valibot';
import { MAX_NAME } from '#src/domain/statements/statement-limits.ts';
import { CONTENT, STAMP } from '#src/domain/statements/statement-schema.ts';
import type { Statement } from '#src/domain/statements/statement.ts';

/** A value that is none of those its kind has: what a newer version may say. */
export interface UnknownValue {
  readonly path: string;
  readonly value: string;
  /** What it is said of, without what was said. */
  readonly statement: Statement;
}

/** Of a statement that could not be read: the value that is not known; null when something else is wrong with it [HS3]. */
export function unknownValue(data: unknown): UnknownValue | null {
  const stamp = v.safeParse(STAMP, data);
  if (!stamp.success) return null;
  const schema = CONTENT[stamp.output.subject.kind];
  const content = v.safeParse(v.nullable(schema as v.GenericSchema), stamp.output.content);
  const statement = { ...stamp.output, content: null } as unknown as Statement;
  return content.success ? null : unknownIn(content.issues, statement);
}

/** Only where nothing else is wrong: what is damaged beside is damaged. */
function unknownIn(issues: readonly v.BaseIssue<unknown>[], statement: Statement): UnknownValue | null {
  const found = issues.map((issue) => {
    const { type, input } = issue;
    const isKind = (type === 'picklist' || type === 'variant') && typeof input === 'string';
    return isKind && input !== '' && input.length <= MAX_NAME
      ? { path: `content.${v.getDotPath(issue) ?? ''}`, value: input, statement }
      : null;
  });
  return found.includes(null) ? null : (found[0] ?? null);
}
