import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { QuantitativeIndicator } from '#src/domain/catalogue/indicator.ts';
import { MONTHS } from '#src/domain/period/month.ts';
import { QUANTITY_SCALE, type Quantity } from '#src/domain/quantity/quantity.ts';
import { NONE, UNREPORTED, type Cell, type Series } from '#src/domain/rollup/figure.ts';

/** One measured indicator with a whole year. */
export interface LargeRow {
  readonly indicator: QuantitativeIndicator;
  readonly series: Series;
}

/** The measured rows of annex 10 over and over, with values around their targets: the same ones at every run. */
export function largePlan(size: number): readonly LargeRow[] {
  const measured = ANNEX_10_2025.indicators.filter((each) => each.kind === 'quantitative');
  const random = generator(20_250_701);
  return Array.from({ length: size }, (_, index): LargeRow => {
    const indicator = measured[index % measured.length] as QuantitativeIndicator;
    return { indicator, series: MONTHS.map(() => randomCell(indicator, random)) };
  });
}

function randomCell({ goal, rollup, decimals }: QuantitativeIndicator, random: () => number): Cell {
  const lot = random();
  if (lot < 0.05) return UNREPORTED;
  if (lot < 0.2) return NONE;
  const share = rollup === 'sum' ? goal.target / 12 : goal.target;
  const step = 10 ** (4 - decimals);
  const value = Math.round((share * (0.6 + 0.8 * random())) / step) * step;
  return { kind: 'number', value: Math.min(value, 100_000 * QUANTITY_SCALE) as Quantity };
}

/** mulberry32: small, and the same everywhere. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
