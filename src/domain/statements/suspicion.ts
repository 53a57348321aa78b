import {
  isCeiling,
  isMoneyUnit,
  isPercentUnit,
  type Goal,
  type Rollup,
} from '#src/domain/catalogue/indicator.ts';
import {
  hasDecimals,
  quotientToQuantity,
  wholeUnits,
  type Decimals,
  type Quantity,
} from '#src/domain/quantity/quantity.ts';

/** Why a value that may stand looks wrong [W1]–[W9]. Warned, never refused. `reading`: what was probably meant, in the row's unit. */
export type Suspicion =
  | { readonly kind: 'yuan'; readonly reading: Quantity }
  | { readonly kind: 'share'; readonly reading: Quantity | null }
  | { readonly kind: 'unit-jump'; readonly factor: 60 | 1000; readonly previous: Quantity }
  | {
      readonly kind: 'smaller-unit';
      readonly smaller: string;
      readonly factor: 60 | 1000;
      readonly reading: Quantity;
    }
  | { readonly kind: 'spreadsheet-date' }
  /** `total`: the sum of the months that crosses; null when the month alone is out of proportion. */
  | { readonly kind: 'far-above-target'; readonly target: Quantity; readonly total: Quantity | null }
  | { readonly kind: 'over-budget'; readonly left: Quantity }
  | { readonly kind: 'running-total'; readonly toDate: Quantity }
  | { readonly kind: 'far-above-mean'; readonly mean: Quantity };

/** What a month's value is held against. */
export interface SuspectMeasure {
  readonly unit: string;
  readonly decimals: Decimals;
  readonly rollup: Rollup;
  /** In force. */
  readonly goal: Goal;
}

/** A jump counts as «a factor of 60» from ⅔ of it to one and a half times it: the measured level moves a little too. */
const JUMP_FACTORS = [1000, 60] as const;

/** The unit that people slip into, and how many of it make one of the row's. */
const SMALLER_UNITS: ReadonlyMap<string, { readonly name: string; readonly factor: 60 | 1000 }> = new Map([
  ['小时', { name: '分钟', factor: 60 }],
  ['分钟', { name: '秒', factor: 60 }],
  ['分', { name: '秒', factor: 60 }],
  ['秒', { name: '毫秒', factor: 1000 }],
  ['公里', { name: '米', factor: 1000 }],
  ['千米', { name: '米', factor: 1000 }],
  ['吨', { name: '千克', factor: 1000 }],
  ['公斤', { name: '克', factor: 1000 }],
  ['千克', { name: '克', factor: 1000 }],
]);

/** A cumulative counter shows only against some history: with one earlier month every steady count would be suspect. */
const MONTHS_BEFORE_RUNNING_TOTAL = 2;

const FAR_ABOVE = 10;
const YUAN = 10_000;

/** Days since 1900, as a spreadsheet counts them: 2009 to 2064. */
const FIRST_DATE = wholeUnits(40_000);
const LAST_DATE = wholeUnits(60_000);
const NO_DATE_FROM = wholeUnits(4_000);

/** A share of one is no percentage where at least ten per cent are wanted. */
const SHARE_FROM = wholeUnits(10);
const ALL_OF_IT = wholeUnits(1);

/**
 * The strongest doubt about a month's value, or null.
 * @param earlier numbers of the earlier months of the year, January first (months without a number left out)
 */
export function suspicionOf(
  value: Quantity,
  measure: SuspectMeasure,
  earlier: readonly Quantity[],
): Suspicion | null {
  return (
    yuanFor(value, measure) ??
    shareFor(value, measure, earlier) ??
    jumpFrom(value, measure, earlier) ??
    smallerUnitFor(value, measure) ??
    dateFor(value, measure.goal.target) ??
    farAboveTarget(value, measure, earlier) ??
    againstEarlier(value, measure.rollup, earlier)
  );
}

/**
 * The doubt about a month's execution [W8], or null.
 * @param earlier execution of the earlier months, in 万元
 * @param budget in force, in 万元; null or 0 when there is none to be held against
 */
export function executionSuspicion(
  value: Quantity,
  earlier: readonly Quantity[],
  budget: Quantity | null,
): Suspicion | null {
  if (budget === null || budget <= 0) return null;
  const left = (budget - total(earlier)) as Quantity;
  if (value <= left || value <= 0) return null;
  // A little over is a month over the budget, not a handful of 元.
  const isYuan = value > 3 * budget && value <= budget * YUAN;
  return isYuan
    ? { kind: 'yuan', reading: quotientToQuantity(value, YUAN, 4) }
    : { kind: 'over-budget', left };
}

/** True when an adjusted target is ten times the original or more, or a tenth or less [W9]. */
export function isTargetOutOfProportion(adjusted: Quantity, original: Quantity): boolean {
  const [low, high] = adjusted < original ? [adjusted, original] : [original, adjusted];
  return low > 0 && high >= FAR_ABOVE * low;
}

