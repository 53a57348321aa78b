import type { Month } from '#src/domain/period/month.ts';
import { courseSentence } from '#src/domain/words/row-course.ts';
import { unitText } from '#src/domain/words/value-text.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import { CourseChart, CourseLegend } from '#src/features/indicator/course-chart.tsx';
import { Panel } from '#src/ui/panel.tsx';
import styles from './indicator.module.css';

/** The course against what was due: a sentence and a drawing; the table below it has the figures. */
export function CoursePanel({ row, month }: { readonly row: ReportRow; readonly month: Month }) {
  const sentence = courseSentence(row, month);
  return (
    <Panel
      title="走势"
      sub={`单位：${unitText(row.indicator)}`}
      tools={<CourseLegend row={row} month={month} />}
    >
      <p className={styles['sentence']}>{sentence}</p>
      <CourseChart row={row} month={month} label={sentence} />
    </Panel>
  );
}
