import * as v from 'valibot';
import { INDICATOR_KINDS, OPERATORS, PACING_KINDS, ROLLUPS } from '#src/domain/catalogue/indicator.ts';
import { isPartlyFrom, TIERS } from '#src/domain/catalogue/tier.ts';
import { isMonth, type Month } from '#src/domain/period/month.ts';
import { parseScaled, textToQuantity, type DecimalFault } from '#src/domain/quantity/decimal-text.ts';
import { HUNDRED_POINTS, type Points } from '#src/domain/quantity/points.ts';
import { MAX_DECIMALS, type Decimals, type Quantity } from '#src/domain/quantity/quantity.ts';

/** The single values of a score file and of a plan file: what each may be, and what its fault says [X3] [PL1]. */

export const TEXT = v.pipe(v.string('give a text'), v.nonEmpty('give a text that is not empty'));
export const REASON = v.pipe(
  v.string('give the reason as a text'),
  v.check((text) => text.trim() !== '', 'a manual score needs a reason: give one'),
);
export const YEAR = v.custom<number>(
  (data) => Number.isSafeInteger(data) && (data as number) > 0,
  'give the fiscal year as a whole number, such as 2025',
);
export const MONTH = v.custom<Month>(isMonth, 'give a month as a whole number, 1…12');
export const DECIMALS = v.custom<Decimals>(
  (data) => Number.isInteger(data) && (data as number) >= 0 && (data as number) <= MAX_DECIMALS,
  'give the number of decimals as a whole number, 0…4',
);
export const KIND = oneOf(INDICATOR_KINDS);
export const OPERATOR = oneOf(OPERATORS);
export const ROLLUP = oneOf(ROLLUPS);
export const PACING = oneOf(PACING_KINDS);
export const TIER = oneOf(TIERS);
export const EXCEEDED_RULE = oneOf(['R1', 'R2'] as const);
export const YES_OR_NO = v.boolean('give true or false');
export const TRUE = v.literal(true, 'give true, or leave it out and give a value');

function oneOf<const T extends string>(options: readonly T[]) {
  return v.picklist(options, `give one of ${options.join(' ')}`);
}

const NUMBER_OR_TEXT = v.union(
  [v.number(), v.string()],
  'give an amount as a number or as decimal text, such as 120 or "6.9"',
);

/** Any amount, down to ten-thousandths; may be negative. */
export const AMOUNT = v.pipe(
  NUMBER_OR_TEXT,
  decimalText((text) => textToQuantity(text), MAX_DECIMALS),
);

export const AMOUNT_FROM_0 = v.pipe(
  AMOUNT,
  v.check((amount: Quantity) => amount >= 0, 'give an amount of at least 0'),
);

/** Points in hundredths. A million points is no weight that anybody means, and keeps every sum exact. */
const MAX_POINTS = 100_000_000;

export const POINTS = v.pipe(
  NUMBER_OR_TEXT,
  decimalText((text) => parseScaled(text, 2) as Points | DecimalFault, 2),
  v.check((points: Points) => points >= 0, 'give points of at least 0'),
  v.check((points: Points) => points <= MAX_POINTS, 'give at most 1000000 points'),
);

/** What the execution weighs inside a plan: the rows keep the rest of the hundred [PL30]. */
export const EXECUTION_WEIGHT = v.pipe(
  POINTS,
  v.check(
    (points: Points) => points > 0 && points < HUNDRED_POINTS,
    'give points above 0 and below 100, or leave it out',
  ),
);

/** A coefficient in millionths. */
export const COEFFICIENT = v.pipe(
  NUMBER_OR_TEXT,
  decimalText((text) => parseScaled(text, 6), 6),
);

/** Of the hundred points of 自评总分, the execution's [KJ4]. */
export const EXECUTION_POINTS = v.pipe(
  POINTS,
  v.check((points: Points) => [0, 1_000, 2_000].includes(points), 'give 10, 20 or 0'),
);

/** Lowest coefficient of 部分达成 [KJ6]. */
export const PARTLY_FROM = v.pipe(
  COEFFICIENT,
  v.check(isPartlyFrom, 'give a coefficient above 0 and below 0.80'),
);

/** A share of the target, in millionths [KJ3]. */
export const OVERSHOOT_FROM = v.pipe(
  COEFFICIENT,
  v.check(
    (share: number) => share >= 1_000_000 && share <= 1_000_000_000,
    'give a share of the target from 1 to 1000',
  ),
);

/** An execution rate, in millionths, and the most points below it [KJ5]. */
export const CAP_RATE = v.pipe(
  COEFFICIENT,
  v.check((rate: number) => rate > 0 && rate <= 10_000_000, 'give a rate above 0 and at most 10'),
);
export const CAP_POINTS = v.pipe(
  POINTS,
  v.check((points: Points) => points <= HUNDRED_POINTS, 'give at most 100 points'),
);

export const ROW_DECIMALS = v.picklist([0, 1, 2] as const, 'give 0, 1 or 2');

function decimalText<T extends number>(parse: (text: string) => T | DecimalFault, decimals: number) {
  return v.rawTransform<string | number, T>(({ dataset, addIssue, NEVER }) => {
    const parsed = parse(numberToText(dataset.value));
    if (typeof parsed === 'number') return parsed;
    addIssue({ message: decimalFaultText(parsed, decimals) });
    return NEVER;
  });
}

/** JavaScript writes small and large numbers with an exponent: 1e-7 has too many decimals, 1e21 and 1e999 are too large. */
function numberToText(value: string | number): string {
  if (typeof value === 'string') return value;
  const text = String(value);
  if (text.includes('e-')) return '0.0000001';
  return text.includes('e+') || !Number.isFinite(value) ? '9'.repeat(21) : text;
}

function decimalFaultText(fault: DecimalFault, decimals: number): string {
  switch (fault) {
    case 'not-a-number':
      return 'give plain decimal digits, such as "6.9", without unit, spaces or thousands separators';
    case 'too-many-decimals':
      return `give at most ${decimals} decimals`;
    case 'too-large':
      return 'this is too large: check the unit';
  }
}
