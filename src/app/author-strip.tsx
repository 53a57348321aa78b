import { useRef } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { AuthorFields } from '#src/app/author-fields.tsx';
import { useAuthorForm } from '#src/app/use-author-form.ts';
import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { focusHome, homeOnEscape } from '#src/ui/focus-home.ts';
import authorStyles from './author.module.css';
import styles from './shell.module.css';

const NAME_ID = 'author-strip-name';

/** @returns false when the strip is not shown */
export function focusAuthorStrip(): boolean {
  const name = document.getElementById(NAME_ID);
  name?.focus();
  return name !== null;
}

/** Asks who is working here above the grid and waits there: it never takes the focus from what is being typed [G18]. */
export function AuthorStrip({ plan }: { readonly plan: Plan }) {
  const strip = useRef<HTMLFormElement>(null);
  const form = useAuthorForm(plan, null, () => {
    // Whoever answered here goes on typing; whoever has gone elsewhere meanwhile is left alone.
    if (strip.current?.contains(document.activeElement) === true) focusHome();
  });
  return (
    <form
      ref={strip}
      className={classNames(styles['banner'], authorStyles['strip'])}
      aria-label="填报人"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <span>请先写明填报人。在此之前填的数留在各自格内，写明后一并保存。</span>
      <AuthorFields plan={plan} form={form} nameId={NAME_ID} onKeyDown={homeOnEscape} />
      <Button look="primary" type="submit">
        确定
      </Button>
    </form>
  );
}
