import { MONTHS } from '#src/domain/period/month.ts';
import { rowCourse, type EarlierLine } from '#src/domain/words/row-course.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import type { LastYear } from '#src/queries/year-on-year.ts';

/** Last year's course of a row, behind this year's [NY12]. */
export interface LastCourse extends EarlierLine {
  readonly year: number;
}

/** null: there is no year before, the row is new, or its unit or roll-up was another, so that one axis cannot hold both. */
export function lastCourseOf(last: LastYear, row: ReportRow): LastCourse | null {
  if (last.kind !== 'here') return null;
  const { compared } = last;
  const was = compared.rows.find((each) => each.row === row)?.last ?? null;
  if (was === null || row.indicator.kind !== 'quantitative' || was.indicator.kind !== 'quantitative')
    return null;
  if (was.indicator.unit !== row.indicator.unit || was.indicator.rollup !== row.indicator.rollup) return null;
  const isSum = row.indicator.rollup === 'sum';
  // The whole of last year is known, whatever month is looked at.
  const course = rowCourse(was, 12);
  return {
    year: compared.last.plan.year,
    isPassed: MONTHS.map((_, at) => !isSum && course[at]?.cell.kind === 'none'),
    values: MONTHS.map((_, at) => {
      const point = course[at];
      if (point === undefined) return null;
      if (isSum) return point.value;
      return point.cell.kind === 'number' ? point.cell.value : null;
    }),
  };
}
