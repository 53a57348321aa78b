import type { Plan } from '#src/domain/catalogue/plan.ts';
import { openPackage } from '#src/domain/package/open-package.ts';
import { packageFaultText } from '#src/domain/package/package-words.ts';
import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import {
  folderOffer,
  isOwnFile,
  isSameStamp,
  MAX_UNASKED_BYTES,
  missingBeside,
  type FileStamp,
  type FolderOffer,
} from '#src/domain/package/shared-folder.ts';
import { MAX_FILE_BYTES } from '#src/domain/package/text-encoding.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import { PACKAGE_CODEC, type PackageCodec } from '#src/queries/package-codec.ts';
import type { Transport } from '#src/queries/transport.ts';
import { toFolderProblem } from '#src/storage/folder-problem.ts';

/** Who wrote a package, and when. */
type PackageHead = Pick<OpenedPackage, 'author' | 'plan' | 'device' | 'createdAt' | 'scope' | 'part'>;

/** A package in the folder, and what it would bring. */
export interface FolderFile {
  readonly name: string;
  readonly stamp: FileStamp;
  /** null: it could not be read. */
  readonly head: PackageHead | null;
  readonly state:
    | FolderOffer
    /** Has something new, and files that belong to it are not there: nothing of it is taken in before they are [K12]. */
    | { readonly kind: 'incomplete'; readonly missing: readonly number[]; readonly count: number }
    /** `isDamaged`: read to its end, it is no package; else it may hold something all the same. */
    | { readonly kind: 'unreadable'; readonly words: string; readonly isDamaged: boolean };
  /** What was read; null once nothing more can come of it. */
  readonly file: OpenedPackage | null;
  /** What it was compared with; null: with nothing, or nothing more can come of it. */
  readonly against: Against | null;
}

/** Nothing leaves a log: as many revisions are the same. */
interface Against {
  readonly plan: Plan;
  readonly revisions: number;
}

/** What was read before, by name: only what has changed since is read again. */
export type FolderMemory = Map<string, FolderFile>;

/** What is looked for, and against what it is compared. */
interface FolderLook {
  readonly names: readonly string[];
  /** What this device itself calls its file. */
  readonly ownName: string;
  readonly plan: Plan;
  /** Every revision that is stored here; asked for when a file has to be compared. */
  readonly log: () => Promise<readonly Statement[]>;
  readonly codec?: PackageCodec;
}

/**
 * Looks through packages of the folder, and says what each would bring [K8]. A file that cannot be read stops nothing but itself.
 * @param memory what was read before; what is read now takes its place
 */
export async function readFolder(
  transport: Transport,
  { names, ownName, plan, log, codec = PACKAGE_CODEC }: FolderLook,
  memory: FolderMemory,
): Promise<readonly FolderFile[]> {
  const files: FolderFile[] = [];
  for (const name of names) {
    const most = isOwnFile(name, ownName) ? MAX_FILE_BYTES : MAX_UNASKED_BYTES;
    const read = await readFile(transport, name, { most, before: memory.get(name), codec });
    if (read === null) continue;
    files.push(read.file === null ? read : compared(read, read.file, plan, await log()));
  }
  memory.clear();
  for (const each of files) memory.set(each.name, each);
  return files.map((each) => (isOwnFile(each.name, ownName) ? each : heldBack(each, files)));
}

/** What it would bring to the log, which is known already where neither has changed: to find out takes a merge. */
function compared(read: FolderFile, file: OpenedPackage, plan: Plan, log: readonly Statement[]): FolderFile {
  const { against } = read;
  if (against?.plan === plan && against.revisions === log.length) return read;
  const offer = offered(read, file, folderOffer(plan, log, file));
  return offer.file === null ? offer : { ...offer, against: { plan, revisions: log.length } };
}

/** What is written in several files is looked at once all of them are there [K12]. */
function heldBack(file: FolderFile, files: readonly FolderFile[]): FolderFile {
  const { head, state } = file;
  if (head?.part === undefined || (state.kind !== 'offered' && state.kind !== 'set-aside')) return file;
  const missing = missingBeside(
    head,
    files.flatMap((each) => each.head ?? []),
  );
  if (missing.length === 0) return file;
  return { ...file, state: { kind: 'incomplete', missing, count: head.part.count } };
}

/** One package of the folder as it lies there now; null: it is none. Throws where the folder cannot be read. */
export async function readPackageOf(transport: Transport, name: string): Promise<OpenedPackage | null> {
  const { stamp, bytes } = await transport.read(name);
  if (stamp.size > MAX_FILE_BYTES) return null;
  const read = openPackage(await bytes());
  return read.ok ? read.value.file : null;
}

const EMPTY = '文件是空的，可能对方正在写入。写完后会自动再读。';
const TOO_LARGE = '文件超过 16 MB，没有自动读取。确是数据包的，请用「导入数据包」选它。本机数据未改动。';
const UNREACHABLE = '暂时读不出来（可能正在写入、被占用或没有权限）。稍后会自动再读。';

/** null: it is gone again. */
async function readFile(
  transport: Transport,
  name: string,
  {
    most,
    before,
    codec,
  }: { readonly most: number; readonly before: FolderFile | undefined; readonly codec: PackageCodec },
): Promise<FolderFile | null> {
  let stamp: FileStamp = { size: -1, modifiedAt: 0 };
  try {
    const file = await transport.read(name);
    stamp = file.stamp;
    if (before !== undefined && isSameStamp(before.stamp, stamp)) return before;
    if (stamp.size === 0) return unreadable(name, stamp, EMPTY, true);
    if (stamp.size > most) return unreadable(name, stamp, TOO_LARGE);
    const read = codec.open(await file.bytes());
    if (!read.ok)
      return unreadable(name, stamp, packageFaultText(read.error), read.error.kind !== 'future-version');
    // Compared by the caller.
    return { ...offered({ name, stamp }, read.value.file, { kind: 'known' }), file: read.value.file };
  } catch (error) {
    const { kind } = toFolderProblem(error);
    if (kind === 'gone') return null;
    // Without its stamp, so that it is tried again at the next look.
    return unreadable(name, { ...stamp, size: -1 }, UNREACHABLE);
  }
}

function unreadable(name: string, stamp: FileStamp, words: string, isDamaged = false): FolderFile {
  return {
    name,
    stamp,
    head: null,
    state: { kind: 'unreadable', words, isDamaged },
    file: null,
    against: null,
  };
}

function offered(
  { name, stamp }: Pick<FolderFile, 'name' | 'stamp'>,
  file: OpenedPackage,
  state: FolderOffer,
): FolderFile {
  const { author, plan, device, createdAt, scope, part } = file;
  // Nothing leaves a log, and a plan changes neither its id nor its text under it: these answers stay, and need no memory of the content.
  const isSettled =
    state.kind === 'known' ||
    state.kind === 'other-plan' ||
    state.kind === 'other-text' ||
    state.kind === 'later-text';
  return {
    name,
    stamp,
    head: { author, plan, device, createdAt, scope, ...(part === undefined ? {} : { part }) },
    state,
    file: isSettled ? null : file,
    against: null,
  };
}
