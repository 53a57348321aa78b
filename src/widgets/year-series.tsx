import type { ColumnsChart } from '#src/charts/columns-picture.ts';
import { CopyChart } from '#src/widgets/copy-out.tsx';
import styles from './year-series.module.css';

/** One year of a small series. */
interface YearPoint {
  readonly year: number;
  /** As it is read: '36 次'. */
  readonly text: string;
  /** Where it is drawn, in any unit; null: the year has none, or none that can be drawn beside the others. */
  readonly at: number | null;
}

interface YearSeriesProps {
  readonly label: string;
  /** Oldest first. */
  readonly points: readonly YearPoint[];
}

const WIDTH = 96;
const HEIGHT = 28;
const EDGE = 4;

/** Three years and more as a small line, with every year in words [NY15]. */
export function YearSeries({ label, points }: YearSeriesProps) {
  const drawn = points.flatMap(({ at }, index) => (at === null ? [] : [{ at, index }]));
  const values = drawn.map(({ at }) => at);
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const span = highest - lowest || 1;
  const x = (index: number) => EDGE + (index / Math.max(1, points.length - 1)) * (WIDTH - 2 * EDGE);
  const y = (at: number) => HEIGHT - EDGE - ((at - lowest) / span) * (HEIGHT - 2 * EDGE);
  return (
    <figure className={styles['series']} aria-label={label}>
      <svg width={WIDTH} height={HEIGHT} aria-hidden="true">
        <polyline
          className={styles['line']}
          points={drawn.map(({ at, index }) => `${x(index)},${y(at)}`).join(' ')}
        />
        {drawn.map(({ at, index }) => (
          <circle key={points[index]?.year} className={styles['dot']} cx={x(index)} cy={y(at)} r={2.5} />
        ))}
      </svg>
      <ol className={styles['years']}>
        {points.map(({ year, text }) => (
          <li key={year}>
            <span>{year}</span> {text}
          </li>
        ))}
      </ol>
      <CopyChart data={() => columnsOf(points)} />
    </figure>
  );
}

/** The same from nought up, for paper. */
function columnsOf(points: readonly YearPoint[]): ColumnsChart {
  const values = points.flatMap(({ at }) => at ?? []);
  const lowest = Math.min(0, ...values);
  const span = Math.max(...values) - lowest || 1;
  const columns = points.map(({ year, text, at }) => ({
    label: String(year),
    text,
    share: at === null ? null : (at - lowest) / span,
  }));
  return { kind: 'columns', columns };
}
