import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { pasteQuoted } from '#src/features/entry/paste-quoted.ts';
import { entryCellKey, type EntryCell } from '#src/session/entry-cell.ts';
import { NO_ENTRY, useEntrySession, withDrafts, withoutDrafts } from '#src/session/entry-session.ts';
import styles from './cell-panel.module.css';

interface CellNoteProps {
  readonly planId: PlanId;
  readonly cell: EntryCell;
  readonly label: string;
  readonly note: string;
  readonly onSave: (cell: EntryCell, text: string) => void;
}

/** The note of a cell, with room to write; saved when one leaves it, or with Ctrl+Enter. */
export function CellNote({ planId, cell, label, note, onSave }: CellNoteProps) {
  const change = useEntrySession((state) => state.change);
  const draft = useEntrySession(({ byPlan }) => (byPlan[planId] ?? NO_ENTRY).drafts.get(entryCellKey(cell)));
  const save = () => {
    if (draft !== undefined) onSave(cell, draft.text);
  };
  return (
    <label className={styles['note']}>
      本月说明
      <textarea
        id="entry-note"
        aria-label={label}
        rows={2}
        value={draft?.text ?? note}
        onChange={(event) =>
          change(planId, ({ drafts }) => ({
            drafts: withDrafts(drafts, [{ cell, text: event.target.value }]),
          }))
        }
        onPaste={(event) => pasteQuoted(event, event.clipboardData.getData('text/plain'))}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
          if (event.key === 'Escape')
            change(planId, ({ drafts }) => ({ drafts: withoutDrafts(drafts, [cell]) }));
        }}
      />
    </label>
  );
}
