import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { OperationId } from '#src/domain/statements/statement.ts';
import { saveQueue } from '#src/queries/save-queue.ts';
import { failureText } from '#src/queries/storage-words.ts';
import type { useNotices } from '#src/session/notices.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

type Say = ReturnType<typeof useNotices.getState>['say'];

/** Tells of what was taken in without a person, with the way to take it back in one step. */
export function tellMerged(
  { storage, plan, say }: { readonly storage: TrackerStorage; readonly plan: PlanId; readonly say: Say },
  operation: OperationId,
  words: string,
): void {
  const takeBack = async () => {
    const by = await storage.author();
    if (by === null) return;
    const receipt = await saveQueue(storage, plan).undo(by, operation);
    say(receipt.operation === null ? OUTCOME_WORDS.overtakenMerge : OUTCOME_WORDS.mergeUndone);
  };
  const run = () => {
    takeBack().catch((error: unknown) => say(failureText(error), { tone: 'problem' }));
  };
  say(words, { action: { label: '撤销', run } });
}
