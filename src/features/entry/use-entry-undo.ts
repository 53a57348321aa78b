import { useCallback } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { ENTRY_WORDS, undoElsewhereText, undoneText } from '#src/domain/words/entry-words.ts';
import { operationText } from '#src/domain/words/operation-words.ts';
import type { Intent, Operation } from '#src/domain/statements/operation.ts';
import type { Author, Statement } from '#src/domain/statements/statement.ts';
import { placeOf } from '#src/features/entry/model/cell-subject.ts';
import { useUndoRedo } from '#src/queries/save.ts';
import { failureText } from '#src/queries/storage-words.ts';
import type { EntryCell } from '#src/session/entry-cell.ts';
import { useNotices } from '#src/session/notices.ts';

/** What is done in the grid: its keys take back nothing else unasked. */
const IN_GRID: ReadonlySet<Intent> = new Set<Intent>([
  'type',
  'none',
  'clear',
  'paste',
  'cut',
  'fill',
  'rate',
  'part',
  'execution',
  'note',
  'check',
]);

interface Undoer {
  readonly plan: Plan;
  readonly author: Author | null;
  /** Shows the cell that was changed. */
  readonly goTo: (cell: EntryCell) => void;
}

/** Takes back and brings back whole stored operations, says which, and goes to where it was. */
export function useEntryUndo({ plan, author, goTo }: Undoer): {
  readonly undo: () => void;
  readonly redo: () => void;
} {
  const say = useNotices((state) => state.say);
  const steps = useUndoRedo(plan.id);

  const take = useCallback(
    (
      direction: 'undo' | 'redo',
      by: Author,
      isMeant: (next: Operation) => boolean,
      onOther: (next: Operation) => void,
    ) => {
      steps.stepIf(direction, by, isMeant).then(
        (step) => {
          if (step.kind === 'none')
            say(direction === 'undo' ? ENTRY_WORDS.nothingToUndo : ENTRY_WORDS.nothingToRedo);
          else if (step.kind === 'held') say(ENTRY_WORDS.heldFirst);
          else if (step.kind === 'overtaken') say(ENTRY_WORDS.doneSince);
          else if (step.kind === 'other') onOther(step.next);
          else {
            const { operation, statements, skipped, otherwise = 0 } = step;
            const cell = firstCell(plan, statements);
            const place = cell === null || statements.length > 1 ? null : placeOf(plan, cell);
            say(undoneText(operationText(operation), place, { skipped, otherwise }));
            if (cell !== null) goTo(cell);
          }
        },
        (error: unknown) => say(failureText(error), { tone: 'problem' }),
      );
    },
    [steps, plan, say, goTo],
  );

  const step = useCallback(
    (direction: 'undo' | 'redo') => {
      if (author === null) {
        say(ENTRY_WORDS.whoFirst);
        return;
      }
      const isInGrid = ({ intent }: Operation) => IN_GRID.has(intent);
      take(direction, author, isInGrid, (named) =>
        say(undoElsewhereText(operationText(named)), {
          action: {
            label: direction === 'undo' ? '仍要撤销' : '仍要重做',
            // The one that was named, and nothing that was done since.
            run: () =>
              take(
                direction,
                author,
                ({ id }) => id === named.id,
                () => say(ENTRY_WORDS.doneSince),
              ),
          },
        }),
      );
    },
    [author, say, take],
  );

  return { undo: useCallback(() => step('undo'), [step]), redo: useCallback(() => step('redo'), [step]) };
}

/** The topmost changed cell, its earliest month: revisions come from the log in no order. */
function firstCell({ indicators }: Plan, statements: readonly Statement[]): EntryCell | null {
  const order = new Map<string, number>(indicators.map(({ id }, index) => [id, index]));
  const rank = ({ row, month }: EntryCell) => (order.get(row) ?? indicators.length) * 12 + month;
  const cells = statements.flatMap((each) => changedCell(each) ?? []);
  return cells.reduce<EntryCell | null>(
    (first, cell) => (first === null || rank(cell) < rank(first) ? cell : first),
    null,
  );
}

/** null: the operation was about something that is not entered here. */
function changedCell({ subject }: Statement): EntryCell | null {
  switch (subject.kind) {
    case 'month':
    case 'rating':
    case 'part':
      return { row: subject.indicator, month: subject.month, field: 'value' };
    case 'month-checked':
      return { row: subject.indicator, month: subject.month, field: 'value' };
    case 'execution':
    case 'execution-checked':
      return { row: 'execution', month: subject.month, field: 'value' };
    case 'manual-score':
    case 'adjusted-target':
    case 'expected':
    case 'remark':
    case 'profile':
    case 'settings':
    case 'count-rated':
    case 'due-day':
    case 'form-layout':
    case 'funds':
    case 'funds-to-date':
    case 'adjustment':
    case 'plan-version':
    case 'text':
    case 'brief':
    case 'outlook':
    case 'meeting-note':
    case 'month-close':
    case 'evidence':
    case 'seal':
    case 'target-checked':
    case 'close-list':
      return null;
  }
}
