import { useMemo, useState, type RefObject } from 'react';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { ENTRY_WORDS } from '#src/domain/words/entry-words.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { DoubtBox } from '#src/features/entry/doubt-box.tsx';
import { cellDoubt } from '#src/features/entry/model/cell-doubt.ts';
import { useSideParts } from '#src/features/entry/side-parts.ts';
import { UnsavedTexts } from '#src/features/entry/unsaved-texts.tsx';
import type { WriteEntry } from '#src/features/entry/use-entry-writes.ts';
import { entryCellKey, isSameCell, type EntryCell } from '#src/session/entry-cell.ts';
import type { PlanEntry } from '#src/session/entry-session.ts';
import type { Place } from '#src/session/place.ts';
import { Button } from '#src/ui/button.tsx';
import { FollowingSave } from '#src/features/entry/following-save.tsx';
import panelStyles from './cell-panel.module.css';
import styles from './entry-page.module.css';

export interface EntrySideProps {
  /** The plan in force. */
  readonly plan: Plan;
  /** With every row of the year: texts may wait in one that is stopped by now. */
  readonly everyRow: Plan;
  readonly place: Place;
  /** As it is stored and said, and the report with what is being typed. */
  readonly year: YearStatements;
  readonly typed: YearStatements;
  readonly report: YearReport;
  readonly month: Month;
  /** Rows of the section that is shown. */
  readonly indicators: readonly PlanIndicator[];
  readonly entry: PlanEntry;
  readonly cell: EntryCell;
  readonly isTyping: boolean;
  /** Nobody has said who they are. */
  readonly isWaiting: boolean;
  readonly onGo: (cell: EntryCell) => void;
  readonly onSame: () => void;
  readonly onDrop: (cells: readonly EntryCell[]) => void;
  readonly onAnswer: (how: 'reading' | 'check', cell: EntryCell) => void;
  readonly onRate: (cell: EntryCell) => void;
  readonly onAskAuthor: () => void;
  readonly write: WriteEntry;
  readonly frame: RefObject<HTMLDivElement | null>;
}

/** What stands beside the grid: what the month asks, texts that are not stored, and the active cell. */
export function EntrySide({
  plan,
  everyRow,
  place,
  year,
  typed,
  report,
  month,
  indicators,
  entry,
  cell,
  isTyping,
  isWaiting,
  onGo,
  onSame,
  onDrop,
  onAnswer,
  onRate,
  onAskAuthor,
  write,
  frame,
}: EntrySideProps) {
  const parts = useSideParts();
  const [isAtWork, setAtWork] = useState(false);
  const comeHere = () => setAtWork(true);
  const doubt = useMemo(
    () => cellDoubt(report, typed, [cell, entry.typed]),
    [report, typed, cell, entry.typed],
  );
  return (
    <div
      className={styles['side']}
      ref={frame}
      // Before the press or the focus does anything: what is pressed or written here is of the cell that is active.
      onPointerDownCapture={comeHere}
      onFocus={comeHere}
      onBlur={() => setAtWork(false)}
    >
      <div className={styles['card']}>
        {parts.kind === 'here' ? (
          <FollowingSave planId={plan.id} isAtWork={isAtWork} of={`${month}/${place.section}`}>
            <parts.code.MonthCard
              {...{ plan, year, month, indicators }}
              section={place.section}
              onGo={({ id }) => onGo({ row: id, month, field: 'value' })}
              onSame={onSame}
            />
          </FollowingSave>
        ) : null}
      </div>
      <UnsavedTexts
        plan={everyRow}
        year={year}
        drafts={entry.drafts}
        typing={isTyping ? cell : null}
        isWaiting={isWaiting}
        onGo={onGo}
        onDrop={onDrop}
        onNote={(refund, note) =>
          write([refund, { cell: { ...refund.cell, field: 'note' }, text: note }], {
            intent: 'type',
            origin: 'typed',
          })
        }
        onAskAuthor={onAskAuthor}
      />
      <aside
        className={`${panelStyles['panel']} ${styles['panel']}`}
        aria-label="当前格"
        data-coming={parts.kind === 'coming' ? '' : undefined}
      >
        {parts.kind === 'here' ? (
          <FollowingSave planId={plan.id} isAtWork={isAtWork} of={entryCellKey(cell)}>
            <parts.code.CellPanel
              planId={plan.id}
              {...{ plan, place, cell, report, year }}
              doubt={
                doubt === null ? null : (
                  <DoubtBox
                    plan={plan}
                    doubt={doubt}
                    isElsewhere={!isSameCell(doubt.cell, { ...cell, field: 'value' })}
                    onReading={() => onAnswer('reading', doubt.cell)}
                    onCheck={() => onAnswer('check', doubt.cell)}
                  />
                )
              }
              onNote={(at, text) => write([{ cell: at, text }], { intent: 'note', origin: 'typed' })}
              onRate={onRate}
            />
          </FollowingSave>
        ) : parts.kind === 'missing' ? (
          <p role="alert">
            {ENTRY_WORDS.panelMissing} <Button onClick={parts.retry}>重试</Button>
          </p>
        ) : null}
      </aside>
    </div>
  );
}
