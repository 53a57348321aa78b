import { useCallback } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { quantityToText } from '#src/domain/quantity/quantity.ts';
import { doubtDoneText, ENTRY_WORDS } from '#src/domain/words/entry-words.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { checkedOnceStored, checkedSaid } from '#src/domain/statements/checked.ts';
import type { Author, Said } from '#src/domain/statements/statement.ts';
import { supposing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { placeOf } from '#src/features/entry/model/cell-subject.ts';
import { amountText, cellDoubt } from '#src/features/entry/model/cell-doubt.ts';
import { readTexts } from '#src/features/entry/model/reading.ts';
import { typingIntent } from '#src/features/entry/model/writing.ts';
import type { WriteEntry } from '#src/features/entry/use-entry-writes.ts';
import { useSave } from '#src/queries/save.ts';
import { useYearOnceStored } from '#src/queries/year.ts';
import { isSameCell, type EntryCell } from '#src/session/entry-cell.ts';
import { planEntry, useEntrySession } from '#src/session/entry-session.ts';

interface DoubtSetting {
  /** The plan in force. */
  readonly plan: Plan;
  readonly year: YearStatements;
  readonly author: Author | null;
  readonly write: WriteEntry;
  readonly announce: (text: string) => void;
}

/** What answers a doubt [G32]: its likely reading in place of the number, or the word that the number is right. */
export interface DoubtKeys {
  /** @param cells the first of them that is doubted is answered */
  readonly answer: (how: 'reading' | 'check', cells: readonly (EntryCell | null)[]) => void;
}

export function useDoubtKeys({ plan, year, author, write, announce }: DoubtSetting): DoubtKeys {
  const save = useSave(plan.id);
  const onceStored = useYearOnceStored(plan.id);
  const change = useEntrySession((state) => state.change);

  const find = useCallback(
    (cells: readonly (EntryCell | null)[]) => {
      const { drafts } = planEntry(plan.id);
      const typed = supposing(year, readTexts(plan, year, [...drafts.values()]).said);
      const [first] = cells;
      const doubt = cellDoubt(yearReport(plan, typed, first?.month ?? 12), typed, cells);
      if (doubt === null) announce(ENTRY_WORDS.nothingDoubted);
      return doubt === null ? null : { doubt, typed };
    },
    [plan, year, announce],
  );

  const takeReading = useCallback(
    (cells: readonly (EntryCell | null)[]) => {
      const found = find(cells);
      if (found === null) return;
      const { cell, reading } = found.doubt;
      if (reading === null) {
        announce(ENTRY_WORDS.noReading);
        return;
      }
      // What is being typed over it is what was doubted.
      change(plan.id, ({ active, mode }) =>
        mode !== null && isSameCell(active, cell) ? { mode: null, before: null } : {},
      );
      write([{ cell, text: quantityToText(reading) }], { intent: typingIntent(cell), origin: 'typed' });
      announce(doubtDoneText(placeOf(plan, cell), amountText(plan, cell.row, reading)));
    },
    [find, plan, write, change, announce],
  );

  const check = useCallback(
    (cells: readonly (EntryCell | null)[]) => {
      const found = find(cells);
      if (found === null) return;
      const { cell, subject } = found.doubt;
      if (author === null) {
        announce(ENTRY_WORDS.whoFirst);
        return;
      }
      const say = (said: Said | null): void => {
        if (said !== null)
          save({ intent: 'check', origin: 'typed', said: [said] }, author).catch(ignoreFailure);
        announce(said === null ? ENTRY_WORDS.notStored : doubtDoneText(placeOf(plan, cell), null));
      };
      const said = checkedSaid(found.typed, subject);
      if (said !== null) say(said);
      // On its way to the disk, most likely: Enter and F9 are one move of the hand.
      else void onceStored().then((stored) => say(checkedOnceStored(found.typed, stored, subject)));
    },
    [find, plan, author, save, announce, onceStored],
  );

  const answer = useCallback<DoubtKeys['answer']>(
    (how, cells) => (how === 'reading' ? takeReading(cells) : check(cells)),
    [takeReading, check],
  );
  return { answer };
}

/** A failed save is shown by the shell, which keeps what was said and offers to retry. */
function ignoreFailure(): void {}
