import { withMovedRow, withRow, withRowsFor } from '#src/domain/draft/draft-changes.ts';
import type { DraftTableProps } from '#src/features/plans/draft-table.tsx';
import type { DraftSteps } from '#src/features/plans/use-steps.ts';

/** What the table of a draft does, as steps that can be taken back. */
export function tableEdits(
  edit: DraftSteps['edit'],
): Required<Pick<DraftTableProps, 'onChange' | 'onPaste' | 'onMove' | 'onDelete'>> {
  return {
    onChange: (id, changed) => edit((draft) => withRow(draft, id, changed)),
    onPaste: (changes) =>
      edit((draft) => [...changes].reduce((before, [id, changed]) => withRow(before, id, changed), draft)),
    onMove: (id, by) => edit((draft) => withMovedRow(draft, id, by)),
    onDelete: (id) => edit((draft) => withRowsFor(draft, id, [])),
  };
}
