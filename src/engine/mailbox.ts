import type { RecordPlace } from '#src/domain/district/unit-record.ts';
import type { TotalPlace } from '#src/domain/district/unit-total.ts';
import type { LetterPlace } from '#src/domain/engine/subjects.ts';
import type { Month } from '#src/domain/period/month.ts';

// The port: a mailbox that is replicated, authenticated and append-only. What lies in it is what others wrote, to be parsed and judged.

/** What lies in the mailbox. */
export interface Letter {
  readonly place: LetterPlace;
  /** Its number in the mailbox, from 1, in the order in which it was stored. */
  readonly seq: number;
  readonly text: string;
  /** As stampAt says it. */
  readonly stamp: string;
}

export interface LetterBatch {
  readonly letters: readonly Letter[];
  /** Ask with it for what comes after. */
  readonly cursor: number;
  /** How many lay behind this batch when it was read. */
  readonly pending: number;
}

export type MailboxLink = 'open' | 'lost' | 'closed';

export type MailboxProblem =
  /** Nothing comes from there. */
  | { readonly kind: 'unreachable' }
  /** The server is there, and what was asked is not answered. */
  | { readonly kind: 'unanswered' }
  /** The key is not known there, or not any more. */
  | { readonly kind: 'refused' }
  /** The server is older than what is needed. */
  | { readonly kind: 'old'; readonly version: string }
  /** The account may not do this, or the mailbox has not been made. */
  | { readonly kind: 'no-rights' }
  | { readonly kind: 'full' }
  /** The letter is longer than the server takes. */
  | { readonly kind: 'too-long' }
  | { readonly kind: 'unknown'; readonly detail: string };

export class MailboxError extends Error {
  readonly problem: MailboxProblem;

  constructor(problem: MailboxProblem) {
    super(`mailbox: ${problem.kind}`);
    this.name = 'MailboxError';
    this.problem = problem;
  }
}

/** How a connection to what is shared is watched and ended. */
export interface Linked {
  /** Calls when somebody has stored something: a nudge to look. Returns how to stop. */
  readonly onStored: (listener: () => void) => () => void;
  readonly onLink: (listener: (link: MailboxLink) => void) => () => void;
  readonly close: () => Promise<void>;
}

/** Everything rejects with MailboxError. */
export interface Mailbox extends Linked {
  /** Stores a letter once: the same place again is «known», whatever it says [EN3]. «Stored» means that others can read it, not that it may be forgotten here. */
  readonly put: (place: Pick<LetterPlace, 'plan' | 'id'>, text: string) => Promise<'stored' | 'known'>;
  /** The letters about a plan after a cursor, oldest first; reading past the end is an empty batch. */
  readonly after: (plan: string, cursor: number, limit: number) => Promise<LetterBatch>;
  /**
   * What tells the letter under a number from every other, ever; null: there is none. A mailbox that was emptied, made anew or set back has
   * another one there, or none.
   */
  readonly stampAt: (seq: number) => Promise<string | null>;
  /** Tells the district of a plan as of a month; what was told before of the month is replaced [EN11]. */
  readonly publish: (place: Pick<RecordPlace, 'plan' | 'month'>, text: string) => Promise<void>;
  /** Tells the city the same without its rows [EN16]. */
  readonly publishTotal: (place: Omit<TotalPlace, 'unit'>, text: string) => Promise<void>;
}

/** What units published, as it lies there: to be parsed and judged. */
interface RecordBatch extends Omit<LetterBatch, 'letters'> {
  readonly records: readonly { readonly subject: string; readonly text: string }[];
}

/** What a district reads; it writes nothing. Everything rejects with MailboxError. */
export interface RecordBox extends Linked {
  /** The records after a cursor, oldest first, each the newest of its place. @param month as of which; absent: of every month */
  readonly after: (cursor: number, limit: number, month?: Month) => Promise<RecordBatch>;
  /** A unit's letters about a plan, for whoever asks what is behind a record. */
  readonly letters: (unit: string, plan: string, cursor: number, limit: number) => Promise<LetterBatch>;
}

/** What a city reads; it writes nothing. Everything rejects with MailboxError. */
export interface TotalsBox extends Linked {
  /** The totals of a district as of a month after a cursor, oldest first, each the newest of its place. */
  readonly after: (
    district: string,
    asOf: Pick<TotalPlace, 'year' | 'month'>,
    cursor: number,
    limit: number,
  ) => Promise<RecordBatch>;
  /** The text of a record as it lies with its district, for whoever asks what is behind a total; null: there is none. */
  readonly record: (district: string, place: RecordPlace) => Promise<string | null>;
}
