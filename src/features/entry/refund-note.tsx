import { useState } from 'react';
import { Button } from '#src/ui/button.tsx';
import { focusHome, homeOnEscape } from '#src/ui/focus-home.ts';
import styles from './entry-page.module.css';

interface RefundNoteProps {
  /** '第 20 项「…」3月' */
  readonly place: string;
  /** What waits as its note already. */
  readonly note: string;
  readonly onSave: (note: string) => void;
}

/** A refund stands only with its note: asked for where the refund is listed, so that typing in the grid goes on [G4][G18]. */
export function RefundNote({ place, note, onSave }: RefundNoteProps) {
  const [text, setText] = useState(note);
  return (
    <form
      className={styles['refund']}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        onSave(text);
        focusHome();
      }}
    >
      <label>
        冲减说明
        <input
          aria-label={`${place}冲减说明`}
          value={text}
          maxLength={4000}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={homeOnEscape}
        />
      </label>
      <Button type="submit" disabled={text.trim() === ''}>
        保存
      </Button>
    </form>
  );
}
