import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { useEffect, useState, type ReactNode } from 'react';
import { EXPORT_RAW_COPY, EXPORTING } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { Panel } from '#src/ui/panel.tsx';
import { PartError } from '#src/kernel/part-error.ts';
import { storageProblemWords } from '#src/queries/storage-words.ts';
import type { StorageProblem } from '#src/storage/problem.ts';

/** When the data cannot be opened at all: what happened, what is safe, what to do; and a copy of it, where it is there. */
export function StorageProblemPage({ problem }: { readonly problem: StorageProblem }) {
  const lossPage = useLossPage(problem);
  if (lossPage !== null) return lossPage;
  const { what, safe, todo } = storageProblemWords(problem);
  return (
    <main style={{ maxWidth: 640, margin: '64px auto', padding: '0 16px' }}>
      <Panel title={what} isPage>
        <p>{safe}</p>
        <p style={{ margin: '8px 0 16px' }}>{todo}</p>
        <Button look="primary" onClick={() => window.location.reload()}>
          刷新
        </Button>
        {problem.kind === 'newer-data' || problem.kind === 'unknown' || problem.kind === 'lost' ? (
          <CopyOffer />
        ) : null}
      </Panel>
    </main>
  );
}

/** The page for a lost database, which is no part of the first load; null until it is there, and for other problems. */
function useLossPage(problem: StorageProblem): ReactNode {
  const [page, setPage] = useState<ReactNode>(null);
  useEffect(() => {
    if (problem.kind !== 'lost') return;
    import('#src/app/loss-page.tsx').then(
      ({ LossPage }) => setPage(<LossPage problem={problem} />),
      // Without it there are still the words.
      () => undefined,
    );
  }, [problem]);
  return page;
}

/** A backup of data that this version cannot read or must not touch [B10] [B24]. */
function CopyOffer() {
  const [words, setWords] = useState('');
  const copy = async () => {
    setWords(EXPORTING);
    try {
      // Needed on the rarest of days: not part of the first load.
      const { saveRawCopy } = await import('#src/app/save-raw-copy.ts');
      setWords(`已导出：${await saveRawCopy()}`);
    } catch (error) {
      setWords(
        error instanceof PartError
          ? OUTCOME_WORDS.exportNotFetched
          : '没有导出：数据读不出来。请不要清理浏览器，请维护人员处理',
      );
    }
  };
  return (
    <p style={{ margin: '16px 0 0' }}>
      <Button
        disabled={words === EXPORTING}
        onClick={() => {
          void copy();
        }}
      >
        {EXPORT_RAW_COPY}
      </Button>{' '}
      <span role="status">{words === '' ? '先留一份：数据库原样拷贝成一个文件，不改动数据' : words}</span>
    </p>
  );
}
