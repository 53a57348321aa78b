import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { RestoreDialog } from '#src/features/data/restore-dialog.tsx';
import { useRestore } from '#src/features/data/use-restore.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { asAuthor } from '#src/session/as-author.ts';
import type { PageProps } from '#src/session/page.ts';
import type { RestorePoint } from '#src/storage/tracker-storage.ts';
import { READING } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { Reading } from '#src/ui/coming.tsx';
import table from '#src/ui/data-table.module.css';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import styles from './data.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

const REASON_WORDS: Record<RestorePoint['reason'], string> = {
  merge: '并入数据包之前',
  restore: '恢复之前',
  plan: '修改方案之前',
  daily: '当天第一次填报之前',
};

/** The restore points that are made by themselves, and the way back to one [N6]. */
export function RestorePanel({ plan, author, askAuthor }: PageProps) {
  const storage = useStorage();
  const { data: points } = useQuery(trackerQueries.points(storage, plan.id));
  const [chosen, setChosen] = useState<RestorePoint | null>(null);
  const { isBusy, restore } = useRestore(plan.id, author, () => setChosen(null));
  const { data: then } = useQuery({
    queryKey: ['point-state', plan.id, chosen?.seq ?? null],
    queryFn: () => (chosen === null ? null : storage.pointState(plan.id, chosen.seq)),
    enabled: chosen !== null,
    structuralSharing: false,
    gcTime: 0,
  });
  return (
    <Panel
      title="还原点"
      sub={points === undefined ? READING : `自动保留最近 30 个，现有 ${points.length} 个`}
      tools={points === undefined || points.length === 0 ? undefined : <CopyTable />}
      isFlush
    >
      {points === undefined ? (
        <div className={styles['empty']}>
          <Reading />
        </div>
      ) : points.length === 0 ? (
        <p className={styles['empty']}>
          还没有还原点。并入、恢复、修改方案之前和每天第一次填报之前会自动留一个。
        </p>
      ) : (
        <div className={table['scroll']} role="group" aria-label="还原点">
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
                      onClick={() => asAuthor(author, askAuthor, () => setChosen(point))}
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
          title={`恢复到 ${dateTimeText(chosen.at)}`}
          then={then}
          values={chosen.values}
          isBusy={isBusy}
          onRestore={() => restore((steps, by) => steps.returnTo(chosen.seq, by))}
          onClose={() => setChosen(null)}
        />
      )}
    </Panel>
  );
}
