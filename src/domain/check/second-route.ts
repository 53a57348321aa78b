import type { IndicatorId, Operator, QuantitativeIndicator } from '#src/domain/catalogue/indicator.ts';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import {
  DEFAULT_RULES,
  type ExceededRule,
  type Overshoot,
  type RateCap,
} from '#src/domain/catalogue/rules.ts';
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
  /** 指标得分: Σ of the rows; null while none of them has a score. */
  readonly total: bigint | null;
  readonly executionScore: bigint | null;
  /** 自评总分, after any cap; null without an execution rate that it needs. */
  readonly tenNinety: bigint | null;
}

export interface SecondRow {
  readonly id: IndicatorId;
  /** The full-year value; 'none': all reported months were 无发生; null: nothing reported, or a rated row. */
  readonly value: bigint | 'none' | null;
  readonly coefficient: Fraction | null;
  /** What counts: the manual score, or weight (less what over-achievement costs) × coefficient. */
  readonly score: bigint | null;
  readonly ninety: bigint | null;
}

/** @param log all revisions of the plan's year */
export function secondRoute(published: Plan, log: readonly Statement[], cutOff: Month): SecondRoute {
  const words = new StandingWords(log);
  const plan = planInForce(published, yearStatements(words.all()), cutOff);
  const { exceededRule, budget, executionWeight, rules = DEFAULT_RULES } = plan.settings;
  const outOf = BigInt(executionWeight ?? rules.executionPoints);
  const by: RowRules = {
    exceededRule,
    overshoot: rules.overshoot,
    // Where the plan gives the execution its points, the rows keep their own weight.
    ofHundred: executionWeight === undefined ? 100n - outOf / 100n : 100n,
    step: 10n ** BigInt(2 - rules.rowDecimals),
  };
  const rows = plan.indicators.map((indicator) => secondRow(indicator, words, cutOff, by));
  const rate = executionRate(words, cutOff, budget);
  const executionScore = rate === null ? null : stepped(by.step, outOf, share(rate.over, rate.under));
  const sum = added(rows.map((row) => row.ninety)) + (executionScore ?? 0n);
  const isBlank = rows.every((row) => row.score === null);
  return {
    rows,
    total: isBlank ? null : added(rows.map((row) => row.score)),
    executionScore,
    tenNinety: (outOf > 0n ? rate === null : isBlank) ? null : held(sum, rate, rules.caps),
  };
}

/** What rows are reckoned by. */
interface RowRules {
  readonly exceededRule: ExceededRule;
  readonly overshoot: Overshoot | null;
  /** Of each hundredth of a weight so much counts in 自评总分. */
  readonly ofHundred: bigint;
  /** Scores are whole multiples of so many hundredths. */
  readonly step: bigint;
}

/** times × fraction to a whole number of steps, halves away from zero. */
function stepped(step: bigint, times: bigint, { over, under }: Fraction): bigint {
  return step * roundedTimes(times, { over, under: under * step });
}

/** No more than any cap allows whose rate was not reached. */
function held(sum: bigint, rate: Fraction | null, caps: readonly RateCap[]): bigint {
  if (rate === null) return sum;
  return caps
    .filter(({ below }) => rate.over * 1_000_000n < BigInt(below) * rate.under)
    .reduce((least, { most }) => (BigInt(most) < least ? BigInt(most) : least), sum);
}

function secondRow(indicator: PlanIndicator, words: StandingWords, cutOff: Month, by: RowRules): SecondRow {
  const { id } = indicator;
  const isMeasured = indicator.kind === 'quantitative';
  const value = isMeasured ? rolledUp(indicator, words, cutOff) : null;
  const coefficient = isMeasured
    ? measuredCoefficient(indicator, value, words, cutOff, by.exceededRule)
    : ratedCoefficient(indicator, words, cutOff);
  const manual = words.content<'manual-score'>({ kind: 'manual-score', indicator: id });
  const both = (points: bigint, { over, under }: Fraction): SecondRow => ({
    id,
    value,
    coefficient,
    score: stepped(by.step, points, { over, under }),
    ninety: stepped(by.step, points * by.ofHundred, { over, under: under * 100n }),
  });
  if (manual !== null) return both(BigInt(manual.score), WHOLE);
  if (coefficient === null) return { id, value, coefficient, score: null, ninety: null };
  const left = BigInt(indicator.weight) - costOf(indicator, value, words, cutOff, by.overshoot);
  return both(left < 0n ? 0n : left, coefficient);
}

const WHOLE: Fraction = { over: 1n, under: 1n };

/** What being far above the target costs. */
function costOf(
  indicator: PlanIndicator,
  value: SecondRow['value'],
  words: StandingWords,
  cutOff: Month,
  overshoot: Overshoot | null,
): bigint {
  if (overshoot === null || indicator.kind !== 'quantitative' || typeof value !== 'bigint') return 0n;
  const { operator } = indicator.goal;
  const target = targetAt(indicator, words, cutOff);
  const isToReach = operator !== '≤' && operator !== '<' && target > 0n;
  return isToReach && value * 1_000_000n >= target * BigInt(overshoot.from) ? BigInt(overshoot.deduct) : 0n;
}

function targetAt({ id, goal }: QuantitativeIndicator, words: StandingWords, cutOff: Month): bigint {
  const adjusted = words.content<'adjusted-target'>({ kind: 'adjusted-target', indicator: id });
  return BigInt(adjusted !== null && adjusted.from <= cutOff ? adjusted.target : goal.target);
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
  indicator: QuantitativeIndicator,
  value: bigint | 'none' | null,
  words: StandingWords,
  cutOff: Month,
  rule: ExceededRule,
): Fraction | null {
  if (value === null) return null;
  const { goal } = indicator;
  const isCeiling = goal.operator === '≤' || goal.operator === '<';
  if (value === 'none') return isCeiling ? share(1n, 1n) : null;
  const target = targetAt(indicator, words, cutOff);
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

/** 预算执行率, not kept inside anything; null while there is none. */
function executionRate(words: StandingWords, cutOff: Month, budget: number | null): Fraction | null {
  const said = words.reported((month) => ({ kind: 'execution', month }), cutOff);
  if (said.length === 0 || budget === null || budget <= 0) return null;
  return { over: added(said), under: BigInt(budget) };
}

function added(amounts: readonly (bigint | null)[]): bigint {
  return amounts.reduce<bigint>((sum, each) => sum + (each ?? 0n), 0n);
}
