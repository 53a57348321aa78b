import type { Points } from '#src/domain/quantity/points.ts';

// Records and totals are read by hand: they come by the thousand, and a schema takes several times as long. Nothing is believed.

const MAX_COUNT = 10_000_000;
const DIGEST = /^[0-9a-f]{64}$/;

export const isWhole = (data: unknown): data is number => Number.isSafeInteger(data);
export const isCount = (data: unknown): data is number => isWhole(data) && data >= 0 && data <= MAX_COUNT;
export const isPoints = (data: unknown): data is Points => isWhole(data);
export const isText = (data: unknown): data is string => typeof data === 'string';
export const isDigest = (data: unknown): data is string => isText(data) && DIGEST.test(data);

/** A list of so many of a kind; null: it is none. */
export function listIn<T>(
  data: unknown,
  length: number,
  isOne: (each: unknown) => each is T,
): readonly T[] | null {
  return Array.isArray(data) && data.length === length && data.every(isOne) ? data : null;
}

/** What has these members and no other, read from JSON, which knows no undefined; null: it is none. */
export function membersIn<Name extends string>(
  data: unknown,
  names: readonly Name[],
): Readonly<Record<Name, unknown>> | null {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  const members = data as Readonly<Record<Name, unknown>>;
  const isWholeOfThem = Object.keys(data).length === names.length;
  return isWholeOfThem && names.every((name) => members[name] !== undefined) ? members : null;
}

/** undefined: it is no JSON. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
