import type { Plan } from '#src/domain/catalogue/plan.ts';
import { folderFileName, isOwnFile, sortFolder } from '#src/domain/package/shared-folder.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import { mergeNext } from '#src/queries/folder-merging.ts';
import { readFolder, type FolderMemory } from '#src/queries/folder-reading.ts';
import type { FolderView, UnattendedMerge } from '#src/queries/folder-view.ts';
import { writeOwnFile, type FolderWrite, type OwnStore } from '#src/queries/folder-writing.ts';
import { PACKAGE_CODEC, type PackageCodec } from '#src/queries/package-codec.ts';
import type { Transport } from '#src/queries/transport.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

/** What a round needs of the storage. */
export type RoundStore = OwnStore & Pick<TrackerStorage, 'merge'>;

interface RoundPlace {
  readonly storage: RoundStore;
  readonly plan: Plan;
  readonly transport: Transport;
  readonly memory: FolderMemory;
  readonly codec?: PackageCodec;
}

interface RoundWish {
  readonly isAutomatic: boolean;
  readonly isForced: boolean;
  /** What this device calls the files of its other plans. */
  readonly otherNames: ReadonlySet<string>;
  /** ms since 1970. */
  readonly now: () => number;
}

interface RoundTold {
  readonly merged: (merge: UnattendedMerge) => void;
  readonly looked: (seen: Pick<FolderView, 'files' | 'others' | 'surplus'>) => void;
}

interface RoundEnd {
  readonly wrote: FolderWrite;
  /** The packages that lie there. */
  readonly lyingNames: ReadonlySet<string>;
  /** The drafts of plans that lie there. */
  readonly draftNames: readonly string[];
}

/** One round: looks through what others left, takes in what may be taken in, and writes our own file when it is behind. */
export async function syncRound(
  { storage, plan, transport, memory, codec = PACKAGE_CODEC }: RoundPlace,
  { isAutomatic, isForced, otherNames, now }: RoundWish,
  told: RoundTold,
): Promise<RoundEnd> {
  const ownName = folderFileName(plan, storage.device);
  const { packages, drafts, others, surplus } = sortFolder(await transport.list(), ownName);
  let log: readonly Statement[] | null = null;
  const wanted = {
    names: packages,
    ownName,
    plan,
    codec,
    log: async () => (log ??= await storage.revisions(plan.id)),
  };
  const read = () => readFolder(transport, wanted, memory);
  let files = await read();
  for (let left = isAutomatic ? files.length : 0; left > 0; left -= 1) {
    const merged = await mergeNext(storage, plan, files);
    if (merged === null) break;
    told.merged(merged);
    // The other files were compared with a log that has changed now.
    log = null;
    files = await read();
  }
  const lying = files.filter(({ name }) => isOwnFile(name, ownName));
  const isOfOthers = (name: string) => [...otherNames].some((other) => isOwnFile(name, other));
  const shown = files.filter(({ name, state }) =>
    isOwnFile(name, ownName) ? state.kind === 'offered' : state.kind !== 'other-plan' || !isOfOthers(name),
  );
  told.looked({ files: shown, others, surplus });
  const wrote = await writeOwnFile(storage, { transport, plan, lying, isForced, now: now(), codec });
  if (wrote.kind === 'written')
    for (const { name, stamp } of wrote.files)
      memory.set(name, { name, stamp, head: null, state: { kind: 'known' }, file: null, against: null });
  return { wrote, lyingNames: new Set([...packages, ...surplus]), draftNames: drafts };
}
