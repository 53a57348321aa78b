import * as v from 'valibot';
import type { TrackerDatabase } from '#src/storage/schema.ts';

/** What a person chose for the columns under a header, on this PC [IM19]. */
export interface ColumnChoice {
  /** The header's words in order. */
  readonly header: string;
  /** 0-based column and what it was taken for; to be parsed by whoever reads tables. */
  readonly roles: readonly (readonly [column: number, role: string])[];
}

const KEY = 'column-choices';
/** The newest are kept: a PC meets a handful of forms. */
const MAX_CHOICES = 50;
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
export async function storedColumnChoices(database: TrackerDatabase): Promise<readonly ColumnChoice[]> {
  const value: unknown = (await database.meta.get(KEY))?.value;
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown) => {
    const read = v.safeParse(CHOICE, each);
    return read.success ? [read.output] : [];
  });
}

/** @param roles empty: forgets it */
export function keepColumnChoice(database: TrackerDatabase, { header, roles }: ColumnChoice): Promise<void> {
  if (!v.is(CHOICE, { header, roles })) return Promise.resolve();
  return database.transaction('rw', database.meta, async () => {
    const others = (await storedColumnChoices(database)).filter((each) => each.header !== header);
    const kept = roles.length === 0 ? others : [{ header, roles }, ...others];
    await database.meta.put({ key: KEY, value: kept.slice(0, MAX_CHOICES) });
  });
}
