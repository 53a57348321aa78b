import { useId, useState } from 'react';
import { classNames } from '#src/ui/class-names.ts';
import { useSavedWhenLeft } from '#src/ui/use-saved-when-left.ts';
import styles from './paper-text.module.css';

interface PaperTextProps {
  readonly label: string;
  /** As it stands. */
  readonly text: string;
  /** Why there must be a text; null when there need not be one. */
  readonly required?: string | null;
  /** What the form adds to it, and nobody edits here. */
  readonly added?: readonly string[];
  /** Nobody may write yet: who is writing is asked first. */
  readonly isLocked: boolean;
  readonly onLocked: () => void;
  readonly onSave: (text: string) => void;
  /** Why a text cannot be saved, or null; what is refused stays as typed. */
  readonly check?: (text: string) => string | null;
  /** Another spelling of what stands: nothing is saved, and what stands is shown again. */
  readonly isSame?: (text: string) => boolean;
  /** Enter saves, too: names and figures. */
  readonly isOneLine?: boolean;
  readonly maxLength?: number;
}

const MAX_TEXT = 4_000;

/**
 * A text of a form, written in its place on the paper. Leaving it or Ctrl+Enter saves, Esc brings back what stands. The text is laid
 * out twice: once as plain text, which makes the place as high as it must be and is what prints, and once in the field over it.
 */
export function PaperText({
  label,
  text,
  required = null,
  added,
  isLocked,
  onLocked,
  onSave,
  check,
  isSame,
  isOneLine = false,
  maxLength = MAX_TEXT,
}: PaperTextProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [isEditing, setIsEditing] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [seen, setSeen] = useState(text);
  const hintId = useId();
  const shown = draft ?? text;
  const isMissing = required !== null && shown.trim() === '';
  const described = error ?? required;

  const commit = () => {
    if (draft === null) return;
    const next = draft.trimEnd();
    if (next === text || isSame?.(next) === true) {
      takeBack();
      return;
    }
    const refused = check?.(next) ?? null;
    setError(refused);
    if (refused === null) onSave(next);
  };
  const takeBack = () => {
    setDraft(null);
    setError(null);
  };
  // What was said stands from now on (ours, or another tab's); until then the draft is what is seen.
  if (seen !== text) {
    setSeen(text);
    if (!isEditing) takeBack();
  }
  useSavedWhenLeft(
    () => {
      if (isEditing) commit();
    },
    draft !== null && draft.trimEnd() !== text,
  );

  return (
    <div className={classNames(isMissing && styles['missing'], error !== null && styles['refused'])}>
      <div className={styles['grow']}>
        <div className={styles['mirror']} aria-hidden="true">
          {`${shown}\u200b`}
        </div>
        <textarea
          className={styles['field']}
          aria-label={label}
          aria-describedby={described === null ? undefined : hintId}
          aria-required={required !== null}
          aria-invalid={error !== null}
          value={shown}
          rows={1}
          maxLength={maxLength}
          readOnly={isLocked}
          data-missing={isMissing || undefined}
          placeholder={isMissing ? required : undefined}
          onClick={isLocked ? () => onLocked() : undefined}
          onFocus={() => setIsEditing(true)}
          onBlur={() => {
            setIsEditing(false);
            commit();
          }}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (isLocked && event.key !== 'Tab' && event.key !== 'Shift') {
              onLocked();
            } else if (event.key === 'Escape') {
              takeBack();
            } else if (event.key === 'Enter' && (isOneLine || event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              event.currentTarget.blur();
            }
          }}
        />
        {error === null ? null : (
          <div className={styles['printed']} aria-hidden="true">
            {text}
          </div>
        )}
        {isMissing ? (
          <div className={styles['hint']} aria-hidden="true">
            {required}
          </div>
        ) : null}
      </div>
      {described === null ? null : (
        <span
          id={hintId}
          role={error === null ? undefined : 'alert'}
          className={error === null ? 'sr-only' : styles['error']}
        >
          {described}
        </span>
      )}
      {added?.map((each) => (
        <div key={each} className={styles['added']}>
          {each}
        </div>
      ))}
    </div>
  );
}
