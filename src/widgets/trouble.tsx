import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import styles from './trouble.module.css';

interface TroubleProps {
  /** What happened, what of it is safe, and what to do. */
  readonly words: { readonly what: string; readonly safe: string; readonly todo: string } | null;
  /** Of the button that tries again. */
  readonly label: string;
  readonly onRetry: () => void;
  /** Nothing went wrong: the browser wants a click first. */
  readonly isAsking?: boolean;
}

/** What went wrong between this PC and others, and the way to try again. */
export function Trouble({ words, label, onRetry, isAsking = false }: TroubleProps) {
  if (words === null) return null;
  const { what, safe, todo } = words;
  return (
    <div
      className={classNames(styles['problem'], isAsking && styles['asks'])}
      role={isAsking ? 'status' : 'alert'}
    >
      <strong>{what}</strong>
      <span>
        {safe}
        {todo}
      </span>
      <span>
        <Button onClick={onRetry}>{label}</Button>
      </span>
    </div>
  );
}
