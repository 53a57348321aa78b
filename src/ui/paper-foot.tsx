import { classNames } from '#src/ui/class-names.ts';
import styles from './paper.module.css';

/** A line below the table. */
export interface PaperLine {
  readonly text: string;
  /** What keeps the paper from being final. */
  readonly isStrong?: boolean;
  /** A footnote: it hangs behind its mark. */
  readonly isNote?: boolean;
}

interface PaperFootProps {
  readonly lines: readonly PaperLine[];
  /** Who signs, with room behind each; none for a paper that nobody signs. */
  readonly signatures?: readonly string[];
}

/** Below a table: the rules in force, the marks, and the lines to sign on. */
export function PaperFoot({ lines, signatures }: PaperFootProps) {
  return (
    <div data-part="foot" className={styles['foot']}>
      {lines.map(({ text, isStrong = false, isNote = false }) => (
        <p
          key={text}
          className={classNames(
            styles['line'],
            isStrong && styles['unfinished'],
            isNote && styles['footnote'],
          )}
        >
          {text}
        </p>
      ))}
      {signatures === undefined ? null : (
        <p className={styles['signatures']}>
          {signatures.map((who) => (
            <span key={who}>{who}</span>
          ))}
        </p>
      )}
    </div>
  );
}
