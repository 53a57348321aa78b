import type { Brand } from '#src/kernel/brand.ts';
import { roundDiv } from '#src/domain/quantity/exact.ts';

/** A measured amount in ten-thousandths of its indicator's unit (money in 万元 → down to 1 元). Exact. */
export type Quantity = Brand<number, 'Quantity'>;

/** Number of decimals an indicator's values carry: 0…4. */
export type Decimals = 0 | 1 | 2 | 3 | 4;

export const QUANTITY_SCALE = 10_000;
export const MAX_DECIMALS = 4;

/** 10^10 units. Twelve such months, and a mean of them, stay inside the safe integers. */
export const MAX_QUANTITY = (1e10 * QUANTITY_SCALE) as Quantity;

export const ZERO = 0 as Quantity;

/** Quantity in whole units: quantityOf(3) = 30,000 ten-thousandths. `units` must have at most 4 decimals. */
export function wholeUnits(units: number): Quantity {
  return (units * QUANTITY_SCALE) as Quantity;
}

export function addQuantities(a: Quantity, b: Quantity): Quantity {
  return (a + b) as Quantity;
}

/** Rounds half away from zero to the indicator's decimals [R6]. */
export function roundQuantity(value: Quantity, decimals: Decimals): Quantity {
  return quotientToQuantity(value, 1, decimals);
}

/** value ÷ divisor rounded half away from zero to the given decimals, in one rounding [R6]. `divisor` > 0. */
export function quotientToQuantity(value: Quantity, divisor: number, decimals: Decimals): Quantity {
  const step = 10 ** (MAX_DECIMALS - decimals);
  return (roundDiv(value, divisor * step) * step) as Quantity;
}

/** True when the value needs no more than `decimals` decimals. */
export function hasDecimals(value: Quantity, decimals: Decimals): boolean {
  return value % 10 ** (MAX_DECIMALS - decimals) === 0;
}

/** Plain decimal text, trailing zeros dropped, no thousands separators: '6.9', '-0.25', '15000'. */
export function quantityToText(value: Quantity): string {
  return scaledToText(value, MAX_DECIMALS, 0);
}

/**
 * A scaled integer as decimal text.
 * @param scale how many decimals the integer carries (4: ten-thousandths)
 * @param minDecimals decimals kept even when they are zeros
 */
export function scaledToText(value: number, scale: number, minDecimals: number): string {
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  let fraction = digits.slice(digits.length - scale);
  while (fraction.length > minDecimals && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  const sign = value < 0 ? '-' : '';
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`;
}
