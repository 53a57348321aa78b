import { useEffect, useRef, useState, type ReactNode, type SyntheticEvent } from 'react';
import { flushSync } from 'react-dom';
import type { Statement } from '#src/domain/statements/statement.ts';
import { Button } from '#src/ui/button.tsx';
import { dateTimeText } from '#src/ui/date-time.ts';
import styles from './indicator.module.css';

interface SetByHandProps {
  readonly title: string;
  /** What stands, in words; null: nothing. */
  readonly stands: string | null;
  /** Said when nothing stands: what the row does without. */
  readonly without: string;
  readonly statement: Statement | null;
  /** What looks wrong about it, and the way to say that it is right. */
  readonly doubt?: ReactNode;
  readonly onOpen: () => void;
  /** `then` comes once it is accepted: the form closes. */
  readonly onSubmit: (then: () => void) => void;
  readonly onWithdraw: () => void;
  /** The fields. */
  readonly children: ReactNode;
}

/** One value that a person may set: what stands and who said it, a small form in place, and the way to withdraw it. */
export function SetByHand(props: SetByHandProps) {
  const { title, stands, without, statement, doubt = null, onOpen, onSubmit, onWithdraw, children } = props;
  const [isOpen, setIsOpen] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const head = useRef<HTMLDivElement>(null);
  // The focus follows: into the form, to the field that was refused, and back to where it came from.
  useEffect(() => {
    if (isOpen) form.current?.querySelector('input')?.focus();
  }, [isOpen]);
  const close = () => {
    flushSync(() => setIsOpen(false));
    head.current?.querySelector('button')?.focus();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    // The form closes after what is told here, and after the question for a name [H24].
    flushSync(() => onSubmit(() => queueMicrotask(close)));
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  };
  return (
    <section className={styles['byHand']} aria-label={title}>
      <div ref={head} className={styles['byHandHead']}>
        <h3>{title}</h3>
        {isOpen ? null : (
          <span>
            <Button
              look="quiet"
              aria-label={`${stands === null ? '填写' : '修改'}${title}`}
              onClick={() => {
                onOpen();
                setIsOpen(true);
              }}
            >
              {stands === null ? '填写' : '修改'}
            </Button>
            {stands === null ? null : (
              <Button look="quiet" aria-label={`撤回${title}`} onClick={onWithdraw}>
                撤回
              </Button>
            )}
          </span>
        )}
      </div>
      <p className={stands === null ? styles['note'] : undefined}>{stands ?? without}</p>
      {stands === null || statement?.author === undefined ? null : (
        <p className={styles['note']}>
          {statement.author.section} {statement.author.name}，{dateTimeText(statement.at)}
        </p>
      )}
      {doubt}
      {isOpen ? (
        <form ref={form} className={styles['form']} onSubmit={submit} noValidate>
          {children}
          <div className={styles['formActions']}>
            <Button look="primary" type="submit">
              保存
            </Button>
            <Button onClick={close}>取消</Button>
          </div>
        </form>
      ) : null}
    </section>
  );
}
