import * as v from 'valibot';

/**
 * A finalised year as a package carries it: with its id and digest, and otherwise as it was frozen. What it says is read and checked
 * where it is shown; here it is only taken along, once each [Y10].
 */
export interface PackageSeal {
  readonly id: string;
  /** SHA-256 of its head, 64 hex digits. */
  readonly digest: string;
  readonly [member: string]: unknown;
}

/** A year that is opened and sealed again every week would not come near it. */
export const MAX_PACKAGE_SEALS = 50;

export const PACKAGE_SEALS = v.pipe(
  v.array(
    v.looseObject({
      id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
      digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    }),
  ),
  v.maxLength(MAX_PACKAGE_SEALS),
  v.check((seals) => new Set(seals.map(({ id }) => id)).size === seals.length),
);
