import { useEffect, useRef } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { overwrittenText } from '#src/domain/words/entry-words.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { cellText, placeOf } from '#src/features/entry/model/cell-subject.ts';
import { entryCellKey, type EntryCell } from '#src/session/entry-cell.ts';
import { useNotices } from '#src/session/notices.ts';

interface Watched {
  readonly plan: Plan;
  readonly year: YearStatements;
  readonly cell: EntryCell;
  readonly isTyping: boolean;
}

/** Says so when another window has changed the cell under what is being typed in it: saving would otherwise hide that word [G20]. */
export function useOverwritten({ plan, year, cell, isTyping }: Watched): void {
  const say = useNotices((state) => state.say);
  const under = useRef<{ readonly key: string; readonly text: string } | null>(null);
  const key = entryCellKey(cell);
  const text = cellText(plan, year, cell);
  useEffect(() => {
    const before = under.current;
    under.current = isTyping ? { key, text } : null;
    if (!isTyping || before === null || before.key !== key || before.text === text) return;
    say(overwrittenText(placeOf(plan, cell), text));
  }, [isTyping, key, text, plan, cell, say]);
}
