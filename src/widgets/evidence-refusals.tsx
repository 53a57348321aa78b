import { Button } from '#src/ui/button.tsx';
import styles from './evidence.module.css';

interface EvidenceRefusalsProps {
  readonly refused: readonly { readonly name: string; readonly words: string }[];
  /** What is being read; null: nothing. */
  readonly busy: string | null;
  readonly onDismiss: () => void;
}

/** Which files are being read, and which were not taken in and why [A1]. */
export function EvidenceRefusals({ refused, busy, onDismiss }: EvidenceRefusalsProps) {
  return (
    <>
      <p role="status" className={styles['busy']}>
        {busy ?? ''}
      </p>
      {refused.length === 0 ? null : (
        <div role="alert" className={styles['refused']}>
          <ul>
            {refused.map(({ name, words }, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- The list is shown once and never reordered; names may repeat.
              <li key={index}>
                <strong>{name}</strong>：{words}
              </li>
            ))}
          </ul>
          <Button look="quiet" onClick={onDismiss}>
            知道了
          </Button>
        </div>
      )}
    </>
  );
}
