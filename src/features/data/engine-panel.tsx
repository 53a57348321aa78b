import type { EngineFile } from '#src/domain/engine/engine-file.ts';
import { planNameInFile } from '#src/domain/package/merge-plan.ts';
import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import type { FolderPackage } from '#src/features/data/folder-file-list.tsx';
import type { EngineSync } from '#src/queries/engine-sync.ts';
import type { EngineView } from '#src/queries/engine-view.ts';
import { engineProblemWords } from '#src/queries/engine-words.ts';
import { useEngine } from '#src/queries/use-engine.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { ENGINE_TITLE } from '#src/session/place-titles.ts';
import { LOOKING, NAME_AUTHOR, TRY_NOW } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import styles from './data.module.css';
import { EngineKey, NoEngineKey } from '#src/widgets/engine-key.tsx';
import { Trouble } from '#src/widgets/trouble.tsx';

interface EnginePanelProps extends Pick<PageProps, 'plan' | 'askAuthor'> {
  readonly file: EngineFile;
  /** Shows what waits in the merge preview. */
  readonly onOpen: (files: readonly FolderPackage[]) => void;
}

/** The engine of the office: this PC's key, how the link is, and what waits for a person. */
export function EnginePanel({ plan, file, askAuthor, onOpen }: EnginePanelProps) {
  const { sync, view } = useEngine(file, plan);
  return (
    <Panel title={ENGINE_TITLE} sub={linkText(view)}>
      <Trouble
        words={view.problem === null ? null : engineProblemWords(view.problem)}
        label={TRY_NOW}
        onRetry={() => void sync.round()}
      />
      {view.link === 'reading' ? <p role="status">{LOOKING}</p> : null}
      {view.publicKey === null && view.link !== 'reading' ? (
        <NoEngineKey
          what="单位的服务器上有协作服务：登记后，各科室填的数几秒钟内互相看到。"
          onMake={() => void sync.makeKey()}
        />
      ) : null}
      {view.link === 'no-author' ? (
        <p>
          填好填报人后开始往来 <Button onClick={() => askAuthor()}>{NAME_AUTHOR}</Button>
        </p>
      ) : null}
      {view.link === 'no-section' ? (
        <p>填报人的科室没有登记到协作服务器：{file.sections.map(({ name }) => name).join('、')}。</p>
      ) : null}
      {view.publicKey === null ? null : (
        <dl className={styles['facts']}>
          <Exchange view={view} />
          <Held view={view} onOpen={onOpen} />
          <Plans plan={plan} plans={view.plans} onOpen={onOpen} />
          <Told told={view.told} />
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

/** Plans that others have, and versions that put this one right: taken like those of a package that was opened [EN10]. */
function Plans({
  plan,
  plans,
  onOpen,
}: Pick<EnginePanelProps, 'plan' | 'onOpen'> & { readonly plans: EngineView['plans'] }) {
  if (plans.length === 0) return null;
  return (
    <div>
      <dt>方案</dt>
      <dd>
        {plans.map(({ name, file }) => (
          <div key={`${file.plan} ${name}`}>
            <Button onClick={() => onOpen([{ name, file }])}>
              {file.plan === plan.id ? '本方案已更正，查看…' : `${planNameInFile(file)}，查看…`}
            </Button>
          </div>
        ))}
        <span className={styles['note']}>单位里别的电脑有、这台电脑还没有的，看过才加入</span>
      </dd>
    </div>
  );
}

/** What the district knows of this year [EN11]. */
function Told({ told }: Pick<EngineView, 'told'>) {
  if (told === null) return null;
  const { at, problem } = told;
  return (
    <div>
      <dt>上报区里</dt>
      <dd>
        <span role="status">
          {at !== null
            ? `各月得分已上报，${dateTimeText(at)}`
            : problem === null
              ? '连上后自动上报'
              : `没有报上：${engineProblemWords(problem).what}`}
        </span>
        <span className={styles['note']}>
          由本科室的电脑自动上报各月的得分、预计、填报情况和逐项完成情况；逐条填报在区里有人核对时才取
        </span>
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
  return (
    <div>
      <dt>本机公钥</dt>
      <dd>
        <EngineKey
          publicKey={publicKey}
          onForget={sync.forgetKey}
          onCopied={(isCopied) => sayCopied(say, isCopied)}
        />
      </dd>
    </div>
  );
}

function sayCopied(say: ReturnType<typeof useNotices.getState>['say'], isCopied: boolean): void {
  if (isCopied) say(OUTCOME_WORDS.keyCopied);
  else say(OUTCOME_WORDS.keyNotCopied, { tone: 'problem' });
}
