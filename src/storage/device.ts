import * as v from 'valibot';
import type { Author, DeviceId } from '#src/domain/statements/statement.ts';
import { newId } from '#src/storage/new-id.ts';
import type { TrackerDatabase } from '#src/storage/schema.ts';

const DEVICE = 'device';
const AUTHOR = 'author';

/** As long as a statement's author may be: a longer one could never be read back. */
const AUTHOR_SCHEMA = v.object({
  name: v.pipe(v.string(), v.maxLength(60)),
  section: v.pipe(v.string(), v.maxLength(60)),
});

/** The id of this browser profile, made on the first start. */
export async function deviceId(database: TrackerDatabase): Promise<DeviceId> {
  // A plain read first: a read-write transaction with strict durability would make every start wait for the disk.
  return (
    (await storedDevice(database)) ?? database.transaction('rw', database.meta, () => makeDevice(database))
  );
}

async function makeDevice(database: TrackerDatabase): Promise<DeviceId> {
  const made = await storedDevice(database);
  if (made !== null) return made;
  const device = newId() as DeviceId;
  await database.meta.put({ key: DEVICE, value: device });
  return device;
}

async function storedDevice(database: TrackerDatabase): Promise<DeviceId | null> {
  const value = (await database.meta.get(DEVICE))?.value;
  return typeof value === 'string' && value !== '' ? (value as DeviceId) : null;
}

/** Who works on this device; null until somebody has said so. */
export async function storedAuthor(database: TrackerDatabase): Promise<Author | null> {
  const parsed = v.safeParse(AUTHOR_SCHEMA, (await database.meta.get(AUTHOR))?.value);
  return parsed.success ? parsed.output : null;
}

export async function storeAuthor(database: TrackerDatabase, author: Author): Promise<void> {
  await database.meta.put({ key: AUTHOR, value: author });
}
