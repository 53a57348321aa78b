import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { addPoints, NO_POINTS, subtractPoints, sumPoints, type Points } from '#src/domain/quantity/points.ts';
import { attainable } from '#src/domain/score/row-score.ts';
import { pointsDue } from '#src/domain/score/pace.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { yearReport, type ReportRow, type YearReport } from '#src/domain/report/year-report.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';

/** Points of a group of rows: a class, a section. */
export interface GroupScore {
  readonly key: string;
  readonly score: Points;
  readonly weight: Points;
  readonly coveredWeight: Points;
  readonly rows: number;
}

/** Scores by class or by owner section, in the order of first appearance in the plan. */
export function scoreBy(
  report: YearReport,
  keyOf: (indicator: PlanIndicator) => string,
): readonly GroupScore[] {
  const groups = new Map<string, GroupScore>();
  for (const row of report.rows) {
    const key = keyOf(row.indicator);
    const group = groups.get(key) ?? {
      key,
      score: NO_POINTS,
      weight: NO_POINTS,
      coveredWeight: NO_POINTS,
      rows: 0,
    };
    const isScored = row.score.score !== null;
    groups.set(key, {
      key,
      score: addPoints(group.score, row.score.score ?? NO_POINTS),
      weight: addPoints(group.weight, row.indicator.weight),
      coveredWeight: isScored ? addPoints(group.coveredWeight, row.indicator.weight) : group.coveredWeight,
      rows: group.rows + 1,
    });
  }
  return [...groups.values()];
}

/** One month of the year's course. */
export interface CoursePoint {
  readonly month: Month;
  /** 已得分 as of this month; null for months after the cut-off, and while no row is scored. */
  readonly score: Points | null;
  readonly coveredWeight: Points | null;
  /** What the plan's own pacing would have scored by this month [D8]. */
  readonly due: Points;
}

/** The year as of each of its months, January…December: about a millisecond for a plan of 32 rows, once warm. */
export function monthReports(plan: Plan, year: YearStatements): readonly YearReport[] {
  return MONTHS.map((month) => yearReport(plan, year, month));
}

/** Score and due points, January…December; scores only up to the cut-off. */
export function scoreCourse(reports: readonly YearReport[], cutOff: Month): readonly CoursePoint[] {
  return reports.map((report) => {
    const isPast = report.cutOff <= cutOff && report.card.coveredWeight > 0;
    return {
      month: report.cutOff,
      score: isPast ? report.card.total : null,
      coveredWeight: isPast ? report.card.coveredWeight : null,
      due: duePoints(report, report.cutOff),
    };
  });
}

/** Σ of the points due by a month over all rows [D8]. */
export function duePoints(report: YearReport, month: Month): Points {
  return sumPoints(
    report.rows.map(({ indicator, goal }) =>
      pointsDue(indicator.weight, indicator.kind === 'quantitative' ? indicator : null, goal, month),
    ),
  );
}

/** Rows by points still attainable, most first; rows with nothing to win left out [V2]. Ties keep the annex's order. */
export function rowsToWin(report: YearReport): readonly ReportRow[] {
  return report.rows
    .filter((row) => attainable(row.score) > 0)
    .sort((a, b) => attainable(b.score) - attainable(a.score) || a.indicator.seq - b.indicator.seq);
}

/** One step of the way from all points down to the score. */
export interface LossStep {
  readonly row: ReportRow;
  readonly loss: Points;
  /** Not scored yet: the loss may still turn out smaller. */
  readonly isOpen: boolean;
}

/** weight − score of every row that is not at full score, largest first; their sum is total weight − total [V3]. */
export function losses(report: YearReport): readonly LossStep[] {
  return report.rows
    .map((row) => ({
      row,
      loss: subtractPoints(row.indicator.weight, row.score.score ?? NO_POINTS),
      isOpen: row.score.score === null,
    }))
    .filter((step) => step.loss > 0)
    .sort(
      (a, b) =>
        Number(a.isOpen) - Number(b.isOpen) || b.loss - a.loss || a.row.indicator.seq - b.row.indicator.seq,
    );
}
