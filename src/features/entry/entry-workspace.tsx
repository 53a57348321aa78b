import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import {
  cellCaption,
  droppedText,
  ENTRY_WORDS,
  entryRefusalText,
  standingText,
} from '#src/domain/words/entry-words.ts';
import { GRID_KEYS_LINE } from '#src/domain/words/entry-keys.ts';
import { quantityToText } from '#src/domain/quantity/quantity.ts';
import { monthText } from '#src/domain/words/format.ts';
import type { SameRow } from '#src/domain/words/same-as-last.ts';
import { unitText } from '#src/domain/words/value-text.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import type { Month } from '#src/domain/period/month.ts';
import { YEAR_END } from '#src/domain/period/month.ts';
import { supposing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { CellHint, CellMessage } from '#src/features/entry/cell-message.tsx';
import { DoubtBox } from '#src/features/entry/doubt-box.tsx';
import { EntryGrid } from '#src/features/entry/entry-grid.tsx';
import { EntryTools } from '#src/features/entry/entry-tools.tsx';
import { cellDoubt, convertedReading } from '#src/features/entry/model/cell-doubt.ts';
import { rowIndicator } from '#src/features/entry/model/cell-subject.ts';
import { readTexts, typedText } from '#src/features/entry/model/reading.ts';
import { rowViews, withDrafts as withDraftRows } from '#src/features/entry/model/row-view.ts';
import { openCells, sheetOf } from '#src/features/entry/model/sheet.ts';
import { MonthStrip } from '#src/features/entry/month-strip.tsx';
import { SectionStrip } from '#src/features/entry/section-strip.tsx';
import { UnsavedTexts } from '#src/features/entry/unsaved-texts.tsx';
import { useSideParts } from '#src/features/entry/side-parts.ts';
import { useDialogPart } from '#src/features/entry/use-dialog-part.tsx';
import { useDoubtKeys } from '#src/features/entry/use-doubt-keys.ts';
import { useEntryWrites } from '#src/features/entry/use-entry-writes.ts';
import { useEntryUndo } from '#src/features/entry/use-entry-undo.ts';
import { placeOf, useGrid } from '#src/features/entry/use-grid.ts';
import { usePaste } from '#src/features/entry/use-paste.tsx';
import { useRestNone } from '#src/features/entry/use-rest-none.tsx';
import { useRatingDialog } from '#src/features/entry/use-rating-dialog.tsx';
import { useOverwritten } from '#src/features/entry/use-overwritten.ts';
import { useSaveMarks } from '#src/features/entry/use-save-marks.ts';
import { useFileDrop, useNoStrayDrop } from '#src/ui/use-file-drop.ts';
import { useUnloadWarning } from '#src/ui/use-unload-warning.ts';
import { useShownRows } from '#src/features/entry/use-shown-rows.ts';
import { useSave } from '#src/queries/save.ts';
import { useReport } from '#src/queries/year.ts';
import { entryCellKey, isSameCell, type EntryCell, type EntryRowId } from '#src/session/entry-cell.ts';
import {
  NO_ENTRY,
  planEntry,
  useEntrySession,
  withDrafts,
  withoutDrafts,
} from '#src/session/entry-session.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { ViewSwitch } from '#src/features/entry/view-switch.tsx';
import panelStyles from './cell-panel.module.css';
import styles from './entry-page.module.css';

interface EntryWorkspaceProps extends PageProps {
  readonly year: YearStatements;
  readonly onSection: (section: string | null) => void;
}

const loadSame = () => import('#src/features/entry/same-dialog.tsx').then(({ SameDialog }) => SameDialog);

const ROW_HEIGHT = 25;
const ROWS_IF_UNKNOWN = 12;

/** The page once the year has been read. */
export function EntryWorkspace(props: EntryWorkspaceProps) {
  const { plan: published, place, month, author, askAuthor, go, year, onSection } = props;
  const entry = useEntrySession(({ byPlan }) => byPlan[published.id] ?? NO_ENTRY);
  const change = useEntrySession((state) => state.change);
  const say = useNotices((state) => state.say);
  const [said, announce] = useState('');
  const scroller = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const side = useRef<HTMLDivElement>(null);

  const view = place.view === 'year' ? 'year' : 'month';
  const cutOff: Month = view === 'year' ? YEAR_END : month;
  const stored = useReport(published, year, cutOff);
  const { plan } = stored;
  const { onlyMissing } = entry;
  const shown = useShownRows(plan, year, { section: place.section, onlyMissing, view, month });
  const sheet = useMemo(() => sheetOf(shown, view, month), [shown, view, month]);
  const sectionRows = useMemo(
    () => plan.indicators.filter(({ owner }) => place.section === null || owner === place.section),
    [plan, place.section],
  );
  const chooseMonth = useCallback((chosen: Month) => go({ month: chosen }, 'replace'), [go]);

  const focusGrid = () => field.current?.focus({ preventScroll: true });
  const goTo = (cell: EntryCell) => {
    change(plan.id, () => ({ active: cell, head: cell, mode: null }));
    if (view === 'month' && cell.month !== month) go({ month: cell.month }, 'replace');
    focusGrid();
  };
  const drop = (cells: readonly EntryCell[]) =>
    change(plan.id, ({ drafts }) => ({ drafts: withoutDrafts(drafts, cells) }));
  // One click must not be the end of what somebody typed: it can be had back, where nothing newer stands.
  const giveUp = (cells: readonly EntryCell[]) => {
    const given = cells.flatMap((each) => entry.drafts.get(entryCellKey(each)) ?? []);
    drop(cells);
    say(droppedText(given.length), {
      action: {
        label: ENTRY_WORDS.takeBack,
        run: () =>
          change(plan.id, ({ drafts }) => ({
            drafts: withDrafts(withDrafts(new Map(), given), drafts.values()),
          })),
      },
    });
  };
  const { write } = useEntryWrites({ plan, year, author });
  const save = useSave(plan.id);
  const { undo, redo } = useEntryUndo({ plan, author, goTo });
  const doubts = useDoubtKeys({ plan, year, author, write, announce });
  const rating = useRatingDialog({
    report: stored,
    year,
    save: author === null ? null : (request) => void save(request, author).catch(() => undefined),
    isBusy: (cell) => {
      const { mode, active } = planEntry(plan.id);
      return mode !== null || (active !== null && !isSameCell(active, cell));
    },
    onRated: (rated) => {
      drop([rated]);
      const row = sheet.rows[sheet.rows.indexOf(rated.row) + 1];
      const next = row === undefined ? rated : { ...rated, row };
      change(plan.id, () => ({ active: next, head: next }));
    },
  });
  const grid = useGrid({
    plan,
    year,
    sheet,
    entry,
    write,
    announce,
    undo,
    redo,
    rate: rating.open,
    answerDoubt: (how, cells) => {
      if (how === 'reading') doubts.takeReading(cells);
      else doubts.check(cells);
    },
    same: () => same.open(),
    restNone: () => restNone.open(),
    toPanel: () => side.current?.querySelector<HTMLElement>('a, button, textarea')?.focus(),
    pageRows: () => rowsInSight(scroller.current),
  });

  const pasting = usePaste({ plan, year, sheet, section: place.section, grid, write, announce });
  const dropping = useFileDrop(pasting.openFile);
  useNoStrayDrop();

  const { cell } = grid;
  const parts = useSideParts();
  const draft = entry.drafts.get(entryCellKey(cell));
  const reading = useMemo(
    () => (draft === undefined ? null : readTexts(plan, year, [typedText(draft)])),
    [plan, year, draft],
  );
  // What is being typed counts already: on the row, in the total, beside the cell.
  const typed = useMemo(() => supposing(year, reading?.said ?? []), [year, reading]);
  const report = useMemo(
    () => (typed === year ? stored : yearReport(published, typed, cutOff)),
    [typed, year, stored, published, cutOff],
  );
  useOverwritten({ plan, year, cell, isTyping: grid.mode !== null });
  const saves = useSaveMarks(plan.id);
  const settled = useMemo(
    () => rowViews({ report: stored, year, sheet, saves }),
    [stored, year, sheet, saves],
  );
  const rows = useMemo(
    () => withDraftRows(settled, { report, year, typed, sheet, drafts: entry.drafts, saves }),
    [settled, report, year, typed, sheet, entry.drafts, saves],
  );
  useUnloadWarning(entry.drafts.size > 0);
  // Of 200 rows this is a good part of a key, and no key changes it.
  const rest = useMemo(() => openCells(sectionRows, year, cell.month), [sectionRows, year, cell.month]);
  const restRows = useMemo(() => rest.flatMap(({ row }) => rowIndicator(plan, row) ?? []), [rest, plan]);
  const restNone = useRestNone({
    plan,
    year,
    month: cell.month,
    rest: restRows,
    onConfirm: (chosen) =>
      write(
        chosen.map(({ id }) => ({ cell: { row: id, month: cell.month, field: 'value' }, text: '无' })),
        { intent: 'none', origin: 'filled' },
      ),
  });
  const same = useDialogPart(loadSame, {
    plan,
    year,
    month: cell.month,
    indicators: sectionRows,
    onConfirm: (chosen: readonly SameRow[]) => {
      same.close();
      write(
        chosen.map(({ indicator, value }) => ({
          cell: { row: indicator.id, month: cell.month, field: 'value' },
          text: quantityToText(value),
        })),
        { intent: 'fill', origin: 'filled' },
      );
    },
  });
  const refusal = grid.isRefused ? (reading?.refused[0]?.refusal ?? null) : null;
  const converted = grid.mode === null ? null : convertedReading(plan, typed, { cell, text: grid.text });
  const latestAnswer = useRef(answer);
  useEffect(() => {
    latestAnswer.current = answer;
  });
  const answerInRow = useCallback(
    (how: 'reading' | 'check', row: EntryRowId) => {
      latestAnswer.current(how, { row, month, field: 'value' });
      field.current?.focus({ preventScroll: true });
    },
    [month],
  );
  const message =
    refusal !== null ? (
      <CellMessage text={entryRefusalText(refusal)} />
    ) : converted === null ? null : (
      <CellHint text={converted} />
    );
  const doubt = useMemo(
    () => cellDoubt(report, typed, [cell, entry.typed]),
    [report, typed, cell, entry.typed],
  );

  return (
    <div className={classNames(styles['page'], view === 'year' && styles['with-year'])}>
      <div className={styles['top']}>
        <h1 className={styles['title']}>月度填报</h1>
        <SectionStrip plan={plan} year={year} month={month} section={place.section} onChoose={onSection} />
        <ViewSwitch view={view} onChoose={(chosen) => go({ view: chosen }, 'replace')} />
        {parts.kind === 'here' ? (
          <parts.code.MonthCloseControl {...{ plan, year, month, author, askAuthor }} />
        ) : null}
      </div>
      <MonthStrip indicators={sectionRows} year={year} month={month} onChoose={chooseMonth} />
      <div
        className={classNames(styles['sheet'], dropping.isOver && styles['dropping'])}
        onDragOver={dropping.handlers.onDragOver}
        onDragLeave={dropping.handlers.onDragLeave}
        onDrop={dropping.handlers.onDrop}
      >
        <EntryTools
          planId={plan.id}
          standing={standingText(report)}
          onlyMissing={onlyMissing}
          onOnlyMissing={(only) => change(plan.id, () => ({ onlyMissing: only }))}
          onNone={() => withFocus(() => grid.run({ kind: 'none' }))}
          onFillDown={() => withFocus(() => grid.run({ kind: 'fill', direction: 'down' }))}
          onRestNone={restNone.open}
          onFiles={pasting.openFile}
          restCount={rest.length}
          onUndo={() => withFocus(undo)}
          onRedo={() => withFocus(redo)}
        />
        <EntryGrid
          grid={grid}
          onPaste={pasting.paste}
          onFiles={pasting.openFile}
          onAnswer={answerInRow}
          rows={rows}
          view={view}
          label={view === 'year' ? `${plan.year} 年各月填报` : `${plan.year} 年 ${monthText(month)}填报`}
          caption={cellCaption(placeOf(plan, cell), cell.field === 'note' ? '' : captionUnit(plan, cell))}
          message={message}
          scroller={scroller}
          field={field}
        />
        <p id="entry-keys" className={styles['keys']}>
          {GRID_KEYS_LINE}
        </p>
      </div>
      <div className={styles['side']} ref={side}>
        <div className={styles['card']}>
          {parts.kind === 'here' ? (
            <parts.code.MonthCard
              plan={plan}
              year={year}
              month={month}
              section={place.section}
              indicators={sectionRows}
              onGo={({ id }) => goTo({ row: id, month, field: 'value' })}
              onSame={same.open}
            />
          ) : null}
        </div>
        <UnsavedTexts
          plan={plan}
          year={year}
          drafts={entry.drafts}
          typing={grid.mode === null ? null : cell}
          isWaiting={author === null}
          onGo={goTo}
          onDrop={(cells) => withFocus(() => giveUp(cells))}
          onNote={(refund, note) =>
            write([refund, { cell: { ...refund.cell, field: 'note' }, text: note }], {
              intent: 'type',
              origin: 'typed',
            })
          }
          onAskAuthor={askAuthor}
        />
        <aside className={classNames(panelStyles['panel'], styles['panel'])} aria-label="当前格">
          {parts.kind === 'here' ? (
            <parts.code.CellPanel
              planId={plan.id}
              plan={plan}
              place={place}
              cell={cell}
              report={report}
              year={year}
              doubt={
                doubt === null ? null : (
                  <DoubtBox
                    plan={plan}
                    doubt={doubt}
                    isElsewhere={!isSameCell(doubt.cell, { ...cell, field: 'value' })}
                    onReading={() => withFocus(() => answer('reading', doubt.cell))}
                    onCheck={() => withFocus(() => answer('check', doubt.cell))}
                  />
                )
              }
              onNote={(at, text) => write([{ cell: at, text }], { intent: 'note', origin: 'typed' })}
              onRate={rating.open}
            />
          ) : parts.kind === 'missing' ? (
            <p role="alert">
              {ENTRY_WORDS.panelMissing} <Button onClick={parts.retry}>重试</Button>
            </p>
          ) : null}
        </aside>
      </div>
      <p className="sr-only" role="status">
        {said}
      </p>
      {restNone.dialog}
      {same.dialog}
      {rating.dialog}
      {pasting.dialog}
    </div>
  );

  function answer(how: 'reading' | 'check', at: EntryCell): void {
    if (how === 'reading') doubts.takeReading([at]);
    else doubts.check([at]);
  }

  /** A button for the mouse; typing goes on in the grid. */
  function withFocus(work: () => void): void {
    work();
    focusGrid();
  }
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
