import * as v from 'valibot';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { FileStamp } from '#src/domain/package/shared-folder.ts';
import type { OperationId } from '#src/domain/statements/statement.ts';
import type { TrackerDatabase } from '#src/storage/schema.ts';
import type { FolderHandle } from '#src/storage/shared-folder.ts';

/** The shared folder that was picked on this device. */
export interface KeptFolder {
  readonly handle: FolderHandle;
  /** What nobody has to look at is taken in by itself. */
  readonly isAutomatic: boolean;
}

/** What of a plan lies in the folder, written by this device. */
export interface FolderMark {
  /** The newest operation that is in it. */
  readonly operation: OperationId;
  readonly at: number;
  /** Of the file, or the first of several. */
  readonly stamp: FileStamp;
  /** Where it lies in several files: all of them. */
  readonly files?: readonly WrittenFile[];
}

/** A file as it was when it had been written. */
export interface WrittenFile {
  readonly name: string;
  readonly stamp: FileStamp;
}

const FOLDER = 'folder';
const MARKS = 'folder-mark/';

const KEPT = v.object({ handle: v.custom<FolderHandle>(isHandle), isAutomatic: v.boolean() });

const count = v.pipe(v.number(), v.safeInteger());
const STAMP = v.object({ size: count, modifiedAt: v.number() });
const MARK = v.object({
  operation: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  at: count,
  stamp: STAMP,
  files: v.exactOptional(v.array(v.object({ name: v.string(), stamp: STAMP }))),
});

/** null: none was picked, or what is stored is none. */
export async function storedFolder(database: TrackerDatabase): Promise<KeptFolder | null> {
  const parsed = v.safeParse(KEPT, (await database.meta.get(FOLDER))?.value);
  return parsed.success ? parsed.output : null;
}

/** Keeps a folder, or forgets it; what was written into the one before says nothing of this one. */
export async function keepFolder(database: TrackerDatabase, folder: KeptFolder | null): Promise<void> {
  const { meta } = database;
  await database.transaction('rw', meta, async () => {
    await meta.where('key').startsWith(MARKS).delete();
    if (folder === null) await meta.delete(FOLDER);
    else await meta.put({ key: FOLDER, value: folder });
  });
}

export async function storedFolderMark(database: TrackerDatabase, plan: PlanId): Promise<FolderMark | null> {
  const parsed = v.safeParse(MARK, (await database.meta.get(MARKS + plan))?.value);
  if (!parsed.success) return null;
  return { ...parsed.output, operation: parsed.output.operation as OperationId };
}

export async function markFolder(database: TrackerDatabase, plan: PlanId, mark: FolderMark): Promise<void> {
  await database.meta.put({ key: MARKS + plan, value: mark });
}

function isHandle(value: unknown): boolean {
  return typeof FileSystemDirectoryHandle !== 'undefined' && value instanceof FileSystemDirectoryHandle;
}
