import { useEffect, useId, useRef, useState } from 'react';
import type { Remark } from '#src/domain/report/scorecard-row.ts';
import { classNames } from '#src/ui/class-names.ts';
import styles from './remark-field.module.css';

interface RemarkFieldProps {
  readonly label: string;
  readonly remark: Remark;
  /** Nobody has said who they are yet: asking comes before writing. */
  readonly isLocked: boolean;
  readonly onLocked: () => void;
  readonly onSave: (text: string) => void;
}

const MAX_TEXT = 4_000;

/**
 * 说明, written in its cell. Leaving it or Ctrl+Enter saves, Esc brings back what stands. The text is laid out twice: once as plain
 * text, which makes the cell as high as it must be and is what prints, and once in the field over it.
 */
export function RemarkField({ label, remark, isLocked, onLocked, onSave }: RemarkFieldProps) {
  const { text, required, added } = remark;
  const [draft, setDraft] = useState<string | null>(null);
  const [isEditing, setIsEditing] = useState(false);
  const [seen, setSeen] = useState(text);
  const hintId = useId();
  const shown = draft ?? text;
  const isMissing = required !== null && shown.trim() === '';

  const commit = () => {
    if (draft === null) return;
    const next = draft.trimEnd();
    if (next === text) setDraft(null);
    else onSave(next);
  };
  // What was said stands from now on (ours, or another tab's); until then the draft is what is seen.
  if (seen !== text) {
    setSeen(text);
    if (!isEditing) setDraft(null);
  }
  // Leaving the page by the keyboard takes the field away without a blur.
  const latest = useRef({ commit, isEditing });
  useEffect(() => {
    latest.current = { commit, isEditing };
  });
  useEffect(() => {
    const onHidden = () => {
      if (document.visibilityState === 'hidden') latest.current.commit();
    };
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      if (latest.current.isEditing) latest.current.commit();
    };
  }, []);

  return (
    <div className={classNames(styles['remark'], isMissing && styles['missing'])}>
      <div className={styles['grow']}>
        <div className={styles['mirror']} aria-hidden="true">
          {`${shown}\u200b`}
        </div>
        <textarea
          className={styles['field']}
          aria-label={label}
          aria-describedby={required === null ? undefined : hintId}
          aria-required={required !== null}
          value={shown}
          rows={1}
          maxLength={MAX_TEXT}
          readOnly={isLocked}
          data-missing={isMissing || undefined}
          placeholder={isMissing ? required : undefined}
          onClick={isLocked ? onLocked : undefined}
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
              setDraft(null);
            } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              event.currentTarget.blur();
            }
          }}
        />
        {isMissing ? (
          <div className={styles['hint']} aria-hidden="true">
            {required}
          </div>
        ) : null}
      </div>
      {required === null ? null : (
        <span id={hintId} className="sr-only">
          {required}
        </span>
      )}
      {added.map((each) => (
        <div key={each} className={styles['added']}>
          {each}
        </div>
      ))}
    </div>
  );
}
