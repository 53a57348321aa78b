import type { Rollup } from '#src/domain/catalogue/indicator.ts';
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
  if (count === 0 && rollup !== 'sum') return NONE_FIGURE;
  switch (rollup) {
    case 'sum':
      return { kind: 'number', value: sum as Quantity, count, from: null };
    case 'mean':
      return {
        kind: 'number',
        value: quotientToQuantity(sum as Quantity, count, decimals),
        count,
        from: null,
      };
    case 'latest':
    case 'max':
    case 'min':
      return { kind: 'number', value: chosen as Quantity, count, from };
  }
}

function takesOver(rollup: Rollup, value: number, chosen: number): boolean {
  switch (rollup) {
    // Of a sum and a mean no month is named.
    case 'sum':
    case 'mean':
    case 'latest':
      return true;
    case 'max':
      return value > chosen;
    case 'min':
      return value < chosen;
  }
}

/** A series from the months that were reported. */
export function seriesOf(cells: ReadonlyMap<Month, Cell>): Series {
  return MONTHS.map((month) => cells.get(month) ?? UNREPORTED);
}
