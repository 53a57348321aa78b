import { useRef } from 'react';
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
  /** What is chosen leaves the page: no key does but Enter in the open list [H26]. */
  readonly isWay?: boolean;
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
  isWay = false,
  title,
}: SelectProps<Value>) {
  const byKey = useRef(false);
  const left = useRef<SelectOption<Value>>(undefined);
  return (
    <select
      className={classNames(styles['select'], className)}
      aria-label={label}
      title={title}
      value={value}
      disabled={isDisabled}
      onPointerDown={() => {
        byKey.current = false;
        left.current = undefined;
      }}
      onKeyDown={(event) => {
        const { altKey, ctrlKey, metaKey, key, currentTarget } = event;
        byKey.current = isWay;
        left.current = undefined;
        if (!isWay || altKey || ctrlKey || metaKey || !/^(?:Arrow|Home|End|Page|[^ ]$)/.test(key)) return;
        event.preventDefault();
        // Before Chromium 121 the space bar and Alt+↓ open it, as ever.
        (currentTarget as Partial<HTMLSelectElement>).showPicker?.();
      }}
      onChange={({ target }) => {
        const chosen = options.find((option) => option.value === target.value);
        // Esc changes an open list too; Enter clicks it.
        if (byKey.current) left.current = chosen;
        else if (chosen !== undefined) onChange(chosen.value);
      }}
      onClick={() => {
        const chosen = left.current;
        left.current = undefined;
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
