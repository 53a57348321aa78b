import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import type { MailboxProblem } from '#src/engine/mailbox.ts';
import type { StorageProblem } from '#src/storage/problem.ts';

/** What others put on the server and a person has to look at. */
export interface HeldLetters {
  readonly name: string;
  readonly file: OpenedPackage;
}

/** What is known of the engine. */
export interface EngineView {
  /**
   * «reading»: nobody has looked yet; «no-key»: this PC has none; «no-author»: nobody has said who they are; «no-section»: their section is
   * none of the engine's; «lost»: the server cannot be used now.
   */
  readonly link: 'reading' | 'no-key' | 'no-author' | 'no-section' | 'open' | 'lost';
  /** When the link became what it is, ms since 1970 UTC. */
  readonly since: number;
  readonly problem: MailboxProblem | { readonly kind: 'storage'; readonly problem: StorageProblem } | null;
  /** The public part of this PC's key, for the administrator. */
  readonly publicKey: string | null;
  /** Statements of this section that the server is not known to have. */
  readonly waiting: number;
  /** Of a catch-up that takes a moment; null: there is none. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly held: readonly HeldLetters[];
  /** Subjects in them. */
  readonly heldSubjects: number;
  /** Plans that are not on this PC, and texts that put this one right: a person may take them [EN10]. */
  readonly plans: readonly HeldLetters[];
  readonly unreadable: number;
  readonly ofOtherText: number;
  /** When the server was last asked and everything was exchanged; null: not yet. */
  readonly exchangedAt: number | null;
  /** What the district knows of this year: null where this PC tells it nothing. */
  readonly told: ToldDistrict | null;
}

/** «at»: when all of it was told last, ms since 1970 UTC; null: not yet, or not since the server was away. */
interface ToldDistrict {
  readonly at: number | null;
  readonly problem: MailboxProblem | null;
}

export const NO_ENGINE: EngineView = {
  link: 'reading',
  since: 0,
  problem: null,
  publicKey: null,
  waiting: 0,
  progress: null,
  held: [],
  heldSubjects: 0,
  plans: [],
  unreadable: 0,
  ofOtherText: 0,
  exchangedAt: null,
  told: null,
};
