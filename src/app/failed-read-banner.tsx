import type { Plan } from '#src/domain/catalogue/plan.ts';
import { useFailedReads } from '#src/queries/failed-reads.ts';
import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import styles from './shell.module.css';

/** What is on the screen may not be the newest: a read has failed, and what was read before stays [B56]. */
export function FailedReadBanner({ plan }: { readonly plan: Plan }) {
  const { hasFailed, retry } = useFailedReads(plan.id);
  if (!hasFailed) return null;
  return (
    <div className={classNames(styles['banner'], styles['problem'])} role="alert">
      <span>读取本机数据时出错，画面上是上次读到的内容，可能不是最新；已保存的数据没有改动</span>
      <Button onClick={retry}>重新读取</Button>
    </div>
  );
}
