import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { useCallback } from 'react';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { Author, OperationId } from '#src/domain/statements/statement.ts';
import { useSave, useUndoRedo, type SaveRequest } from '#src/queries/save.ts';

export interface Speaker {
  readonly plan: PlanId;
  /** null: nobody has said who they are; nothing is saved until somebody has. */
  readonly author: Author | null;
  readonly askAuthor: () => void;
  /** Tells the user, with a way back. */
  readonly say: (
    text: string,
    more?: { readonly action: { readonly label: string; readonly run: () => void } },
  ) => void;
}

/**
 * Saves single statements with a notice that can take them back; for screens that edit in place.
 * @returns a function that is false when it had to ask who is working here first, and saved nothing
 */
export function useSaying({
  plan,
  author,
  askAuthor,
  say,
}: Speaker): (request: SaveRequest, words: string) => boolean {
  const save = useSave(plan);
  const steps = useUndoRedo(plan);
  return useCallback(
    (request, words) => {
      if (author === null) {
        askAuthor();
        return false;
      }
      const takeBack = (operation: OperationId) => {
        steps.undo(author, operation).then(
          (receipt) =>
            say(
              receipt.operation === null
                ? '之后又有新的操作，没有撤销。可到「数据与协作」逐步撤销'
                : '已撤销',
            ),
          () => say(OUTCOME_WORDS.undoFailed),
        );
      };
      save(request, author).then(
        ({ operation }) => {
          if (operation !== null)
            say(words, { action: { label: '撤销', run: () => takeBack(operation.id) } });
        },
        // A failed save is shown from the queue, with what was typed (useUnsaved).
        () => undefined,
      );
      return true;
    },
    [author, askAuthor, save, steps, say],
  );
}
