import { useMutation } from '@tanstack/react-query';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { logFile, logFileName } from '#src/domain/package/log-file.ts';
import { saveFile } from '#src/export/save-file.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { storageProblemWords } from '#src/queries/storage-words.ts';
import { useNotices } from '#src/session/notices.ts';
import type { Place } from '#src/session/place.ts';
import { toStorageProblem } from '#src/storage/problem.ts';
import { Button } from '#src/ui/button.tsx';
import { dateText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import styles from './data.module.css';

/** Everything of the plan in one file, so that data is never locked in [K2]. */
export function BackupPanel({ plan, place }: { readonly plan: Plan; readonly place: Place }) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const save = useMutation({
    mutationFn: async () => {
      const log = await storage.exportLog(plan.id);
      const at = Date.now();
      const name = logFileName(plan, dateText(at), place.isSample);
      const file = logFile(plan, log, { at, device: storage.device });
      saveFile(name, 'application/json', JSON.stringify(file, null, 1));
      return { name, count: log.statements.length };
    },
    onSuccess: ({ name, count }) => say(`已导出 ${count} 次记录：${name}`),
    onError: (error) => say(storageProblemWords(toStorageProblem(error)).what, { tone: 'problem' }),
  });
  return (
    <Panel
      title="原始日志"
      tools={
        <Button disabled={save.isPending} onClick={() => save.mutate()}>
          {save.isPending ? '正在导出…' : '导出备份（JSON）'}
        </Button>
      }
    >
      <p>本方案的全部记录和操作，含每个旧值、填报人、时间和备注，存为一个文件。请放到本机以外的地方。</p>
      <p className={styles['note']}>
        这是原始日志，读不出来的条目也在内，供查验。恢复和科室之间交换请用「导出数据包」的文件。
      </p>
    </Panel>
  );
}
