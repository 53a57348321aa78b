import { parseScaled } from '#src/domain/quantity/decimal-text.ts';

/** Digits as a year, a month or a row's number; 0 for anything else, which is none of these. */
export function wholeNumber(text: string | undefined): number {
  const read = text === undefined ? 0 : parseScaled(text, 0);
  return typeof read === 'number' ? read : 0;
}
