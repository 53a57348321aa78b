import type { ReactNode } from 'react';
import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import type { DistrictView } from '#src/queries/district-sync.ts';
import { engineProblemWords } from '#src/queries/engine-words.ts';
import { useNotices } from '#src/session/notices.ts';
import { ENGINE_TITLE } from '#src/session/place-titles.ts';
import { LOOKING, TRY_NOW } from '#src/ui/button-words.ts';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import { EngineKey, NoEngineKey } from '#src/widgets/engine-key.tsx';
import { Trouble } from '#src/widgets/trouble.tsx';
import styles from './district.module.css';

interface ServerPanelProps {
  readonly sync: {
    readonly round: () => Promise<void>;
    readonly makeKey: () => Promise<void>;
    readonly forgetKey: () => Promise<void>;
  };
  readonly view: Pick<DistrictView, 'link' | 'since' | 'problem' | 'publicKey' | 'progress'>;
  /** What is counted while it is read. */
  readonly unitOfProgress: string;
  /** What making a key is good for. */
  readonly what: string;
  /** What there is to say once it is open. */
  readonly children?: ReactNode;
}

/** How the server stands from which 汇总各单位 reads, and the key of this PC [EN8] [EN11]. */
export function ServerPanel({ sync, view, unitOfProgress, what, children }: ServerPanelProps) {
  const say = useNotices((state) => state.say);
  const onCopied = (isCopied: boolean) =>
    isCopied ? say(OUTCOME_WORDS.keyCopied) : say(OUTCOME_WORDS.keyNotCopied, { tone: 'problem' });
  return (
    <div className={styles['files']}>
      <Panel title={ENGINE_TITLE} sub={linkText(view, unitOfProgress)}>
        <Trouble
          words={view.problem === null ? null : engineProblemWords(view.problem)}
          label={TRY_NOW}
          onRetry={() => void sync.round()}
        />
        {view.link === 'no-key' ? <NoEngineKey what={what} onMake={() => void sync.makeKey()} /> : null}
        {view.link === 'open' ? children : null}
        {view.publicKey === null ? null : (
          <details open={view.link !== 'open'}>
            <summary>本机公钥</summary>
            <EngineKey publicKey={view.publicKey} onForget={sync.forgetKey} onCopied={onCopied} />
          </details>
        )}
      </Panel>
    </div>
  );
}

function linkText({ link, since, progress }: ServerPanelProps['view'], unit: string): string {
  if (progress !== null) return `正在读取 ${progress.done} / ${progress.total} ${unit}`;
  switch (link) {
    case 'reading':
      return LOOKING;
    case 'no-key':
      return '未启用';
    case 'open':
      return `${dateTimeText(since)} 起连上`;
    case 'lost':
      return `${dateTimeText(since)} 起断开`;
  }
}
