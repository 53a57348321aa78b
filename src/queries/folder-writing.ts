import type { Plan } from '#src/domain/catalogue/plan.ts';
import { planPackage } from '#src/domain/package/package-file.ts';
import { folderFileName, folderPartName, isSameStamp, nextSet } from '#src/domain/package/shared-folder.ts';
import type { Instant } from '#src/domain/statements/statement.ts';
import { PACKAGE_CODEC, type PackageCodec } from '#src/queries/package-codec.ts';
import type { FolderFile } from '#src/queries/folder-reading.ts';
import { readWholePlan } from '#src/queries/whole-plan.ts';
import type { Transport } from '#src/queries/transport.ts';
import type { FolderMark, WrittenFile } from '#src/storage/folder-mark.ts';
import { FolderError } from '#src/storage/folder-problem.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

/** What became of a look at our own files in the folder. */
export type FolderWrite =
  | { readonly kind: 'written'; readonly at: number; readonly files: readonly WrittenFile[] }
  | { readonly kind: 'current'; readonly at: number; readonly files: readonly WrittenFile[] }
  /** Nothing has been said in this year yet. */
  | { readonly kind: 'nothing' }
  /** Nobody has said who they are. */
  | { readonly kind: 'no-author' };

/** What of the storage a file of ours is made of. */
export type OwnStore = Pick<
  TrackerStorage,
  'device' | 'author' | 'operations' | 'revisions' | 'seals' | 'folderMark' | 'markFolder' | 'markBackup'
>;

interface OwnFile {
  readonly transport: Transport;
  readonly plan: Plan;
  /** What lies under our names now. */
  readonly lying: readonly FolderFile[];
  /** Even when the folder has all of it. */
  readonly isForced: boolean;
  /** Before anything of the log was read, ms since 1970. */
  readonly now: number;
  readonly codec?: PackageCodec;
}

/** Whether the folder has all of a plan, told without reading it: nothing was said since, and its files are as they were written. */
export async function isWritten(
  storage: TrackerStorage,
  {
    transport,
    plan,
    name,
    lyingNames,
  }: Pick<OwnFile, 'transport' | 'plan'> & {
    readonly name: string;
    readonly lyingNames: ReadonlySet<string>;
  },
): Promise<boolean> {
  const [newest] = await storage.operations(plan.id, 1);
  if (newest === undefined) return true;
  const mark = await storage.folderMark(plan.id);
  if (mark === null || mark.operation !== newest.id) return false;
  for (const written of filesOf(mark, name)) {
    if (!lyingNames.has(written.name)) return false;
    if (!isSameStamp(written.stamp, (await transport.read(written.name)).stamp)) return false;
  }
  return true;
}

/**
 * Writes everything of the plan under this device's own name, unless it lies there already [K7]; what one file does not hold goes into
 * several, beside those that stand [K12]. It counts as a backup once all was read back. A file under our names with anything in it that
 * is not here is never overwritten [B26].
 */
export async function writeOwnFile(
  storage: OwnStore,
  { transport, plan, lying, isForced, now, codec = PACKAGE_CODEC }: OwnFile,
): Promise<FolderWrite> {
  const [newest] = await storage.operations(plan.id, 1);
  if (newest === undefined) return { kind: 'nothing' };
  const { device } = storage;
  const ownName = folderFileName(plan, device);
  const mark = await storage.folderMark(plan.id);
  const written = mark === null ? [] : filesOf(mark, ownName);
  const isCurrent =
    mark !== null && mark.operation === newest.id && written.every((file) => liesThere(file, lying));
  if (isCurrent && !isForced) return { kind: 'current', at: mark.at, files: written };
  const author = await storage.author();
  if (author === null) return { kind: 'no-author' };
  if (!lying.every(mayReplace)) throw new FolderError({ kind: 'taken' });
  const { statements, seals, mark: backup } = await readWholePlan(storage, plan.id, now);
  const file = planPackage(plan, {
    scope: { kind: 'all' },
    createdAt: now as Instant,
    device,
    author,
    statements,
    seals,
  });
  const set = nextSet(
    (written.length > 0 ? written : lying).map(({ name }) => name),
    ownName,
  );
  const files: WrittenFile[] = [];
  for (const each of codec.parts(file)) {
    const name = each.part === undefined ? ownName : folderPartName(ownName, each.part, set);
    files.push({ name, stamp: await transport.write(name, codec.write(each)) });
  }
  const [first] = files;
  if (backup !== null && first !== undefined) {
    await storage.markBackup(plan.id, backup);
    const several = files.length > 1 ? { files } : {};
    await storage.markFolder(plan.id, {
      operation: backup.operation,
      at: now,
      stamp: first.stamp,
      ...several,
    });
  }
  // What stood until now is in what stands from now on.
  const kept = new Set(files.map(({ name }) => name));
  for (const { name } of lying) if (!kept.has(name)) await transport.remove(name);
  return { kind: 'written', at: now, files };
}

function filesOf({ stamp, files }: FolderMark, ownName: string): readonly WrittenFile[] {
  return files ?? [{ name: ownName, stamp }];
}

function liesThere({ name, stamp }: WrittenFile, lying: readonly FolderFile[]): boolean {
  const found = lying.find((each) => each.name === name);
  return isSameStamp(found?.stamp ?? null, stamp);
}

/** Another PC with a copy of this browser's profile has our name, and a damaged log has less than it wrote. */
function mayReplace({ state }: FolderFile): boolean {
  return state.kind === 'known' || (state.kind === 'unreadable' && state.isDamaged);
}
