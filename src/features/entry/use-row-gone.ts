import { useLayoutEffect, useRef, type RefObject } from 'react';
import { indicatorById, type Plan } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { rowWentText } from '#src/domain/words/entry-words.ts';
import { placeOf } from '#src/features/entry/model/cell-subject.ts';
import { entryCellKey } from '#src/session/entry-cell.ts';
import { useEntrySession, type PlanEntry } from '#src/session/entry-session.ts';
import { useNotices } from '#src/session/notices.ts';

interface Watched {
  /** The plan in force as of the month that is shown. */
  readonly plan: Plan;
  readonly everyRow: Plan;
  readonly entry: PlanEntry;
  readonly month: Month;
  /** The grid's field. */
  readonly field: RefObject<HTMLElement | null>;
}

/** Where another window stops the row of the active cell, whoever is in the grid is led out of it: the next keys were not meant for another row [G39]. */
export function useRowGone({ plan, everyRow, entry, month, field }: Watched): void {
  const say = useNotices((state) => state.say);
  const change = useEntrySession((state) => state.change);
  const before = useRef({ plan, everyRow, month });
  // Before the next key is heard.
  useLayoutEffect(() => {
    const last = before.current;
    before.current = { plan, everyRow, month };
    const { active, mode, drafts } = entry;
    if (last.month !== month || active === null || active.row === 'execution') return;
    if (indicatorById(last.plan, active.row) === null || indicatorById(plan, active.row) !== null) return;
    if (document.activeElement !== field.current) return;
    const typed = mode === null ? '' : (drafts.get(entryCellKey(active))?.text ?? '');
    change(plan.id, () => ({ active: null, head: null, mode: null, before: null }));
    field.current?.blur();
    document.getElementById('main')?.focus({ preventScroll: true });
    say(rowWentText(placeOf(last.everyRow, active), typed), { tone: 'problem' });
  }, [plan, everyRow, entry, month, field, change, say]);
}
