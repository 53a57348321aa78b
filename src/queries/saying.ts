import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { useCallback } from 'react';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { Author, OperationId } from '#src/domain/statements/statement.ts';
import { useSave, useUndoRedo, type SaveRequest } from '#src/queries/save.ts';

export interface Speaker {
  readonly plan: PlanId;
  /** null: nobody has said who they are; what is said then is saved once somebody has [H24]. */
  readonly author: Author | null;
  readonly askAuthor: (then?: (author: Author) => void) => void;
  /** Tells the user, with a way back. */
  readonly say: (
    text: string,
    more?: { readonly action: { readonly label: string; readonly run: () => void } },
  ) => void;
}

/**
 * Saves single statements with a notice that can take them back; for screens that edit in place.
 * @returns a function that saves in the name of who is working here; `then` comes when it does: a form may close
 */
export function useSaying({
  plan,
  author,
  askAuthor,
  say,
}: Speaker): (request: SaveRequest, words: string, then?: () => void) => void {
  const save = useSave(plan);
  const steps = useUndoRedo(plan);
  return useCallback(
    (request, words, then) => {
      const act = (by: Author) => {
        const takeBack = (operation: OperationId) => {
          steps.undo(by, operation).then(
            (receipt) =>
              say(
                receipt.operation === null
                  ? '之后又有新的操作，没有撤销。可到「数据与协作」逐步撤销'
                  : '已撤销',
              ),
            () => say(OUTCOME_WORDS.undoFailed),
          );
        };
        save(request, by).then(
          ({ operation }) => {
            if (operation !== null)
              say(words, { action: { label: '撤销', run: () => takeBack(operation.id) } });
          },
          // A failed save is shown from the queue, with what was typed (useUnsaved).
          () => undefined,
        );
        then?.();
      };
      if (author === null) askAuthor(act);
      else act(author);
    },
    [author, askAuthor, save, steps, say],
  );
}
