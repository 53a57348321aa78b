import { useId } from 'react';
import { classNames } from '#src/ui/class-names.ts';
import styles from './text-field.module.css';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Why the value is refused; read out with the field. */
  readonly error?: string | null;
  readonly hint?: string;
  /** The unit behind the value. */
  readonly suffix?: string;
  readonly isNumber?: boolean;
  readonly isLong?: boolean;
  readonly maxLength?: number;
}

/** A labelled text input, its unit, its hint and what is wrong with it. */
export function TextField({
  label,
  value,
  onChange,
  error = null,
  hint,
  suffix,
  isNumber = false,
  isLong = false,
  maxLength = 400,
}: TextFieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint ?? null;
  const shared = {
    id,
    value,
    maxLength,
    'aria-invalid': error !== null,
    'aria-describedby': note === null ? undefined : noteId,
  };
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <span className={styles['line']}>
        {isLong ? (
          <textarea
            {...shared}
            rows={2}
            className={styles['input']}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <input
            {...shared}
            autoComplete="off"
            inputMode={isNumber ? 'decimal' : 'text'}
            className={classNames(styles['input'], isNumber && styles['number'])}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
        {suffix === undefined ? null : <span className={styles['suffix']}>{suffix}</span>}
      </span>
      {note === null ? null : (
        <span
          id={noteId}
          role={error === null ? undefined : 'alert'}
          className={error === null ? styles['hint'] : styles['error']}
        >
          {note}
        </span>
      )}
    </div>
  );
}
