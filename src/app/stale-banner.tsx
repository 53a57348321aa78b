import { releaseUnsaved } from '#src/queries/save-queue.ts';
import { reloadWithDrafts } from '#src/session/reload-with-drafts.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { RELOAD } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import styles from './shell.module.css';

/** The data was closed under a tab in which something typed is not stored: the text stays, and goes along into the reload [B30]. */
export function StaleBanner({ storage }: { readonly storage: TrackerStorage }) {
  const reload = () => {
    // What does not go along keeps the browser asking before the page is left.
    releaseUnsaved(storage);
    reloadWithDrafts();
  };
  return (
    <div className={classNames(styles['banner'], styles['problem'])} role="alert">
      <span>
        数据库连接已断开，本页不再保存：可能是另一个窗口打开了新版本，或浏览器清理了网站数据。正在填的格子和没有存下的会带到刷新后的页面，再存一次；对话框里的和待存的佐证文件，请先留底。刷新时会核对本机的数据。
      </span>
      <Button onClick={reload}>{RELOAD}</Button>
    </div>
  );
}
