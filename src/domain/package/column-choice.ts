import * as v from 'valibot';

/** What a person chose for the columns under a header [IM19]. */
export interface ColumnChoice {
  /** The header's words in order. */
  readonly header: string;
  /** 0-based column and what it was taken for; to be parsed by whoever reads tables. */
  readonly roles: readonly (readonly [column: number, role: string])[];
}

/** The newest are kept: a PC meets a handful of forms. */
export const MAX_CHOICES = 50;
const CHOICE = v.object({
  header: v.pipe(v.string(), v.minLength(1), v.maxLength(4_000)),
  roles: v.pipe(
    v.array(
      v.strictTuple([
        v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
        v.pipe(v.string(), v.maxLength(20)),
      ]),
    ),
    v.maxLength(200),
  ),
});

/** Newest first; what cannot be read is as if it had never been said. */
export function readColumnChoices(value: unknown): readonly ColumnChoice[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MAX_CHOICES).flatMap((each: unknown) => {
    const read = v.safeParse(CHOICE, each);
    return read.success ? [read.output] : [];
  });
}
