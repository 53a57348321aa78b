import type { Month } from '#src/domain/period/month.ts';
import { monthText, quantityText } from '#src/domain/words/format.ts';
import { isDueByAmount, rowCourse } from '#src/domain/words/row-course.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import {
  linePath,
  scaleOf,
  stepPath,
  type ChartSize,
  type Dot,
} from '#src/features/indicator/course-geometry.ts';
import type { LastCourse } from '#src/features/indicator/last-course.ts';
import { useWidth } from '#src/ui/use-width.ts';
import styles from './course-chart.module.css';

interface CourseChartProps {
  readonly row: ReportRow;
  readonly month: Month;
  readonly last: LastCourse | null;
  /** Read out in place of the drawing; the months table has every figure. */
  readonly label: string;
}

const HEIGHT = 230;

/** The year of a measured row: its line, what was due, the target, and where it is expected to end. */
export function CourseChart({ row, month, last, label }: CourseChartProps) {
  const [ref, width] = useWidth<HTMLDivElement>(680);
  const { indicator, forecast } = row;
  if (indicator.kind !== 'quantitative') return null;
  const isSum = indicator.rollup === 'sum';
  const course = rowCourse(row, month);
  const size: ChartSize = { width, height: HEIGHT, left: 58, right: 12, top: 16, bottom: 24 };
  const { x, y, ticks } = scaleOf(course, forecast, size, {
    isCloseUp: !isSum,
    behind: last?.values ?? [],
    decimals: indicator.decimals,
  });
  const at = (each: Month, value: number | null): Dot | null =>
    value === null ? null : { x: x(each), y: y(value) };
  const line = course.map(({ month: each, value, cell }) =>
    isSum ? at(each, value) : at(each, each <= month && cell.kind === 'number' ? cell.value : null),
  );
  const due = course.map((point) => at(point.month, point.due));
  const target = course.map((point) => at(point.month, point.target));
  const end = line[month - 1] ?? null;
  const isDueDrawn = isDueByAmount(indicator);
  return (
    <div ref={ref} className={styles['frame']}>
      <svg data-chart="" width={width} height={HEIGHT} role="img" aria-label={label}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              className={styles['grid']}
              x1={size.left}
              x2={width - size.right}
              y1={y(tick)}
              y2={y(tick)}
            />
            <text className={styles['tick']} x={size.left - 8} y={y(tick) + 4} textAnchor="end">
              {quantityText(tick)}
            </text>
          </g>
        ))}
        {course.map((point) => (
          <text
            key={point.month}
            className={point.month === month ? styles['tickNow'] : styles['tick']}
            x={x(point.month)}
            y={HEIGHT - 6}
            textAnchor="middle"
          >
            {width < 480 ? point.month : monthText(point.month)}
          </text>
        ))}
        {last === null ? null : (
          <path
            className={styles['before']}
            d={linePath(
              course
                .filter(({ month: each }) => last.isPassed[each - 1] !== true)
                .map(({ month: each }) => at(each, last.values[each - 1] ?? null)),
            )}
          />
        )}
        <path className={styles['target']} d={stepPath(target)} />
        {isDueDrawn ? (
          <path
            className={styles['due']}
            d={indicator.pacing.kind === 'milestone' ? stepPath(due) : linePath(due)}
          />
        ) : null}
        {forecast === null || end === null || month === 12 ? null : (
          <>
            <path
              className={styles['band']}
              d={`M${end.x} ${end.y}L${x(12)} ${y(forecast.high)}V${y(forecast.low)}Z`}
            />
            <path className={styles['forecast']} d={`M${end.x} ${end.y}L${x(12)} ${y(forecast.value)}`} />
          </>
        )}
        {/* Nothing was measured in a month of 无发生: the line goes past it, and breaks only where nobody has reported. */}
        <path
          className={styles['line']}
          d={linePath(line.filter((dot, index) => dot !== null || course[index]?.cell.kind !== 'none'))}
        />
        {line.map((dot, index) =>
          dot === null ? null : (
            <circle
              key={course[index]?.month}
              className={course[index]?.cell.kind === 'unreported' ? styles['hollow'] : styles['dot']}
              cx={dot.x}
              cy={dot.y}
              r={3}
            />
          ),
        )}
      </svg>
    </div>
  );
}

/** What the lines mean; the words also for those who cannot tell the colours apart. */
export function CourseLegend({ row, month, last }: Omit<CourseChartProps, 'label'>) {
  const { indicator, forecast } = row;
  if (indicator.kind !== 'quantitative') return null;
  const isSum = indicator.rollup === 'sum';
  return (
    <ul className={styles['legend']}>
      <li>
        <i className={styles['keyLine']} />
        {isSum ? '累计' : '当月值'}
      </li>
      {last === null ? null : (
        <li>
          <i className={styles['keyBefore']} />
          {last.year} 年
        </li>
      )}
      <li>
        <i className={styles['keyTarget']} />
        指标值
      </li>
      {isDueByAmount(indicator) ? (
        <li>
          <i className={styles['keyDue']} />
          按时序应完成
        </li>
      ) : null}
      {forecast === null || month === 12 ? null : (
        <li>
          <i className={styles['keyForecast']} />
          预计与区间
        </li>
      )}
    </ul>
  );
}
