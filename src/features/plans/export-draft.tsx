import type { Draft, DraftRow } from '#src/domain/draft/draft.ts';
import { draftFileName, draftFileText } from '#src/domain/package/draft-file.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { saveFile } from '#src/export/save-file.ts';
import { saveQueue } from '#src/queries/save-queue.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { readWholeDraft } from '#src/queries/whole-draft.ts';
import { useNotices } from '#src/session/notices.ts';
import { dateTimeText } from '#src/ui/date-time.ts';
import { ExportButton } from '#src/ui/export-button.tsx';

interface ExportDraftProps {
  readonly draft: Draft;
  /** Who works here; null: nobody has said so. */
  readonly author: Author | null;
  /** Rows as they were, whose values wait for a decision; null: that is still being read. */
  readonly waiting: readonly DraftRow[] | null;
}

/** Hands a draft over as a file, to be read on another PC or taken over there [PL47]. */
export function ExportDraft({ draft, author, waiting }: ExportDraftProps) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const save = async (rows: readonly DraftRow[]) => {
    const savedAt = Date.now();
    const name = draftFileName(draft, dateTimeText(savedAt));
    const editor = { device: storage.device, name: author?.name ?? '', section: author?.section ?? '' };
    // What was filled in and is on its way to the disk goes along [B64].
    await saveQueue(storage, draft.id).settled();
    // Before the log is read: what is said meanwhile is asked for once more [B50].
    const [newest] = await storage.operations(draft.id, 1);
    const file = await readWholeDraft(storage, draft, { savedAt, editor, waiting: rows });
    saveFile(name, 'application/json', draftFileText(file));
    if (newest !== undefined) await storage.markBackup(draft.id, { at: savedAt, operation: newest.id });
    say(`已导出草稿：${name}。在另一台电脑的「数据与协作 · 导入数据包」里选它`);
  };
  return (
    <ExportButton
      title="到另一台电脑上查看或接手编辑；填过的数一起带去"
      disabled={waiting === null}
      make={async () => {
        if (waiting !== null)
          await save(waiting).catch((error: unknown) => say(failureText(error), { tone: 'problem' }));
      }}
    >
      导出草稿
    </ExportButton>
  );
}
