import { useEffect, useRef, type KeyboardEvent as FieldKey, type ReactNode, type RefObject } from 'react';
import { focusHome } from '#src/ui/focus-home.ts';
import styles from './shell.module.css';

interface AtHandProps {
  /** null: nothing is looked for. */
  readonly query: string | null;
  readonly onQuery: (query: string | null) => void;
  readonly onHelp: () => void;
  readonly field: RefObject<HTMLInputElement | null>;
  /** Takes the keys of the field, once the code of the list is here. */
  readonly keysRef: RefObject<((event: FieldKey) => void) | null>;
  /** The list under the field. */
  readonly children: ReactNode;
}

/**
 * 查找 and 帮助, a key away in every place. The field is there from the start, so that no key is lost; what it finds and what helps
 * come when they are first asked for [MO34] [MO35].
 */
export function AtHand({ query, onQuery, onHelp, field, keysRef, children }: AtHandProps) {
  const before = useRef<Element | null>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const wanted = wantedBy(event);
      if (wanted === null || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      if (wanted === 'help') onHelp();
      else {
        before.current = document.activeElement;
        field.current?.focus();
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [onHelp, field]);
  const leave = () => {
    if (!focusHome() && before.current instanceof HTMLElement) before.current.focus();
    field.current?.blur();
  };
  return (
    <>
      <input
        ref={field}
        className={styles['find']}
        role="combobox"
        aria-label="查找"
        aria-expanded={query !== null}
        aria-controls="found"
        aria-keyshortcuts="Control+K"
        autoComplete="off"
        placeholder="查找（Ctrl+K）"
        value={query ?? ''}
        maxLength={40}
        onFocus={() => onQuery('')}
        onBlur={() => onQuery(null)}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') leave();
          else keysRef.current?.(event);
        }}
      />
      {children}
      <button type="button" className={styles['who']} aria-label="本页帮助" title="F1" onClick={onHelp}>
        ?
      </button>
    </>
  );
}

/** «?» is help outside fields and the grid only: there it is a character like any other. */
function wantedBy({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): 'find' | 'help' | null {
  if (altKey) return null;
  if (key === 'F1') return 'help';
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k' ? 'find' : null;
  const isWriting = target instanceof Element && target.closest('input,textarea,select,[role=grid]') !== null;
  return (key === '?' || key === '？') && !isWriting ? 'help' : null;
}