/** What was probably meant, in the row's unit; null when the doubt names nothing to put in its place. */
export function likelyReading(suspicion: Suspicion): Quantity | null {
  return 'reading' in suspicion ? suspicion.reading : null;
}

/** Typed in 元 where the row counts in 万元 [W6]. */
function yuanFor(value: Quantity, { unit, decimals, goal }: SuspectMeasure): Suspicion | null {
  const { target } = goal;
  if (!isMoneyUnit(unit) || value <= 3 * target) return null;
  // value ÷ 10,000 from A ÷ 100 to 3 × A, without dividing.
  const isPlausible = value >= 100 * target && value <= 3 * YUAN * target;
  const reading = quotientToQuantity(value, YUAN, decimals);
  return isPlausible && reading > 0 ? { kind: 'yuan', reading } : null;
}

/** 0.9995 for 99.95, on rows that are to be reached [W3]. */
function shareFor(
  value: Quantity,
  { unit, goal }: SuspectMeasure,
  earlier: readonly Quantity[],
): Suspicion | null {
  if (!isPercentUnit(unit) || isCeiling(goal.operator) || value < 0) return null;
  const previous = earlier[earlier.length - 1] ?? 0;
  const isShare = goal.target >= SHARE_FROM && value <= ALL_OF_IT;
  const isHundredth = previous > value && isAbout(previous, value, 100);
  if (!isShare && !isHundredth) return null;
  const reading = value * 100;
  return { kind: 'share', reading: reading > 0 && reading <= 100 * ALL_OF_IT ? (reading as Quantity) : null };
}

/** [W2] A small value of a ceiling is good news, and never questioned. */
function jumpFrom(
  value: Quantity,
  { rollup, goal }: SuspectMeasure,
  earlier: readonly Quantity[],
): Suspicion | null {
  const previous = earlier[earlier.length - 1];
  if (rollup === 'sum' || previous === undefined) return null;
  if (value < previous && isCeiling(goal.operator)) return null;
  const [low, high] = value < previous ? [value, previous] : [previous, value];
  const factor = JUMP_FACTORS.find((each) => isAbout(high, low, each));
  return factor === undefined ? null : { kind: 'unit-jump', factor, previous };
}

/** [W5] with the unit that was probably meant. */
function smallerUnitFor(value: Quantity, { unit, decimals, goal }: SuspectMeasure): Suspicion | null {
  const smaller = SMALLER_UNITS.get(unit);
  if (smaller === undefined || !isCeiling(goal.operator)) return null;
  if (!isAbout(value, goal.target, smaller.factor)) return null;
  const reading = quotientToQuantity(value, smaller.factor, decimals);
  return { kind: 'smaller-unit', smaller: smaller.name, factor: smaller.factor, reading };
}

/** [W7] */
function dateFor(value: Quantity, target: Quantity): Suspicion | null {
  const isDay = value >= FIRST_DATE && value <= LAST_DATE && hasDecimals(value, 0);
  return isDay && target < NO_DATE_FROM ? { kind: 'spreadsheet-date' } : null;
}

/** [W5] A sum is doubted once, at the month that crosses. */
function farAboveTarget(
  value: Quantity,
  { rollup, goal }: SuspectMeasure,
  earlier: readonly Quantity[],
): Suspicion | null {
  const { target } = goal;
  if (target <= 0) return null;
  const most = FAR_ABOVE * target;
  if (value > most) return { kind: 'far-above-target', target, total: null };
  if (rollup !== 'sum') return null;
  const before = total(earlier);
  return before <= most && before + value > most
    ? { kind: 'far-above-target', target, total: (before + value) as Quantity }
    : null;
}

/** [W4], [W1] */
function againstEarlier(value: Quantity, rollup: Rollup, earlier: readonly Quantity[]): Suspicion | null {
  const toDate = total(earlier);
  const busyMonths = earlier.filter((each) => each > 0).length;
  if (rollup === 'sum' && busyMonths >= MONTHS_BEFORE_RUNNING_TOTAL && value >= toDate) {
    return { kind: 'running-total', toDate };
  }
  if (toDate > 0 && value * earlier.length > FAR_ABOVE * toDate) {
    return { kind: 'far-above-mean', mean: Math.round(toDate / earlier.length) as Quantity };
  }
  return null;
}

function total(months: readonly Quantity[]): Quantity {
  return months.reduce((sum, each) => sum + each, 0) as Quantity;
}

/** high ÷ low from ⅔ of the factor to 1½ times it. */
function isAbout(high: number, low: number, factor: number): boolean {
  return low > 0 && high * 3 >= low * factor * 2 && high * 2 <= low * factor * 3;
}
