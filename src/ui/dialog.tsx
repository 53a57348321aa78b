import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { focusHome } from '#src/ui/focus-home.ts';
import styles from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  /** Called on Esc and by closing actions; the caller unmounts the dialog. */
  readonly onClose: () => void;
  readonly actions?: ReactNode;
  readonly isWide?: boolean;
  /** Esc does nothing: for what must be answered. */
  readonly isBinding?: boolean;
  /** Something in it was changed and is stored nowhere: Esc asks first. */
  readonly isDirty?: boolean;
  readonly children: ReactNode;
}

/** The browser's own modal dialog: keeps the focus inside, gives it back on closing (to the grid, where there is one), and makes the rest inert. Mount it to open it. */
export function Dialog({
  title,
  onClose,
  actions,
  isWide = false,
  isBinding = false,
  isDirty = false,
  children,
}: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [isAsking, setIsAsking] = useState(false);
  const cancel = useCallback(() => (isDirty ? setIsAsking(true) : onClose()), [isDirty, onClose]);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return undefined;
    const before = document.activeElement;
    if (!dialog.open) dialog.showModal();
    // As a field that is reached by Tab: what is typed takes the place of what stood there.
    if (document.activeElement instanceof HTMLInputElement && dialog.contains(document.activeElement))
      document.activeElement.select();
    return () => {
      dialog.close();
      if (focusHome()) return;
      // What opened it may be gone meanwhile: a year that was sealed offers no change.
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
      else document.getElementById('main')?.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={classNames(styles['dialog'], isWide && styles['wide'])}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          submit(event.currentTarget);
        }
      }}
      onCancel={(event) => {
        event.preventDefault();
        if (isDirty) setIsAsking(!isAsking);
        else if (!isBinding) onClose();
      }}
      onClose={({ currentTarget }) => {
        // Our own closing, heard late.
        if (currentTarget.open || !currentTarget.isConnected) return;
        // A second Esc closes it past onCancel: the browser lets a page hold back one only.
        if (isBinding || isDirty) currentTarget.showModal();
        else onClose();
      }}
    >
      <h2 id={titleId} className={styles['title']}>
        {title}
      </h2>
      <div className={styles['body']}>{children}</div>
      {isAsking && isDirty ? (
        <footer className={styles['actions']} role="alert">
          <span className={styles['question']}>改过的还没有保存，关闭后就没有了。</span>
          <Button look="danger" onClick={onClose}>
            放弃修改
          </Button>
          <Button look="primary" onClick={() => setIsAsking(false)}>
            继续修改
          </Button>
        </footer>
      ) : actions === undefined ? null : (
        <Cancelling.Provider value={cancel}>
          <footer className={styles['actions']}>{actions}</footer>
        </Cancelling.Provider>
      )}
    </dialog>
  );
}

const Cancelling = createContext<() => void>(() => undefined);

/** 取消 among a dialog's actions: asks first where something was changed, as Esc does. */
export function CancelButton({ children = '取消' }: { readonly children?: ReactNode }) {
  const cancel = useContext(Cancelling);
  return <Button onClick={cancel}>{children}</Button>;
}

/** Ctrl+Enter does what the dialog is for: its form is sent. */
function submit(dialog: HTMLElement): void {
  const sending = dialog.querySelector<HTMLButtonElement>('footer button[type="submit"]');
  if (sending !== null) sending.click();
}
