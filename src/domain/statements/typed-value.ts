import { err, ok, type Result } from '#src/kernel/result.ts';
import { isMoneyUnit, isPercentUnit } from '#src/domain/catalogue/indicator.ts';
import { textToQuantity, type DecimalFault } from '#src/domain/quantity/decimal-text.ts';
import {
  hasDecimals,
  wholeUnits,
  ZERO,
  type Decimals,
  type Quantity,
} from '#src/domain/quantity/quantity.ts';
import type { MonthContent } from '#src/domain/statements/statement.ts';

/** What entry needs to know of a measure. */
export interface Measure {
  readonly unit: string;
  readonly decimals: Decimals;
}

/** Why a value is refused at entry [E1]–[E5]. Words are the report's. */
export type Refusal =
  | { readonly kind: 'not-a-number'; readonly text: string }
  | { readonly kind: 'negative' }
  | { readonly kind: 'refund-needs-note' }
  | { readonly kind: 'percent-range' }
  | { readonly kind: 'too-many-decimals'; readonly decimals: Decimals }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'other-unit'; readonly text: string };

const HUNDRED_PERCENT = wholeUnits(100);

/** The longest number with its unit, zeros in front and behind included, that anyone has a use for. */
const MAX_TYPED = 100;

/** Words for «nothing to report this month» that people type and paste. A hyphen alone is one too. */
const NONE_WORDS = new Set([
  '无',
  '无发生',
  '不适用',
  '无/不适用',
  '-',
  '--',
  '—',
  '——',
  '–',
  '/',
  'n/a',
  'na',
  '∅',
]);

/**
 * Reads what a person typed or pasted into a month cell: full-width digits and signs, thousands separators, 1.5万, 98%, the
 * indicator's own unit behind the number, 无 / — / 不适用 [E7].
 * @returns the content; null when the text is blank (the cell is cleared); or the refusal
 */
export function parseTyped(
  text: string,
  measure: Measure,
  note: string,
): Result<MonthContent | null, Refusal> {
  const plain = plainTyping(text);
  if (plain === '') return ok(null);
  if (NONE_WORDS.has(plain.replace(/ /g, '').toLowerCase())) return ok({ kind: 'none' });
  // A pasted page is no number, and the pattern below would take its time to say so.
  if (plain.length > MAX_TYPED) return err({ kind: 'not-a-number', text: plain });
  const value = readNumber(plain, measure);
  if (typeof value !== 'number') return err(value);
  const refusal = refusalOf(value, measure, note);
  return refusal === null ? ok({ kind: 'number', value }) : err(refusal);
}

/** Why a number cannot stand in a cell of this measure, or null [E1]–[E4]. */
export function refusalOf(value: Quantity, measure: Measure, note: string): Refusal | null {
  if (value < 0 && !isMoneyUnit(measure.unit)) return { kind: 'negative' };
  if (value < 0 && note.trim() === '') return { kind: 'refund-needs-note' };
  if (isPercentUnit(measure.unit) && (value < ZERO || value > HUNDRED_PERCENT))
    return { kind: 'percent-range' };
  if (!hasDecimals(value, measure.decimals)) return { kind: 'too-many-decimals', decimals: measure.decimals };
  return null;
}

/**
 * Full-width digits, signs and letters to plain ones, minus signs to '-', every run of spaces to one (a tab or a line
 * break is left: it parts two cells). Only full-width forms are folded: NFKC would also read 10² as 102 and ① as 1.
 */
export function plainTyping(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u2212\u2010\u2011\u2012\ufe63]/g, '-')
    .replace(/。/g, '.')
    .replace(/[\u200b\ufeff]/g, '')
    .trim()
    .replace(/[^\S\r\n\t]+/g, ' ');
}

/**
 * Sign, digits (plain, or in groups of three set off by commas or spaces), decimals; then the unit. A space anywhere else leaves two
 * numbers, «12 34», and those are never run together; «0,500» is not a group of thousands.
 */
const NUMBER_THEN_UNIT =
  /^([+-]? ?(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|\d*)(?:\.\d*)?) ?(\D*)$/;

function readNumber(plain: string, measure: Measure): Quantity | Refusal {
  const match = NUMBER_THEN_UNIT.exec(plain);
  const digits = match?.[1]?.replace(/[, ]/g, '') ?? '';
  const suffix = match?.[2] ?? plain;
  if (!/\d/.test(digits)) return { kind: 'not-a-number', text: plain };
  const shift = suffixShift(suffix, plainTyping(measure.unit));
  if (shift === null) return { kind: 'other-unit', text: suffix };
  const value = textToQuantity(shiftPoint(digits, shift));
  return typeof value === 'string' ? faultToRefusal(value, plain, measure) : value;
}

/** Power of ten that the text behind the number stands for in this unit, or null when it names something else. */
function suffixShift(suffix: string, unit: string): number | null {
  if (suffix === '') return 0;
  if (isMoneyUnit(unit)) {
    if (suffix === '元') return -4;
    return suffix === '万' || suffix === '万元' || suffix === unit ? 0 : null;
  }
  if (suffix === unit) return 0;
  if (isPercentUnit(unit)) return null;
  const [head, rest] = [suffix.slice(0, 1), suffix.slice(1)];
  if (rest !== '' && rest !== unit) return null;
  if (head === '万') return 4;
  return head === '亿' ? 8 : null;
}

/** Moves the decimal point of plain decimal text, exactly: shiftPoint('1.5', 4) = '15000', shiftPoint('300', -4) = '0.0300'. */
function shiftPoint(digits: string, shift: number): string {
  if (shift === 0) return digits;
  const sign = /^[+-]/.test(digits) ? digits.slice(0, 1) : '';
  const [whole = '', fraction = ''] = digits.slice(sign.length).split('.');
  if (shift > 0) {
    const moved = fraction.padEnd(shift, '0');
    return `${sign}${whole}${moved.slice(0, shift)}.${moved.slice(shift)}`;
  }
  const padded = whole.padStart(1 - shift, '0');
  return `${sign}${padded.slice(0, shift)}.${padded.slice(shift)}${fraction}`;
}

function faultToRefusal(fault: DecimalFault, text: string, measure: Measure): Refusal {
  switch (fault) {
    case 'not-a-number':
      return { kind: 'not-a-number', text };
    case 'too-many-decimals':
      return { kind: 'too-many-decimals', decimals: measure.decimals };
    case 'too-large':
      return { kind: 'too-large' };
  }
}
