import { useEffect, useRef, useState, type ReactNode } from 'react';
import { paragraphsOf } from '#src/domain/papers/document.ts';
import type { TextSlot } from '#src/domain/statements/statement.ts';
import { Prose } from '#src/features/review/document-blocks.tsx';
import { Button } from '#src/ui/button.tsx';
import { PaperText } from '#src/ui/paper-text.tsx';
import styles from './report-sheet.module.css';

/** What the places of a paper need to be written in. */
export interface PaperPen<Slot extends string = TextSlot> {
  readonly isLocked: boolean;
  /** @param then what a button was to begin, once somebody has said who they are [H24] */
  readonly onLocked: (then?: () => void) => void;
  readonly press: (act: () => void) => void;
  readonly saveText: (slot: Slot, text: string) => void;
  /** Clears the person's words, with a way back. */
  readonly restore: (slot: Slot) => void;
}

interface EditableWordsProps<Slot extends string> {
  readonly slot: Slot;
  /** What this place is, for buttons and field. */
  readonly label: string;
  /** The prose from the data as one text. */
  readonly draft: string;
  /** The person's words, or null. */
  readonly own: string | null;
  readonly isStale: boolean;
  readonly maxLength: number;
  readonly pen: PaperPen<Slot>;
  /** What is shown while nobody is writing. */
  readonly children: ReactNode;
  /** What stays below while somebody is. */
  readonly below?: ReactNode;
}

/** A place of a paper: the draft, or the person's words in its place, written where they stand [J10]. */
export function EditableWords<Slot extends string>(props: EditableWordsProps<Slot>) {
  const { slot, label, draft, own, isStale, maxLength, pen, children, below = null } = props;
  const [isOpen, setIsOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const tools = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (isOpen) place.current?.querySelector('textarea')?.focus();
    else if (wasOpen.current) tools.current?.querySelector<HTMLElement>('button:last-of-type')?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const toggle = () => {
    const field = place.current?.querySelector('textarea');
    if (pen.isLocked) pen.onLocked(() => setIsOpen(true));
    else if (isOpen && field !== null && field !== undefined && field.value.length > maxLength) {
      // Refused: it stays open, with the reason beside it.
      field.blur();
    } else {
      // A field that goes away saves what is in it.
      setIsOpen(!isOpen);
    }
  };

  return (
    <>
      <div ref={tools} className={styles['tools']}>
        {own === null ? null : <span className={styles['tag']}>已改写</span>}
        {own === null ? null : (
          <Button
            look="quiet"
            aria-label={`恢复自动草稿：${label}`}
            onClick={() =>
              pen.press(() => {
                setIsOpen(false);
                pen.restore(slot);
              })
            }
          >
            恢复自动草稿
          </Button>
        )}
        {/* Leaving the field saves, and what that brings could push the button from under the pointer: it keeps the focus until the click. */}
        <Button
          look="quiet"
          aria-label={`${isOpen ? '完成' : '改写'}：${label}`}
          onMouseDown={(event) => event.preventDefault()}
          onClick={toggle}
        >
          {isOpen ? '完成' : '改写'}
        </Button>
      </div>
      {isOpen ? (
        <div ref={place} className={styles['writing']}>
          <PaperText
            label={label}
            text={own ?? draft}
            maxLength={maxLength}
            isLocked={pen.isLocked}
            onLocked={pen.onLocked}
            onSave={(text) => pen.saveText(slot, text)}
            check={(text) =>
              text.length > maxLength ? `最多 ${maxLength} 字，现有 ${text.length} 字，请删减后再离开` : null
            }
          />
          <p className={styles['hint']}>离开即保存，Esc 取消；清空即恢复自动草稿；每行一段</p>
          {below}
        </div>
      ) : (
        children
      )}
      {isStale && own !== null ? (
        <aside className={styles['stale']} aria-label={`现在的自动草稿：${label}`}>
          <p>▲ 改写之后数据有变化，请核对。现在的自动草稿：</p>
          {paragraphsOf(draft).map((text) => (
            <Prose key={text} text={text} />
          ))}
        </aside>
      ) : null}
    </>
  );
}
