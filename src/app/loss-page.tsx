import { lostText } from '#src/queries/storage-words.ts';
import { useEffect, useState } from 'react';
import { saveJournal } from '#src/app/save-everything.ts';
import { EXPORTING, RESTORING } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import type { StorageProblem } from '#src/storage/problem.ts';
import {
  acceptLoss,
  lookForCopies,
  restoreCopy,
  restoreJournal,
  type Recovery,
} from '#src/storage/recovery.ts';
import { DATABASE_NAME } from '#src/storage/schema.ts';
import styles from './loss-page.module.css';

type Loss = Extract<StorageProblem, { kind: 'lost' }>;

/** The database is gone, or knows less than it did: what happened, what can be brought back, and nothing without a decision [B36]. */
export function LossPage({ problem }: { readonly problem: Loss }) {
  const [copies, setCopies] = useState<Recovery | null>(null);
  const [words, setWords] = useState('');
  const [isDone, setIsDone] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  useEffect(() => {
    lookForCopies().then(setCopies, () => setCopies({ journal: null, copy: null, marker: null }));
  }, []);
  const run = (doing: string, work: () => Promise<string>) => {
    setWords(doing);
    // One thing at a time: what is put aside while it is brought back would be lost [H29].
    setIsBusy(true);
    const end = (said: string) => {
      setWords(said);
      setIsBusy(false);
    };
    work().then(end, (error: unknown) =>
      end(
        `没有做成：${error instanceof Error ? error.message : String(error)}。请关闭浏览器的所有窗口，重新打开再试`,
      ),
    );
  };
  const restore = (from: () => Promise<number>) =>
    run(RESTORING, async () => {
      const count = await from();
      setIsDone(true);
      return `已恢复 ${count} 次记录到本机数据库`;
    });
  const { journal = null, copy = null, marker = null } = copies ?? {};
  const isUnreadable = problem.found === null;
  return (
    <main className={styles['page']}>
      <h1>{lostText(isUnreadable)}</h1>
      <p>
        {isUnreadable
          ? `这里存过 ${problem.known} 次填报记录，现在浏览器打不开这个数据库。`
          : `这里存过 ${problem.known} 次填报记录，现在数据库里只有 ${problem.found} 次。`}
        多半是磁盘写满过，浏览器弃用了损坏的数据库文件；也可能是网站数据被清理过。本页没有把它当作空的年度，也没有写入任何东西。
      </p>
      {marker === null ? null : (
        <p className={styles['facts']}>
          最后一次保存：{dateTimeText(marker.savedAt)}；最后一次备份：
          {marker.backupAt === null ? '没有备份过' : dateTimeText(marker.backupAt)}
        </p>
      )}
      {isDone ? (
        <Panel title="已经恢复">
          <p role="status">{words}</p>
          <Button look="primary" onClick={() => window.location.reload()}>
            打开
          </Button>
        </Panel>
      ) : (
        <Panel title="能取回什么">
          {copies === null ? <p>正在查找…</p> : null}
          {journal === null ? null : (
            <section>
              <p>
                <strong>数据库之外另存的一份</strong>：{journal.revisions} 次记录，连同修改过程，到{' '}
                {dateTimeText(journal.newestAt)} 为止
                {journal.revisions >= problem.known
                  ? '，一次不少。'
                  : `，比存过的少 ${problem.known - journal.revisions} 次。`}
                {journal.hasEvidence ? '佐证文件本身没有另存，恢复后请用原文件补齐。' : ''}
              </p>
              <Button
                look="primary"
                disabled={isBusy}
                onClick={() => restore(() => restoreJournal(DATABASE_NAME, Date.now()))}
              >
                恢复到本机数据库
              </Button>{' '}
              <Button disabled={isBusy} onClick={() => run(EXPORTING, saveJournal)}>
                导出这一份
              </Button>
            </section>
          )}
          {copy === null || journal !== null ? null : (
            <section>
              <p>
                <strong>网页存储里的简要副本</strong>：{copy.statements.length} 项现行内容，写于{' '}
                {dateTimeText(copy.at)}
                。没有修改过程；浏览器约一分钟才把它写进磁盘一次，最后一分钟填的可能不在其中
                {copy.left > 0 ? `；另有 ${copy.left} 项放不下，不在其中` : ''}。
              </p>
              <Button
                look="primary"
                disabled={isBusy}
                onClick={() => restore(() => restoreCopy(DATABASE_NAME, copy, Date.now()))}
              >
                恢复到本机数据库
              </Button>
            </section>
          )}
          {copies !== null && journal === null && copy === null ? <p>没有找到另存的一份。</p> : null}
          <p>共享文件夹里的文件、导出过的数据包，打开以后可在「数据与协作」里并入。</p>
          <p role="status">{words}</p>
          {isAsked ? (
            <p>
              确定不恢复，从没有填报的年度开始？另存的一份会移到一边，不再提示。{' '}
              <Button
                disabled={isBusy}
                onClick={() =>
                  run('正在准备…', async () => {
                    await acceptLoss(DATABASE_NAME, isUnreadable);
                    window.location.hash = '#/data';
                    window.location.reload();
                    return '';
                  })
                }
              >
                从空白开始
              </Button>{' '}
              <Button onClick={() => setIsAsked(false)}>取消</Button>
            </p>
          ) : (
            <p>
              <Button onClick={() => window.location.reload()}>再打开一次</Button>{' '}
              <Button look="quiet" disabled={isBusy || copies === null} onClick={() => setIsAsked(true)}>
                不恢复，从空白开始…
              </Button>
            </p>
          )}
        </Panel>
      )}
    </main>
  );
}
