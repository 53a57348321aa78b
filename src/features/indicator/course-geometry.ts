import type { RowCoursePoint } from '#src/domain/words/row-course.ts';
import { MAX_DECIMALS, type Decimals, type Quantity } from '#src/domain/quantity/quantity.ts';
import type { Forecast } from '#src/domain/score/forecast.ts';

/** Where things lie in the course chart. Pixels are drawn, never computed with; ticks stay whole ten-thousandths. */

export interface ChartSize {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Scale {
  readonly x: (month: number) => number;
  readonly y: (value: number) => number;
  readonly ticks: readonly Quantity[];
}

const TICKS = 4;

/** A step of 1, 2 or 5 × 10^k that cuts the span into about four; never finer than the row's own values. */
function niceStep(span: number, smallest: number): number {
  if (span <= 0) return smallest;
  const raw = span / TICKS;
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 5, 10].find((each) => each * power >= raw) ?? 10;
  return Math.max(smallest, factor * power);
}

/**
 * Sums are measured from 0; a level that stays near its target is shown close up, or 99.4 and 99.9 would be one line.
 */
export function scaleOf(
  points: readonly RowCoursePoint[],
  forecast: Forecast | null,
  size: ChartSize,
  {
    isCloseUp,
    decimals,
    behind = [],
  }: {
    readonly isCloseUp: boolean;
    readonly decimals: Decimals;
    /** Last year's line, which has to have room too. */
    readonly behind?: readonly (Quantity | null)[];
  },
): Scale {
  const values = points.flatMap(({ cell, value, due, target }) => [
    ...(cell.kind === 'number' && isCloseUp ? [cell.value] : []),
    ...(value === null ? [] : [value]),
    ...(due === null ? [] : [due]),
    target,
  ]);
  for (const value of behind) if (value !== null) values.push(value);
  if (forecast !== null) values.push(forecast.low, forecast.high);
  const highest = Math.max(...values, 1);
  const lowest = Math.min(...values, highest);
  const from = isCloseUp && lowest > highest / 2 ? lowest : Math.min(0, lowest);
  const step = niceStep(highest - from || highest, 10 ** (MAX_DECIMALS - decimals));
  const bottom = Math.floor(from / step) * step;
  const top = Math.ceil(highest / step) * step;
  const ticks: Quantity[] = [];
  for (let tick = bottom; tick <= top; tick += step) ticks.push(tick as Quantity);
  const plotWidth = size.width - size.left - size.right;
  const plotHeight = size.height - size.top - size.bottom;
  return {
    x: (month) => size.left + ((month - 0.5) / 12) * plotWidth,
    y: (value) => size.top + (1 - (value - bottom) / (top - bottom)) * plotHeight,
    ticks,
  };
}

export interface Dot {
  readonly x: number;
  readonly y: number;
}

/** A path through the points, broken where one is missing. */
export function linePath(dots: readonly (Dot | null)[]): string {
  let isDown = false;
  let path = '';
  for (const dot of dots) {
    if (dot === null) {
      isDown = false;
      continue;
    }
    path += `${isDown ? 'L' : 'M'}${dot.x.toFixed(1)} ${dot.y.toFixed(1)}`;
    isDown = true;
  }
  return path;
}

/** The same as stairs: an amount falls due at the end of its month, all at once. */
export function stepPath(dots: readonly (Dot | null)[]): string {
  let path = '';
  for (const dot of dots) {
    if (dot === null) continue;
    path +=
      path === '' ? `M${dot.x.toFixed(1)} ${dot.y.toFixed(1)}` : `H${dot.x.toFixed(1)}V${dot.y.toFixed(1)}`;
  }
  return path;
}
