/**
 * Text as a document of Word can hold it: without the characters that XML forbids (controls, U+FFFE, half of a surrogate pair), which
 * would make the whole file unreadable, and without marks that turn the order of a line around. Line breaks stay.
 */
export function documentText(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(FORBIDDEN, '')
    .replace(/[\uFFFE\uFFFF\u202a-\u202e\u2066-\u2069]/g, '');
}

/** Controls but tab and line feed; with the flag u, a surrogate is matched only where it stands alone. */
const FORBIDDEN = /(?![\t\n])\p{Cc}|\p{Cs}/gu;
