import type { KeyboardEventHandler } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { useAuthorForm } from '#src/app/use-author-form.ts';
import { Select } from '#src/ui/select.tsx';
import styles from './author.module.css';

/** As long as a statement's author may be. */
const MAX_NAME = 30;

interface AuthorFieldsProps {
  readonly plan: Plan;
  readonly form: ReturnType<typeof useAuthorForm>;
  readonly nameId?: string;
  readonly onKeyDown?: KeyboardEventHandler;
}

/** Name and section. The section begins at 请选择: a guess would stand under every value. */
export function AuthorFields({ plan, form, nameId, onKeyDown }: AuthorFieldsProps) {
  // A section that the plan no longer has stays what this person said.
  const sections =
    form.section === '' || plan.sections.includes(form.section)
      ? plan.sections
      : [form.section, ...plan.sections];
  return (
    <>
      <label className={styles['field']}>
        姓名
        <input
          id={nameId}
          value={form.name}
          maxLength={MAX_NAME}
          autoComplete="name"
          aria-invalid={form.problem !== null}
          aria-describedby={form.problem === null ? undefined : 'author-problem'}
          onKeyDown={onKeyDown}
          onChange={(event) => form.setName(event.target.value)}
        />
      </label>
      {sections.length === 0 ? null : (
        <div className={styles['field']}>
          <span aria-hidden="true">科室</span>
          <Select
            label="您的科室"
            value={form.section}
            options={[
              { value: '', label: '请选择' },
              ...sections.map((each) => ({ value: each, label: each })),
            ]}
            onChange={form.setSection}
          />
        </div>
      )}
      {form.problem === null ? null : (
        <p id="author-problem" role="alert" className={styles['problem']}>
          {form.problem}
        </p>
      )}
    </>
  );
}
