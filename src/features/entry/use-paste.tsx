import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { ENTRY_WORDS, pasteText } from '#src/domain/words/entry-words.ts';
import { closedMonths } from '#src/domain/statements/month-close.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import type { Clipboard } from '#src/reading/clipboard-table.ts';
import type { PasteRow } from '#src/features/entry/model/paste-plan.ts';
import type { PasteQuestion } from '#src/features/entry/model/paste-question.ts';
import type { PasteScene } from '#src/features/entry/model/paste-reader.ts';
import { pasteRange } from '#src/features/entry/model/range-text.ts';
import { isSameRange, type Range } from '#src/features/entry/model/selection.ts';
import { readTabSeparated, type TextRange } from '#src/features/entry/model/tab-separated.ts';
import type { Sheet } from '#src/features/entry/model/sheet.ts';
import type { WriteEntry } from '#src/features/entry/use-entry-writes.ts';
import type { Grid } from '#src/features/entry/use-grid.ts';
import type { EntryDrafts } from '#src/session/entry-session.ts';
import { useNotices } from '#src/session/notices.ts';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { useLazy } from '#src/ui/use-lazy.ts';

interface PasteSetting {
  /** The plan in force. */
  readonly plan: Plan;
  readonly year: YearStatements;
  readonly drafts: EntryDrafts;
  readonly sheet: Sheet;
  /** The section that is shown; null: all of them. */
  readonly section: string | null;
  readonly grid: Grid;
  readonly write: WriteEntry;
  readonly announce: (text: string) => void;
}

const loadPart = () => import('#src/features/entry/paste-part.ts');
type PastePart = Awaited<ReturnType<typeof loadPart>>;
const loadReader = () => import('#src/features/entry/table-file.ts');

/**
 * What comes from the clipboard or a file: a block of bare numbers out of the clipboard goes into the grid at once; a table with names,
 * numbers or a header is matched and shown first, and so is a block whose blanks would clear something, and every file [G23][G26][G30].
 */
