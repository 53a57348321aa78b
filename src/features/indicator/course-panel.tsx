import type { Month } from '#src/domain/period/month.ts';
import { courseSentence } from '#src/domain/words/row-course.ts';
import { quantityText } from '#src/domain/words/format.ts';
import { measureText, unitText } from '#src/domain/words/value-text.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import { CourseChart, CourseLegend } from '#src/features/indicator/course-chart.tsx';
import type { LastCourse } from '#src/queries/last-course.ts';
import { Panel } from '#src/ui/panel.tsx';
import styles from './indicator.module.css';
import { CopyChart } from '#src/widgets/copy-out.tsx';

/** The course against what was due: a sentence and a drawing; the table below it has the figures. */
interface CoursePanelProps {
  readonly row: ReportRow;
  readonly month: Month;
  readonly last: LastCourse | null;
}

export function CoursePanel({ row, month, last }: CoursePanelProps) {
  const before = last?.values[month - 1] ?? null;
  const sentence =
    last === null || before === null
      ? courseSentence(row, month)
      : `${courseSentence(row, month)}${last.year} 年同期 ${measureText(quantityText(before), row.indicator)}。`;
  return (
    <Panel
      title="走势"
      sub={`单位：${unitText(row.indicator)}`}
      tools={
        <>
          <CourseLegend row={row} month={month} last={last} />
          <CopyChart />
        </>
      }
    >
      <p className={styles['sentence']}>{sentence}</p>
      <CourseChart row={row} month={month} last={last} label={sentence} />
    </Panel>
  );
}
