import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { FolderFile } from '#src/queries/folder-reading.ts';
import type { UnattendedMerge } from '#src/queries/folder-view.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

/** Takes in the next file that needs nobody, as one operation with a restore point before it; null: there is none [K9]. */
export async function mergeNext(
  storage: Pick<TrackerStorage, 'author' | 'merge'>,
  plan: Plan,
  files: readonly FolderFile[],
): Promise<UnattendedMerge | null> {
  const author = await storage.author();
  if (author === null) return null;
  for (const [at, { name, head, state }] of files.entries()) {
    if (state.kind !== 'offered' || state.unattended === null || head === null) continue;
    const decided = state.unattended;
    const goesOn = files.slice(at + 1).some((next) => next.state.kind === 'offered' && next.state.unattended);
    // What cannot be taken in now (somebody has spoken since, the year is sealed) stays offered, and says why when it is opened.
    const merged = await storage
      .merge({ plan: plan.id, decided, author, fileName: name, goesOn })
      .catch(() => null);
    const operation = merged?.ok === true ? merged.value.operation : null;
    if (operation === null) continue;
    const { waiting } = state;
    return { operation: operation.id, count: operation.count, waiting, fileName: name, author: head.author };
  }
  return null;
}
