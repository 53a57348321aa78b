import { rowsWeight, type PlanSettings } from '#src/domain/catalogue/plan.ts';
import {
  executionPoints,
  isOneView,
  rulesOf,
  type GradeThresholds,
  type RateCap,
  type ViewRules,
} from '#src/domain/catalogue/rules.ts';
import { compareRatios, mulDivRound } from '#src/domain/quantity/exact.ts';
import {
  addPoints,
  coefficientOf,
  FULL,
  NO_POINTS,
  pointsIn,
  subtractPoints,
  sumPoints,
  type Points,
  type Tenths,
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
    const row = scoreRow(input, settings);
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

const MAX_RATE = 9_000_000_000_000_000;

/** null when the budget is missing or 0 (the rate is undefined) or nothing was executed yet [S15]. */
export function executionOf(
  executed: Quantity | null,
  settings: ViewRules & Pick<PlanSettings, 'budget'>,
): Execution | null {
  const { budget } = settings;
  if (executed === null || budget === null || budget <= 0) return null;
  return {
    executed,
    budget,
    rate: executionRate(executed, budget),
    score: pointsIn(
      executionPoints(settings),
      coefficientOf(executed, budget),
      rulesOf(settings).rowDecimals,
      10,
    ),
  };
}

/** A budget of 1 元 against billions is a slip of the unit, and must not leave the safe integers. */
function executionRate(executed: Quantity, budget: Quantity): number {
  if (compareRatios(Math.abs(executed), budget, MAX_RATE, 1_000_000) > 0)
    return Math.sign(executed) * MAX_RATE;
  return mulDivRound(1_000_000, executed, budget);
}

/** The indicators out of 90 (80, 100); they stand whether or not there is a rate to add to them [S14]. */
export interface NinetyPart {
  readonly rows: readonly (Points | null)[];
  /** What the coefficients alone come to, beside what a person has set. */
  readonly computed: readonly (Points | null)[];
  readonly indicators: Points;
}

/** 自评总分: the execution and the indicators, out of one hundred together [S14], and no more than the rate allows [KJ5]. */
export interface TenNinety extends NinetyPart {
  readonly total: Points;
  readonly grade: Grade;
  /** What lowered the total; null: nothing did. */
  readonly capped: CappedTotal | null;
}

/** A total that the execution rate has lowered. */
export interface CappedTotal {
  /** Execution and rows as they add up. */
  readonly sum: Points;
  readonly cap: RateCap;
}

/**
 * Each row from weight × 0.9 (0.8) and its unrounded coefficient; a manual score × 0.9; never by scaling the 100-point column [S14].
 * Where there is one view, the rows count as they are [PL30].
 */
export function ninetyPartOf(card: Scorecard, settings: ViewRules): NinetyPart {
  const tenths = rowTenths(settings);
  const { rowDecimals } = rulesOf(settings);
  const computed = card.rows.map(({ coefficient, indicator, deducted }) =>
    coefficient === null
      ? null
      : pointsIn(subtractPoints(indicator.weight, deducted), coefficient, rowDecimals, tenths),
  );
  const rows = card.rows.map(({ manual }, index) =>
    manual === null ? (computed[index] ?? null) : pointsIn(manual, FULL, rowDecimals, tenths),
  );
  return { rows, computed, indicators: sumPoints(rows.map((score) => score ?? NO_POINTS)) };
}

/** How many tenths of their weight rows have in 自评总分 [KJ4]. */
export function rowTenths(settings: ViewRules): Tenths {
  if (isOneView(settings)) return 10;
  return executionPoints(settings) === TWENTY ? 8 : 9;
}

const TWENTY = 2_000;

/**
 * The indicators and the execution [S14].
 * @returns null: there is no rate to score. Where the execution has no points, the rows alone make the total, rate or none [KJ4].
 */
export function tenNinetyOf(
  part: NinetyPart,
  execution: Execution | null,
  settings: ViewRules & Pick<PlanSettings, 'gradeThresholds'>,
): TenNinety | null {
  if (execution === null && executionPoints(settings) !== NO_POINTS) return null;
  const sum = addPoints(part.indicators, execution?.score ?? NO_POINTS);
  const cap = capOf(execution, settings);
  const capped = cap === null || sum <= cap.most ? null : { sum, cap };
  const total = capped === null ? sum : capped.cap.most;
  return { ...part, total, grade: gradeOf(total, settings.gradeThresholds), capped };
}

/** The lowest cap of those whose bound the rate is below, unrounded and uncapped; null: none applies, nor where there is no rate [KJ5]. */
export function capOf(execution: Execution | null, settings: ViewRules): RateCap | null {
  if (execution === null) return null;
  let lowest: RateCap | null = null;
  for (const cap of rulesOf(settings).caps) {
    if (isBelow(execution, cap) && (lowest === null || cap.most < lowest.most)) lowest = cap;
  }
  return lowest;
}

/** Whether the rate, unrounded and uncapped, is below the bound of a cap [KJ5]. */
export function isBelow({ executed, budget }: Execution, { below }: RateCap): boolean {
  return compareRatios(executed, budget, below, 1_000_000) < 0;
}

/** Σ of weights short of, or over, what the rows should weigh; 0 when the plan is sound. */
export function weightGap(card: Scorecard, settings: PlanSettings): Points {
  return subtractPoints(rowsWeight(settings), card.weight);
}
