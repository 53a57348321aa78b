import { useEffect } from 'react';
import { useNotices } from '#src/session/notices.ts';
import styles from './shell.module.css';

const SHOWN_FOR_MS = 6_000;

/** The latest notice, read out by screen readers; goes away by itself, problems stay until closed. */
export function NoticeLine() {
  const { notice, dismiss } = useNotices();
  useEffect(() => {
    if (notice === null || notice.tone === 'problem') return undefined;
    const timer = setTimeout(dismiss, SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [notice, dismiss]);
  return (
    <div role="status">
      {notice === null ? null : (
        <div key={notice.id} className={styles['notice']}>
          <span>{notice.text}</span>
          {notice.action === null ? null : (
            <button type="button" onClick={notice.action.run}>
              {notice.action.label}
            </button>
          )}
          <button type="button" aria-label="关闭提示" onClick={dismiss}>
            ×
          </button>
        </div>
      )}
    </div>
  );
}
