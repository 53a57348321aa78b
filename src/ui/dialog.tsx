import { useEffect, useId, useRef, type ReactNode } from 'react';
import { classNames } from '#src/ui/class-names.ts';
import styles from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  /** Called on Esc and by closing actions; the caller unmounts the dialog. */
  readonly onClose: () => void;
  readonly actions?: ReactNode;
  readonly isWide?: boolean;
  /** Esc does nothing: for what must be answered. */
  readonly isBinding?: boolean;
  readonly children: ReactNode;
}

/** The browser's own modal dialog: keeps the focus inside, gives it back on closing, and makes the rest inert. Mount it to open it. */
export function Dialog({
  title,
  onClose,
  actions,
  isWide = false,
  isBinding = false,
  children,
}: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return undefined;
    const before = document.activeElement;
    if (!dialog.open) dialog.showModal();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={classNames(styles['dialog'], isWide && styles['wide'])}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        if (!isBinding) onClose();
      }}
    >
      <h2 id={titleId} className={styles['title']}>
        {title}
      </h2>
      <div className={styles['body']}>{children}</div>
      {actions === undefined ? null : <footer className={styles['actions']}>{actions}</footer>}
    </dialog>
  );
}
