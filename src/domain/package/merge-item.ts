import type { Comparison } from '#src/domain/package/compare-subject.ts';
import type { UnreadStatement } from '#src/domain/package/parse-package.ts';
import type { RuleBreak } from '#src/domain/package/plan-rules.ts';
import type { Said, Statement } from '#src/domain/statements/statement.ts';
import type { WaitReason } from '#src/domain/package/wait-reason.ts';
import type { SubjectKey } from '#src/domain/statements/subject-key.ts';

/** One subject of a package, or of several, against ours: one line of the preview [M5]. */
export interface MergeItem extends Comparison {
  readonly key: SubjectKey;
  readonly subject: Said['subject'];
  /** The row's source cells differ between the two plans, or theirs does not list it: the number may mean another thing [M6]. */
  readonly isOtherRow: boolean;
  /** The edit of the row without which this value could not stand here (more decimals); null: it stands by itself [M7]. */
  readonly needs: SubjectKey | null;
  /** Why it is not taken in without a person; null: nothing speaks against it [M15]. */
  readonly waits: WaitReason | null;
  /** Why their word, older than ours, could not be brought back: it breaks the rules of today's plan. */
  readonly theirsBreaks: RuleBreak | null;
}

/** Why a subject of the file is set aside as a whole: named in the preview, never written [M6] [M7]. */
export type AsideReason =
  | { readonly kind: 'unknown-indicator' }
  /** Said of a version of the plan that read the row otherwise [PL22]. */
  | { readonly kind: 'other-version' }
  | { readonly kind: 'unread'; readonly reason: UnreadStatement['reason'] }
  | { readonly kind: 'rule'; readonly broken: RuleBreak }
  /** The same revision id with another content, here and in a file or in two files: one of the two was altered. */
  | { readonly kind: 'altered-revision' }
  | { readonly kind: 'altered-in-file' }
  /** Their revisions and ours replace each other in a circle. */
  | { readonly kind: 'circular-revisions' }
  | { readonly kind: 'too-many-heads' };

export interface Aside {
  /** Which of the files, counted from 0. */
  readonly file: number;
  /** Place of the statement in its file, counted from 0. */
  readonly index: number;
  readonly reason: AsideReason;
  /** The statement; null when not even its subject is known. */
  readonly statement: Statement | null;
}
