import type { Author, DeviceId, Instant, OperationId } from '#src/domain/statements/statement.ts';

/** What kind of thing the user did: for the words of undo and of the history. */
export type Intent =
  | 'type'
  | 'none'
  | 'clear'
  | 'paste'
  | 'cut'
  | 'fill'
  | 'rate'
  | 'part'
  | 'execution'
  | 'note'
  | 'remark'
  | 'manual-score'
  | 'adjust-target'
  /** 调整: weights, rows stopped or added, targets, by one document. */
  | 'adjust-plan'
  /** 更正原文: a new version of the plan. */
  | 'correct-plan'
  /** The last one was taken back. */
  | 'uncorrect-plan'
  /** What becomes of values on rows of a draft that are gone or mean something else. */
  | 'settle-draft'
  /** The last such decision was taken back. */
  | 'unsettle-draft'
  | 'expect'
  | 'restore'
  | 'plan'
  | 'merge'
  | 'restore-point'
  | 'restore-file'
  /** What was said on another plan of the same unit, year and kind. */
  | 'carry'
  | 'text'
  | 'outlook'
  /** A note about a row, taken while the year was reported on. */
  | 'meeting'
  | 'evidence'
  | 'close-month'
  | 'open-month'
  /** A doubted number was found right. */
  | 'check'
  | 'seal'
  | 'unseal'
  | 'sample';

/** One user intent: what undo takes back as a whole [B6]. */
export interface Operation {
  readonly id: OperationId;
  readonly kind: 'do' | 'undo' | 'redo';
  /** For an undo or a redo: the original operation that it takes back or brings back. */
  readonly target: OperationId | null;
  readonly intent: Intent;
  /** How many subjects it changed. */
  readonly count: number;
  readonly at: Instant;
  readonly author: Author;
  readonly device: DeviceId;
  /** The file that a merge took in. */
  readonly source?: string;
}

/** What Ctrl+Z or Ctrl+Y would do next. */
interface UndoStep {
  /** The operation the user did, for the words. */
  readonly done: Operation;
  /** The operation whose statements must be reversed: the last one that applied, or took back, `done`. */
  readonly reverse: OperationId;
}

export interface UndoState {
  readonly undo: UndoStep | null;
  readonly redo: UndoStep | null;
}

const ENDS_UNDO: ReadonlySet<Intent> = new Set([
  'seal',
  'unseal',
  'correct-plan',
  'uncorrect-plan',
  'settle-draft',
  'unsettle-draft',
]);

/**
 * Undo and redo are derived from the stored operations, so they survive a reload and a crash [B6]. A new operation after an undo
 * ends the redo line, as in every editor.
 * @param operations of one plan, oldest first
 */
export function undoState(operations: readonly Operation[]): UndoState {
  const undo: UndoStep[] = [];
  let redo: UndoStep[] = [];
  for (const operation of operations) {
    // What was filed is not taken back by a key: it is opened again with a reason, and what came before stays as it was [Y6].
    // Nor is a new version of the plan, or of a draft's row: what was said before was said of other rows [PL20] [PL54].
    if (ENDS_UNDO.has(operation.intent)) {
      undo.length = 0;
      redo = [];
      continue;
    }
    switch (operation.kind) {
      case 'do':
        undo.push({ done: operation, reverse: operation.id });
        redo = [];
        break;
      case 'undo':
        move(undo, redo, operation);
        break;
      case 'redo':
        move(redo, undo, operation);
        break;
    }
  }
  return { undo: undo[undo.length - 1] ?? null, redo: redo[redo.length - 1] ?? null };
}

function move(from: UndoStep[], to: UndoStep[], operation: Operation): void {
  const index = from.findIndex((step) => step.done.id === operation.target);
  const [step] = index < 0 ? [] : from.splice(index, 1);
  if (step !== undefined) to.push({ done: step.done, reverse: operation.id });
}
