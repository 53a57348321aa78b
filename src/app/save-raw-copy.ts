import { saveFile } from '#src/export/save-file.ts';
import { rawCopy, rawCopyName } from '#src/storage/raw-copy.ts';
import { DATABASE_NAME } from '#src/storage/schema.ts';
import { dateTimeText } from '#src/ui/date-time.ts';

/** Hands over the database as it is, without opening it as data. @returns the file's name */
export async function saveRawCopy(): Promise<string> {
  const at = Date.now();
  const name = rawCopyName(dateTimeText(at));
  saveFile(name, 'application/json', await rawCopy(DATABASE_NAME, at));
  return name;
}
