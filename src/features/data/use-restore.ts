import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { useMutation } from '@tanstack/react-query';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { ENTRY_WORDS, otherwiseText } from '#src/domain/words/entry-words.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { useUndoRedo } from '#src/queries/save.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { useNotices } from '#src/session/notices.ts';
import type { WriteReceipt } from '#src/storage/tracker-storage.ts';

type Steps = ReturnType<typeof useUndoRedo>;

interface Restoring {
  readonly by: Author;
  readonly work: (steps: Steps, by: Author) => Promise<WriteReceipt>;
}

/** Goes back to an earlier state and says what that did, with a way back [N6] [N9]. */
export function useRestore(plan: PlanId, author: Author | null, onDone: () => void) {
  const say = useNotices((state) => state.say);
  const steps = useUndoRedo(plan);
  const onError = (error: unknown) => say(failureText(error), { tone: 'problem' });
  const restore = useMutation({
    mutationFn: ({ by, work }: Restoring) => work(steps, by),
    onSuccess: ({ operation, skipped, otherwise = 0 }, { by }) => {
      onDone();
      const other = otherwise === 0 ? '' : otherwiseText(otherwise);
      if (operation === null) {
        say(`没有需要恢复的内容${other}`);
        return;
      }
      const left = `${skipped === 0 ? '' : `；${skipped} 处旧记录读不出来，没有动`}${other}`;
      const takeBack = () => {
        steps
          .undo(by, operation.id)
          .then(
            (receipt) => say(receipt.operation === null ? OUTCOME_WORDS.overtaken : '已撤销恢复'),
            onError,
          );
      };
      say(`已恢复 ${operation.count} 处${left}`, { action: { label: '撤销', run: takeBack } });
    },
    onError,
  });
  return {
    isBusy: restore.isPending,
    restore: (work: Restoring['work']) => {
      if (author === null) say(ENTRY_WORDS.whoFirst);
      else restore.mutate({ by: author, work });
    },
  };
}
