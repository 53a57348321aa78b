import { err, ok, type Result } from '#src/kernel/result.ts';
import { isMoneyUnit, isPercentUnit } from '#src/domain/catalogue/indicator.ts';
import { textToQuantity, type DecimalFault } from '#src/domain/quantity/decimal-text.ts';
import { hasDecimals, wholeUnits, type Decimals, type Quantity } from '#src/domain/quantity/quantity.ts';
import type { MonthContent } from '#src/domain/statements/statement.ts';
import { convertedText, unitRatio, type UnitRatio } from '#src/domain/statements/unit-scale.ts';

/** What entry needs to know of a measure. */
export interface Measure {
  readonly unit: string;
  readonly decimals: Decimals;
  /** A name that speaks of 工作日 keeps hours from being converted. */
  readonly name?: string;
  /** The plan says that this % may leave 0…100, and be negative. */
  readonly anyRange?: boolean;
}

/** Why a value is refused at entry [E1]–[E5]. Words are the report's. */
export type Refusal =
  | { readonly kind: 'not-a-number'; readonly text: string }
  | { readonly kind: 'negative' }
  | { readonly kind: 'refund-needs-note' }
  | { readonly kind: 'percent-range' }
  | { readonly kind: 'too-many-decimals'; readonly decimals: Decimals }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'other-unit'; readonly text: string }
  /** It is a unit that converts, but this number of it is none of the row's: 100 分钟 in 小时. */
  | { readonly kind: 'uneven-unit'; readonly text: string; readonly unit: string };

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
 * Reads what a person typed or pasted into a month cell: full-width digits and signs, thousands separators, 1.5万, 98%, ￥1.5, (1.5),
 * the indicator's own unit behind the number or one that converts exactly, 无 / — / 不适用 [E7].
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
  const isFree = isFreePercent(measure);
  if (value < 0 && !isFree && !isMoneyUnit(measure.unit)) return { kind: 'negative' };
  if (value < 0 && !isFree && note.trim() === '') return { kind: 'refund-needs-note' };
  if (isPercentUnit(measure.unit) && !isFree && value > HUNDRED_PERCENT) return { kind: 'percent-range' };
  if (!hasDecimals(value, measure.decimals)) return { kind: 'too-many-decimals', decimals: measure.decimals };
  return null;
}

/** Why an amount cannot be a target, or null: of a negative one nothing could be a share, so it is refused on every row [E8]. */
export function targetRefusal(value: Quantity, measure: Measure): Refusal | null {
  return value < 0 ? { kind: 'negative' } : refusalOf(value, measure, '');
}

/** A growth rate and its like: a plain number [E2]. */
export function isFreePercent({ unit, anyRange }: Pick<Measure, 'unit' | 'anyRange'>): boolean {
  return anyRange === true && isPercentUnit(unit);
}

/**
 * Full-width digits, signs and letters to plain ones, minus signs to '-', every run of spaces to one (a tab or a line
 * break is left: it parts two cells), and what cannot be seen is dropped: direction marks come along with every copy out of a
 * browser. Only full-width forms are folded: NFKC would also read 10² as 102 and ① as 1.
 */
export function plainTyping(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u2212\u2010\u2011\u2012\ufe63\u2796]/g, '-')
    .replace(/\uffe5/g, '\u00a5')
    .replace(/。/g, '.')
    .replace(/[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '')
    .trim()
    .replace(/[^\S\r\n\t]+/g, ' ');
}

/**
 * Digits (plain, or in groups of three set off by commas or spaces), decimals; then the unit. A space anywhere else leaves two
 * numbers, «12 34», and those are never run together; «0,500» is not a group of thousands.
 */
const NUMBER_THEN_UNIT = /^((?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|\d*)(?:\.\d*)?) ?(\D*)$/;

function readNumber(plain: string, measure: Measure): Quantity | Refusal {
  const { sign, hasYen, digits, word } = readParts(plain);
  if (!/\d/.test(digits)) return { kind: 'not-a-number', text: plain };
  if (hasYen && !isMoneyUnit(measure.unit)) return { kind: 'other-unit', text: '\u00a5' };
  const ratio = ratioOf(word, measure);
  if (ratio === null) return { kind: 'other-unit', text: word };
  const converted = convertedText(`${sign}${digits}`, ratio);
  if (converted === null) return { kind: 'uneven-unit', text: `${digits} ${word}`, unit: measure.unit };
  const value = textToQuantity(converted);
  return typeof value === 'string' ? faultToRefusal(value, plain, measure) : value;
}

/** What a text is made of; nothing of it is believed yet. */
function readParts(plain: string) {
  const { sign, unsigned } = readSign(plain);
  const hasYen = unsigned.startsWith('\u00a5');
  const match = NUMBER_THEN_UNIT.exec(hasYen ? unsigned.slice(1).trim() : unsigned);
  const digits = match?.[1]?.replace(/[, ]/g, '') ?? '';
  return { sign, hasYen, digits, word: match?.[2] ?? plain };
}

function ratioOf(word: string, measure: Measure): UnitRatio | null {
  const unit = plainTyping(measure.unit);
  return unitRatio(word, { unit, isWorkingTime: isWorkingTime(measure) });
}

/** Whether a text that reads as a number names another unit than the row's: then the number it became is shown [E7]. */
export function isConverted(text: string, measure: Measure): boolean {
  const plain = plainTyping(text);
  if (plain.length > MAX_TYPED) return false;
  const ratio = ratioOf(readParts(plain).word, measure);
  return ratio !== null && ratio.times !== ratio.by;
}

/**
 * A minus in front (a long one too), behind, or as the brackets of accounting: (1.5), ¥(1.5), (1.5)万元. One of them; two are text.
 * The sign may stand on either side of ¥.
 */
function readSign(plain: string): { readonly sign: '' | '-'; readonly unsigned: string } {
  const bracketed = /^(\u00a5? ?)\( ?([^()+\-–—―]*\d[^()+\-–—―]*?) ?\)( ?\D*)$/.exec(plain);
  if (bracketed !== null) {
    const [, before = '', inside = '', behind = ''] = bracketed;
    return { sign: '-', unsigned: `${before.trim()}${inside}${behind}` };
  }
  const ahead = /^(\u00a5? ?)([+\-–—―]) ?(?=[\d.\u00a5])(.*)$/.exec(plain);
  if (ahead !== null) {
    const [, before = '', sign, rest = ''] = ahead;
    return { sign: sign === '+' ? '' : '-', unsigned: `${before.trim()}${rest}` };
  }
  const behind = /^(.*[\d.]) ?[-–—―]( ?[^\d\-–—―]*)$/.exec(plain);
  if (behind === null || /[-–—―]/.test(behind[1] ?? '')) return { sign: '', unsigned: plain };
  return { sign: '-', unsigned: `${behind[1] ?? ''}${behind[2] ?? ''}` };
}

/** Nobody can say how many hours a working day has. */
function isWorkingTime({ unit, name = '' }: Measure): boolean {
  return unit.includes('工作日') || name.includes('工作日');
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
