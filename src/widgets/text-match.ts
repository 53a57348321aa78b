import { plainTyping } from '#src/domain/statements/typed-value.ts';
import { indexOfInitials, type InitialsReader } from '#src/ui/pinyin-initials.ts';

/** How well a title fits, best first. */
export const MATCH = { number: 0, start: 1, initials: 2, inside: 3, inner: 4, beside: 5 } as const;

/** Widths of letters and brackets, case and blanks tell nothing apart. */
export function searchKey(text: string): string {
  return plainTyping(text).toLowerCase().replace(/\s+/g, '');
}

/**
 * How well a name fits what is looked for, by part of it or pinyin initials; null: not at all [MO34].
 * @param wanted as of `searchKey`
 * @param read null: the browser knows no pinyin, and letters find only themselves
 */
export function nameMatch(name: string, wanted: string, read: InitialsReader | null): number | null {
  const at = searchKey(name).indexOf(wanted);
  if (at === 0) return MATCH.start;
  const initial =
    read !== null && /^[a-z0-9]*[a-z][a-z0-9]*$/.test(wanted) ? indexOfInitials(read(name), wanted) : -1;
  if (initial === 0) return MATCH.initials;
  if (at > 0) return MATCH.inside;
  return initial > 0 ? MATCH.inner : null;
}

/** A number finds its own row first. */
export function isNumberOf(wanted: string, seq: number): boolean {
  return /^\d+$/.test(wanted) && wanted.replace(/^0+/, '') === String(seq);
}
