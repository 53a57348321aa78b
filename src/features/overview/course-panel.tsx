import { useMemo } from 'react';
import { Chart } from '#src/charts/chart.tsx';
import { courseOption } from '#src/charts/course-option.ts';
import { YEAR_END } from '#src/domain/period/month.ts';
import { monthText, scoreText, weightText } from '#src/domain/words/format.ts';
import { yearSentence } from '#src/domain/words/headline.ts';
import { COURSE_TITLE } from '#src/domain/words/panel-titles.ts';
import { yearCourse, type YearCourse } from '#src/domain/year/year-course.ts';
import { courseKey } from '#src/domain/words/chart-words.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { ChartPanel } from '#src/features/overview/chart-panel.tsx';

interface CoursePanelProps {
  readonly report: YearReport;
  /** null: not computed yet. */
  readonly reports: readonly YearReport[] | null;
}

const HEIGHT = 236;

/** 全年得分走势 [O4]. */
export function CoursePanel({ report, reports }: CoursePanelProps) {
  const series = useMemo(() => (reports === null ? null : yearCourse(report, reports)), [report, reports]);
  const option = useMemo(() => (series === null ? null : courseOption(series)), [series]);
  const sentence = yearSentence(report);
  return (
    <ChartPanel
      title={COURSE_TITLE}
      sub={courseKey(report.cutOff)}
      sentence={sentence}
      height={HEIGHT}
      chart={
        option === null ? (
          <div style={{ height: HEIGHT }} data-coming="" />
        ) : (
          <Chart option={option} label={`得分走势图：${sentence}`} height={HEIGHT} />
        )
      }
      table={series === null ? null : <CourseTable series={series} />}
    />
  );
}

function CourseTable({ series }: { readonly series: YearCourse }) {
  const { points, cutOff, projected } = series;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">截至</th>
          <th scope="col">已得分</th>
          <th scope="col">已覆盖（分）</th>
          <th scope="col">已到期（分）</th>
          <th scope="col">预计（区间，分）</th>
        </tr>
      </thead>
      <tbody>
        {points.map(({ month, score, coveredWeight, due }) => (
          <tr key={month}>
            <th scope="row">{monthText(month)}</th>
            <td>{scoreText(score)}</td>
            <td>{coveredWeight === null ? '—' : weightText(coveredWeight)}</td>
            <td>{scoreText(due)}</td>
            <td>
              {month === YEAR_END && cutOff < YEAR_END && projected !== null
                ? `${scoreText(projected.value)}（${scoreText(projected.low)}—${scoreText(projected.high)}）`
                : '—'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
