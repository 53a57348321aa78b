import type { CellKind } from '#src/domain/import/table.ts';

/** A number of a workbook as people see it, and how its format typed it. */
export interface ShownNumber {
  readonly text: string;
  readonly kind: CellKind;
  /** What stands on the screen, where the format shows fewer digits than are stored. */
  readonly rounded?: string;
}

/** Formats that a workbook names by number only (ECMA-376 §18.8.30, and those of a Chinese Excel); all others are General. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  41: '#,##0',
  42: '#,##0',
  43: '#,##0.00',
  44: '#,##0.00',
  48: '##0.0E+0',
  49: '@',
};
const BUILT_IN_DATES: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** The code of a built-in format; General for a number that has none. */
export function builtInFormat(id: number): string {
  if (BUILT_IN_DATES.some(([from, to]) => id >= from && id <= to)) return 'yyyy-mm-dd';
  return BUILT_IN[id] ?? 'General';
}

interface Section {
  readonly isGeneral: boolean;
  readonly isDate: boolean;
  readonly isPercent: boolean;
  /** Shown in thousands, in Chinese digits, or not at all: not what is stored. */
  readonly isOther: boolean;
  readonly before: string;
  readonly after: string;
  /** For text. */
  readonly isText: boolean;
  readonly hasSign: boolean;
  /** Digits after the point; null where rounding cannot be told (fractions, exponents). */
  readonly decimals: number | null;
}

const parsed = new Map<string, readonly Section[]>();

/**
 * What a number looks like under its format code: percentages and dates as shown, thousands separators away, literal text (`0"个"`) kept,
 * the value at 12 significant digits.
 * @param date1904 days are counted from 1904 (old Macintosh workbooks)
 */
export function shownNumber(value: number, code: string, date1904: boolean): ShownNumber {
  if (!Number.isFinite(value)) return { text: '#NUM!', kind: 'error' };
  const sections = sectionsOf(code);
  const negative = value < 0 ? sections[1] : undefined;
  const section = negative ?? (value === 0 ? sections[2] : undefined) ?? sections[0];
  if (section === undefined || section.isGeneral) return { text: plainNumber(value), kind: 'number' };
  if (section.isDate) return shownDate(value, date1904);
  // A section for negative numbers without a sign shows them as positive ones.
  if (section.isOther || negative?.hasSign === false) return { text: plainNumber(value), kind: 'unread' };
  const plain = section.isPercent ? timesHundred(plainNumber(value)) : plainNumber(value);
  const mark = section.isPercent ? '%' : '';
  const dress = (digits: string): string => `${section.before}${digits}${mark}${section.after}`;
  const kind = section.isPercent ? 'percent' : 'number';
  const { decimals } = section;
  const shown = decimals === null ? plain : atDecimals(plain, decimals);
  return shown === plain ? { text: dress(plain), kind } : { text: dress(plain), kind, rounded: dress(shown) };
}

/** What a text looks like under its format code: `@"%"` adds a sign, `;;;` shows nothing, all others leave it alone. */
export function shownText(text: string, code: string): { readonly text: string; readonly kind: CellKind } {
  if (code === 'General' || code === '@' || text === '') return { text, kind: 'text' };
  const sections = sectionsOf(code);
  const section = [...sections].reverse().find(({ isText }) => isText);
  if (section !== undefined) return { text: `${section.before}${text}${section.after}`, kind: 'text' };
  return { text, kind: sections.length > 3 ? 'unread' : 'text' };
}

/** Plain decimal text, at most 12 significant digits: the noise of binary fractions is gone, whole numbers stay whole. */
function plainNumber(value: number): string {
  if (Number.isSafeInteger(value)) return String(value === 0 ? 0 : value);
  const [mantissa = '0', exponent = '0'] = value.toExponential(11).split('e');
  return shiftPoint(mantissa, Number(exponent));
}

/** '0.995' → '99.5', digit by digit. */
function timesHundred(plain: string): string {
  return shiftPoint(plain, 2);
}

function shiftPoint(text: string, places: number): string {
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = point <= 0 ? 1 : point;
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const right = padded.slice(at).replace(/0+$/, '');
  const plain = right === '' ? left : `${left}.${right}`;
  return negative && plain !== '0' ? `-${plain}` : plain;
}

function atDecimals(plain: string, decimals: number): string {
  const fraction = plain.split('.')[1] ?? '';
  if (fraction.length <= decimals) return plain;
  return plainNumber(Number(Number(plain).toFixed(Math.min(decimals, 20))));
}

const DAY = 86_400_000;
const LAST_SERIAL = 2_958_465;

