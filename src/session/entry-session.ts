import { create } from 'zustand';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { Intent } from '#src/domain/statements/operation.ts';
import type { Origin } from '#src/domain/statements/statement.ts';
import { entryCellKey, type EntryCell, type EntryCellKey } from '#src/session/entry-cell.ts';

/** Typing over the cell (arrows leave it), or editing its text after F2 (arrows move the caret). */
export type EditMode = 'replace' | 'edit';

/** Text that is not stored: being typed, refused, or waiting for somebody to say who they are. */
export interface EntryDraft {
  readonly cell: EntryCell;
  readonly text: string;
}

export type EntryDrafts = ReadonlyMap<EntryCellKey, EntryDraft>;

/** How drafts are saved once the author is known. */
interface WaitingSave {
  readonly intent: Intent;
  readonly origin: Origin;
}

/** What this tab is doing in one plan's grid. Lives outside the page, so that leaving the page loses nothing. */
export interface PlanEntry {
  /** Where typing goes. */
  readonly active: EntryCell | null;
  /** The corner of the selection opposite the active cell. */
  readonly head: EntryCell | null;
  readonly mode: EditMode | null;
  /** The text that waited in the cell when typing over it began: Esc brings it back. null where none did. */
  readonly before: string | null;
  /** Where something was typed last: its doubt is answered from the next cell. */
  readonly typed: EntryCell | null;
  readonly drafts: EntryDrafts;
  readonly waiting: WaitingSave | null;
  readonly onlyMissing: boolean;
  /** The column in which a run of Tabs began: Enter goes back to it. */
  readonly tabColumn: number | null;
  /** Esc was pressed on the cell: the next Tab leaves the grid. */
  readonly isLettingGo: boolean;
}

export const NO_ENTRY: PlanEntry = {
  active: null,
  head: null,
  mode: null,
  before: null,
  typed: null,
  drafts: new Map(),
  waiting: null,
  onlyMissing: false,
  tabColumn: null,
  isLettingGo: false,
};

interface EntryState {
  readonly byPlan: Readonly<Record<string, PlanEntry>>;
  readonly change: (plan: PlanId, change: (entry: PlanEntry) => Partial<PlanEntry>) => void;
}

export const useEntrySession = create<EntryState>((set) => ({
  byPlan: {},
  change: (plan, change) =>
    set(({ byPlan }) => {
      const entry = byPlan[plan] ?? NO_ENTRY;
      return { byPlan: { ...byPlan, [plan]: { ...entry, ...change(entry) } } };
    }),
}));

export function planEntry(plan: PlanId): PlanEntry {
  return useEntrySession.getState().byPlan[plan] ?? NO_ENTRY;
}

/** Whether text in any grid is being typed, was refused, or waits for a name. */
export function hasTypedText(): boolean {
  return Object.values(useEntrySession.getState().byPlan).some(
    ({ mode, drafts, waiting }) => mode !== null || drafts.size > 0 || waiting !== null,
  );
}

export function withDrafts(drafts: EntryDrafts, more: Iterable<EntryDraft>): EntryDrafts {
  const next = new Map(drafts);
  for (const draft of more) next.set(entryCellKey(draft.cell), draft);
  return next;
}

export function withoutDrafts(drafts: EntryDrafts, cells: Iterable<EntryCell>): EntryDrafts {
  const next = new Map(drafts);
  for (const cell of cells) next.delete(entryCellKey(cell));
  return next.size === drafts.size ? drafts : next;
}
