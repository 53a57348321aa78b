import { useEffect, useRef, useState } from 'react';
import styles from './entry-grid.module.css';

/** Why the text in the cell does not stand. It was announced when it happened. */
export function CellMessage({ text }: { readonly text: string }) {
  return (
    <div className={styles['message']}>
      <p>{text}</p>
      <p>原文留在格内，改好后回车；Esc 恢复原值</p>
    </div>
  );
}

interface RefundNoteProps {
  readonly text: string;
  readonly note: string;
  readonly onSave: (note: string) => void;
  readonly onCancel: () => void;
}

/** A refund stands only with its note, so the cell asks for it where one is. */
export function RefundNote({ text, note, onSave, onCancel }: RefundNoteProps) {
  const [draft, setDraft] = useState(note);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus({ preventScroll: true }), []);
  return (
    <div className={styles['message']}>
      <p>{text}</p>
      <label>
        冲减说明
        <input
          ref={input}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key !== 'Escape' && event.key !== 'Enter') return;
            // The focus goes back to the cell's field, and the key must not follow it there.
            event.preventDefault();
            if (event.key === 'Escape') onCancel();
            else if (draft.trim() !== '') onSave(draft);
          }}
        />
      </label>
      <p>回车保存数和说明；Esc 回到格内</p>
    </div>
  );
}
