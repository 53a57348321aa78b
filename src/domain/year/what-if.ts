import { isOneView, type Plan, type PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { ratedToCoefficient, type RatedCoefficient } from '#src/domain/catalogue/tier.ts';
import type { Month } from '#src/domain/period/month.ts';
import { addPoints, NO_POINTS, pointsAt, subtractPoints, type Points } from '#src/domain/quantity/points.ts';
import { addQuantities, ZERO, type Quantity } from '#src/domain/quantity/quantity.ts';
import { isSameState } from '#src/domain/year/row-state.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { scoreRow } from '#src/domain/score/row-score.ts';
import { gradeOf, type Grade } from '#src/domain/score/scorecard.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { supposing, type YearStatements } from '#src/domain/statements/year-statements.ts';

/** What a full-year value that nobody has reported would score. */
export interface Supposition {
  readonly value: Quantity;
  readonly score: Points;
  readonly met: boolean;
  /** The plan's total with this row's score in place of what it has now; a manual score is set aside. */
  readonly total: Points;
  /** Against the total as it stands. */
  readonly change: Points;
  readonly grade: Grade;
}

/** Scores a supposed full-year value of a measured row [I3]; null for rated rows. Nothing is stored. */
export function supposeValue(report: YearReport, row: ReportRow, value: Quantity): Supposition | null {
  const { indicator, goal } = row;
  if (goal === null) return null;
  const { settings } = report.plan;
  const figure = { kind: 'number', value, count: 1, from: null } as const;
  const scored = scoreRow({ indicator, goal, figure, rating: null, manual: null }, settings.exceededRule);
  return { value, met: scored.met === true, ...supposedScore(report, row, scored.score ?? NO_POINTS) };
}

/** The same for a row that a person rates, at a supposed coefficient; null for measured rows. */
export function supposeRating(
  report: YearReport,
  row: ReportRow,
  coefficient: RatedCoefficient,
): Omit<Supposition, 'value' | 'met'> | null {
  if (row.goal !== null) return null;
  const score = pointsAt(row.indicator.weight, ratedToCoefficient(coefficient));
  return supposedScore(report, row, score);
}

function supposedScore(report: YearReport, row: ReportRow, score: Points) {
  const change = subtractPoints(score, row.score.score ?? NO_POINTS);
  const total = addPoints(report.card.total, change);
  const { settings } = report.plan;
  // The grade is on both together where the execution is part of the plan [PL30].
  const beside = isOneView(settings) ? (report.execution?.score ?? NO_POINTS) : NO_POINTS;
  return { score, change, total, grade: gradeOf(addPoints(total, beside), settings.gradeThresholds) };
}

/** To date plus what is supposed to come: only a sum can be added to. */
export function supposedTotal(row: ReportRow, remaining: Quantity): Quantity {
  return addQuantities(row.figure.kind === 'number' ? row.figure.value : ZERO, remaining);
}

/** A row that would read differently. */
interface MovedRow {
  readonly before: ReportRow;
  readonly after: ReportRow;
  /** Points won or lost; null when the row has no score before or after. */
  readonly change: Points | null;
}

/** What a change of the plan does before it is made: both reports, and the rows whose score, state or light moves [L2]. */
export interface PlanEffect {
  readonly before: YearReport;
  readonly after: YearReport;
  readonly moved: readonly MovedRow[];
}

export function planEffect(
  plan: Plan,
  year: YearStatements,
  cutOff: Month,
  said: readonly Said[],
): PlanEffect {
  const before = yearReport(plan, year, cutOff);
  const after = yearReport(plan, supposing(year, said), cutOff);
  const moved = before.rows.flatMap((row, index): MovedRow[] => {
    const next = after.rows[index];
    return next === undefined || isSameStanding(row, next)
      ? []
      : [{ before: row, after: next, change: changeOf(row, next) }];
  });
  return { before, after, moved };
}

function changeOf({ score: { score: from } }: ReportRow, { score: { score: to } }: ReportRow): Points | null {
  return from === null || to === null ? null : subtractPoints(to, from);
}

function isSameStanding(a: ReportRow, b: ReportRow): boolean {
  return a.score.score === b.score.score && isSameState(a.state, b.state) && a.light === b.light;
}

/** Weights added up row by row, in plan order: the running sum beside the weights. */
export function runningWeights(indicators: readonly PlanIndicator[]): readonly Points[] {
  let sum = NO_POINTS;
  return indicators.map((indicator) => {
    sum = addPoints(sum, indicator.weight);
    return sum;
  });
}
