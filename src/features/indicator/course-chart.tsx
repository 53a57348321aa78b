import { rowCourseDrawing } from '#src/charts/row-course-drawing.ts';
import { TARGET_LABEL } from '#src/domain/catalogue/field-words.ts';
import type { Month } from '#src/domain/period/month.ts';
import { DUE_LABEL } from '#src/domain/words/figure-labels.ts';
import { isDueByAmount } from '#src/domain/words/row-course.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import { useWidth } from '#src/ui/use-width.ts';
import { ChartDrawing } from '#src/widgets/chart-drawing.tsx';
import type { LastCourse } from '#src/queries/last-course.ts';
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
  const drawing = rowCourseDrawing(
    row,
    month,
    { width, height: HEIGHT, left: 58, right: 84, top: 20, bottom: 24 },
    last,
  );
  if (drawing === null) return null;
  return (
    <div ref={ref} className={styles['frame']}>
      <ChartDrawing drawing={drawing} label={label} />
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
      {isSum ? (
        <li>
          <i className={styles['keyBar']} />
          当月
        </li>
      ) : null}
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
        {TARGET_LABEL}
      </li>
      {isDueByAmount(indicator) ? (
        <li>
          <i className={styles['keyDue']} />
          {DUE_LABEL}
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
