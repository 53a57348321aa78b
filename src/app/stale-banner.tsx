import { reloadWithDrafts } from '#src/session/reload-with-drafts.ts';
import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import styles from './shell.module.css';

/** The data was closed under a tab in which something typed is not stored: the text stays, and goes along into the reload [B30]. */
export function StaleBanner() {
  return (
    <div className={classNames(styles['banner'], styles['problem'])} role="alert">
      <span>
        数据库连接已断开，本页不再保存：可能是另一个窗口打开了新版本，或浏览器清理了网站数据。已保存的都在。正在填的格子会带到刷新后的页面；保存失败的和对话框里的，请先复制下来。
      </span>
      <Button onClick={reloadWithDrafts}>刷新，带上正在填的</Button>
    </div>
  );
}
