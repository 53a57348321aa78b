import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { MONTHS } from '#src/domain/period/month.ts';
import type { EntryCell, EntryRowId } from '#src/session/entry-cell.ts';
import { useEntrySession, withDrafts, type EntryDraft } from '#src/session/entry-session.ts';

/** Kept by the browser for this tab alone, over a reload. */
const KEY = 'tracker.drafts';
const MAX_DRAFTS = 2_000;
const MAX_LENGTH = 5_000;
/** Rows of any plan: those of annex 10 are 01 to 32, others have ids of their own. */
const ROW = /^(?!__)[^/]{1,64}$/;

/** What was carried is in the keeping of the reload: the page that goes has nothing left to say about it. */
let isCarried = false;

/**
 * Puts what is typed in the grids and not stored where a reload of this tab finds it, and takes it out of the session: the tab can no
 * longer save it itself [B30].
 * @returns false when the browser keeps nothing: the text is then left where it is
 */
export function carryDrafts(): boolean {
  if (!keepDrafts()) return false;
  isCarried = true;
  const { byPlan, change } = useEntrySession.getState();
  for (const plan of Object.keys(byPlan))
    change(plan as PlanId, () => ({ drafts: new Map(), mode: null, waiting: null }));
  return true;
}

/**
 * Leaves a copy of what is typed and not stored, and of where typing goes, and takes nothing away: for a page that goes because somebody
 * pressed F5. Where nothing
 * is left to keep, what was kept before goes.
 * @returns false when the browser keeps nothing
 */
export function keepDrafts(): boolean {
  if (isCarried) return true;
  const kept = Object.entries(useEntrySession.getState().byPlan)
    .filter(([, { drafts, active }]) => drafts.size > 0 || active !== null)
    .map(
      ([plan, { drafts, waiting, active }]) =>
        [plan, [...drafts.values()], waiting !== null, active] as const,
    );
  try {
    if (kept.length === 0) window.sessionStorage.removeItem(KEY);
    else window.sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    return false;
  }
  return true;
}

/**
 * Brings back what was carried over a reload: each text into its cell, unsaved as it was, and the next key to where it would have gone.
 * Whatever else stands there is passed over.
 */
export function takeCarriedDrafts(): void {
  isCarried = false;
  let carried: unknown;
  try {
    carried = JSON.parse(window.sessionStorage.getItem(KEY) ?? '[]');
    window.sessionStorage.removeItem(KEY);
  } catch {
    return;
  }
  if (!Array.isArray(carried)) return;
  for (const entry of carried as unknown[]) {
    if (!Array.isArray(entry)) continue;
    const [plan, drafts, isWaiting, stood] = entry as unknown[];
    if (typeof plan !== 'string' || !Array.isArray(drafts)) continue;
    const read = drafts.slice(0, MAX_DRAFTS).flatMap(readDraft);
    const active = readCell(stood);
    if (read.length === 0 && active === null) continue;
    useEntrySession.getState().change(plan as PlanId, (session) => ({
      active,
      head: active,
      drafts: withDrafts(session.drafts, read),
      // Nobody had said who they are: what waited for that still does [G15].
      waiting: isWaiting === true ? { intent: 'type', origin: 'typed' } : session.waiting,
    }));
  }
}

function readDraft(draft: unknown): readonly EntryDraft[] {
  if (typeof draft !== 'object' || draft === null || !('cell' in draft) || !('text' in draft)) return [];
  const { cell, text } = draft;
  if (typeof text !== 'string' || text.length > MAX_LENGTH) return [];
  const read = readCell(cell);
  return read === null ? [] : [{ cell: read, text }];
}

function readCell(cell: unknown): EntryCell | null {
  if (typeof cell !== 'object' || cell === null) return null;
  const { row, month, field } = cell as Partial<Record<string, unknown>>;
  const known = MONTHS.find((each) => each === month);
  if (typeof row !== 'string' || !ROW.test(row) || known === undefined) return null;
  return field === 'value' || field === 'note' ? { row: row as EntryRowId, month: known, field } : null;
}
