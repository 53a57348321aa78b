import type { StateTone } from '#src/domain/year/row-state.ts';
import { classNames } from '#src/ui/class-names.ts';
import styles from './meter.module.css';

interface MeterProps {
  /** Share of the target reached, in percent; null when nothing is known. */
  readonly percent: number | null;
  /** Share due by now, in percent: the tick; null for none. */
  readonly duePercent: number | null;
  readonly tone: StateTone;
  /** Said to screen readers: '完成 72%，应完成 92%'. */
  readonly label: string;
}

/** A thin bar with a tick for what is due. Plain CSS: there are dozens on a page. */
export function Meter({ percent, duePercent, tone, label }: MeterProps) {
  return (
    <span className={styles['meter']} role="img" aria-label={label}>
      {percent === null ? null : (
        <i
          className={classNames(styles['fill'], styles[tone])}
          style={{ width: `${Math.min(100, Math.max(0, percent))}%` }}
        />
      )}
      {duePercent === null ? null : (
        <u className={styles['due']} style={{ left: `${Math.min(100, duePercent)}%` }} />
      )}
    </span>
  );
}
