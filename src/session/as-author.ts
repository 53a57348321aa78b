import type { Author } from '#src/domain/statements/statement.ts';

/** Asks who is working here. @param then what was to be done, which goes on once that is said, and not at all if nobody says it [G15] */
export type AskAuthor = (then?: (author: Author) => void) => void;

/** Does it in the name of who is working here; where nobody has said who that is, once somebody has. */
export function asAuthor(author: Author | null, ask: AskAuthor, act: (author: Author) => void): void {
  if (author === null) ask(act);
  else act(author);
}
