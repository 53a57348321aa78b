import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent as FieldKey } from 'react';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import { initialsReader } from '#src/ui/pinyin-initials.ts';
import { isNumberOf, MATCH, nameMatch, searchKey } from '#src/widgets/text-match.ts';
import styles from './present-mode.module.css';

interface PresentFindProps {
  readonly rows: readonly ReportRow[];
  /** Turns to the page of a row. */
  readonly onOpen: (indicator: IndicatorId) => void;
  /** Gives the keys back to the show. */
  readonly onLeave: () => void;
}

/** More are no help; the query is made longer instead. */
const MOST = 10;

/** Ctrl+K in 汇报: a row by number, name or initials, and its page [MO34]. */
export function PresentFind({ rows, onOpen, onLeave }: PresentFindProps) {
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const read = useMemo(() => initialsReader(), []);
  const [query, setQuery] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const wanted = query === null ? '' : searchKey(query);
  const found = useMemo(
    () =>
      (wanted === '' ? [] : rows)
        .flatMap((row) => {
          const { seq, name } = row.indicator;
          const rank = isNumberOf(wanted, seq) ? MATCH.number : nameMatch(name, wanted, read);
          return rank === null ? [] : [{ row, rank }];
        })
        .sort((a, b) => a.rank - b.rank)
        .slice(0, MOST)
        .map(({ row }) => row.indicator),
    [rows, wanted, read],
  );
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'k') return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  const open = (id: IndicatorId) => {
    field.current?.blur();
    onOpen(id);
  };
  const onKey = (event: FieldKey) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      // It ends the search and not the show.
      event.preventDefault();
      onLeave();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (found.length > 0) setAt((at + step + found.length) % found.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const chosen = found[at];
      if (chosen !== undefined) open(chosen.id);
    }
  };
  return (
    <span className={styles['find']}>
      <input
        ref={field}
        role="combobox"
        aria-label="找指标"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? `${listId}-${at}` : undefined}
        aria-keyshortcuts="Control+K"
        autoComplete="off"
        placeholder="找指标（Ctrl+K）"
        value={query ?? ''}
        maxLength={40}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onBlur={() => setQuery(null)}
        onKeyDown={onKey}
      />
      {wanted === '' ? null : (
        // The field keeps the focus while something here is pressed.
        <span className={styles['found']} onMouseDown={(event) => event.preventDefault()} role="presentation">
          <span id={listId} role="listbox" aria-label="找到的">
            {found.map(({ id, seq, name }, index) => (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field has the focus and takes the keys
              <span
                key={id}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === at}
                tabIndex={-1}
                onClick={() => open(id)}
              >
                {seq}. {name}
              </span>
            ))}
          </span>
          {found.length === 0 ? <span role="status">没有找到</span> : null}
        </span>
      )}
    </span>
  );
}