export function usePaste({ plan, year, drafts, sheet, section, grid, write, announce }: PasteSetting): {
  readonly paste: (clipboard: Clipboard) => void;
  readonly openFile: (files: readonly File[]) => void;
  readonly dialog: ReactNode;
} {
  const [question, setQuestion] = useState<PasteQuestion | null>(null);
  const say = useNotices((state) => state.say);
  // Fetched once the grid stands, and before anybody pastes: it is no part of the first load.
  const part = useLazy(loadPart, 'behind');
  const scene: PasteScene = { plan, year, drafts, sheet, month: grid.cell.month };

  const store = (rows: readonly PasteRow[], clipped: number) => {
    const texts = rows.flatMap((row) => row.written ?? []);
    const written = write(texts, { intent: 'paste', origin: 'pasted' });
    if (written.kind === 'waiting') return;
    const count = (fate: PasteRow['fate']) => rows.filter((row) => row.fate === fate).length;
    const closed = closedMonths(year.bySubject);
    const isHeld = texts.some(({ cell }) => closed.has(cell.month));
    const text = pasteText({
      saved: count('store'),
      refused: count('refuse'),
      cleared: count('clear'),
      leftOut: count('out'),
      clipped,
      isHeld,
    });
    const tell = () => {
      announce(text);
      // Beside the announcement for screen readers: what did not simply go in is said where everybody sees it.
      if (rows.some(({ fate }) => fate !== 'store') || clipped > 0 || isHeld) say(text);
    };
    // What waits for a reason says so; of the rest nothing is said before it is stored, and where it is not, the frame says that.
    if (isHeld) tell();
    else void written.stored.then((stored) => stored && tell());
  };

  const storeBlock = (source: TextRange, at: Range, rows: readonly PasteRow[]) => {
    const pasting = pasteRange(plan, sheet, at, source);
    store(rows, pasting.clipped);
    // Somebody who has gone on meanwhile is not called back.
    if (grid.mode !== null || !isSameRange(grid.range, at)) return;
    const { top, left, bottom, right } = pasting.range;
    grid.select({ row: top, col: left }, { row: bottom, col: right });
  };

  /** Over whoever went on in the grid while it was read nothing opens [G18]: it waits in the notice. */
  const ask = (next: PasteQuestion, name: string) => {
    if (grid.mode === null && isSameRange(grid.range, next.at)) setQuestion(next);
    else say(`${name}已读好，还没有填入`, { action: { label: '看一看', run: () => setQuestion(next) } });
  };

  const take = (
    { pasteReader, clipboardTable, shownCells, hiddenText }: PastePart,
    clipboard: Clipboard,
    at: Range,
  ) => {
    const table = clipboardTable(readTabSeparated(clipboard.text), clipboard.html);
    const source = { kind: 'clipboard', table } as const;
    const reader = pasteReader(scene);
    if (reader.table(source.table, at).isLabelled) {
      ask({ source, at, isByPosition: false }, '粘贴的表格');
      return;
    }
    const block = shownCells(table);
    const rows = reader.block(block, at, true);
    if (hiddenText(table) !== '' || rows.some(({ fate }) => fate === 'clear'))
      ask({ source, at, isByPosition: true }, '粘贴的表格');
    else storeBlock(block, at, rows);
  };
  const latest = useRef({ take, ask });
  useEffect(() => {
    latest.current = { take, ask };
  });
  const turn = useRef(0);

  const paste = (clipboard: Clipboard) => {
    const at = grid.range;
    if (part.kind === 'here') {
      take(part.code, clipboard, at);
      return;
    }
    if (part.kind === 'missing') part.retry();
    loadPart().then(
      (code) => latest.current.take(code, clipboard, at),
      () => say(ENTRY_WORDS.notPasted, { tone: 'problem' }),
    );
  };

  const openFile = (files: readonly File[]) => {
    const [file] = files;
    if (file === undefined) return;
    if (files.length > 1) {
      say(ENTRY_WORDS.oneFile, { tone: 'problem' });
      return;
    }
    grid.leave();
    const at = grid.range;
    const own = (turn.current += 1);
    announce(`正在读取「${file.name}」`);
    loadReader()
      .then(({ readTableFile }) => readTableFile(file))
      .then(
        (read) => {
          // Another file was opened meanwhile: that one is meant [H30].
          if (own !== turn.current) return;
          if (read.ok)
            latest.current.ask(
              { source: { kind: 'file', ...read.value }, at, isByPosition: false },
              `「${file.name}」`,
            );
          else say(`「${file.name}」没有读取。${read.error}`, { tone: 'problem' });
        },
        () => say(ENTRY_WORDS.notLoaded, { tone: 'problem' }),
      );
  };

  const close = () => setQuestion(null);
  if (question === null || part.kind === 'coming') return { paste, openFile, dialog: null };
  if (part.kind === 'missing') {
    const dialog = <PreviewMissing onRetry={part.retry} onClose={close} />;
    return { paste, openFile, dialog };
  }
  const { PasteDialog, pasteReader } = part.code;
  const dialog = (
    <PasteDialog
      plan={plan}
      year={year}
      drafts={drafts}
      section={section}
      question={question}
      reader={pasteReader(scene)}
      onStore={(rows) => {
        store(rows, 0);
        close();
      }}
      onStoreBlock={(source, rows) => {
        storeBlock(source, question.at, rows);
        close();
      }}
      onClose={close}
    />
  );
  return { paste, openFile, dialog };
}

/** The preview's code did not come: what was pasted is kept until it does, or is given up. */
function PreviewMissing({
  onRetry,
  onClose,
}: {
  readonly onRetry: () => void;
  readonly onClose: () => void;
}) {
  return (
    <Dialog
      title="粘贴预览没有载入"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" onClick={onRetry}>
            重试
          </Button>
        </>
      }
    >
      <p>程序文件没有取到，一格都没有存，表格里的数据没有受影响。</p>
    </Dialog>
  );
}
