import type { MouseEvent } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { readingKeyText } from '#src/domain/words/entry-words.ts';
import { suspicionText, PLEASE_CHECK } from '#src/domain/words/words.ts';
import { placeOf } from '#src/features/entry/model/cell-subject.ts';
import { amountText, type CellDoubt } from '#src/features/entry/model/cell-doubt.ts';
import { Button } from '#src/ui/button.tsx';
import styles from './cell-panel.module.css';

interface DoubtBoxProps {
  readonly plan: Plan;
  readonly doubt: CellDoubt;
  /** It is about another cell than the active one: the place is named. */
  readonly isElsewhere: boolean;
  readonly onReading: () => void;
  readonly onCheck: () => void;
}

/** What looks wrong about a number, with the keys that answer it [G32]. It stays until somebody does. */
export function DoubtBox({ plan, doubt, isElsewhere, onReading, onCheck }: DoubtBoxProps) {
  const { cell, suspicion, reading } = doubt;
  return (
    <div className={styles['doubt']} role="group" aria-label={`待核对的数：${placeOf(plan, cell)}`}>
      <p>
        {isElsewhere ? `${placeOf(plan, cell)}，` : ''}
        {PLEASE_CHECK}
        {suspicionText(suspicion)}
      </p>
      <div className={styles['answers']}>
        {reading === null ? null : (
          <Button aria-keyshortcuts="F8" onMouseDown={keepFocus} onClick={onReading}>
            {readingKeyText(amountText(plan, cell.row, reading))}
            <kbd>F8</kbd>
          </Button>
        )}
        <Button
          aria-keyshortcuts="F9"
          title="确认后不再提示；改了数会重新核对"
          onMouseDown={keepFocus}
          onClick={onCheck}
        >
          数没错
          <kbd>F9</kbd>
        </Button>
      </div>
    </div>
  );
}

/** A click must not end what is being typed in the grid [G18]. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
