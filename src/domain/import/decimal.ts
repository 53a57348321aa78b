/** Exact decimal text of any length: what a table prints is computed with digit by digit, never through binary fractions. */

/** '007.50' → '7.5', '+3' → '3'. The text is plain decimal digits. */
export function tidyDecimal(text: string): string {
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  const left = whole.replace(/^0+(?=\d)/, '') || '0';
  const right = trimZeros(fraction);
  const plain = right === '' ? left : `${left}.${right}`;
  return negative && plain !== '0' ? `-${plain}` : plain;
}

function trimZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}

/** Times 10^places, places of either sign. */
export function shiftDecimal(text: string, places: number): string {
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  return tidyDecimal(`${negative ? '-' : ''}${padded.slice(0, at)}.${padded.slice(at)}`);
}

const PLACES = 12;

/** In 10^-12. Decimals beyond are cut: they are the noise of divisions. */
export function scaledDecimal(text: string): bigint {
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const scaled = BigInt(whole + fraction.slice(0, PLACES).padEnd(PLACES, '0'));
  return negative ? -scaled : scaled;
}

export const ONE = 10n ** BigInt(PLACES);
