import type { Plan } from '#src/domain/catalogue/plan.ts';
import { ENTRY_WORDS, entryRefusalText } from '#src/domain/report/entry-words.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { readTexts } from '#src/features/entry/model/reading.ts';
import { placeOf } from '#src/features/entry/use-grid.ts';
import { entryCellKey, type EntryCell } from '#src/session/entry-cell.ts';
import type { EntryDraft } from '#src/session/entry-session.ts';
import { Button } from '#src/ui/button.tsx';
import styles from './entry-page.module.css';

interface UnsavedTextsProps {
  readonly plan: Plan;
  readonly year: YearStatements;
  readonly drafts: readonly EntryDraft[];
  readonly isWaiting: boolean;
  readonly onGo: (cell: EntryCell) => void;
  readonly onDrop: () => void;
  readonly onAskAuthor: () => void;
}

/** Texts that are not stored, each with its place and reason, so that none is lost and each can be put right. */
export function UnsavedTexts({
  plan,
  year,
  drafts,
  isWaiting,
  onGo,
  onDrop,
  onAskAuthor,
}: UnsavedTextsProps) {
  if (drafts.length === 0) return null;
  const reasons = new Map(
    readTexts(plan, year, drafts).refused.map(({ cell, refusal }) => [
      entryCellKey(cell),
      entryRefusalText(refusal),
    ]),
  );
  return (
    <section className={styles['unsaved']} aria-labelledby="unsaved-texts">
      <header>
        <h2 id="unsaved-texts">{drafts.length} 格没有存下</h2>
        {isWaiting ? <Button onClick={onAskAuthor}>填写填报人</Button> : null}
        <Button look="quiet" onClick={onDrop}>
          全部放弃
        </Button>
      </header>
      <ul>
        {drafts.map(({ cell, text }) => (
          <li key={entryCellKey(cell)}>
            <button type="button" onClick={() => onGo(cell)}>
              {placeOf(plan, cell)}
            </button>
            ：{reasons.get(entryCellKey(cell)) ?? (isWaiting ? ENTRY_WORDS.waiting : ENTRY_WORDS.unfinished)}
            <q>{text}</q>
          </li>
        ))}
      </ul>
    </section>
  );
}
