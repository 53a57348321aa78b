import { useMutation } from '@tanstack/react-query';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { useUndoRedo } from '#src/queries/save.ts';
import { storageProblemWords } from '#src/queries/storage-words.ts';
import { useNotices } from '#src/session/notices.ts';
import { toStorageProblem } from '#src/storage/problem.ts';
import type { WriteReceipt } from '#src/storage/tracker-storage.ts';

const NOBODY: Author = { name: '', section: '' };

/** Goes back to an earlier state and says what that did, with a way back [N6] [N9]. */
export function useRestore(plan: PlanId, author: Author | null, onDone: () => void) {
  const say = useNotices((state) => state.say);
  const { undo, returnTo, returnToFile } = useUndoRedo(plan, author ?? NOBODY);
  const onError = (error: unknown) =>
    say(storageProblemWords(toStorageProblem(error)).what, { tone: 'problem' });
  const restore = useMutation({
    mutationFn: (work: () => Promise<WriteReceipt>) => work(),
    onSuccess: ({ operation, skipped }) => {
      onDone();
      if (operation === null) {
        say('没有需要恢复的内容');
        return;
      }
      const left = skipped === 0 ? '' : `；${skipped} 处旧记录读不出来，没有动`;
      const takeBack = () => {
        undo(operation.id).then(
          (receipt) => say(receipt.operation === null ? '之后又有新的操作，没有撤销' : '已撤销恢复'),
          onError,
        );
      };
      say(`已恢复 ${operation.count} 处${left}`, { action: { label: '撤销', run: takeBack } });
    },
    onError,
  });
  return { isBusy: restore.isPending, restore: restore.mutate, returnTo, returnToFile };
}
