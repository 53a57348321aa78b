import { useEffect } from 'react';
import { tellMerged } from '#src/app/merged-notice.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { folderProblemWords } from '#src/queries/folder-words.ts';
import type { FolderView } from '#src/queries/folder-view.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { useFolderSync } from '#src/queries/use-folder-sync.ts';
import { useNotices } from '#src/session/notices.ts';
import { FOLDER_TITLE } from '#src/session/place-titles.ts';
import { RECONNECT } from '#src/ui/button-words.ts';
import { classNames } from '#src/ui/class-names.ts';
import { dateTimeText } from '#src/ui/date-time.ts';
import styles from './backup-light.module.css';

export interface FolderLightProps {
  readonly plan: Plan;
  readonly href: string;
}

/** How the shared folder is, in the frame of every place; nothing where none was picked [K10]. */
export function FolderLight({ plan, href }: FolderLightProps) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const { sync, view } = useFolderSync(plan);
  useEffect(
    () =>
      sync.onMerged(({ operation, count, waiting, author, fileName }) => {
        const who = [author.section, author.name].filter((part) => part !== '').join(' ');
        const rest = waiting === 0 ? '' : `；另有 ${waiting} 处等人看过`;
        const words = `已从共享文件夹自动并入 ${who === '' ? fileName : who} 的数据，${count} 处有变化${rest}`;
        tellMerged({ storage, plan: plan.id, say }, operation, words);
      }),
    [sync, storage, plan.id, say],
  );
  // Without a name none is known to have been picked: what is wrong is the storage, which says so itself.
  if (view.link === 'reading' || view.link === 'none' || view.name === '') return null;
  if (view.link === 'ask')
    return (
      <div className={classNames(styles['light'], styles['due'])} role="group" aria-label={FOLDER_TITLE}>
        <a href={href} title="浏览器重新打开后要再问一次；填报照常保存在本机">
          <span aria-hidden="true">▲</span> 共享文件夹没有连上
        </a>
        <button type="button" onClick={() => void sync.reconnect()}>
          {RECONNECT}
        </button>
      </div>
    );
  const { text, detail, isDue } = lightWords(view);
  return (
    <div
      className={classNames(styles['light'], isDue && styles['due'])}
      role="group"
      aria-label={FOLDER_TITLE}
    >
      <a href={href} title={detail}>
        <span aria-hidden="true">{isDue ? '▲' : '●'}</span> {text}
      </a>
    </div>
  );
}

function lightWords({ problem, files, writtenAt, name }: FolderView) {
  if (problem !== null) {
    const { what, safe, todo } = folderProblemWords(problem);
    return { text: '共享文件夹有问题，点此查看', detail: `${what}。${safe}${todo}`, isDue: true };
  }
  const waiting = files.filter(({ state }) => state.kind === 'offered').length;
  const detail = writtenAt === null ? name : `${name}：本机 ${dateTimeText(writtenAt)} 写入`;
  if (waiting > 0) return { text: `共享文件夹有 ${waiting} 份待并入`, detail, isDue: false };
  return { text: writtenAt === null ? '共享文件夹已连上' : '共享文件夹已写入', detail, isDue: false };
}
