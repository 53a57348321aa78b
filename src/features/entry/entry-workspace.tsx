import { useCallback, useEffect, useRef } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { planInForce, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { GRID_KEYS_LINE } from '#src/domain/words/entry-keys.ts';
import { cellCaption, entryRefusalText, standingText } from '#src/domain/words/entry-words.ts';
import { monthText } from '#src/domain/words/format.ts';
import { unitText } from '#src/domain/words/value-text.ts';
import { CellHint, CellMessage } from '#src/features/entry/cell-message.tsx';
import { EntryGrid } from '#src/features/entry/entry-grid.tsx';
import { EntryHead } from '#src/features/entry/entry-head.tsx';
import { EntrySide } from '#src/features/entry/entry-side.tsx';
import { EntryTools } from '#src/features/entry/entry-tools.tsx';
import { convertedReading } from '#src/features/entry/model/cell-doubt.ts';
import { placeOf, rowIndicator } from '#src/features/entry/model/cell-subject.ts';
import { gridState } from '#src/features/entry/model/grid-state.ts';
import { MonthStrip } from '#src/features/entry/month-strip.tsx';
import { useDoubtKeys } from '#src/features/entry/use-doubt-keys.ts';
import { useEntrySheet } from '#src/features/entry/use-entry-sheet.ts';
import { useEntryUndo } from '#src/features/entry/use-entry-undo.ts';
import { useEntryWrites } from '#src/features/entry/use-entry-writes.ts';
import { useFillDialogs } from '#src/features/entry/use-fill-dialogs.tsx';
import { useAnnounced, useGrid } from '#src/features/entry/use-grid.ts';
import { useGridRows } from '#src/features/entry/use-grid-rows.ts';
import { useOverwritten } from '#src/features/entry/use-overwritten.ts';
import { useRowGone } from '#src/features/entry/use-row-gone.ts';
import { usePaste } from '#src/features/entry/use-paste.tsx';
import { useRatingDialog } from '#src/features/entry/use-rating-dialog.tsx';
import { useTypedYear } from '#src/features/entry/use-typed-year.ts';
import { useUnsavedTexts } from '#src/features/entry/use-unsaved-texts.ts';
import type { EntryCell, EntryRowId } from '#src/session/entry-cell.ts';
import { NO_ENTRY, useEntrySession } from '#src/session/entry-session.ts';
import type { PageProps } from '#src/session/page.ts';
import { classNames } from '#src/ui/class-names.ts';
import { FollowingSave } from '#src/features/entry/following-save.tsx';
import { useFillHeight } from '#src/features/entry/use-fill-height.ts';
import { useFileDrop, useNoStrayDrop } from '#src/ui/use-file-drop.ts';
import { numberedPage, usePrintPage } from '#src/ui/use-print-page.ts';
import { useUnloadWarning } from '#src/ui/use-unload-warning.ts';
import styles from './entry-page.module.css';

interface EntryWorkspaceProps extends PageProps {
  readonly year: YearStatements;
  readonly onSection: (section: string | null) => void;
}

const ROW_HEIGHT = 25;
const ROWS_IF_UNKNOWN = 12;

/** The grid is as wide as a sheet that lies. */
const LYING = numberedPage('landscape');

/** The page once the year has been read: the grid, what can be done in it, and what stands around it. */
export function EntryWorkspace(props: EntryWorkspaceProps) {
  const { plan: published, place, month, author, askAuthor, go, year, onSection } = props;
  const entry = useEntrySession(({ byPlan }) => byPlan[published.id] ?? NO_ENTRY);
  const change = useEntrySession((state) => state.change);
  const { said, announce, announceSoon } = useAnnounced();
  usePrintPage(LYING, 'place');
  const scroller = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const side = useRef<HTMLDivElement>(null);
  const { view, cutOff, stored, sheet, indicators, asked } = useEntrySheet(props, year, entry.onlyMissing);
  const { plan } = stored;
  // What values are said on: a text may wait in a row that is stopped by now [G39].
  const everyRow = planInForce(published, year);

  const focusGrid = () => field.current?.focus({ preventScroll: true });
  /** A button for the mouse; typing goes on in the grid. */
  const withFocus = (work: () => void) => {
    work();
    focusGrid();
  };
  const goTo = (cell: EntryCell) => {
    change(plan.id, () => ({ active: cell, head: cell, mode: null }));
    // The year view ends without the rows that were stopped: their months are seen one by one.
    const isStopped = cell.row !== 'execution' && rowIndicator(plan, cell.row) === null;
    if (isStopped || (view === 'month' && cell.month !== month))
      go({ month: cell.month, view: null }, 'replace');
    focusGrid();
  };
  const chooseMonth = useCallback((chosen: Month) => go({ month: chosen }, 'replace'), [go]);

  const { write, store } = useEntryWrites({ plan: everyRow, year, author });
  const { undo, redo } = useEntryUndo({ plan: everyRow, author, goTo });
  const unsaved = useUnsavedTexts(plan.id);
  const doubts = useDoubtKeys({ plan, year, author, write, announce });
  const rating = useRatingDialog({ plan, year, author, sheet, onRated: unsaved.drop });
  const { cell: here } = gridState(entry, sheet);
  const filling = useFillDialogs({ plan, year, month: here.month, indicators, write });
  const grid = useGrid({
    plan,
    year,
    sheet,
    entry,
    store: (saying) => void store(saying),
    announce,
    announceSoon,
    undo,
    redo,
    hasAuthor: author !== null,
    rate: rating.open,
    answerDoubt: doubts.answer,
    same: filling.same,
    restNone: filling.restNone,
    toPanel: () => side.current?.querySelector<HTMLElement>('a, button, textarea')?.focus(),
    pageRows: () => rowsInSight(scroller.current),
  });
  useFillHeight(scroller, side, grid.mode === null);
  const { cell } = grid;
  const pasting = usePaste({
    plan,
    year,
    drafts: entry.drafts,
    sheet,
    section: place.section,
    grid,
    write,
    announce,
  });
  const dropping = useFileDrop(pasting.openFile);
  useNoStrayDrop();
  useOverwritten({ plan, year, cell, isTyping: grid.mode !== null });
  useRowGone({ plan, everyRow, entry, month: cutOff, field });
  useUnloadWarning(entry.drafts.size > 0);

  const { reading, typed, report } = useTypedYear(published, year, stored, cutOff, grid.draft);
  const rows = useGridRows({ stored, year, report, typed, sheet, drafts: entry.drafts });
  const refusal = grid.isRefused ? (reading?.refused[0]?.refusal ?? null) : null;
  const converted = grid.mode === null ? null : convertedReading(plan, typed, { cell, text: grid.text });

  const latestAnswer = useRef(doubts.answer);
  useEffect(() => {
    latestAnswer.current = doubts.answer;
  });
  const answerInRow = useCallback(
    (how: 'reading' | 'check', row: EntryRowId) => {
      latestAnswer.current(how, [{ row, month, field: 'value' }]);
      field.current?.focus({ preventScroll: true });
    },
    [month],
  );

  return (
    <div className={classNames(styles['page'], view === 'year' && styles['with-year'])}>
      <EntryHead
        indicators={stored.yearRows}
        {...{ plan, year, place, month, author, askAuthor, go, view, onSection }}
      />
      <FollowingSave planId={plan.id} of={`${month}/${place.section}`}>
        <MonthStrip indicators={asked} year={year} month={month} onChoose={chooseMonth} />
      </FollowingSave>
      <div
        className={classNames(styles['sheet'], dropping.isOver && styles['dropping'])}
        onDragOver={dropping.handlers.onDragOver}
        onDragLeave={dropping.handlers.onDragLeave}
        onDrop={dropping.handlers.onDrop}
      >
        <EntryTools
          planId={plan.id}
          standing={standingText(report)}
          onlyMissing={entry.onlyMissing}
          onOnlyMissing={(only) => change(plan.id, () => ({ onlyMissing: only }))}
          onNone={() => withFocus(() => grid.run({ kind: 'none' }))}
          onFillDown={() => withFocus(() => grid.run({ kind: 'fill', direction: 'down' }))}
          onRestNone={filling.restNone}
          onFiles={pasting.openFile}
          restCount={filling.restCount}
          onUndo={() => withFocus(undo)}
          onRedo={() => withFocus(redo)}
        />
        <EntryGrid
          {...{ grid, rows, view, scroller, field }}
          onPaste={pasting.paste}
          onFiles={pasting.openFile}
          onAnswer={answerInRow}
          label={view === 'year' ? `${plan.year} 年各月填报` : `${plan.year} 年 ${monthText(month)}填报`}
          caption={cellCaption(placeOf(plan, cell), cell.field === 'note' ? '' : captionUnit(plan, cell))}
          message={
            refusal !== null ? (
              <CellMessage text={entryRefusalText(refusal)} />
            ) : converted === null ? null : (
              <CellHint text={converted} />
            )
          }
        />
        <p id="entry-keys" className={styles['keys']}>
          {GRID_KEYS_LINE}
        </p>
      </div>
      <EntrySide
        {...{ plan, everyRow, place, year, typed, report, month, indicators: asked, entry, cell, write }}
        frame={side}
        isTyping={grid.mode !== null}
        isWaiting={author === null}
        onGo={goTo}
        onSame={filling.same}
        onDrop={(cells) => withFocus(() => unsaved.giveUp(cells))}
        onAnswer={(how, at) => withFocus(() => doubts.answer(how, [at]))}
        onRate={rating.open}
        onAskAuthor={askAuthor}
      />
      <p className="sr-only" role="status">
        {said}
      </p>
      {filling.dialogs}
      {rating.dialog}
      {pasting.dialog}
    </div>
  );
}

function rowsInSight(scroller: HTMLElement | null): number {
  const height = scroller?.clientHeight ?? 0;
  return height === 0 ? ROWS_IF_UNKNOWN : Math.max(1, Math.floor(height / ROW_HEIGHT) - 2);
}

function captionUnit(plan: Plan, { row }: EntryCell): string {
  if (row === 'execution') return '万元';
  const indicator = rowIndicator(plan, row);
  return indicator === null ? '' : unitText(indicator);
}
