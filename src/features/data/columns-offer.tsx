import { useMutation } from '@tanstack/react-query';
import type { ColumnChoice } from '#src/domain/package/column-choice.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { useNotices } from '#src/session/notices.ts';
import { Button } from '#src/ui/button.tsx';
import merge from './merge.module.css';

/** What was chosen for the columns of tables on the PC that an archive comes from: taken over by a click, and never over what was chosen here [IM20]. */
export function ColumnsOffer({ columns }: { readonly columns: readonly ColumnChoice[] }) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const take = useMutation({
    mutationFn: async () => {
      const own = new Set((await storage.columnChoices()).map(({ header }) => header));
      const fresh = columns.filter(({ header }) => !own.has(header));
      // The newest is kept last, and so stands first.
      for (const choice of [...fresh].reverse()) await storage.keepColumnChoice(choice);
      return fresh.length;
    },
    onSuccess: (count) =>
      say(count === 0 ? '这些表头本机都已认定过，没有改动' : `已采用 ${count} 种表头的列，导入目标表时照用`),
    onError: (error) => say(failureText(error), { tone: 'problem' }),
  });
  return (
    <>
      <span className={merge['who']}>
        导入目标表时人工认定过的列，{columns.length} 种表头；本机已认定过的不变
      </span>
      <Button disabled={take.isPending || take.isSuccess} onClick={() => take.mutate()}>
        采用列的认定
      </Button>
    </>
  );
}
