import { isCeiling, type QuantitativeIndicator } from '#src/domain/catalogue/indicator.ts';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { DEFAULT_RULES } from '#src/domain/catalogue/rules.ts';
import { tierBand } from '#src/domain/catalogue/tier.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { MAX_DECIMALS, type Quantity } from '#src/domain/quantity/quantity.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { dueBy } from '#src/domain/score/pace.ts';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
type Dice = () => number;

function dice(seed: number): Dice {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The sum of twelve throws is as good as a bell curve here. */
function bell(roll: Dice, mean: number, deviation: number): number {
  let sum = -6;
  for (let each = 0; each < 12; each += 1) sum += roll();
  return mean + deviation * sum;
}

/** How many of rare events happen. */
function poisson(roll: Dice, mean: number): number {
  let count = 0;
  for (let left = roll(); left > Math.exp(-mean); left *= roll()) count += 1;
  return count;
}

/** A whole year as it came about, and how much of it was known in the middle. */
interface SimulatedYear {
  readonly inJune: readonly Said[];
  readonly inDecember: readonly Said[];
}

/**
 * One year of an office, row by row: even, noisy and lumpy months about a pace of the row's own that may change at half-time, with the
 * whole office a little faster or slower; milestones in time, late or never; levels that break now and then; months that are reported
 * late or never; ratings in December.
 */
export function simulatedYear(plan: Plan, seed: number): SimulatedYear {
  const roll = dice(seed);
  const office = bell(roll, 1, 0.05);
  const inJune: Said[] = [];
  const inDecember: Said[] = [];
  for (const indicator of plan.indicators) {
    if (indicator.kind !== 'quantitative') {
      inDecember.push(rating(indicator, roll));
      continue;
    }
    monthsOf(indicator, office, roll).forEach((value, index) => {
      if (value === null) return;
      const month = (index + 1) as Month;
      const said: Said = {
        subject: { kind: 'month', indicator: indicator.id, month },
        content:
          value === 0 && indicator.rollup === 'sum'
            ? { kind: 'none' }
            : { kind: 'number', value: inDecimals(indicator, value) },
        note: '',
      };
      const isLate = roll() < 0.08;
      const isForgotten = isLate && roll() < 0.3;
      if (month <= 6 && !isLate) inJune.push(said);
      if (!isForgotten) inDecember.push(said);
    });
  }
  return { inJune, inDecember };
}

function inDecimals({ decimals }: QuantitativeIndicator, value: number): Quantity {
  const step = 10 ** (MAX_DECIMALS - decimals);
  return (Math.max(0, Math.round(value / step)) * step) as Quantity;
}

/** What each month brings; null where a level has nothing to say. */
function monthsOf(indicator: QuantitativeIndicator, office: number, roll: Dice): readonly (number | null)[] {
  const { goal, pacing, rollup } = indicator;
  if (rollup !== 'sum') return levelMonths(indicator, roll);
  if (isCeiling(goal.operator)) return allowanceMonths(indicator, roll);
  if (pacing.kind === 'milestone') return milestoneMonths(indicator, roll);
  const pace = Math.max(0.3, bell(roll, 1.03, 0.12) * office);
  const secondHalf = bell(roll, 1, 0.1);
  const style = roll();
  const every = style < 0.2 ? ([2, 3, 6][Math.floor(roll() * 3)] ?? 2) : 1;
  const noise = style < 0.2 ? 0.15 : style < 0.6 ? 0.35 : 0.08;
  const offset = Math.floor(roll() * every);
  return MONTHS.map((month) => {
    const usual = ((goal.target * pace) / 12) * (month > 6 ? secondHalf : 1);
    if ((month + offset) % every !== 0) return 0;
    const amount = usual * every;
    // Few and whole: they come as events, not as a stream.
    if (indicator.decimals === 0 && amount < 50_000) return poisson(roll, amount / 10_000) * 10_000;
    return Math.max(0, bell(roll, amount, amount * noise));
  });
}

/** Incidents, or money that should not be used up. */
function allowanceMonths({ goal, decimals }: QuantitativeIndicator, roll: Dice): readonly number[] {
  const share = Math.max(0.1, bell(roll, 0.75, 0.25));
  return MONTHS.map(() =>
    decimals === 0 && goal.target < 100_000
      ? poisson(roll, (goal.target * share) / 120_000) * 10_000
      : Math.max(0, bell(roll, (goal.target * share) / 12, goal.target * 0.03)),
  );
}

/** Each step a little early, in time, late, or never; money now and then short of what was planned. */
function milestoneMonths(indicator: QuantitativeIndicator, roll: Dice): readonly number[] {
  const months = MONTHS.map(() => 0);
  const isMoney = indicator.decimals > 0;
  let before = 0;
  for (const due of MONTHS) {
    const amount = (dueBy(indicator, indicator.goal, due)?.numerator ?? 0) - before;
    before += amount;
    // All of it due in December is a date nobody set: it may come at any time, in a few pieces.
    if (amount <= 0) continue;
    const pieces = due === 12 && before === amount && amount > 10_000 ? 1 + Math.floor(roll() * 3) : 1;
    for (let piece = 0; piece < pieces; piece += 1) {
      const fate = roll();
      const slip = fate < 0.08 ? 12 : fate < 0.24 ? 1 + Math.floor(roll() * 4) : -Math.floor(roll() * 3);
      const planned = pieces > 1 || before === amount ? 2 + Math.floor(roll() * 11) : due;
      const month = Math.max(1, planned + slip);
      const paid = isMoney ? Math.min(1.1, bell(roll, 0.98, 0.06)) : 1;
      if (month <= 12) months[month - 1] = (months[month - 1] ?? 0) + (amount / pieces) * paid;
    }
  }
  return indicator.decimals === 0 ? inWhole(months) : months;
}

/** Pieces of whole things, rounded so that nothing is lost on the way. */
function inWhole(months: readonly number[]): readonly number[] {
  let carried = 0;
  return months.map((each) => {
    const whole = Math.floor((each + carried) / 10_000 + 1e-6) * 10_000;
    carried += each - whole;
    return whole;
  });
}

function levelMonths({ goal, rollup, unit }: QuantitativeIndicator, roll: Dice): readonly (number | null)[] {
  const { target } = goal;
  const most = unit === '%' ? 1_000_000 : Number.MAX_SAFE_INTEGER;
  const isUp = !isCeiling(goal.operator);
  // A survey is made once or twice a year, anything else each month.
  const every = rollup === 'latest' && unit === '%' ? 6 : 1;
  const usual = target * (isUp ? bell(roll, 1.005, 0.012) : Math.min(1.3, bell(roll, 0.8, 0.12)));
  const breaks = roll() < 0.15 ? 0.15 : 0.015;
  return MONTHS.map((month) => {
    if (month % every !== 0) return null;
    const isBroken = roll() < breaks;
    const value = bell(roll, usual, target * (isUp ? 0.006 : 0.06));
    const far = target * (isUp ? 0.8 + 0.19 * roll() : 1.1 + 0.9 * roll());
    return Math.min(most, isBroken ? far : value);
  });
}

function rating(indicator: PlanIndicator, roll: Dice): Said {
  const fate = roll();
  const tier = fate < 0.85 ? 'met' : fate < 0.97 ? 'partly' : 'unmet';
  const { lowest, highest } = tierBand(tier, DEFAULT_RULES);
  const coefficient = Math.min(
    tier === 'met' ? 1_000_000 : highest - 10_000,
    Math.round((lowest + roll() * (highest - lowest)) / 10_000) * 10_000,
  );
  return {
    subject: { kind: 'rating', indicator: indicator.id, month: 12 },
    content: { tier, coefficient: coefficient as never, evidence: '评审意见' },
    note: '',
  };
}
