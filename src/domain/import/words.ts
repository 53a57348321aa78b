/** Text of cells and headers, brought into the form in which it is compared or printed. */

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]/g;
const CJK = '\\u2e80-\\u9fff\\u3000-\\u303f\\uff00-\\uffef';
/** Nothing to clean: most cells, and each is asked many times. */
const PLAIN = /^[\u0021-\u007e\u4e00-\u9fff]*$/;
const BROKEN_LINE = new RegExp(`([${CJK}])\\s*\\n\\s*(?=[${CJK}])`, 'g');

/** A cell's text as printed: invisible characters away, a line break inside joins without a blank between Chinese characters. */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(INVISIBLE, '')
    .replace(/[\u00a0\u3000\u2000-\u200a\t]/g, ' ')
    .replace(/\r\n?/g, '\n')
    .replace(BROKEN_LINE, '$1')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

const WIDE = /[\uff01-\uff5e]/;

/** Full-width letters, digits and signs as their ASCII twins. */
export function foldWidth(text: string): string {
  if (!WIDE.test(text)) return text;
  return text.replace(/[\uff01-\uff5e]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0));
}

/** For comparing: no blanks, ASCII width. */
export const bare = (text: string): string => foldWidth(cleanText(text)).replace(/\s+/g, '');

/** A header or label: no blanks, stars, colon at the end or text in trailing brackets. */
export function headWord(text: string): string {
  let word = bare(text).replace(/\*/g, '');
  for (;;) {
    const shorter = word.replace(/[:：]$/, '').replace(/(?<=.)[([【][^()[\]【】]*[)\]】]$/, '');
    if (shorter === word) return word;
    word = shorter;
  }
}
