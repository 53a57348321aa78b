import { MAX_CHOICES, readColumnChoices, type ColumnChoice } from '#src/domain/package/column-choice.ts';
import type { TrackerDatabase } from '#src/storage/schema.ts';

const KEY = 'column-choices';

/** What was chosen on this PC, newest first [IM19]. */
export async function storedColumnChoices(database: TrackerDatabase): Promise<readonly ColumnChoice[]> {
  return readColumnChoices((await database.meta.get(KEY))?.value);
}

/** @param roles empty: forgets it */
export function keepColumnChoice(database: TrackerDatabase, { header, roles }: ColumnChoice): Promise<void> {
  if (readColumnChoices([{ header, roles }]).length === 0) return Promise.resolve();
  return database.transaction('rw', database.meta, async () => {
    const others = (await storedColumnChoices(database)).filter((each) => each.header !== header);
    const kept = roles.length === 0 ? others : [{ header, roles }, ...others];
    await database.meta.put({ key: KEY, value: kept.slice(0, MAX_CHOICES) });
  });
}
