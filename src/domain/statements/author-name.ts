import { plainLine } from '#src/kernel/plain-text.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { MAX_NAME } from '#src/domain/statements/statement-limits.ts';

/** Why a text cannot be the name of whoever says something [G19]. */
export type AuthorNameRefusal =
  | { readonly kind: 'blank' }
  /** Only digits and marks, in whatever width: a value that was meant for a cell. */
  | { readonly kind: 'no-letters'; readonly text: string };

const LETTER = /\p{L}/u;

/**
 * The name as it is stored: without what cannot be seen, blanks at its ends and double blanks.
 * @param text as typed
 */
export function readAuthorName(text: string): Result<string, AuthorNameRefusal> {
  const name = plainLine(text, MAX_NAME);
  if (name === '') return err({ kind: 'blank' });
  return LETTER.test(name) ? ok(name) : err({ kind: 'no-letters', text: name });
}
