import { executionPoints, isOneView } from '#src/domain/catalogue/rules.ts';
import { capOf } from '#src/domain/score/scorecard.ts';
import { YEAR_END } from '#src/domain/period/month.ts';
import { addPoints, NO_POINTS, subtractPoints, type Points } from '#src/domain/quantity/points.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { projectTotal, type ProjectedTotal } from '#src/domain/score/projection.ts';

/** What the rows may end at [F6]–[F9]; null while nothing is reported. Apart from the report: the first screen goes without it. */
export function projectedRows({ rows, cutOff, plan }: YearReport): ProjectedTotal | null {
  return projectTotal(
    rows.map(({ score, forecast, series }) => ({ row: score, forecast, series })),
    cutOff,
    plan.settings,
  );
}

/** With the execution where the plan gives it points of its own: what it has so far is counted, the rest is open [PL30]. */
export interface ProjectedYear extends ProjectedTotal {
  /** null: it is not part of the plan's hundred points. */
  readonly execution: { readonly score: Points; readonly open: Points } | null;
}

/** What the year may end at: of the rows, or of both where there is one view of the total. */
export function projectedTotal(report: YearReport): ProjectedYear | null {
  const projected = projectedRows(report);
  if (projected === null) return null;
  const execution = executionPart(report);
  if (execution === null) return { ...projected, execution };
  const { score, open } = execution;
  return {
    ...projected,
    value: addPoints(projected.value, score),
    low: addPoints(projected.low, score),
    high: addPoints(projected.high, score),
    open: addPoints(projected.open, open),
    execution,
  };
}

/** The execution where the plan gives it points: what it has, and what it may still get; null where there are two views [PL30], or none for it [KJ4]. */
export function executionPart({ plan, execution, cutOff }: YearReport): ProjectedYear['execution'] {
  if (!isOneView(plan.settings) || executionPoints(plan.settings) === NO_POINTS) return null;
  const score = execution?.score ?? NO_POINTS;
  const isSettled = cutOff === YEAR_END && execution !== null;
  return { score, open: isSettled ? NO_POINTS : subtractPoints(executionPoints(plan.settings), score) };
}

/**
 * A total that the grade is on, as far as the execution rate allows it: in December alone, for before that the rate is still growing.
 * With two views the grade beside the rows is of 指标得分, which nothing caps [KJ5].
 */
export function heldTotal({ plan, execution, cutOff }: YearReport, total: Points): Points {
  if (cutOff < YEAR_END || !isOneView(plan.settings)) return total;
  return Math.min(total, capOf(execution, plan.settings)?.most ?? total) as Points;
}
