import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import { plainName } from '#src/reading/read-package.ts';
import type { FolderFile } from '#src/queries/folder-reading.ts';
import type { FolderView } from '#src/queries/folder-view.ts';
import { useNotices } from '#src/session/notices.ts';
import { Button } from '#src/ui/button.tsx';
import { dateTimeText } from '#src/ui/date-time.ts';
import styles from './data.module.css';
import folder from './shared-folder.module.css';

/** A package of the folder that can be looked at. */
export interface FolderPackage {
  readonly name: string;
  readonly file: OpenedPackage;
}

interface FolderFileListProps {
  readonly view: FolderView;
  readonly onOpen: (files: readonly FolderPackage[]) => void;
  /** Reads a package that nothing was kept of; null: it is gone, or cannot be read. */
  readonly onRead: (name: string) => Promise<OpenedPackage | null>;
}

/** What others put into the folder: what it brings, or why it is left alone [K8]. */
export function FolderFileList({
  view: { files, others, surplus, checkedAt },
  onOpen,
  onRead,
}: FolderFileListProps) {
  if (checkedAt === null) return null;
  const waiting = files.flatMap(({ name, state, file }) =>
    state.kind === 'offered' && file !== null ? [{ name, file }] : [],
  );
  return (
    <>
      {files.length === 0 ? (
        <p className={styles['note']}>文件夹里还没有别人的数据包。别的电脑选同一个文件夹后，会出现在这里。</p>
      ) : (
        <ul className={folder['files']} aria-label="文件夹里的数据包">
          {[...files].sort(byNeed).map((each) => (
            <FileLine key={each.name} read={each} onOpen={onOpen} onRead={onRead} />
          ))}
        </ul>
      )}
      {waiting.length > 1 ? (
        <Button onClick={() => onOpen(waiting)}>{waiting.length} 份一起查看并并入</Button>
      ) : null}
      <LeftAlone words="不是数据包，没有读取" names={others} />
      <LeftAlone words="数据包过多，没有读取。请换一个文件夹，或把旧的移走" names={surplus} />
    </>
  );
}

interface FileLineProps {
  readonly read: FolderFile;
  readonly onOpen: FolderFileListProps['onOpen'];
  readonly onRead: FolderFileListProps['onRead'];
}

function FileLine({ read: { name, head, state, file }, onOpen, onRead }: FileLineProps) {
  const say = useNotices((notices) => notices.say);
  const open = async () => {
    const read = await onRead(name);
    if (read === null) say('文件读不出来，可能刚被移走或正在写入', { tone: 'problem' });
    else onOpen([{ name, file: read }]);
  };
  const isOpenable = file !== null && (state.kind === 'offered' || state.kind === 'set-aside');
  return (
    <li>
      <span>
        {head === null ? (
          <strong>{plainName(name)}</strong>
        ) : (
          <>
            <strong>
              {plainName(head.author.section)} {plainName(head.author.name)}
            </strong>{' '}
            {dateTimeText(head.createdAt)}
          </>
        )}{' '}
        <StateText state={state} />
        {head === null ? null : <span className={styles['note']}>{plainName(name)}</span>}
      </span>
      {isOpenable ? (
        <Button
          aria-label={`查看并并入：${plainName(head?.author.name ?? name)} 的数据包`}
          onClick={() => onOpen([{ name, file }])}
        >
          查看并并入
        </Button>
      ) : null}
      {state.kind === 'other-plan' || state.kind === 'other-text' || state.kind === 'later-text' ? (
        <Button aria-label={`查看 ${plainName(name)}`} onClick={() => void open()}>
          查看
        </Button>
      ) : null}
    </li>
  );
}

function StateText({ state }: { readonly state: FolderFile['state'] }) {
  switch (state.kind) {
    case 'unreadable':
      return <span className={folder['fault']}>{state.words}</span>;
    case 'other-plan':
      return <span className={folder['quiet']}>另一个方案的（{plainName(state.name)}），不在这里并入</span>;
    case 'other-text':
      return <span className={folder['fault']}>方案与本机的编号相同、内容不同，没有并入</span>;
    case 'later-text':
      return <span className={folder['waiting']}>对方已更正原文，请看过后决定是否采用</span>;
    case 'known':
      return <span className={folder['quiet']}>本机都有</span>;
    case 'incomplete':
      return (
        <span className={folder['quiet']}>
          共 {state.count} 份，缺第 {state.missing.join('、')} 份（可能正在写入）；到齐后再比对
        </span>
      );
    case 'set-aside':
      return <span className={folder['quiet']}>有本机不能并入的内容</span>;
    case 'offered':
      return (
        <span className={folder['waiting']}>
          {state.subjects} 处有新内容
          {state.waiting === 0 ? '' : `，其中 ${state.waiting} 处要人看过`}
        </span>
      );
  }
}

const NEED: Record<FolderFile['state']['kind'], number> = {
  offered: 0,
  unreadable: 1,
  'later-text': 1,
  'other-text': 2,
  'set-aside': 3,
  incomplete: 4,
  known: 5,
  'other-plan': 6,
};

function byNeed(a: FolderFile, b: FolderFile): number {
  return NEED[a.state.kind] - NEED[b.state.kind] || (a.name < b.name ? -1 : 1);
}

const MAX_NAMES = 20;

function LeftAlone({ words, names }: { readonly words: string; readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  const named = names.slice(0, MAX_NAMES).map(plainName).join('、');
  return (
    <details>
      <summary className={styles['note']}>
        另有 {names.length} 个文件{words}
      </summary>
      {named}
      {names.length > MAX_NAMES ? ' 等' : ''}
    </details>
  );
}
