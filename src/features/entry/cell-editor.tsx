import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { GRID_ID } from '#src/features/entry/entry-grid-id.ts';
import { gridCommand } from '#src/features/entry/model/grid-key.ts';
import type { Clipboard } from '#src/reading/clipboard-table.ts';
import { pasteQuoted } from '#src/features/entry/paste-quoted.ts';
import type { Grid } from '#src/features/entry/use-grid.ts';
import { classNames } from '#src/ui/class-names.ts';
import { FOCUS_HOME } from '#src/ui/focus-home.ts';
import styles from './entry-grid.module.css';

interface CellEditorProps {
  readonly grid: Grid;
  readonly onPaste: (clipboard: Clipboard) => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly activeId: string;
  readonly caption: string;
  readonly message: ReactNode;
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/**
 * One field that always has the focus and lies over the active cell, unseen until something is typed: so the first key of an input
 * method lands in it, and the clipboard's own events reach it on pages that may not ask for the clipboard.
 */
export function CellEditor({
  grid,
  onPaste,
  onFiles,
  activeId,
  caption,
  message,
  frame,
  scroller,
  field,
}: CellEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const { mode } = grid;

  const place = useCallback(() => {
    const cell = document.getElementById(activeId);
    const [over, within] = [box.current, frame.current];
    if (cell === null || over === null || within === null) return;
    const at = cell.getBoundingClientRect();
    const origin = within.getBoundingClientRect();
    over.dataset['cell'] = activeId;
    over.style.transform = `translate(${at.left - origin.left}px, ${at.top - origin.top}px)`;
    over.style.width = `${at.width}px`;
    over.style.height = `${at.height}px`;
    const isLow = at.bottom - origin.top > origin.height - 96;
    over.dataset['side'] = isLow ? 'above' : 'below';
  }, [activeId, frame]);

  // After every paint, for rows may have come or gone; but not for each key, which moves nothing and would pay for a layout.
  useLayoutEffect(() => {
    if (mode === null || box.current?.dataset['cell'] !== activeId) place();
  });
  useEffect(() => {
    const scrolled = scroller.current;
    scrolled?.addEventListener('scroll', place, { passive: true });
    window.addEventListener('resize', place);
    return () => {
      scrolled?.removeEventListener('scroll', place);
      window.removeEventListener('resize', place);
    };
  }, [place, scroller]);
  // People come here to type; what they had begun goes on where it ended. Before the first paint: a key that answers it must find the field.
  useLayoutEffect(() => {
    const element = field.current;
    element?.focus({ preventScroll: true });
    element?.setSelectionRange(element.value.length, element.value.length);
  }, [field]);
  // F2 puts the caret behind the text.
  useLayoutEffect(() => {
    const element = field.current;
    if (mode === 'edit' && element !== null)
      element.setSelectionRange(element.value.length, element.value.length);
  }, [mode, field]);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const command = gridCommand(
      {
        key: event.key,
        ctrl: event.ctrlKey || event.metaKey,
        shift: event.shiftKey,
        alt: event.altKey,
        isComposing: isComposing(event),
      },
      { mode, isLettingGo: grid.isLettingGo },
    );
    if (command !== null && grid.run(command)) event.preventDefault();
  };
  const onCopy = (event: ClipboardEvent, text: () => string) => {
    if (mode !== null) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', text());
  };

  return (
    <div ref={box} className={classNames(styles['editor'], mode !== null && styles['typing'])}>
      <textarea
        {...FOCUS_HOME}
        ref={field}
        className={styles['field']}
        data-align={grid.cell.field}
        rows={1}
        value={grid.text}
        aria-label={caption}
        aria-controls={GRID_ID}
        aria-activedescendant={mode === null ? activeId : undefined}
        aria-invalid={grid.isRefused}
        aria-describedby="entry-keys"
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={(event) => grid.type(event.target.value)}
        onKeyDown={onKeyDown}
        onCopy={(event) => onCopy(event, grid.copy)}
        onCut={(event) => onCopy(event, grid.cut)}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text/plain');
          const html = event.clipboardData.getData('text/html');
          const files = Array.from(event.clipboardData.files);
          if (mode === null) {
            event.preventDefault();
            // Spreadsheets put a picture beside their cells; a file that was copied stands alone.
            if (text === '' && html === '' && files.length > 0) onFiles(files);
            else onPaste({ text, html });
          } else pasteQuoted(event, text);
        }}
        onBlur={(event) => {
          // Another window has the keyboard, or the note that belongs to this cell: nothing is finished.
          if (document.activeElement === event.target) return;
          if (event.relatedTarget instanceof Node && box.current?.contains(event.relatedTarget)) return;
          grid.leave();
        }}
      />
      {message}
    </div>
  );
}

/** The key belongs to the input method. Some systems only say so by the code 229 on the first key. */
function isComposing({ nativeEvent }: KeyboardEvent): boolean {
  // oxlint-disable-next-line typescript/no-deprecated -- 229 is the only sign of an input method's first key on macOS and older Linux.
  return nativeEvent.isComposing || nativeEvent.keyCode === 229;
}
