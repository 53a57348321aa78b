import { useMemo } from 'react';
import type { EngineFile } from '#src/domain/engine/engine-file.ts';
import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { DistrictBoard } from '#src/features/district/district-board.tsx';
import type { DistrictView } from '#src/queries/district-sync.ts';
import { engineProblemWords } from '#src/queries/engine-words.ts';
import { useDistrict } from '#src/queries/use-district.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import { EngineKey, NoEngineKey } from '#src/widgets/engine-key.tsx';
import { Trouble } from '#src/widgets/trouble.tsx';
import styles from './district.module.css';

/** The board with what units publish on the district's engine, as it changes [EN11]. */
export function LiveDistrict({ file, ...props }: PageProps & { readonly file: EngineFile }) {
  const { sync, view } = useDistrict(file);
  const say = useNotices((state) => state.say);
  const registered = useMemo(() => new Map(file.units.map(({ unit, name }) => [unit, name])), [file]);
  const onCopied = (isCopied: boolean) =>
    isCopied ? say(OUTCOME_WORDS.keyCopied) : say(OUTCOME_WORDS.keyNotCopied, { tone: 'problem' });
  const key =
    view.publicKey === null ? null : (
      <details open={view.link !== 'open'}>
        <summary>本机公钥</summary>
        <EngineKey publicKey={view.publicKey} onForget={sync.forgetKey} onCopied={onCopied} />
      </details>
    );
  return (
    <DistrictBoard {...props} live={{ records: view.records, registered, check: sync.check }}>
      <div className={styles['files']}>
        <Panel title="协作服务器" sub={linkText(view)}>
          <Trouble
            words={view.problem === null ? null : engineProblemWords(view.problem)}
            label="现在再试"
            onRetry={() => void sync.round()}
          />
          {view.link === 'no-key' ? (
            <NoEngineKey
              what="区里的服务器上有协作服务：登记后，各单位上报的得分自动汇总在这里。"
              onMake={() => void sync.makeKey()}
            />
          ) : null}
          {view.link === 'open' ? <Reported view={view} registered={registered} /> : null}
          {key}
        </Panel>
      </div>
    </DistrictBoard>
  );
}

function linkText({ link, since, progress }: DistrictView): string {
  if (progress !== null) return `正在读取 ${progress.done} / ${progress.total} 份`;
  switch (link) {
    case 'reading':
      return '正在查看…';
    case 'no-key':
      return '未启用';
    case 'open':
      return `${dateTimeText(since)} 起连上`;
    case 'lost':
      return `${dateTimeText(since)} 起断开`;
  }
}

/** How many units have published, and which have not. */
function Reported({
  view: { records, unreadable },
  registered,
}: {
  readonly view: DistrictView;
  readonly registered: ReadonlyMap<string, string>;
}) {
  const told = new Set(records.map(({ place }) => place.unit));
  const silent = [...registered].flatMap(([unit, name]) => (told.has(unit) ? [] : [name]));
  return (
    <>
      <p role="status">
        {registered.size} 个单位登记，{registered.size - silent.length} 个已上报
        {unreadable === 0 ? '' : `；${unreadable} 份读不懂，没有计入`}
      </p>
      {silent.length === 0 ? null : (
        <details>
          <summary>{silent.length} 个单位还没有上报</summary>
          <p>{silent.join('、')}</p>
        </details>
      )}
    </>
  );
}
