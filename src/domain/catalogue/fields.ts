import * as v from 'valibot';

/** What is wrong with a file, and where: `plan.indicators[3].target`, then the value and what to do instead [X2]. */
export interface Fault {
  readonly path: string;
  readonly text: string;
  /** It is well formed, and none of the values that its kind has here: what a newer version may say [HS3]. */
  readonly isUnknown?: true;
}

/**
 * Reads one object of a file field by field. Every field is judged by itself, so that one bad field hides no other; a bad or
 * missing field is noted as a fault and read as undefined [X2]. Fields that nobody asks for are ignored [X3].
 */
export interface Fields {
  has(key: string): boolean;
  /** The field as the file has it; undefined when it is missing. */
  raw(key: string): unknown;
  required<T>(key: string, schema: v.GenericSchema<unknown, T>): T | undefined;
  optional<T>(key: string, schema: v.GenericSchema<unknown, T>): T | undefined;
  /** The items of a list with their paths; none when it is left out, or is not a list. */
  items(key: string, presence: 'required' | 'optional'): readonly Item[];
}

export interface Item {
  readonly data: unknown;
  readonly path: string;
}

const OBJECT = v.custom<Record<string, unknown>>(
  (data) => typeof data === 'object' && data !== null && !Array.isArray(data),
  'give an object { … }',
);

const LIST = v.array(v.unknown(), 'give a list [ … ]');

/** @returns null, with a fault noted, when `data` is not an object */
export function fieldsOf(data: unknown, path: string, faults: Fault[]): Fields | null {
  const object = readAs(OBJECT, data, path, faults);
  if (object === undefined) return null;
  const pathOf = (key: string) => (path === '' ? key : `${path}.${key}`);
  // Only own fields: a file can name a field «constructor», but can never make one appear.
  const has = (key: string) => Object.prototype.hasOwnProperty.call(object, key);
  const raw = (key: string) => (has(key) ? object[key] : undefined);
  const required: Fields['required'] = (key, schema) => readAs(schema, raw(key), pathOf(key), faults);
  const optional: Fields['optional'] = (key, schema) => (has(key) ? required(key, schema) : undefined);
  return {
    has,
    raw,
    required,
    optional,
    items(key, presence) {
      const list = presence === 'required' ? required(key, LIST) : optional(key, LIST);
      return (list ?? []).map((item, index) => ({ data: item, path: `${pathOf(key)}[${index}]` }));
    },
  };
}

/** The data as the schema reads it; undefined, with every fault noted, when it does not fit or is missing (undefined). */
export function readAs<T>(
  schema: v.GenericSchema<unknown, T>,
  data: unknown,
  path: string,
  faults: Fault[],
): T | undefined {
  const read = v.safeParse(schema, data);
  if (read.success) return read.output;
  const found = data === undefined ? 'is missing' : `is ${show(data)}`;
  for (const issue of read.issues)
    faults.push({
      path,
      text: `${found}; ${issue.message}`,
      ...(isUnknownValue(issue) ? { isUnknown: true } : {}),
    });
  return undefined;
}

function isUnknownValue({ type, input }: v.BaseIssue<unknown>): boolean {
  return type === 'picklist' && typeof input === 'string' && input !== '';
}

const SHOWN_LENGTH = 40;

/** A value of a file as one short line: a fault takes one line, whatever the file holds. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value !== 'string') return String(value);
  const clipped = value.length > SHOWN_LENGTH ? `${value.slice(0, SHOWN_LENGTH)}…` : value;
  return JSON.stringify(clipped).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
