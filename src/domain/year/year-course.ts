import type { Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { courseThresholds, scoreCourse, type CoursePoint } from '#src/domain/year/breakdown.ts';
import { projectedRows } from '#src/domain/year/projected.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';

/** 全年得分走势 as figures: what every chart of it is drawn from [O4]. */
export interface YearCourse {
  readonly cutOff: Month;
  /** January…December. */
  readonly points: readonly CoursePoint[];
  /** The projected total and its band; it ends in December. null while nothing is reported. */
  readonly projected: { readonly value: Points; readonly low: Points; readonly high: Points } | null;
  /** Of 优, 良 and 中, where the total of the rows has grades. */
  readonly thresholds: readonly Points[];
  /** Σ of weights. */
  readonly weight: Points;
}

/** @param reports the year as of each of its months */
export function yearCourse(report: YearReport, reports: readonly YearReport[]): YearCourse {
  const { cutOff, plan, card } = report;
  return {
    cutOff,
    points: scoreCourse(reports, cutOff),
    projected: projectedRows(report),
    thresholds: courseThresholds(plan.settings),
    weight: card.weight,
  };
}
