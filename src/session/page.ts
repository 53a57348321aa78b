import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import type { AskAuthor } from '#src/session/as-author.ts';
import type { Place } from '#src/session/place.ts';

/** What every page is given by the shell. Pages read the selection from here and change it through `go`. */
export interface PageProps {
  /** The plan as published (for the sample: its own copy, under its own id). Edits are applied by the report. */
  readonly plan: Plan;
  readonly place: Place;
  /** place.month, or the month that is due for reporting. */
  readonly month: Month;
  /** Who is working here; null until asked. */
  readonly author: Author | null;
  /** Asks who is working here (a dialog); pages that write call it when `author` is null, by asAuthor where they can. */
  readonly askAuthor: AskAuthor;
  /** Changes the address: 'push' for a new place (Back returns), 'replace' for a filter. Default: push. */
  readonly go: (change: Partial<Place>, how?: 'push' | 'replace') => void;
}
