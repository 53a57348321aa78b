import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { findAll, type FindSources, type Found } from '#src/app/found.ts';
import styles from './finder.module.css';
import { useYear } from '#src/queries/year.ts';
import { goTo } from '#src/session/address.ts';
import { useEntrySession } from '#src/session/entry-session.ts';
import { useHistoryPerson } from '#src/session/history-person.ts';
import { placeRoute } from '#src/session/place.ts';
import { useShow } from '#src/session/show.ts';
import { focusHome } from '#src/ui/focus-home.ts';
import { initialsReader } from '#src/ui/pinyin-initials.ts';

interface FinderProps extends Omit<FindSources, 'year'> {
  readonly query: string;
  /** Has the focus all the while, and names the chosen one. */
  readonly field: RefObject<HTMLInputElement | null>;
  /** Where the field hands its keys. */
  readonly keysRef: RefObject<((event: KeyboardEvent) => void) | null>;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** What the field in the head finds: chosen by arrows, gone to by Enter [MO34]. */
export function Finder({ query, field, keysRef, ...sources }: FinderProps) {
  const { place, plan, plans, month, isDraft } = sources;
  const [chosen, setChosen] = useState({ query, at: 0 });
  const { year, isLoading } = useYear(plan.id);
  const read = useMemo(() => initialsReader(), []);
  const found = useMemo(
    () => findAll(query, { place, plan, plans, month, isDraft, year }, read),
    [query, place, plan, plans, month, isDraft, year, read],
  );
  const list = useRef<HTMLDivElement>(null);
  const current =
    chosen.query === query ? Math.min(chosen.at, found.length - 1) : Math.min(0, found.length - 1);

  const open = ({ place: to, person, cell, slide }: Found) => {
    // What is being typed in the grid is finished by now: the field here has the focus.
    if (cell !== undefined) {
      const there = { active: cell, head: cell, mode: null, onlyMissing: false } as const;
      useEntrySession.getState().change(plan.id, () => there);
    }
    if (person !== undefined) useHistoryPerson.getState().ask(plan.id, person);
    // 汇报 goes on in its own pages, and in those of another month.
    const show = to.view === 'present' ? useShow.getState().room?.closest('[role=dialog]') : null;
    field.current?.blur();
    if (slide === undefined) goTo(placeRoute(to), 'push');
    else useShow.getState().turnTo(slide);
    // Reading goes on where one has come to; typing, where there is a field for it.
    if (focusHome()) return;
    const home = show instanceof HTMLElement ? show : document.getElementById('main');
    home?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = STEPS[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      const next = current + step;
      const isOne = Math.abs(step) === 1;
      const last = found.length - 1;
      const at = isOne ? (next + found.length) % found.length : Math.min(last, Math.max(0, next));
      setChosen({ query, at });
      list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const only = found[current];
      if (only !== undefined) open(only);
    }
  };
  // Before the list is painted: whoever sees it may press Enter.
  useLayoutEffect(() => {
    keysRef.current = onKey;
    return () => {
      keysRef.current = null;
    };
  });
  useEffect(() => {
    const element = field.current;
    if (current < 0) element?.removeAttribute('aria-activedescendant');
    else element?.setAttribute('aria-activedescendant', `found-${current}`);
    return () => element?.removeAttribute('aria-activedescendant');
  }, [field, current]);
  const hint = `可输序号、名称、${read === null ? '' : '拼音首字母、'}月份、科室、填报人、材料`;
  return (
    // The field keeps the focus while something here is pressed.
    <div className={styles['over']} onMouseDown={(event) => event.preventDefault()} role="presentation">
      {/* No stop of Tab, which goes with the list [H27]. */}
      <div
        key={query}
        ref={list}
        id="found"
        className={styles['list']}
        role="listbox"
        aria-label="找到的"
        tabIndex={-1}
      >
        {found.map((each, at) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field has the focus and takes the keys
          <div
            key={`${each.kind} ${placeRoute(each.place)} ${each.title} ${each.sub}`}
            id={`found-${at}`}
            className={styles['found']}
            role="option"
            tabIndex={-1}
            aria-selected={at === current}
            onClick={() => open(each)}
          >
            <span className={styles['kind']}>{each.kind}</span>
            <span>{each.title}</span>
            <span className={styles['sub']}>{each.sub}</span>
          </div>
        ))}
      </div>
      <p className={styles['foot']} role="status">
        {query === ''
          ? hint
          : `${
              found.length > 0
                ? `${found.length} 个，↑ ↓ 选，回车打开`
                : isLoading
                  ? '还没有找到'
                  : `没有找到「${query.trim()}」，${hint}`
            }${isLoading ? '；本年的记录正在读取…' : ''}`}
      </p>
    </div>
  );
}
