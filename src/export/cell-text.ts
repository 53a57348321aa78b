import { documentText } from '#src/export/document-text.ts';

/** The most that a cell of Excel holds. */
const MAX_CELL_TEXT = 32_767;

const MAX_SHEET_NAME = 31;

/**
 * Text as a workbook can hold it: cut to a cell's length (never inside a surrogate pair), without what XML
 * forbids, and with a literal «_x0041_» kept from being read as an escape for «A».
 */
export function cellText(text: string): string {
  const plain = documentText(text);
  if (plain.length <= MAX_CELL_TEXT && !plain.includes('_')) return plain;
  const clean = plain.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return clean.length <= MAX_CELL_TEXT ? clean : cutAt(clean, MAX_CELL_TEXT);
}

/** These alone in a cell would be written as an error of Excel, not as text. */
export function looksLikeError(text: string): boolean {
  return /^#[A-Z0-9/_?!]+$/.test(text);
}

/** A name that Excel accepts for a sheet: 31 characters, none of []:*?/\, no apostrophe at an end, not «History», unique. */
export function sheetName(wanted: string, taken: readonly string[] = []): string {
  const clean = cutAt(
    wanted.replace(/[[\]:*?/\\\p{Cc}\uFFFE\uFFFF]/gu, '').replace(/^[' ]+|[' ]+$/g, '') || '工作表',
    MAX_SHEET_NAME,
  );
  const base = clean.toLowerCase() === 'history' ? `${clean}_` : clean;
  const isTaken = (name: string) => taken.some((each) => each.toLowerCase() === name.toLowerCase());
  if (!isTaken(base)) return base;
  for (let number = 2; ; number += 1) {
    const suffix = `_${number}`;
    const name = cutAt(base, MAX_SHEET_NAME - suffix.length) + suffix;
    if (!isTaken(name)) return name;
  }
}

/** A sheet's name inside a formula or a defined name: 'it''s'!A1 */
export function quotedSheet(name: string): string {
  return `'${name.replace(/'/g, "''")}'`;
}

function cutAt(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splitsPair ? length - 1 : length);
}
