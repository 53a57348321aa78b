import { useRef } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { AuthorFields } from '#src/app/author-fields.tsx';
import { useAuthorForm } from '#src/app/use-author-form.ts';
import { Button } from '#src/ui/button.tsx';
import { CancelButton, Dialog } from '#src/ui/dialog.tsx';
import styles from './author.module.css';

interface AuthorDialogProps {
  readonly plan: Plan;
  readonly author: Author | null;
  /** Whether something was asked for that goes on then [H24]. */
  readonly isAskedFor: boolean;
  readonly onSaved: (author: Author) => void;
  readonly onClose: () => void;
}

/** Who is working here: attribution on every value, not a login, and it says so. */
export function AuthorDialog({ plan, author, isAskedFor, onSaved, onClose }: AuthorDialogProps) {
  const isLeft = useRef(false);
  const form = useAuthorForm(plan, author, (saved) => {
    // Put away while the name was on its way to the disk: nothing goes on then [H24].
    if (isLeft.current) return;
    onClose();
    onSaved(saved);
  });
  const leave = () => {
    isLeft.current = true;
    onClose();
  };
  return (
    <Dialog
      title="您是谁"
      isDirty={form.name.trim() !== (author?.name ?? '')}
      onClose={leave}
      actions={
        <>
          <CancelButton />
          <Button look="primary" type="submit" form="author-form">
            确定
          </Button>
        </>
      }
    >
      <form
        id="author-form"
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <p className={styles['about']}>
          您填的每个数都会记下姓名、科室和时间，便于日后核对。这里不是登录，不设密码；换人使用时请在右上角更改。
          {isAskedFor ? '确定后接着办刚才的操作，取消则不办。' : ''}
        </p>
        <AuthorFields plan={plan} form={form} />
      </form>
    </Dialog>
  );
}
