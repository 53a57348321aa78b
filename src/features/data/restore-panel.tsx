import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Author } from '#src/domain/statements/statement.ts';
import { RestoreDialog } from '#src/features/data/restore-dialog.tsx';
import { useUndoRedo } from '#src/queries/save.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { storageProblemWords } from '#src/queries/storage-words.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { toStorageProblem } from '#src/storage/problem.ts';
import type { RestorePoint } from '#src/storage/tracker-storage.ts';
import { Button } from '#src/ui/button.tsx';
import table from '#src/ui/data-table.module.css';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import styles from './data.module.css';

const REASON_WORDS: Record<RestorePoint['reason'], string> = {
  merge: '并入数据包之前',
  restore: '恢复之前',
  plan: '修改方案之前',
  daily: '当天第一次填报之前',
};

const NOBODY: Author = { name: '', section: '' };

/** The restore points that are made by themselves, and the way back to one [N6]. */
export function RestorePanel({ plan, author, askAuthor }: PageProps) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const { undo, returnTo } = useUndoRedo(plan.id, author ?? NOBODY);
  const { data: points } = useQuery(trackerQueries.points(storage, plan.id));
  const [chosen, setChosen] = useState<RestorePoint | null>(null);
  const onError = (error: unknown) =>
    say(storageProblemWords(toStorageProblem(error)).what, { tone: 'problem' });
  const restore = useMutation({
    mutationFn: (point: RestorePoint) => returnTo(point.seq),
    onSuccess: ({ operation, skipped }) => {
      setChosen(null);
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
  return (
    <Panel
      title="还原点"
      sub={points === undefined ? '正在读取…' : `自动保留最近 30 个，现有 ${points.length} 个`}
      isFlush
    >
      {points === undefined || points.length === 0 ? (
        <p className={styles['empty']}>
          还没有还原点。并入、恢复、修改方案之前和每天第一次填报之前会自动留一个。
        </p>
      ) : (
        <div className={table['scroll']}>
          <table className={table['table']}>
            <thead>
              <tr>
                <th scope="col">时间</th>
                <th scope="col">留在</th>
                <th scope="col" className={table['number']}>
                  值（个）
                </th>
                <th scope="col">恢复</th>
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <tr key={point.seq}>
                  <td className={table['nowrap']}>{dateTimeText(point.at)}</td>
                  <td>{REASON_WORDS[point.reason]}</td>
                  <td className={table['number']}>{point.values}</td>
                  <td className={table['nowrap']}>
                    <Button
                      aria-label={`恢复到 ${dateTimeText(point.at)}`}
                      onClick={() => (author === null ? askAuthor() : setChosen(point))}
                    >
                      恢复…
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {chosen === null ? null : (
        <RestoreDialog
          plan={plan}
          point={chosen}
          isBusy={restore.isPending}
          onRestore={() => restore.mutate(chosen)}
          onClose={() => setChosen(null)}
        />
      )}
    </Panel>
  );
}
