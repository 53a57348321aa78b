import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { useMutation } from '@tanstack/react-query';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { saveFile } from '#src/export/save-file.ts';
import { PartError } from '#src/kernel/part-error.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { useYear } from '#src/queries/year.ts';
import { useNotices } from '#src/session/notices.ts';
import { rawCopyName } from '#src/storage/raw-copy.ts';
import { EXPORT_RAW_COPY, EXPORTING, READING } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import styles from './data.module.css';

/** Whether what is stored could be read, a copy of it as it is, and the way to derive it anew [K2] [K4]. */
export function SoundnessPanel({ plan }: { readonly plan: Plan }) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const { damaged, isLoading } = useYear(plan.id);
  const rebuild = useMutation({
    mutationFn: () => storage.rebuild(plan.id),
    onSuccess: () => say('已从日志重建，记录没有改动'),
    onError: (error) => say(failureText(error), { tone: 'problem' }),
  });
  const copy = useMutation({
    mutationFn: async () => {
      const at = Date.now();
      const name = rawCopyName(dateTimeText(at));
      saveFile(name, 'application/json', await storage.rawCopy(at));
      return name;
    },
    onSuccess: (name) => say(`已导出：${name}`),
    onError: (error) =>
      say(error instanceof PartError ? OUTCOME_WORDS.exportNotFetched : failureText(error), {
        tone: 'problem',
      }),
  });
  return (
    <Panel
      title="数据检查"
      tools={
        <>
          <Button disabled={copy.isPending} onClick={() => copy.mutate()}>
            {copy.isPending ? EXPORTING : EXPORT_RAW_COPY}
          </Button>
          <Button disabled={rebuild.isPending} onClick={() => rebuild.mutate()}>
            {rebuild.isPending ? '正在重建…' : '从日志重建'}
          </Button>
        </>
      }
    >
      {isLoading ? (
        <p>{READING}</p>
      ) : damaged === 0 ? (
        <p>✓ 全部条目都能读取。</p>
      ) : (
        <p role="alert" className={styles['damaged']}>
          ✕ 有 {damaged}{' '}
          个条目损坏，已搁置，不计入得分。请先点「导出原始副本」留底，再点「从日志重建」；仍在的，请到月度填报重填这些值。
        </p>
      )}
      <p className={styles['note']}>
        重建只重算各页读取的结果，不改动、不删除任何记录。原始副本是数据库的原样拷贝，损坏的条目、操作和还原点都在内，供维护人员查验；备份、换电脑和科室之间交换请用「导出数据包」。
      </p>
    </Panel>
  );
}
