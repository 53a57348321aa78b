import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { useMutation } from '@tanstack/react-query';
import type { Author } from '#src/domain/statements/statement.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { asAuthor } from '#src/session/as-author.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { saveSnapshot } from '#src/snapshot/save-snapshot.ts';
import { EXPORTING } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';

interface SnapshotButtonProps extends Pick<PageProps, 'plan' | 'place' | 'month' | 'author' | 'askAuthor'> {
  readonly year: YearStatements;
}

/** The overview and all that stands behind it as one file for those who do not have the app [Z1]. */
export function SnapshotButton({ plan, place, month, author, askAuthor, year }: SnapshotButtonProps) {
  const say = useNotices((state) => state.say);
  const save = useMutation({
    mutationFn: (by: Author) =>
      saveSnapshot({ plan, year, cutOff: month, isSample: place.isSample, author: by }),
    onSuccess: (name) => say(`已导出快照：${name}`),
    onError: () => say(OUTCOME_WORDS.snapshotFailed, { tone: 'problem' }),
  });
  return (
    <Button
      disabled={save.isPending}
      title="一个只读的网页文件，双击即可打开，不需要本系统"
      onClick={() => asAuthor(author, askAuthor, save.mutate)}
    >
      {save.isPending ? EXPORTING : '导出快照'}
    </Button>
  );
}
