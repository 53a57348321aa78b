import type { DraftFile } from '#src/domain/package/draft-file.ts';
import type { Author, OperationId } from '#src/domain/statements/statement.ts';
import type { FolderFile } from '#src/queries/folder-reading.ts';
import type { FolderProblem } from '#src/storage/folder-problem.ts';

/** What is known of the shared folder. */
export interface FolderView {
  /** «reading»: nobody has looked yet; «none»: none was picked; «ask»: the browser wants a click first. */
  readonly link: 'reading' | 'none' | 'ask' | 'open';
  readonly name: string;
  readonly isAutomatic: boolean;
  readonly isBusy: boolean;
  /** Of the last look; null: all went well. */
  readonly problem: FolderProblem | null;
  /** Nothing is written before somebody has said who they are. */
  readonly needsAuthor: boolean;
  /** When our own file was last written; null: it was not. */
  readonly writtenAt: number | null;
  /** Its name, or those of several that only together are everything [K12]. */
  readonly ownFiles: readonly string[];
  readonly checkedAt: number | null;
  /** Packages in the folder, our own apart unless it holds what is not here. */
  readonly files: readonly FolderFile[];
  /** Files that are no packages, and packages beyond what is read. */
  readonly others: readonly string[];
  readonly surplus: readonly string[];
  /** Drafts of plans that other devices left there [PL67]. */
  readonly drafts: readonly FolderDraft[];
  /** Plans and drafts of this device beside the open one that could not be written [PL43]. */
  readonly unwritten: readonly UnwrittenPlan[];
}

/** A draft of a plan as another device left it. */
export interface FolderDraft {
  readonly name: string;
  /** null: it cannot be read. */
  readonly file: DraftFile | null;
  /** Why not; '' where it can. */
  readonly words: string;
}

export interface UnwrittenPlan {
  /** What the plan is called. */
  readonly plan: string;
  readonly problem: FolderProblem;
}

/** A file that was taken in without a person [K9]. */
export interface UnattendedMerge {
  readonly operation: OperationId;
  readonly count: number;
  /** What of the same file was left to a person. */
  readonly waiting: number;
  readonly fileName: string;
  readonly author: Author;
}

export const NO_FOLDER: FolderView = {
  link: 'none',
  name: '',
  isAutomatic: false,
  isBusy: false,
  problem: null,
  needsAuthor: false,
  writtenAt: null,
  ownFiles: [],
  checkedAt: null,
  files: [],
  others: [],
  surplus: [],
  drafts: [],
  unwritten: [],
};
