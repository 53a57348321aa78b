import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { droppedText, ENTRY_WORDS } from '#src/domain/words/entry-words.ts';
import { entryCellKey, type EntryCell } from '#src/session/entry-cell.ts';
import { planEntry, useEntrySession, withDrafts, withoutDrafts } from '#src/session/entry-session.ts';
import { useNotices } from '#src/session/notices.ts';

/** What becomes of texts that wait in their cells. */
export function useUnsavedTexts(plan: PlanId): {
  /** They have become something else: a rating, say. */
  readonly drop: (cells: readonly EntryCell[]) => void;
  /** One click must not be the end of what somebody typed: it can be had back, where nothing newer stands. */
  readonly giveUp: (cells: readonly EntryCell[]) => void;
} {
  const change = useEntrySession((state) => state.change);
  const say = useNotices((state) => state.say);
  const drop = (cells: readonly EntryCell[]) =>
    change(plan, ({ drafts }) => ({ drafts: withoutDrafts(drafts, cells) }));
  const giveUp = (cells: readonly EntryCell[]) => {
    const { drafts: all } = planEntry(plan);
    const given = cells.flatMap((each) => all.get(entryCellKey(each)) ?? []);
    drop(cells);
    const takeBack = () =>
      change(plan, ({ drafts }) => ({ drafts: withDrafts(withDrafts(new Map(), given), drafts.values()) }));
    say(droppedText(given.length), { action: { label: ENTRY_WORDS.takeBack, run: takeBack } });
  };
  return { drop, giveUp };
}
