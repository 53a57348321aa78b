import { isSamplePlan } from '#src/domain/catalogue/plan.ts';
import { readDraft } from '#src/domain/draft/draft.ts';
import {
  draftDigest,
  draftFileText,
  folderDraftName,
  isOwnDraft,
  isWholeDraft,
  readDraftFile,
  type DraftFile,
} from '#src/domain/package/draft-file.ts';
import { isSameStamp, MAX_UNASKED_BYTES, type FileStamp } from '#src/domain/package/shared-folder.ts';
import type { FolderDraft, UnwrittenPlan } from '#src/queries/folder-view.ts';
import type { Transport } from '#src/queries/transport.ts';
import { readWholeDraft } from '#src/queries/whole-draft.ts';
import { FolderError, toFolderProblem } from '#src/storage/folder-problem.ts';
import type { StoredDraft } from '#src/storage/plan-list.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

/** What was read or written before, by name: only what has changed since is read again. */
export type DraftMemory = Map<
  string,
  { readonly stamp: FileStamp; readonly text: string; readonly draft: FolderDraft }
>;

interface DraftRound {
  readonly transport: Transport;
  /** The drafts that lie in the folder. */
  readonly names: readonly string[];
  readonly memory: DraftMemory;
}

/**
 * Leaves every draft that is edited on this device in the folder, whole and with what was recorded on it, and reads those of others, which a
 * person takes in or not [PL67]. One that cannot be read or written stops no other.
 */
export async function syncDrafts(
  storage: TrackerStorage,
  round: DraftRound,
): Promise<{ readonly drafts: readonly FolderDraft[]; readonly unwritten: readonly UnwrittenPlan[] }> {
  const { device } = storage;
  const unwritten: UnwrittenPlan[] = [];
  for (const stored of (await storage.plans()).drafts) {
    const isHere = stored.editor === undefined || stored.editor.device === device;
    const draft = isHere ? readDraft(stored.draft) : null;
    // Nobody has said what a sample holds.
    if (draft === null || (draft.previous !== undefined && isSamplePlan(draft.previous.plan))) continue;
    try {
      await writeDraft(storage, stored, round);
    } catch (error) {
      const plan = `草稿 ${draft.unitName} ${draft.year} 年度 ${draft.project}`.trim();
      unwritten.push({ plan, problem: toFolderProblem(error) });
    }
  }
  const drafts: FolderDraft[] = [];
  for (const name of round.names.filter((each) => !isOwnDraft(each, device))) {
    const read = await readOne(round, name);
    if (read !== null) drafts.push(read.draft);
  }
  return { drafts, unwritten };
}

async function writeDraft(
  storage: TrackerStorage,
  stored: StoredDraft,
  { transport, names, memory }: DraftRound,
): Promise<void> {
  const { device } = storage;
  const author = await storage.author();
  const draft = readDraft(stored.draft);
  if (draft === null || author === null) return;
  const [newest] = await storage.operations(stored.id, 1);
  const at = Date.now();
  const { name, section } = stored.editor ?? author;
  const whole = await readWholeDraft(storage, draft, {
    savedAt: stored.savedAt,
    editor: { device, name, section },
    ...(stored.waiting === undefined ? {} : { waiting: stored.waiting }),
  });
  const text = draftFileText(whole);
  const own = folderDraftName(stored.id, device);
  const lies = names.includes(own);
  const lying = lies ? await readOne({ transport, names, memory }, own) : null;
  // Out of reach for now: nobody knows what it holds, and the next round looks again.
  if (lies && lying === null) throw new FolderError({ kind: 'busy' });
  if (lying?.text === text) return;
  if (lying !== null && holdsMore(lying, whole)) throw new FolderError({ kind: 'taken' });
  const stamp = await transport.write(own, text);
  memory.set(own, { stamp, text, draft: { name: own, file: whole, words: '' } });
  if (newest !== undefined) await storage.markBackup(stored.id, { at, operation: newest.id });
}

/** Another PC with a copy of this browser has our name: what it recorded, or edited later, is not overwritten [B26]. */
function holdsMore({ text, draft: { file: lying } }: LyingDraft, mine: DraftFile): boolean {
  // Too large to be looked at, or written by a newer version: it may hold anything.
  if (lying === null) return text === null || isWholeDraft(text);
  const known = new Set(mine.statements?.map(({ id }) => id));
  const isLater = lying.savedAt > mine.savedAt && draftDigest(lying.draft) !== draftDigest(mine.draft);
  return isLater || (lying.statements ?? []).some(({ id }) => !known.has(id));
}

/** `text` is null where the file is too large to be read unasked. */
interface LyingDraft {
  readonly text: string | null;
  readonly draft: FolderDraft;
}

/** null: it is gone again, or out of reach for now. */
async function readOne({ transport, memory }: DraftRound, name: string): Promise<LyingDraft | null> {
  try {
    const { stamp, bytes } = await transport.read(name);
    const before = memory.get(name);
    if (before !== undefined && isSameStamp(before.stamp, stamp)) return before;
    if (stamp.size > MAX_UNASKED_BYTES) return { text: null, draft: { name, file: null, words: TOO_LARGE } };
    const text = new TextDecoder().decode(await bytes());
    const read = readDraftFile(text);
    const draft = read.ok ? { name, file: read.value, words: '' } : { name, file: null, words: read.error };
    memory.set(name, { stamp, text, draft });
    return { text, draft };
  } catch {
    return null;
  }
}

const TOO_LARGE = '文件超过 16 MB，没有自动读取。确是草稿的，请用「导入数据包」选它。';
