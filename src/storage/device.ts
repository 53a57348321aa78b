import * as v from 'valibot';
import { plainLine } from '#src/kernel/plain-text.ts';
import { MAX_NAME } from '#src/domain/statements/statement-limits.ts';
import type { Author, DeviceId } from '#src/domain/statements/statement.ts';
import { newId } from '#src/storage/new-id.ts';
import type { TrackerDatabase } from '#src/storage/schema.ts';

const DEVICE = 'device';
const AUTHOR = 'author';

/** As long as a statement's author may be: a longer one could never be read back. */
const AUTHOR_SCHEMA = v.object({
  name: v.pipe(v.string(), v.maxLength(MAX_NAME)),
  section: v.pipe(v.string(), v.maxLength(MAX_NAME)),
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
  await putLater(database, DEVICE, device);
  return device;
}

/**
 * Gives this browser profile a new id: two PCs with a copy of one profile speak under one name. What was said keeps the old one. Holds
 * from the next opening of the page on [B51].
 */
export async function renewDevice(database: TrackerDatabase): Promise<void> {
  await putLater(database, DEVICE, newId());
}

/** null: none was made yet. */
export async function storedDevice(database: TrackerDatabase): Promise<DeviceId | null> {
  return parseDevice((await database.meta.get(DEVICE))?.value);
}

export function parseDevice(value: unknown): DeviceId | null {
  return typeof value === 'string' && value !== '' ? (value as DeviceId) : null;
}

/** Who works on this device; null until somebody has said so. */
export async function storedAuthor(database: TrackerDatabase): Promise<Author | null> {
  return parseAuthor((await database.meta.get(AUTHOR))?.value);
}

export function parseAuthor(value: unknown): Author | null {
  const parsed = v.safeParse(AUTHOR_SCHEMA, value);
  // Names differ in what is seen, or not at all: an earlier version stored what was typed.
  return parsed.success ? plainAuthor(parsed.output) : null;
}

export async function storeAuthor(database: TrackerDatabase, author: Author): Promise<void> {
  await putLater(database, AUTHOR, plainAuthor(author));
}

/** With its time, which the journal goes by where two tabs stored it: later than what it takes the place of, whatever the clock says [B60]. */
async function putLater(database: TrackerDatabase, key: string, value: unknown): Promise<void> {
  await database.transaction('rw', database.meta, async () => {
    const before = (await database.meta.get(key))?.savedAt;
    const savedAt = before === undefined ? Date.now() : Math.max(Date.now(), before + 1);
    await database.meta.put({ key, value, savedAt });
  });
}

function plainAuthor({ name, section }: Author): Author {
  return { name: plainLine(name, MAX_NAME), section: plainLine(section, MAX_NAME) };
}
