/**
 * Characters that nobody sees: controls, marks of direction, joiners, halves of characters, fillers that Unicode counts as letters, and
 * selectors of variants. Two names that differ in them only look the same and are not.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Letters, signs and Chinese characters that are seen and are one each, blanks single and between them: nearly every text there is. */
const PLAIN =
  /^[!-~\u2264\u2265\u3001\u3002\u4e00-\u9fff\uff08\uff09\uff0c\uff1a]+(?: [!-~\u2264\u2265\u3001\u3002\u4e00-\u9fff\uff08\uff09\uff0c\uff1a]+)*$/;

/** One line as it is seen: without what nobody sees, in composed form, blanks single and none at the ends. @param most characters */
export function plainLine(text: string, most: number): string {
  if (text.length <= most && PLAIN.test(text)) return text;
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
  if (text.length <= most) return text;
  let end = 0;
  for (let count = 0; count < most && end < text.length; count += 1)
    end += (text.codePointAt(end) ?? 0) > 0xff_ff ? 2 : 1;
  return text.slice(0, end);
}
