import { withMovedRow, withRow, withRowsFor } from '#src/domain/draft/draft-changes.ts';
import type { Draft, DraftRow } from '#src/domain/draft/draft.ts';
import type { DraftTableProps } from '#src/features/plans/draft-table.tsx';
import type { DraftSteps } from '#src/features/plans/use-steps.ts';

/**
 * What the table of a draft does, as steps that can be taken back.
 * @param hear a row with what a person has written in it
 */
export function tableEdits(
  edit: DraftSteps['edit'],
  hear: (row: DraftRow, changed: Partial<DraftRow>) => DraftRow = (row, changed) => ({ ...row, ...changed }),
): Required<Pick<DraftTableProps, 'onChange' | 'onPaste' | 'onMove' | 'onDelete'>> {
  const write = (draft: Draft, id: string, changed: Partial<DraftRow>) =>
    withRow(draft, id, (row) => hear(row, changed));
  return {
    onChange: (id, changed) => edit((draft) => write(draft, id, changed)),
    onPaste: (changes) =>
      edit((draft) => [...changes].reduce((before, [id, changed]) => write(before, id, changed), draft)),
    onMove: (id, by) => edit((draft) => withMovedRow(draft, id, by)),
    onDelete: (id) => edit((draft) => withRowsFor(draft, id, [])),
  };
}
