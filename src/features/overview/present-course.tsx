import type { Frame } from '#src/charts/drawing.ts';
import { rowCourseDrawing } from '#src/charts/row-course-drawing.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import type { Month } from '#src/domain/period/month.ts';
import { ROW_COURSE_KEY } from '#src/domain/words/chart-words.ts';
import { ChartDrawing } from '#src/widgets/chart-drawing.tsx';
import type { LastCourse } from '#src/queries/last-course.ts';
import styles from './present-mode.module.css';

interface PresentCourseProps {
  readonly row: ReportRow;
  readonly cutOff: Month;
  /** Last year's line behind it; null where there is none that one axis could hold. */
  readonly last: LastCourse | null;
}

const FRAME: Frame = { width: 804, height: 266, left: 64, right: 96, top: 22, bottom: 26 };

/** The course of one row as its page draws it, in letters for the other end of the room. */
export function PresentCourse({ row, cutOff, last }: PresentCourseProps) {
  const drawing = rowCourseDrawing(row, cutOff, FRAME, last);
  if (drawing === null) return null;
  return (
    <>
      <ChartDrawing drawing={drawing} isScaled className={styles['course']} />
      <p className={styles['key']}>
        {ROW_COURSE_KEY}
        {last === null ? null : `；宽灰线：${last.year} 年`}
      </p>
    </>
  );
}
