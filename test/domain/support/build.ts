import fc from 'fast-check';
import type {
  Goal,
  IndicatorId,
  Milestone,
  Operator,
  Pacing,
  QuantitativeIndicator,
  Rollup,
} from '#src/domain/catalogue/indicator.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { parseScaled, textToQuantity } from '#src/domain/quantity/decimal-text.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import type { Decimals, Quantity } from '#src/domain/quantity/quantity.ts';
import { NONE, UNREPORTED, type Cell, type Figure, type Series } from '#src/domain/rollup/figure.ts';

/** q('6.9'): an amount as it stands on a form. */
export function q(text: string): Quantity {
  const parsed = textToQuantity(text);
  if (typeof parsed === 'string') throw new Error(`${text}: ${parsed}`);
  return parsed;
}

/** points('4.5') */
export function points(text: string): Points {
  const parsed = parseScaled(text, 2);
  if (typeof parsed === 'string') throw new Error(`${text}: ${parsed}`);
  return parsed as Points;
}

/** goal('≥ 6.9') */
export function goal(text: string): Goal {
  const [operator, target] = text.split(' ');
  return { operator: operator as Operator, target: q(target ?? '') };
}

export const number = (text: string): Figure => ({ kind: 'number', value: q(text), count: 1, from: null });
export const UNREPORTED_FIGURE: Figure = { kind: 'unreported' };
export const NONE_FIGURE: Figure = { kind: 'none' };

/** '10 - _ 3': a number, 无发生, 未填报, a number; months left out at the end are 未填报. */
export function series(text: string): Series {
  const words = text.split(' ').filter((word) => word !== '');
  return MONTHS.map((month): Cell => {
    const word = words[month - 1] ?? '_';
    if (word === '_') return UNREPORTED;
    return word === '-' ? NONE : { kind: 'number', value: q(word) };
  });
}

/** milestones('6:1 12:2') */
export function milestones(text: string): readonly Milestone[] {
  return text.split(' ').map((word) => {
    const [month, due] = word.split(':');
    return { month: Number(month) as Month, due: q(due ?? '') };
  });
}

export function pacing(text: string): Pacing {
  if (text.includes(':')) return { kind: 'milestone', milestones: milestones(text) };
  return { kind: text as 'linear' | 'level' | 'year-end' };
}

export interface MeasureText {
  readonly id?: string;
  readonly weight?: string;
  readonly unit?: string;
  readonly decimals?: Decimals;
  readonly goal?: string;
  readonly rollup?: Rollup;
  /** 'linear', 'level', 'year-end' or milestones such as '6:1 12:2' */
  readonly pacing?: string;
}

export function measured(text: MeasureText = {}): QuantitativeIndicator {
  return {
    kind: 'quantitative',
    id: (text.id ?? '01') as IndicatorId,
    name: '指标',
    weight: points(text.weight ?? '2'),
    unit: text.unit ?? '次',
    decimals: text.decimals ?? 0,
    goal: goal(text.goal ?? '≥ 12'),
    rollup: text.rollup ?? 'sum',
    pacing: pacing(text.pacing ?? 'linear'),
  };
}

export const anyMonth: fc.Arbitrary<Month> = fc.constantFrom(...MONTHS);
const anyOperator: fc.Arbitrary<Operator> = fc.constantFrom('≥', '>', '=', '≤', '<');
export const anyRollup: fc.Arbitrary<Rollup> = fc.constantFrom('sum', 'latest', 'mean', 'max', 'min');
export const anyDecimals: fc.Arbitrary<Decimals> = fc.constantFrom(0, 1, 2, 3, 4);
export const anyPoints: fc.Arbitrary<Points> = fc
  .integer({ min: 0, max: 10_000 })
  .map((each) => each as Points);

/** Small amounts, where ties and boundaries are, as well as amounts up to the limit of 10^10. */
export const anyQuantity: fc.Arbitrary<Quantity> = fc
  .oneof(
    fc.integer({ min: 0, max: 50 }),
    fc.integer({ min: 0, max: 5_000_000 }),
    fc.integer({ min: 0, max: 1e14 }),
  )
  .map((each) => each as Quantity);

export const anyGoal: fc.Arbitrary<Goal> = fc.record({ operator: anyOperator, target: anyQuantity });

const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(UNREPORTED),
  fc.constant(NONE),
  anyQuantity.map((value): Cell => ({ kind: 'number', value })),
);

export const anySeries: fc.Arbitrary<Series> = fc.array(anyCell, { minLength: 12, maxLength: 12 });
