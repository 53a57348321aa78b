import type { Draft } from '#src/domain/draft/draft.ts';
import type { DraftFile } from '#src/domain/package/draft-file.ts';
import type { StoredDraft } from '#src/storage/plan-list.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

/** A draft with everything that was recorded on it, to be handed over [PL56]. */
export async function readWholeDraft(
  storage: TrackerStorage,
  draft: Draft,
  { savedAt, editor, waiting }: Pick<DraftFile, 'savedAt' | 'editor'> & Pick<StoredDraft, 'waiting'>,
): Promise<DraftFile> {
  const statements = await storage.revisions(draft.id);
  return {
    draft,
    savedAt,
    editor,
    ...(statements.length === 0 ? {} : { statements }),
    ...(waiting === undefined || waiting.length === 0 ? {} : { waiting }),
  };
}
