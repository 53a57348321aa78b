import { useState, useSyncExternalStore } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { useStoredYear } from '#src/queries/year.ts';
import { DATABASE_NAME } from '#src/storage/schema.ts';
import { EXPORTING, RESTORING } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import styles from './shell.module.css';

interface SafetyBannerProps {
  readonly plan: Plan;
  readonly author: Author | null;
}

/** The disk failed a write: everything is to leave as a file while it can be read, and that is said until it has [B38]. */
export function SafetyBanner({ plan, author }: SafetyBannerProps) {
  const storage = useStorage();
  const { kind, isAtRisk, isBehind, missing } = useSyncExternalStore(
    storage.safety.subscribe,
    storage.safety.snapshot,
  );
  const year = useStoredYear(plan.id);
  const [words, setWords] = useState('');
  // Neither is begun again, nor the other beside it [H29].
  const isBusy = words === EXPORTING || words === RESTORING;
  const save = async () => {
    setWords(EXPORTING);
    try {
      // Needed on the rarest of days: not part of the first load.
      const { saveEverything } = await import('#src/app/save-everything.ts');
      setWords(await saveEverything(storage, plan, year, author ?? { name: '未填', section: '未填' }));
      storage.safety.change({ isAtRisk: false });
    } catch {
      setWords('没有导出，请再试一次');
    }
  };
  const restore = async () => {
    setWords(RESTORING);
    try {
      const { restoreJournal } = await import('#src/storage/recovery.ts');
      await restoreJournal(DATABASE_NAME, Date.now());
      window.location.reload();
    } catch {
      setWords('没有恢复，请再试一次');
    }
  };
  if (!isAtRisk && missing === 0 && words === '') return null;
  return (
    <div
      className={classNames(styles['banner'], (isAtRisk || missing > 0) && styles['problem'])}
      role="alert"
    >
      {isAtRisk ? (
        <>
          <span>
            磁盘写满过或出过错{isBehind ? '，另存的一份也没有写成' : ''}
            。浏览器下次启动时可能弃用整个数据库：请趁现在还读得到，导出全部数据，存到别的磁盘或 U
            盘，再清理磁盘
            {kind === 'journal' ? '' : '、重新启动浏览器，然后再填；重新启动以前填的，可能留不住'}。
          </span>
          <Button
            look="primary"
            disabled={isBusy}
            onClick={() => {
              void save();
            }}
          >
            立即导出全部
          </Button>
        </>
      ) : null}
      {missing > 0 ? (
        <>
          <span>本机数据库比另存的一份少 {missing} 次记录，下面显示的不全。</span>
          <Button
            disabled={isBusy}
            onClick={() => {
              void restore();
            }}
          >
            恢复这 {missing} 次
          </Button>
        </>
      ) : null}
      <span role="status">{words}</span>
    </div>
  );
}
