import type { Plan } from '#src/domain/catalogue/plan.ts';
import { packageText, planPackage } from '#src/domain/package/package-file.ts';
import { packageParts } from '#src/domain/package/package-parts.ts';
import { folderFileName, isSameStamp, type FileStamp } from '#src/domain/package/shared-folder.ts';
import type { Instant } from '#src/domain/statements/statement.ts';
import type { FolderFile } from '#src/queries/folder-reading.ts';
import { readWholePlan } from '#src/queries/whole-plan.ts';
import type { Transport } from '#src/queries/transport.ts';
import { FolderError } from '#src/storage/folder-problem.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

/** What became of a look at our own file in the folder. */
export type FolderWrite =
  | { readonly kind: 'written'; readonly at: number; readonly stamp: FileStamp }
  | { readonly kind: 'current'; readonly at: number }
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
  /** What lies under our name now; null: nothing. */
  readonly lying: FolderFile | null;
  /** Even when the folder has all of it. */
  readonly isForced: boolean;
  /** Before anything of the log was read, ms since 1970. */
  readonly now: number;
}

/** Whether the folder has all of a plan, told without reading it: nothing was said since, and the file is as it was written. */
export async function isWritten(
  storage: TrackerStorage,
  {
    transport,
    plan,
    name,
    isLying,
  }: Pick<OwnFile, 'transport' | 'plan'> & { readonly name: string; readonly isLying: boolean },
): Promise<boolean> {
  const [newest] = await storage.operations(plan.id, 1);
  if (newest === undefined) return true;
  const mark = await storage.folderMark(plan.id);
  if (mark === null || mark.operation !== newest.id || !isLying) return false;
  return isSameStamp(mark.stamp, (await transport.read(name)).stamp);
}

/**
 * Writes everything of the plan under this device's own name, unless it lies there already [K7]. It counts as a backup once it was
 * read back. A file under that name with anything in it that is not here is never overwritten [B26].
 */
export async function writeOwnFile(
  storage: OwnStore,
  { transport, plan, lying, isForced, now }: OwnFile,
): Promise<FolderWrite> {
  const [newest] = await storage.operations(plan.id, 1);
  if (newest === undefined) return { kind: 'nothing' };
  const mark = await storage.folderMark(plan.id);
  const isCurrent =
    mark !== null && mark.operation === newest.id && isSameStamp(mark.stamp, lying?.stamp ?? null);
  if (isCurrent && !isForced) return { kind: 'current', at: mark.at };
  const author = await storage.author();
  if (author === null) return { kind: 'no-author' };
  if (lying !== null && !mayReplace(lying)) throw new FolderError({ kind: 'taken' });
  const { statements, seals, mark: backup } = await readWholePlan(storage, plan.id, now);
  const { device } = storage;
  const file = planPackage(plan, {
    scope: { kind: 'all' },
    createdAt: now as Instant,
    device,
    author,
    statements,
    seals,
  });
  if (packageParts(file).length > 1) throw new FolderError({ kind: 'too-much' });
  const text = packageText(file);
  const stamp = await transport.write(folderFileName(plan, device), text);
  if (backup !== null) {
    await storage.markBackup(plan.id, backup);
    await storage.markFolder(plan.id, { operation: backup.operation, at: now, stamp });
  }
  return { kind: 'written', at: now, stamp };
}

/** Another PC with a copy of this browser's profile has our name, and a damaged log has less than it wrote. */
function mayReplace({ state }: FolderFile): boolean {
  return state.kind === 'known' || (state.kind === 'unreadable' && state.isDamaged);
}
