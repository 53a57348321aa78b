import { useEffect } from 'react';
import { tellMerged } from '#src/app/merged-notice.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { EngineFile } from '#src/domain/engine/engine-file.ts';
import type { EngineView } from '#src/queries/engine-view.ts';
import { engineProblemWords } from '#src/queries/engine-words.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { useEngine } from '#src/queries/use-engine.ts';
import { useNotices } from '#src/session/notices.ts';
import { ENGINE_TITLE } from '#src/session/place-titles.ts';
import { classNames } from '#src/ui/class-names.ts';
import { dateTimeText } from '#src/ui/date-time.ts';
import styles from './backup-light.module.css';

interface EngineLightProps {
  readonly plan: Plan;
  readonly file: EngineFile;
  readonly href: string;
}

/** How the engine is, in the frame of every place: since when, and how much waits [EN2]. */
export function EngineLight({ plan, file, href }: EngineLightProps) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const { sync, view } = useEngine(file, plan);
  useEffect(
    () =>
      sync.onMerged(({ operation, count, sections }) => {
        const words = `已从协作服务器并入 ${sections.join('、')} 的数据，${count} 处有变化`;
        tellMerged({ storage, plan: plan.id, say }, operation, words);
      }),
    [sync, storage, plan.id, say],
  );
  const words = lightWords(view);
  if (words === null) return null;
  return (
    <div
      className={classNames(styles['light'], words.isDue && styles['due'])}
      role="group"
      aria-label={ENGINE_TITLE}
    >
      <a href={href} title={words.detail}>
        <span aria-hidden="true">{words.isDue ? '▲' : '●'}</span> {words.text}
      </a>
    </div>
  );
}

function lightWords(view: EngineView): { text: string; detail: string; isDue: boolean } | null {
  const { link, since, waiting, progress, heldSubjects, problem } = view;
  const rest = waiting === 0 ? '' : `，${waiting} 条待送`;
  switch (link) {
    case 'reading':
    case 'no-author':
      return null;
    case 'no-key':
      return { text: '协作服务器未启用', detail: '这台电脑还没有密钥，点此生成', isDue: false };
    case 'no-section':
      return { text: '协作服务器未启用', detail: '填报人的科室没有登记到协作服务器', isDue: false };
    case 'lost':
      return {
        text: `协作服务器 ${dateTimeText(since).slice('YYYY-'.length)} 起断开${rest}`,
        detail: `${dateTimeText(since)} 起。${problem === null ? '' : `${engineProblemWords(problem).what}。`}填报照常保存在本机`,
        isDue: true,
      };
    case 'open': {
      const held = heldSubjects === 0 ? '' : `，${heldSubjects} 处待并入`;
      const text = progress === null ? `协作服务器已连上${rest}${held}` : progressText(progress);
      return { text, detail: `${dateTimeText(since)} 起连上`, isDue: false };
    }
  }
}

function progressText({ done, total }: NonNullable<EngineView['progress']>): string {
  return `协作服务器：${done} / ${total} 条`;
}
