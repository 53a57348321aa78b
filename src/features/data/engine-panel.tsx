import { useState } from 'react';
import type { EngineFile } from '#src/domain/engine/engine-file.ts';
import type { FolderPackage } from '#src/features/data/folder-file-list.tsx';
import type { EngineSync } from '#src/queries/engine-sync.ts';
import type { EngineView } from '#src/queries/engine-view.ts';
import { engineProblemWords } from '#src/queries/engine-words.ts';
import { useEngine } from '#src/queries/use-engine.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { Button } from '#src/ui/button.tsx';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import styles from './data.module.css';
import { Trouble } from '#src/features/data/trouble.tsx';
import folder from './shared-folder.module.css';

interface EnginePanelProps extends Pick<PageProps, 'plan' | 'askAuthor'> {
  readonly file: EngineFile;
  /** Shows what waits in the merge preview. */
  readonly onOpen: (files: readonly FolderPackage[]) => void;
}

/** The engine of the office: this PC's key, how the link is, and what waits for a person. */
export function EnginePanel({ plan, file, askAuthor, onOpen }: EnginePanelProps) {
  const { sync, view } = useEngine(file, plan);
  return (
    <Panel title="协作服务器" sub={linkText(view)}>
      <Trouble
        words={view.problem === null ? null : engineProblemWords(view.problem)}
        label="现在再试"
        onRetry={() => void sync.round()}
      />
      {view.link === 'reading' ? <p role="status">正在查看…</p> : null}
      {view.publicKey === null ? <NoKey sync={sync} isKnown={view.link !== 'reading'} /> : null}
      {view.link === 'no-author' ? (
        <p>
          填好填报人后开始往来 <Button onClick={askAuthor}>填写填报人…</Button>
        </p>
      ) : null}
      {view.link === 'no-section' ? (
        <p>填报人的科室没有登记到协作服务器：{file.sections.map(({ name }) => name).join('、')}。</p>
      ) : null}
      {view.publicKey === null ? null : (
        <dl className={styles['facts']}>
          <Exchange view={view} />
          <Held view={view} onOpen={onOpen} />
          <Key sync={sync} publicKey={view.publicKey} />
        </dl>
      )}
    </Panel>
  );
}

function linkText({ link, since }: EngineView): string {
  const at = dateTimeText(since);
  switch (link) {
    case 'open':
      return `${at} 起连上`;
    case 'lost':
      return `${at} 起断开`;
    case 'reading':
    case 'no-key':
    case 'no-author':
    case 'no-section':
      return '未启用';
  }
}

function NoKey({ sync, isKnown }: { readonly sync: EngineSync; readonly isKnown: boolean }) {
  if (!isKnown) return null;
  return (
    <>
      <p>
        单位的服务器上有协作服务：登记后，各科室填的数几秒钟内互相看到。先在这台电脑上生成一把密钥，把公钥发给管理员登记。
      </p>
      <div className={folder['buttons']}>
        <Button onClick={() => void sync.makeKey()}>生成本机密钥</Button>
      </div>
    </>
  );
}

function Exchange({
  view: { waiting, exchangedAt, progress, unreadable, ofOtherText },
}: {
  readonly view: EngineView;
}) {
  return (
    <div>
      <dt>往来</dt>
      <dd>
        <span role="status">
          {progress === null
            ? waiting === 0
              ? '本科室填的都已送到'
              : `${waiting} 条待送，连上后自动补送`
            : `正在交换 ${progress.done} / ${progress.total} 条`}
        </span>
        <span className={styles['note']}>
          {exchangedAt === null ? '' : `${dateTimeText(exchangedAt)} 核对过。`}
          送到了也不从本机删除；证据文件不经过协作服务器。
        </span>
        {unreadable === 0 ? null : <span className={styles['note']}>{unreadable} 条读不懂，没有理会</span>}
        {ofOtherText === 0 ? null : (
          <span className={styles['note']}>{ofOtherText} 条按另一版方案填写，方案一致后再比对</span>
        )}
      </dd>
    </div>
  );
}

function Held({
  view: { held, heldSubjects },
  onOpen,
}: {
  readonly view: EngineView;
  readonly onOpen: EnginePanelProps['onOpen'];
}) {
  return (
    <div>
      <dt>待人看过</dt>
      <dd>
        {heldSubjects === 0 ? (
          '没有'
        ) : (
          <Button onClick={() => onOpen(held)}>{heldSubjects} 处，查看并并入…</Button>
        )}
        <span className={styles['note']}>
          未关账月份、由本项科室或收数科室填的，自动并入，可一步撤销；其余在这里等人看过
        </span>
      </dd>
    </div>
  );
}

function Key({ sync, publicKey }: { readonly sync: EngineSync; readonly publicKey: string }) {
  const say = useNotices((state) => state.say);
  const [isAsked, setIsAsked] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(publicKey).then(
      () => say('公钥已复制'),
      () => say('没有复制成，请选中公钥后按 Ctrl+C', { tone: 'problem' }),
    );
  };
  return (
    <div>
      <dt>本机公钥</dt>
      <dd>
        <code className={folder['key']}>{publicKey}</code>
        <span className={folder['buttons']}>
          {'clipboard' in navigator ? <Button onClick={copy}>复制公钥</Button> : null}
          {isAsked ? (
            <>
              <Button look="danger" onClick={() => void sync.forgetKey().then(() => setIsAsked(false))}>
                确定停用，密钥不能找回
              </Button>
              <Button onClick={() => setIsAsked(false)}>取消</Button>
            </>
          ) : (
            <Button look="quiet" onClick={() => setIsAsked(true)}>
              停用本机密钥…
            </Button>
          )}
        </span>
        <span className={styles['note']}>
          发给管理员登记的是这一行，不是秘密。私钥只在这台电脑的浏览器里，不进数据包、副本和日志；能登录这个
          Windows 账户的人就能用它，电脑移交前请管理员停用
        </span>
      </dd>
    </div>
  );
}
