import { STATE_MARKS } from '#src/domain/report/marks.ts';
import type { RowState } from '#src/domain/report/year-report.ts';
import { STATE_WORDS } from '#src/domain/report/words.ts';
import { classNames } from '#src/ui/class-names.ts';
import styles from './state-tag.module.css';

/** How a row stands: mark, word and colour say the same thing three times. */
export function StateTag({ state, label }: { readonly state: RowState; readonly label?: string }) {
  return (
    <span className={classNames(styles['tag'], styles[state])}>
      <span aria-hidden="true">{STATE_MARKS[state]}</span> {label ?? STATE_WORDS[state]}
    </span>
  );
}
