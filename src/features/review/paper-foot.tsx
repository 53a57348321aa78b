import { SIGNATURES, SIGNED_ON, type FootLine } from '#src/domain/papers/form-foot.ts';
import paper from '#src/ui/paper.module.css';
import styles from './official-form.module.css';

/** Below a form: the rules in force, the marks, and the lines to sign on. */
export function PaperFoot({ lines }: { readonly lines: readonly FootLine[] }) {
  return (
    <div data-part="foot" className={paper['foot']}>
      {lines.map(({ text, isStrong }) => (
        <p key={text} className={isStrong ? paper['unfinished'] : styles['line']}>
          {text}
        </p>
      ))}
      <p className={styles['signatures']}>
        {SIGNATURES.map((who) => (
          <span key={who}>{who}（签字）：</span>
        ))}
        <span>{SIGNED_ON}</span>
      </p>
    </div>
  );
}
