import type { ReactNode } from 'react';
import { isSamplePlan } from '#src/domain/catalogue/plan.ts';
import { DraftOffer } from '#src/features/data/draft-offer.tsx';
import { FolderFileList, type FolderPackage } from '#src/features/data/folder-file-list.tsx';
import { folderProblemWords } from '#src/queries/folder-words.ts';
import type { FolderSync } from '#src/queries/folder-sync.ts';
import type { FolderView } from '#src/queries/folder-view.ts';
import { useFolderSync } from '#src/queries/use-folder-sync.ts';
import { plainName } from '#src/reading/read-package.ts';
import type { PageProps } from '#src/session/page.ts';
import { FOLDER_TITLE } from '#src/session/place-titles.ts';
import { folderSupport } from '#src/storage/shared-folder.ts';
import { ButtonRow } from '#src/ui/button-row.tsx';
import { PICK_FOLDER, RECONNECT, LOOKING, NAME_AUTHOR } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import styles from './data.module.css';
import { Trouble } from '#src/widgets/trouble.tsx';
import folder from './shared-folder.module.css';

interface SharedFolderPanelProps extends PageProps {
  /** Shows packages of the folder in the merge preview. */
  readonly onOpen: (files: readonly FolderPackage[]) => void;
}

/** A folder on the office share: ours goes in by itself, what others put there is offered [K6]. */
export function SharedFolderPanel(props: SharedFolderPanelProps) {
  const support = folderSupport();
  if (isSamplePlan(props.plan.id))
    return (
      <Frame>
        <p className={styles['note']}>示例数据不写入共享文件夹，也不与别人的文件比对。</p>
      </Frame>
    );
  if (support !== 'yes')
    return (
      <Frame>
        <p>{UNSUPPORTED[support]}</p>
        <p className={styles['note']}>
          请改用文件：点「导出数据包」，把文件放到共享盘；别人放的文件，用「导入数据包」选取，先比对再并入，效果相同。
        </p>
      </Frame>
    );
  return <OpenPanel {...props} />;
}

const UNSUPPORTED = {
  'plain-http': '用普通 http 地址打开时，浏览器不开放文件夹。换成 https 地址或单文件版后可用。',
  browser: '这个浏览器不支持选文件夹（需要 Chrome、Edge 或同内核的浏览器，86 版以上）。',
};

function Frame({ sub, children }: { readonly sub?: string; readonly children: ReactNode }) {
  return (
    <Panel title={FOLDER_TITLE} {...(sub === undefined ? {} : { sub })}>
      {children}
    </Panel>
  );
}

function OpenPanel({ plan, askAuthor, go, onOpen }: SharedFolderPanelProps) {
  const { sync, view } = useFolderSync(plan);
  switch (view.link) {
    case 'reading':
      return (
        <Frame>
          <p role="status">{LOOKING}</p>
        </Frame>
      );
    case 'none':
      return (
        <Frame>
          <FolderTrouble view={view} sync={sync} />
          <p>
            选一次科室共享盘上的文件夹，以后每次保存都自动写一份到那里，每台电脑各写各的文件；别人放进来的，在这里比对后并入。
          </p>
          <ButtonRow>
            <Button onClick={() => void sync.pick()}>{PICK_FOLDER}</Button>
          </ButtonRow>
          <p className={styles['note']}>
            文件夹里的人都能看到全部记录。写成功也算一次本机以外的备份，请选共享盘或 U 盘，不要选本机硬盘。
          </p>
        </Frame>
      );
    case 'ask':
      return (
        <Frame sub={view.name}>
          <Question view={view} sync={sync} />
          <FolderButtons sync={sync} />
        </Frame>
      );
    case 'open':
      return (
        <Frame sub={view.name}>
          <FolderTrouble view={view} sync={sync} />
          <dl className={styles['facts']}>
            <div>
              <dt>本机写入</dt>
              <dd>
                {view.needsAuthor ? (
                  <>
                    填好填报人后开始写入 <Button onClick={() => askAuthor()}>{NAME_AUTHOR}</Button>
                  </>
                ) : (
                  writtenText(view)
                )}
                <span className={styles['note']}>
                  {view.ownFiles.length > 1 ? view.ownFiles.join('、') : sync.fileName}
                  ；本机填过的其他方案、在本机编辑的草稿也各写一份
                </span>
                {view.unwritten.map((each) => (
                  <span key={each.plan} role="alert" className={folder['fault']}>
                    {each.plan}：{folderProblemWords(each.problem).what}。请打开这个方案，在本页处理
                  </span>
                ))}
              </dd>
            </div>
            <div>
              <dt>自动并入</dt>
              <dd>
                <label>
                  <input
                    type="checkbox"
                    checked={view.isAutomatic}
                    onChange={(event) => void sync.setAutomatic(event.target.checked)}
                  />{' '}
                  无冲突时自动并入
                </label>
                <span className={styles['note']}>
                  只并入未关账月份的完成值、分项值、执行数和备注：由本项科室或{plan.collectingSection}
                  填报，不覆盖别的科室填的。每次都先留还原点，可一步撤销；其余仍等人看过，不耽误同一份里的别的
                </span>
              </dd>
            </div>
          </dl>
          <FolderFileList view={view} onOpen={onOpen} onRead={sync.read} />
          <FolderDrafts drafts={view.drafts} go={go} />
          <FolderButtons sync={sync} view={view} />
        </Frame>
      );
  }
}

