import { isPooled, ROLLUP_MAKING, type PooledRollup, type Rollup } from '#src/domain/catalogue/indicator.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { quotientToQuantity, type Decimals, type Quantity } from '#src/domain/quantity/quantity.ts';

/** A month is one of three states, never `|| 0` [R2]: unreported, 无发生, or a number. */
export type Cell =
  | { readonly kind: 'unreported' }
  | { readonly kind: 'none' }
  | { readonly kind: 'number'; readonly value: Quantity };

export const UNREPORTED: Cell = { kind: 'unreported' };
export const NONE: Cell = { kind: 'none' };

/** Twelve cells, January first. */
export type Series = readonly Cell[];

/** The full-year value as of a cut-off. */
export type Figure =
  /** Nobody has said anything in months 1…m. */
  | { readonly kind: 'unreported' }
  /** Every reported month is 无发生 and the roll-up has no number for that [R8]. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'number';
      readonly value: Quantity;
      /** Months with a number (n of a mean). */
      readonly count: number;
      /** The month the value comes from: latest, max, min (the first one where several are equal). null for sum and mean. */
      readonly from: Month | null;
    };

const UNREPORTED_FIGURE: Figure = { kind: 'unreported' };
const NONE_FIGURE: Figure = { kind: 'none' };

/** The arithmetic of a level that is made of all its months together. */
interface Pool {
  /** One value of at least one, to the decimals of its row [R6]. */
  readonly value: (values: readonly Quantity[], decimals: Decimals) => Quantity;
  /** What `left` more months have to come to in all, each the same, so that the value of all is the target. Not rounded. */
  readonly asks: (said: readonly Quantity[], left: number, target: Quantity) => number;
}

export const POOLS: Record<PooledRollup, Pool> = {
  mean: {
    value: (values, decimals) => quotientToQuantity(total(values), values.length, decimals),
    asks: (said, left, target) => target * (said.length + left) - total(said),
  },
};

function total(values: readonly Quantity[]): Quantity {
  return values.reduce<number>((sum, each) => sum + each, 0) as Quantity;
}

/** The numbers of months 1…cutOff, in their order. */
export function numbersOf(series: Series, cutOff: Month): readonly Quantity[] {
  return series.slice(0, cutOff).flatMap((cell) => (cell.kind === 'number' ? [cell.value] : []));
}

/** Rolls months 1…cutOff up to one value [R3]–[R8]. Exact. */
export function figureOf(series: Series, rollup: Rollup, decimals: Decimals, cutOff: Month): Figure {
  let sum = 0;
  let count = 0;
  let isReported = false;
  let chosen = 0;
  let from: Month | null = null;
  for (const [index, cell] of series.slice(0, cutOff).entries()) {
    if (cell.kind === 'unreported') continue;
    isReported = true;
    if (cell.kind === 'none') continue;
    count += 1;
    sum += cell.value;
    if (from === null || takesOver(rollup, cell.value, chosen)) {
      chosen = cell.value;
      from = (index + 1) as Month;
    }
  }
  if (!isReported) return UNREPORTED_FIGURE;
  if (rollup === 'sum') return { kind: 'number', value: sum as Quantity, count, from: null };
  if (count === 0) return NONE_FIGURE;
  return isPooled(rollup)
    ? { kind: 'number', value: POOLS[rollup].value(numbersOf(series, cutOff), decimals), count, from: null }
    : { kind: 'number', value: chosen as Quantity, count, from };
}

function takesOver(rollup: Rollup, value: number, chosen: number): boolean {
  switch (ROLLUP_MAKING[rollup]) {
    // Of what is made of all months no month is named.
    case 'added':
    case 'pooled':
    case 'last':
      return true;
    case 'highest':
      return value > chosen;
    case 'lowest':
      return value < chosen;
  }
}

/** A series from the months that were reported. */
export function seriesOf(cells: ReadonlyMap<Month, Cell>): Series {
  return MONTHS.map((month) => cells.get(month) ?? UNREPORTED);
}
