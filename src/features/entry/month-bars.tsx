import type { Month } from '#src/domain/period/month.ts';
import { monthBarsText, type MonthBar } from '#src/domain/words/entry-impact.ts';
import { classNames } from '#src/ui/class-names.ts';
import styles from './cell-panel.module.css';

const STEP = 20;
const HEIGHT = 44;
const BAR = 14;

/** The twelve months of a row as bars; their values stand in the sentence and in each bar's title. */
export function MonthBars({ bars, month }: { readonly bars: readonly MonthBar[]; readonly month: Month }) {
  return (
    <svg
      className={styles['bars']}
      viewBox={`0 0 ${STEP * 12} ${HEIGHT + 14}`}
      role="img"
      aria-label={monthBarsText(bars)}
    >
      <line x1="0" x2={STEP * 12} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} className={styles['axis']} />
      {bars.map((bar, index) => {
        const x = index * STEP + (STEP - BAR) / 2;
        const height = bar.share === null ? 0 : Math.max(1, bar.share * (HEIGHT - 2));
        return (
          <g key={bar.month} className={classNames(styles['bar'], bar.month === month && styles['here'])}>
            <title>{`${bar.month}月 ${bar.text === '' ? '未填' : bar.text}`}</title>
            <rect x={index * STEP} y="0" width={STEP} height={HEIGHT + 14} className={styles['hit']} />
            {bar.share === null ? (
              <text x={x + BAR / 2} y={HEIGHT - 4} className={styles['tick']}>
                {bar.text === '' ? '·' : bar.text}
              </text>
            ) : (
              <rect x={x} y={HEIGHT - height} width={BAR} height={height} className={styles['fill']} />
            )}
            <text x={x + BAR / 2} y={HEIGHT + 11} className={styles['tick']}>
              {bar.month}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
