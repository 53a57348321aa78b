import {
  isOneView,
  rowsWeight,
  type GradeThresholds,
  type PlanSettings,
} from '#src/domain/catalogue/plan.ts';
import { compareRatios, mulDivRound } from '#src/domain/quantity/exact.ts';
import {
  addPoints,
  coefficientOf,
  NO_POINTS,
  pointsAt,
  subtractPoints,
  type Points,
} from '#src/domain/quantity/points.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import { scoreRow, type RowInput, type RowScore } from '#src/domain/score/row-score.ts';

/** 优 ≥ 90, 良 ≥ 80, 中 ≥ 60, else 差, by the plan's thresholds [S10]. */
export type Grade = 'excellent' | 'good' | 'fair' | 'poor';

export interface Scorecard {
  readonly rows: readonly RowScore[];
  /** Σ of the rounded row scores [S9]. */
  readonly total: Points;
  readonly grade: Grade;
  /** Points of the rows that have a score. */
  readonly coveredWeight: Points;
  /** Σ of all weights. */
  readonly weight: Points;
  readonly unreported: readonly RowScore[];
}

/** Scores every row and adds the rounded rows up, so that the printed column adds up [S9]. */
export function scorecardOf(inputs: readonly RowInput[], settings: PlanSettings): Scorecard {
  const rows: RowScore[] = [];
  const unreported: RowScore[] = [];
  let total = NO_POINTS;
  let coveredWeight = NO_POINTS;
  let weight = NO_POINTS;
  for (const input of inputs) {
    const row = scoreRow(input, settings.exceededRule);
    rows.push(row);
    weight = addPoints(weight, row.indicator.weight);
    if (row.score === null) {
      unreported.push(row);
    } else {
      total = addPoints(total, row.score);
      coveredWeight = addPoints(coveredWeight, row.indicator.weight);
    }
  }
  return { rows, total, grade: gradeOf(total, settings.gradeThresholds), coveredWeight, weight, unreported };
}

export function gradeOf(total: Points, [excellent, good, fair]: GradeThresholds): Grade {
  if (total >= excellent) return 'excellent';
  if (total >= good) return 'good';
  return total >= fair ? 'fair' : 'poor';
}

/** 执行率 = executed ÷ budget: uncapped for print, capped at 1 for the score out of 10 [S15]. */
export interface Execution {
  readonly executed: Quantity;
  readonly budget: Quantity;
  /** Millionths, rounded; may exceed 1,000,000, and stops at ±9 × 10^15. */
  readonly rate: number;
  readonly score: Points;
}

/** More than the budget was executed. */
export function isOverBudget({ executed, budget }: Execution): boolean {
  return executed > budget;
}

const EXECUTION_POINTS = 1_000 as Points;

/** What the execution is scored out of: 10 points, or what the plan gives it [S14] [PL30]. */
export function executionPoints({ executionWeight }: Pick<PlanSettings, 'executionWeight'>): Points {
  return executionWeight ?? EXECUTION_POINTS;
}

const MAX_RATE = 9_000_000_000_000_000;

/** null when the budget is missing or 0 (the rate is undefined) or nothing was executed yet [S15]. */
export function executionOf(
  executed: Quantity | null,
  settings: Pick<PlanSettings, 'budget' | 'executionWeight'>,
): Execution | null {
  const { budget } = settings;
  if (executed === null || budget === null || budget <= 0) return null;
  return {
    executed,
    budget,
    rate: executionRate(executed, budget),
    score: pointsAt(executionPoints(settings), coefficientOf(executed, budget)),
  };
}

/** A budget of 1 元 against billions is a slip of the unit, and must not leave the safe integers. */
function executionRate(executed: Quantity, budget: Quantity): number {
  if (compareRatios(Math.abs(executed), budget, MAX_RATE, 1_000_000) > 0)
    return Math.sign(executed) * MAX_RATE;
  return mulDivRound(1_000_000, executed, budget);
}

/** The indicators out of 90 [S14]; they stand whether or not there is a rate to add to them. */
export interface NinetyPart {
  readonly rows: readonly (Points | null)[];
  /** What the coefficients alone come to, beside what a person has set. */
  readonly computed: readonly (Points | null)[];
  readonly indicators: Points;
}

/** 自评总分: execution out of 10 and the indicators out of 90 [S14]. */
export interface TenNinety extends NinetyPart {
  readonly total: Points;
  readonly grade: Grade;
}

/**
 * Each row from weight × 0.9 and its unrounded coefficient; a manual score × 0.9; never by scaling the 100-point column [S14]. Where the
 * plan itself gives the execution its points, the rows count as they are [PL30].
 */
export function ninetyPartOf(card: Scorecard, settings: Pick<PlanSettings, 'executionWeight'>): NinetyPart {
  const isSingle = isOneView(settings);
  const rows = card.rows.map((row) => (isSingle ? row.score : ninetyScore(row)));
  let indicators = NO_POINTS;
  for (const score of rows) if (score !== null) indicators = addPoints(indicators, score);
  return {
    rows,
    computed: card.rows.map((row) => (isSingle ? row.computed : ninetyComputed(row))),
    indicators,
  };
}

/** The indicators out of 90 and the execution out of 10 [S14]. */
export function tenNinetyOf(
  part: NinetyPart,
  execution: Pick<Execution, 'score'>,
  thresholds: GradeThresholds,
): TenNinety {
  const total = addPoints(part.indicators, execution.score);
  return { ...part, total, grade: gradeOf(total, thresholds) };
}

function ninetyScore(row: RowScore): Points | null {
  if (row.score === null) return null;
  return row.isManual || row.coefficient === null
    ? (mulDivRound(row.score, 9, 10) as Points)
    : ninetyComputed(row);
}

function ninetyComputed({ coefficient, indicator }: RowScore): Points | null {
  if (coefficient === null) return null;
  return mulDivRound(indicator.weight * 9, coefficient.numerator, coefficient.denominator * 10) as Points;
}

/** Σ of weights short of, or over, what the rows should weigh; 0 when the plan is sound. */
export function weightGap(card: Scorecard, settings: PlanSettings): Points {
  return subtractPoints(rowsWeight(settings), card.weight);
}