function shownDate(value: number, date1904: boolean): ShownNumber {
  const serial = date1904 ? value + 1462 : value;
  if (serial < 0 || serial >= LAST_SERIAL + 1) return { text: '########', kind: 'error' };
  // Excel believes that 1900 was a leap year: days before March 1900 are one further.
  const base = Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const seconds = Math.round(serial * 86_400);
  const iso = new Date(base + Math.floor(seconds / 86_400) * DAY + (seconds % 86_400) * 1000).toISOString();
  const time = iso.slice(11, 16);
  if (serial < 1) return { text: time, kind: 'date' };
  return { text: seconds % 86_400 === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`, kind: 'date' };
}

function sectionsOf(code: string): readonly Section[] {
  const known = parsed.get(code);
  if (known !== undefined) return known;
  const read = splitSections(code.slice(0, 1024)).map(readSection);
  // Which section counts may hang on any condition: none of them is computed then.
  const hasCondition = /\[[<>=]/.test(code);
  const sections = hasCondition
    ? read.map((section) => ({ ...section, isGeneral: false, isDate: false, isOther: true }))
    : read;
  if (parsed.size > 1000) parsed.clear();
  parsed.set(code, sections);
  return sections;
}

/** A piece of a format code: what is printed as it stands, or a mark that means something. */
interface Piece {
  readonly literal: boolean;
  readonly text: string;
}

function splitSections(code: string): Piece[][] {
  const sections: Piece[][] = [[]];
  const add = (literal: boolean, text: string): void => {
    sections[sections.length - 1]?.push({ literal, text });
  };
  for (let at = 0; at < code.length; at += 1) {
    const mark = code.charAt(at);
    if (mark === ';') sections.push([]);
    else if (mark === '"') {
      const end = code.indexOf('"', at + 1);
      add(true, code.slice(at + 1, end < 0 ? code.length : end));
      at = end < 0 ? code.length : end;
    } else if (mark === '\\' || mark === '!') {
      add(true, code.charAt(at + 1));
      at += 1;
    } else if (mark === '_' || mark === '*') {
      at += 1; // a blank as wide as the next character, or that character repeated: looks only
    } else if (mark === '[') {
      const end = code.indexOf(']', at);
      const inside = code.slice(at + 1, end < 0 ? code.length : end);
      if (inside.startsWith('$')) add(true, inside.slice(1).split('-')[0] ?? '');
      else add(false, `[${inside}]`);
      at = end < 0 ? code.length : end;
    } else {
      const [general] = GENERAL_WORD.exec(code.slice(at, at + 10)) ?? [];
      add(false, general === undefined ? mark : GENERAL_PIECE);
      at += (general ?? mark).length - 1;
    }
  }
  return sections;
}

const GENERAL = /^(?:general|@)?$/i;
const GENERAL_WORD = /^(?:general|standard|g\/通用格式)/i;
const GENERAL_PIECE = 'General';

function readSection(pieces: readonly Piece[]): Section {
  const marks = pieces.map(({ literal, text }) => (literal ? '' : text)).join('');
  const codes = marks.replace(/\[[^\]]*\]/g, '');
  const brackets = marks.match(/\[[^\]]*\]/g) ?? [];
  const isGeneral = GENERAL.test(codes) && pieces.every(({ literal }) => !literal) && pieces.length > 0;
  const isDate =
    !isGeneral &&
    (/[ymdhs年月日时]/i.test(codes.replace(/general/gi, '')) ||
      brackets.some((each) => /^\[[hms]+\]$/i.test(each)));
  // General with a unit behind it: all digits, as they are.
  const isAll = pieces.some(({ text, literal }) => !literal && text === GENERAL_PIECE);
  const digits = isAll ? '0' : codes.replace(/[^0#?.,/E%]/g, '');
  const scaled = /[0#?],+(?:[^0#?,]|$)/.test(digits);
  const isOther =
    !isGeneral &&
    !isDate &&
    (scaled || !/[0#?]/.test(digits) || brackets.some((each) => /^\[dbnum/i.test(each)) || isSplit(pieces));
  return {
    isGeneral,
    isDate,
    isPercent: digits.includes('%'),
    isOther,
    isText: codes.includes('@'),
    hasSign: pieces.some(({ text }) => /[-(]/.test(text)),
    ...literalsAround(pieces),
    decimals: isAll || /[/E]/.test(digits) ? null : (/\.([0#?]*)/.exec(digits)?.[1] ?? '').length,
  };
}

/** Text stands between the digits: `0"-"0` shows 95 as 9-5. */
function isSplit(pieces: readonly Piece[]): boolean {
  const isDigit = ({ literal, text }: Piece): boolean => !literal && /[0#?]/.test(text);
  const first = pieces.findIndex(isDigit);
  const inside = pieces.slice(first, pieces.length - [...pieces].reverse().findIndex(isDigit));
  return first >= 0 && inside.some(({ literal, text }) => literal && text.trim() !== '');
}

/** Text before and after the digits. Signs and brackets of negative sections are left out: the value has its own sign. */
function literalsAround(pieces: readonly Piece[]): { before: string; after: string } {
  let before = '';
  let after = '';
  let seen = false;
  for (const { literal, text } of pieces) {
    if (!literal && (/[0#?@]/.test(text) || text === GENERAL_PIECE)) {
      seen = true;
      continue;
    }
    const printed = literal || /[^0#?.,/E%+\-() [\]]/.test(text) ? text : '';
    if (printed.startsWith('[') && !literal) continue;
    if (seen) after += printed;
    else before += printed;
  }
  const clean = (text: string): string => text.replace(/[()\s-]/g, '');
  return { before: clean(before), after: clean(after) };
}
