import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Plan, PlanIndicator, PlanSettings } from '#src/domain/catalogue/plan.ts';
import { rulesOf } from '#src/domain/catalogue/rules.ts';
import { isInBand, ratedToCoefficient, type RatedCoefficient } from '#src/domain/catalogue/tier.ts';
import type { Month } from '#src/domain/period/month.ts';
import {
  addPoints,
  NO_POINTS,
  pointsIn,
  subtractPoints,
  sumPoints,
  type Points,
} from '#src/domain/quantity/points.ts';
import { addQuantities, ZERO, type Quantity } from '#src/domain/quantity/quantity.ts';
import { executionPart, heldTotal } from '#src/domain/year/projected.ts';
import { isSameState } from '#src/domain/year/row-state.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { scoreAt } from '#src/domain/score/row-score.ts';
import { gradeOf, type Grade } from '#src/domain/score/scorecard.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { supposing, type YearStatements } from '#src/domain/statements/year-statements.ts';

/** What is assumed of a row at the year's end: a full-year value of a measured one, a coefficient of one that a person rates. */
export type Assumption =
  | { readonly kind: 'value'; readonly value: Quantity }
  | { readonly kind: 'coefficient'; readonly coefficient: RatedCoefficient };

export type Assumptions = ReadonlyMap<IndicatorId, Assumption>;

/** A row as it would be. */
export interface SupposedRow {
  readonly row: ReportRow;
  /** null: it is left as it stands. */
  readonly assumed: Assumption | null;
  readonly score: Points | null;
  /** null while nothing settles it. */
  readonly met: boolean | null;
  /** Against the score as it stands. */
  readonly change: Points;
}

/** The plan as it would be at the year's end were these things so [MO31]. Nothing is stored. */
export interface SupposedYear {
  readonly rows: readonly SupposedRow[];
  /** Σ of the rows' scores. */
  readonly total: Points;
  /** Against the total as it stands. */
  readonly change: Points;
  /** The total that the grade is on: with the execution so far where that is part of the plan [PL30]. */
  readonly graded: Points;
  readonly grade: Grade;
  /** Points of the rows that would still have no score, and of an execution that is not over. */
  readonly open: Points;
  /** With all of that in full. */
  readonly bestGrade: Grade;
}

/** A manual score stands, unless something is assumed of its row: then it is set aside. */
export function supposeYear(report: YearReport, assumptions: Assumptions): SupposedYear {
  const { settings } = report.plan;
  const rows = report.rows.map((row) => supposeRow(row, assumptions.get(row.indicator.id), settings));
  const change = sumPoints(rows.map((each) => each.change));
  const total = addPoints(report.card.total, change);
  const execution = executionPart(report);
  const sum = addPoints(total, execution?.score ?? NO_POINTS);
  const graded = heldTotal(report, sum);
  const open = sumPoints([
    ...rows.flatMap(({ row, score }) => (score === null ? [row.indicator.weight] : [])),
    execution?.open ?? NO_POINTS,
  ]);
  return {
    rows,
    total,
    change,
    graded,
    grade: gradeOf(graded, settings.gradeThresholds),
    open,
    bestGrade: gradeOf(heldTotal(report, addPoints(sum, open)), settings.gradeThresholds),
  };
}

/** What is assumed of the wrong kind of row is not assumed. */
function supposeRow(row: ReportRow, assumed: Assumption | undefined, settings: PlanSettings): SupposedRow {
  const { indicator, goal, score } = row;
  const changed = (points: Points) => subtractPoints(points, score.score ?? NO_POINTS);
  if (assumed?.kind === 'value' && goal !== null) {
    const scored = scoreAt(indicator, goal, assumed.value, settings);
    const points = scored.score ?? NO_POINTS;
    return { row, assumed, score: points, met: scored.met, change: changed(points) };
  }
  if (assumed?.kind === 'coefficient' && goal === null) {
    const rules = rulesOf(settings);
    const points = pointsIn(indicator.weight, ratedToCoefficient(assumed.coefficient), rules.rowDecimals, 10);
    return {
      row,
      assumed,
      score: points,
      met: isInBand('met', assumed.coefficient, rules),
      change: changed(points),
    };
  }
  return { row, assumed: null, score: score.score, met: score.met, change: NO_POINTS };
}

/** What one supposed row would score. */
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
  const supposed = supposeOne(report, row, { kind: 'value', value });
  return supposed === null ? null : { value, ...supposed };
}

/** The same for a row that a person rates, at a supposed coefficient; null for measured rows. */
export function supposeRating(
  report: YearReport,
  row: ReportRow,
  coefficient: RatedCoefficient,
): Omit<Supposition, 'value'> | null {
  return supposeOne(report, row, { kind: 'coefficient', coefficient });
}

function supposeOne(report: YearReport, { indicator }: ReportRow, assumption: Assumption) {
  const { rows, total, change, grade } = supposeYear(report, new Map([[indicator.id, assumption]]));
  const found = rows.find(({ row, assumed }) => row.indicator.id === indicator.id && assumed !== null);
  if (found === undefined) return null;
  return { score: found.score ?? NO_POINTS, met: found.met === true, total, change, grade };
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
  return effectOf(yearReport(plan, year, cutOff), yearReport(plan, supposing(year, said), cutOff));
}

/** The same of two reports of one year, row by row: what other rules do [KJ9]. */
export function effectOf(before: YearReport, after: YearReport): PlanEffect {
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
