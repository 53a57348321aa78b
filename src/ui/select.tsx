import { classNames } from '#src/ui/class-names.ts';
import styles from './select.module.css';

interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly SelectOption<Value>[];
  readonly onChange: (value: Value) => void;
  readonly className?: string;
  readonly isDisabled?: boolean;
  /** Shown where the chosen text may be cut. */
  readonly title?: string | undefined;
}

/** The browser's own select: known to every keyboard and screen reader, and works on every old browser. */
export function Select<Value extends string>({
  label,
  value,
  options,
  onChange,
  className,
  isDisabled = false,
  title,
}: SelectProps<Value>) {
  return (
    <select
      className={classNames(styles['select'], className)}
      aria-label={label}
      title={title}
      value={value}
      disabled={isDisabled}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
