import { MAX_DECIMALS, MAX_QUANTITY, type Quantity } from '#src/domain/quantity/quantity.ts';

/**
 * Strict decimal text → scaled integer: what files and stored rows contain. What people type is more tolerant and lives in
 * statements/typed-value.ts, which normalises first and then comes here.
 */

export type DecimalFault = 'not-a-number' | 'too-many-decimals' | 'too-large';

const PLAIN_DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const MAX_DIGITS = 15;

/**
 * Parses '12', '-0.5', '.5', '007.10' to an integer scaled by 10^scale. Trailing zeros never count as decimals.
 * Never rounds: '0.00001' at scale 4 is 'too-many-decimals'.
 * @returns the scaled integer, or the fault
 */
export function parseScaled(text: string, scale: number): number | DecimalFault {
  if (!PLAIN_DECIMAL.test(text)) return 'not-a-number';
  const negative = text.startsWith('-');
  const unsigned = text.replace(/^[+-]/, '');
  const point = unsigned.indexOf('.');
  const whole = (point < 0 ? unsigned : unsigned.slice(0, point)).replace(/^0+/, '');
  const fraction = point < 0 ? '' : withoutTrailingZeros(unsigned.slice(point + 1));
  if (fraction.length > scale) return 'too-many-decimals';
  if (whole.length + scale > MAX_DIGITS) return 'too-large';
  const scaled = Number(whole + fraction.padEnd(scale, '0'));
  return negative && scaled !== 0 ? -scaled : scaled;
}

/** Not /0+$/: it tries again from every zero, which takes minutes on a hostile text of a hundred thousand. */
function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}

/** Strict decimal text → Quantity (ten-thousandths), at most 10^10 units either way. */
export function textToQuantity(text: string): Quantity | DecimalFault {
  const scaled = parseScaled(text, MAX_DECIMALS);
  if (typeof scaled === 'string') return scaled;
  return Math.abs(scaled) > MAX_QUANTITY ? 'too-large' : (scaled as Quantity);
}
