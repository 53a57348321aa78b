import type { IndicatorId, Operator, QuantitativeIndicator } from '#src/domain/catalogue/indicator.ts';
import type { ExceededRule, Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { roundedTimes, share, type Fraction } from '#src/domain/check/fraction.ts';
import { StandingWords } from '#src/domain/check/standing-words.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import { planInForce, yearStatements } from '#src/domain/statements/year-statements.ts';

/**
 * The total once more, from the raw revisions, by a program of its own: plain steps over bigints that share no line with the
 * roll-up, the score and the exact numbers of the first route [A9]. What both do share is the catalogue, the shape of statements,
 * and which edits of the plan are in force. Amounts are in ten-thousandths, points in hundredths.
 */
export interface SecondRoute {
  readonly rows: readonly SecondRow[];
  /** 指标得分: Σ of the rows. */
  readonly total: bigint;
  readonly executionScore: bigint | null;
  /** 自评总分, 10 + 90; null without an execution rate. */
  readonly tenNinety: bigint | null;
}

export interface SecondRow {
  readonly id: IndicatorId;
  /** The full-year value; 'none': all reported months were 无发生; null: nothing reported, or a rated row. */
  readonly value: bigint | 'none' | null;
  readonly coefficient: Fraction | null;
  /** What counts: the manual score, or weight × coefficient. */
  readonly score: bigint | null;
  readonly ninety: bigint | null;
}

/** @param log all revisions of the plan's year */
export function secondRoute(published: Plan, log: readonly Statement[], cutOff: Month): SecondRoute {
  const words = new StandingWords(log);
  const plan = planInForce(published, yearStatements(words.all()), cutOff);
  const { exceededRule, budget, executionWeight } = plan.settings;
  const rows = plan.indicators.map((indicator) =>
    secondRow(indicator, words, cutOff, exceededRule, executionWeight === undefined),
  );
  const executionScore = executionPoints(words, cutOff, budget, executionWeight ?? 1_000);
  const ninety = added(rows.map((row) => row.ninety));
  return {
    rows,
    total: added(rows.map((row) => row.score)),
    executionScore,
    tenNinety: executionScore === null ? null : ninety + executionScore,
  };
}

function secondRow(
  indicator: PlanIndicator,
  words: StandingWords,
  cutOff: Month,
  rule: ExceededRule,
  hasNinety: boolean,
): SecondRow {
  const { id } = indicator;
  const isMeasured = indicator.kind === 'quantitative';
  const value = isMeasured ? rolledUp(indicator, words, cutOff) : null;
  const coefficient = isMeasured
    ? measuredCoefficient(indicator, value, words, cutOff, rule)
    : ratedCoefficient(indicator, words, cutOff);
  const manual = words.content<'manual-score'>({ kind: 'manual-score', indicator: id });
  const weight = BigInt(indicator.weight);
  // Where the plan gives the execution its points, the rows keep their own weight.
  const [over, under] = hasNinety ? [9n, 10n] : [1n, 1n];
  if (manual !== null) {
    const score = BigInt(manual.score);
    return { id, value, coefficient, score, ninety: roundedTimes(score, { over, under }) };
  }
  if (coefficient === null) return { id, value, coefficient, score: null, ninety: null };
  const ofTen = { over: coefficient.over, under: coefficient.under * under };
  return {
    id,
    value,
    coefficient,
    score: roundedTimes(weight, coefficient),
    ninety: roundedTimes(weight * over, ofTen),
  };
}

function rolledUp(
  { id, rollup, decimals }: QuantitativeIndicator,
  words: StandingWords,
  cutOff: Month,
): bigint | 'none' | null {
  const said = words.reported((month) => ({ kind: 'month', indicator: id, month }), cutOff);
  if (said.length === 0) return null;
  const numbers = said.filter((each) => each !== null);
  const sum = added(numbers);
  if (rollup === 'sum') return sum;
  const [first] = numbers;
  if (first === undefined) return 'none';
  switch (rollup) {
    case 'latest':
      return numbers[numbers.length - 1] ?? first;
    case 'max':
      return numbers.reduce((most, each) => (each > most ? each : most), first);
    case 'min':
      return numbers.reduce((least, each) => (each < least ? each : least), first);
    case 'mean': {
      // In steps of the last decimal that the indicator has: 100 ten-thousandths for two decimals.
      const step = 10n ** BigInt(4 - decimals);
      return step * roundedTimes(sum, { over: 1n, under: step * BigInt(numbers.length) });
    }
  }
}

function measuredCoefficient(
  { id, goal }: QuantitativeIndicator,
  value: bigint | 'none' | null,
  words: StandingWords,
  cutOff: Month,
  rule: ExceededRule,
): Fraction | null {
  if (value === null) return null;
  const isCeiling = goal.operator === '≤' || goal.operator === '<';
  if (value === 'none') return isCeiling ? share(1n, 1n) : null;
  const adjusted = words.content<'adjusted-target'>({ kind: 'adjusted-target', indicator: id });
  const target = BigInt(adjusted !== null && adjusted.from <= cutOff ? adjusted.target : goal.target);
  if (reaches(goal.operator, value, target)) return share(1n, 1n);
  if (target <= 0n) return share(0n, 1n);
  if (!isCeiling) return share(value, target);
  return rule === 'R1' ? share(target, value) : share(target - (value - target), target);
}

function reaches(operator: Operator, value: bigint, target: bigint): boolean {
  switch (operator) {
    case '≥':
      return value >= target;
    case '>':
      return value > target;
    case '=':
      return target === 0n ? value === 0n : value >= target;
    case '≤':
      return value <= target;
    case '<':
      return value < target;
  }
}

/** The newest rating by the cut-off. */
function ratedCoefficient({ id }: PlanIndicator, words: StandingWords, cutOff: Month): Fraction | null {
  let newest: Fraction | null = null;
  for (let month = 1; month <= cutOff; month += 1) {
    const rating = words.content<'rating'>({ kind: 'rating', indicator: id, month: month as Month });
    if (rating !== null) newest = { over: BigInt(rating.coefficient), under: 1_000_000n };
  }
  return newest;
}

/** 预算执行率 out of its points (hundredths); null while there is no rate. */
function executionPoints(
  words: StandingWords,
  cutOff: Month,
  budget: number | null,
  weight: number,
): bigint | null {
  const said = words.reported((month) => ({ kind: 'execution', month }), cutOff);
  if (said.length === 0 || budget === null || budget <= 0) return null;
  return roundedTimes(BigInt(weight), share(added(said), BigInt(budget)));
}

function added(amounts: readonly (bigint | null)[]): bigint {
  return amounts.reduce<bigint>((sum, each) => sum + (each ?? 0n), 0n);
}
