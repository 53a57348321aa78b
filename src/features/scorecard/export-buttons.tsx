import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { useEffect, useRef, useState } from 'react';
import { scorecardFileName, type ScorecardFormat } from '#src/domain/papers/file-name.ts';
import type { ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { exportScorecard, type ExportHandle } from '#src/export/scorecard-file.ts';
import { useNotices } from '#src/session/notices.ts';
import { EXPORT_EXCEL, PRINT, MAKING } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { CopyTable } from '#src/widgets/copy-out.tsx';
import styles from './scorecard-page.module.css';

interface Running {
  readonly format: ScorecardFormat;
  readonly done: number;
  /** 0 while nothing is known of the length. */
  readonly total: number;
}

/** Files of the form, and its print. A long one shows how far it is and can be stopped. */
export function ExportButtons({ table }: { readonly table: ScorecardTable }) {
  const say = useNotices((state) => state.say);
  const [running, setRunning] = useState<Running | null>(null);
  const handle = useRef<ExportHandle | null>(null);
  useEffect(() => () => handle.current?.cancel(), []);

  const start = (format: ScorecardFormat) => {
    setRunning({ format, done: 0, total: 0 });
    const started = exportScorecard(table, format, (done, total) => setRunning({ format, done, total }));
    handle.current = started;
    started.done
      .then(
        (isSaved) => say(isSaved ? `已导出：${scorecardFileName(table, format)}` : '已取消导出'),
        () => say(OUTCOME_WORDS.exportFailed, { tone: 'problem' }),
      )
      .finally(() => setRunning(null));
  };

  return (
    <div className={styles['exports']}>
      <Button look="primary" disabled={running !== null} onClick={() => start('xlsx')}>
        {EXPORT_EXCEL}
      </Button>
      <Button disabled={running !== null} onClick={() => start('csv')}>
        导出 CSV
      </Button>
      <Button disabled={running !== null} onClick={() => start('json')}>
        导出 JSON
      </Button>
      <Button onClick={() => window.print()}>{PRINT}</Button>
      <CopyTable />
      {running === null ? null : (
        <span className={styles['progress']} role="status">
          {running.total === 0 ? (
            MAKING
          ) : (
            <>
              <progress max={running.total} value={running.done} aria-label="导出进度" />
              {running.done} / {running.total} 行
            </>
          )}
          <Button look="quiet" onClick={() => handle.current?.cancel()}>
            取消
          </Button>
        </span>
      )}
    </div>
  );
}
