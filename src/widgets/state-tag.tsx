import { STATE_MARKS } from '#src/domain/year/marks.ts';
import { STATE_TONES, type RowState, type StateKind } from '#src/domain/year/row-state.ts';
import { stateSaying, stateText } from '#src/domain/words/words.ts';
import { classNames } from '#src/ui/class-names.ts';
import styles from './state-tag.module.css';

/** How a row stands: mark, word and colour say the same thing three times. */
export function StateTag({ state }: { readonly state: RowState }) {
  return (
    <KindTag
      kind={state.kind}
      label={stateText(state)}
      title={state.dueIn === null ? undefined : stateSaying(state)}
    />
  );
}

interface KindTagProps {
  readonly kind: StateKind;
  readonly label: string;
  readonly title?: string | undefined;
}

/** The same for a state apart from any row: a legend, a count. */
export function KindTag({ kind, label, title }: KindTagProps) {
  return (
    <span className={classNames(styles['tag'], styles[STATE_TONES[kind]])} title={title}>
      <span aria-hidden="true">{STATE_MARKS[kind]}</span> {label}
    </span>
  );
}
