import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { storageProblemWords } from '#src/queries/storage-words.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { toStorageProblem } from '#src/storage/problem.ts';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { Select } from '#src/ui/select.tsx';
import styles from './author-dialog.module.css';

interface AuthorDialogProps {
  readonly plan: Plan;
  readonly author: Author | null;
  readonly onClose: () => void;
}

const MAX_NAME = 30;

/** Who is working here: attribution on every value, not a login, and it says so. */
export function AuthorDialog({ plan, author, onClose }: AuthorDialogProps) {
  const storage = useStorage();
  const client = useQueryClient();
  const [name, setName] = useState(author?.name ?? '');
  const [section, setSection] = useState(author?.section ?? plan.sections[0] ?? '');
  const save = useMutation({
    mutationFn: (next: Author) => storage.saveAuthor(next),
    onSuccess: (_, next) => {
      client.setQueryData(trackerQueries.author(storage).queryKey, next);
      onClose();
    },
  });
  const trimmed = name.trim();
  return (
    <Dialog
      title="您是谁"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" type="submit" form="author-form" disabled={trimmed === ''}>
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
          if (trimmed !== '') save.mutate({ name: trimmed, section });
        }}
      >
        <p className={styles['about']}>
          您填的每个数都会记下姓名、科室和时间，便于日后核对。这里不是登录，不设密码；换人使用时请在右上角更改。
        </p>
        <label className={styles['field']}>
          姓名
          <input
            value={name}
            maxLength={MAX_NAME}
            autoComplete="name"
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <div className={styles['field']}>
          科室
          <Select
            label="科室"
            value={section}
            options={plan.sections.map((each) => ({ value: each, label: each }))}
            onChange={setSection}
          />
        </div>
        {save.error === null ? null : (
          <p role="alert">{storageProblemWords(toStorageProblem(save.error)).what}</p>
        )}
      </form>
    </Dialog>
  );
}
