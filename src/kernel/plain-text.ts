/**
 * Characters that nobody sees: controls, marks of direction, joiners, halves of characters, fillers that Unicode counts as letters, and
 * selectors of variants. Two names that differ in them only look the same and are not.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** One line as it is seen: without what nobody sees, in composed form, blanks single and none at the ends. @param most characters */
export function plainLine(text: string, most: number): string {
  const seen = text
    .replace(/[\t-\r\u2028\u2029]+/g, ' ')
    .replace(UNSEEN, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
  return cutText(seen, most).trimEnd();
}

/** The first characters of a text; never half of one. */
export function cutText(text: string, most: number): string {
  return text.length <= most ? text : Array.from(text).slice(0, most).join('');
}