/** Drafts that others left: each is looked at, and taken as a whole or not [PL47] [PL67]. */
function FolderDrafts({ drafts, go }: Pick<FolderView, 'drafts'> & Pick<PageProps, 'go'>) {
  if (drafts.length === 0) return null;
  return (
    <ul className={folder['files']} aria-label="文件夹里的草稿">
      {drafts.map(({ name, file, words }) => (
        <li key={name}>
          {file === null ? (
            <span>
              <strong>{plainName(name)}</strong> {words}
            </span>
          ) : (
            <DraftOffer file={file} go={go} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** While something is wrong with the folder, what was written is of before: it may be gone from there [K10]. */
function writtenText({ writtenAt, ownFiles, problem }: FolderView): string {
  if (writtenAt === null) return '还没有写入；填报保存后自动写入';
  if (problem !== null) return lastWritten(writtenAt);
  const parts = ownFiles.length > 1 ? `，分 ${ownFiles.length} 份，几份都在才是完整备份` : '';
  return `${dateTimeText(writtenAt)} 已写入并读回核对${parts}`;
}

const lastWritten = (at: number) => `上次写入：${dateTimeText(at)}`;

/** The browser wants a click before it lets us in again; after a no, what to do about that. */
function Question({ view: { problem, writtenAt }, sync }: FolderProps) {
  const { what, todo } = problem === null ? AFTER_RESTART : folderProblemWords(problem);
  const last = writtenAt === null ? '' : `${lastWritten(writtenAt)}。`;
  return (
    <Trouble
      words={{ what, safe: todo, todo: `${last}填报照常保存在本机，连上后补写。` }}
      label={RECONNECT}
      onRetry={() => void sync.reconnect()}
      isAsking
    />
  );
}

const AFTER_RESTART = {
  what: '共享文件夹等待重新连接',
  todo: '浏览器重新打开后要再问一次。点下面的按钮，在浏览器的提问里选「允许」。',
};

interface FolderProps {
  readonly view: FolderView;
  readonly sync: FolderSync;
}

function FolderTrouble({ view: { problem }, sync }: FolderProps) {
  return (
    <Trouble
      words={problem === null ? null : folderProblemWords(problem)}
      label="重试"
      onRetry={() => void sync.round(true)}
    />
  );
}

function FolderButtons({ sync, view }: { readonly sync: FolderSync; readonly view?: FolderView }) {
  return (
    <ButtonRow>
      {view === undefined ? null : (
        <Button disabled={view.isBusy} onClick={() => void sync.round(true)}>
          {view.isBusy ? '正在读写…' : '现在写入并查看'}
        </Button>
      )}
      <Button onClick={() => void sync.pick()}>更换文件夹…</Button>
      <Button look="quiet" title="已写的文件留在文件夹里" onClick={() => void sync.forget()}>
        停止使用
      </Button>
      {view === undefined || view.checkedAt === null ? null : (
        <span className={styles['note']}>{dateTimeText(view.checkedAt)} 查看过，每分钟一次</span>
      )}
    </ButtonRow>
  );
}
