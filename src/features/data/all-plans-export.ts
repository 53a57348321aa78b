import { isSamplePlan, type Plan } from '#src/domain/catalogue/plan.ts';
import { allPlansFileName, allPlansIndex, INDEX_PATH } from '#src/domain/package/all-plans.ts';
import type { ColumnChoice } from '#src/domain/package/column-choice.ts';
import { readDraft, type Draft } from '#src/domain/draft/draft.ts';
import { draftFileName, draftFileText, type DraftFile } from '#src/domain/package/draft-file.ts';
import {
  packageFileName,
  packageText,
  planPackage,
  type PackageFile,
} from '#src/domain/package/package-file.ts';
import { packageParts } from '#src/domain/package/package-parts.ts';
import { parsePackage } from '#src/domain/package/parse-package.ts';
import type { Author, Instant } from '#src/domain/statements/statement.ts';
import { saveFile } from '#src/export/save-file.ts';
import { ZipStream } from '#src/export/zip-stream.ts';
import { saveQueue } from '#src/queries/save-queue.ts';
import { readWholeDraft } from '#src/queries/whole-draft.ts';
import { readWholeOnceStored } from '#src/queries/whole-plan.ts';
import type { DraftEditor, StoredDraft } from '#src/storage/plan-list.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { MAX_UNPACKED_BYTES } from '#src/tables/limits.ts';
import { dateTimeText } from '#src/ui/date-time.ts';

/** More than is read back from one archive: one plan alone is too large. */
export class TooMuchForOneArchive extends Error {}

/** Room for the index. */
const MAX_BYTES = MAX_UNPACKED_BYTES - 1_000_000;

type Packed =
  | { readonly path: string; readonly text: string; readonly file: PackageFile }
  | { readonly path: string; readonly text: string; readonly draft: Draft };

/**
 * Hands over every plan and draft of this device as one archive, or several where one cannot hold it: a package a plan, a file a draft,
 * and an index with digests in each [PL18] [PL48]. Each plan counts as a backup.
 * @returns what was handed over, in words
 */
export async function exportAllPlans(
  storage: TrackerStorage,
  plans: readonly Plan[],
  author: Author,
): Promise<string> {
  const at = Date.now() as Instant;
  const about = { createdAt: at, device: storage.device, author };
  const own = plans.filter(({ id }) => !isSamplePlan(id));
  const packed: Packed[] = [];
  const marks = [];
  // Numbered: plans may bear one name.
  const numbered = (name: string) => `${String(packed.length + 1).padStart(2, '0')}_${name}`;
  for (const plan of own) {
    const { statements, seals, mark } = await readWholeOnceStored(storage, plan.id, at);
    const whole = planPackage(plan, { scope: { kind: 'all' }, ...about, statements, seals });
    for (const file of packageParts(whole)) {
      const text = packageText(file);
      // Nothing is handed over, and nothing counts, before all of it is known to open again.
      if (!parsePackage(text).ok) throw new Error('a package could not be read again');
      packed.push({ path: numbered(packageFileName(file, dateTimeText(at))), text, file });
    }
    marks.push({ plan: plan.id, mark });
  }
  const draftMarks = [];
  const { drafts: stored } = await storage.plans();
  for (const { id } of stored) {
    await saveQueue(storage, id).settled();
    const [newest] = await storage.operations(id, 1);
    if (newest !== undefined) draftMarks.push({ plan: id, mark: { at, operation: newest.id } });
  }
  const drafts = await draftFiles(storage, stored, {
    device: storage.device,
    ...author,
  });
  for (const each of drafts) {
    const text = draftFileText(each);
    packed.push({ path: numbered(draftFileName(each.draft, dateTimeText(at))), text, draft: each.draft });
  }
  marks.push(...draftMarks);
  const shares = inShares(packed);
  const columns = await storage.columnChoices();
  const names: string[] = [];
  for (const [index, share] of shares.entries()) {
    const part = shares.length === 1 ? '' : `第${index + 1}份共${shares.length}份_`;
    const name = allPlansFileName(own.length, part, dateTimeText(at));
    saveFile(name, 'application/zip', await archiveOf(share, about, index === 0 ? columns : []));
    names.push(name);
  }
  for (const { plan, mark } of marks) if (mark !== null) await storage.markBackup(plan, mark);
  const also = drafts.length === 0 ? '' : `、${drafts.length} 份草稿`;
  const several =
    shares.length === 1
      ? ''
      : `；内容多，分成 ${shares.length} 个压缩包，请一并保存、一并导入，缺一个就不是完整备份`;
  return `已导出 ${own.length} 个方案${also}：${names[0] ?? ''}${several}`;
}

/** The drafts that can be read; one without an editor is edited here. */
async function draftFiles(
  storage: TrackerStorage,
  stored: readonly StoredDraft[],
  { device, name, section }: DraftEditor,
): Promise<readonly DraftFile[]> {
  const files: DraftFile[] = [];
  for (const { editor = { device, name, section }, ...each } of stored) {
    const draft = readDraft(each.draft);
    if (draft !== null) files.push(await readWholeDraft(storage, draft, { ...each, editor }));
  }
  return files;
}

/** As many archives as it takes, in the order of what is packed. */
function inShares(packed: readonly Packed[]): readonly (readonly Packed[])[] {
  const shares: Packed[][] = [[]];
  let bytes = 0;
  for (const each of packed) {
    const size = new TextEncoder().encode(each.text).length;
    if (size > MAX_BYTES) throw new TooMuchForOneArchive();
    if (bytes + size > MAX_BYTES) {
      shares.push([]);
      bytes = 0;
    }
    bytes += size;
    shares[shares.length - 1]?.push(each);
  }
  return shares;
}

async function archiveOf(
  share: readonly Packed[],
  about: Pick<PackageFile, 'createdAt' | 'device' | 'author'>,
  columns: readonly ColumnChoice[],
): Promise<Blob> {
  const index = allPlansIndex(
    share.flatMap((each) => ('file' in each ? [each] : [])),
    share.flatMap((each) => ('draft' in each ? [each] : [])),
    about,
    columns,
  );
  const zip = new ZipStream(about.createdAt);
  for (const { path, text } of [...share, { path: INDEX_PATH, text: index }])
    await zip.add(path, new TextEncoder().encode(text), false, () => undefined);
  return zip.finish();
}
