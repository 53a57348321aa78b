import { useState, type ReactNode } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { intakeRows } from '#src/domain/intake/intake-row.ts';
import { readIntake } from '#src/domain/intake/read-intake.ts';
import type { IntakeTable } from '#src/domain/intake/intake-table.ts';
import { pasteText } from '#src/domain/report/entry-words.ts';
import { leftOutColumnsText, matchedText, takenColumnsText } from '#src/domain/report/intake-words.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { clipboardRows, type Clipboard } from '#src/features/entry/model/clipboard-table.ts';
import { blockRows, tableRows, type PasteRow } from '#src/features/entry/model/paste-plan.ts';
import { pasteRange } from '#src/features/entry/model/range-text.ts';
import type { TextRange } from '#src/features/entry/model/tab-separated.ts';
import type { Sheet } from '#src/features/entry/model/sheet.ts';
import { PastePreview } from '#src/features/entry/paste-preview.tsx';
import type { useEntryWrites } from '#src/features/entry/use-entry-writes.ts';
import type { Grid } from '#src/features/entry/use-grid.ts';
import { useNotices } from '#src/session/notices.ts';

interface PasteSetting {
  /** The plan in force. */
  readonly plan: Plan;
  readonly year: YearStatements;
  readonly sheet: Sheet;
  readonly grid: Grid;
  readonly write: ReturnType<typeof useEntryWrites>['write'];
  readonly announce: (text: string) => void;
}

type Question =
  | {
      readonly kind: 'table';
      readonly table: IntakeTable;
      readonly source: TextRange;
      readonly at: Grid['range'];
    }
  | { readonly kind: 'block'; readonly source: TextRange; readonly at: Grid['range'] };

/**
 * What comes from the clipboard: a block of bare numbers goes into the grid at once, a table with names, numbers or a header is matched and
 * shown first, and so is a block whose blanks would clear something [G23][G26].
 */
export function usePaste({ plan, year, sheet, grid, write, announce }: PasteSetting): {
  readonly paste: (clipboard: Clipboard) => void;
  readonly dialog: ReactNode;
} {
  const [question, setQuestion] = useState<Question | null>(null);
  const say = useNotices((state) => state.say);
  const read = (table: IntakeTable, at: Grid['range']) =>
    readIntake(table, {
      rows: intakeRows(plan),
      year: plan.year,
      month: sheet.columns[at.left]?.month ?? grid.cell.month,
      positions: sheet.rows.slice(at.top),
    });
  const blockOf = (source: TextRange, at: Grid['range'], clears: boolean) =>
    blockRows(pasteRange(plan, sheet, at, source).texts, { plan, year, clears });

  const store = (rows: readonly PasteRow[], clipped: number) => {
    const texts = rows.flatMap((row) => row.written ?? []);
    const written = write(texts, { intent: 'paste', origin: 'pasted' });
    if (written.kind === 'waiting') return;
    const count = (fate: PasteRow['fate']) => rows.filter((row) => row.fate === fate).length;
    const text = pasteText({
      saved: count('store'),
      refused: count('refuse'),
      cleared: count('clear'),
      leftOut: count('out'),
      clipped,
    });
    announce(text);
    // Beside the announcement for screen readers: what did not simply go in is said where everybody sees it.
    if (rows.some(({ fate }) => fate !== 'store') || clipped > 0) say(text);
  };

  const byPosition = (source: TextRange, at: Grid['range'], rows: readonly PasteRow[]) => {
    const pasting = pasteRange(plan, sheet, at, source);
    store(rows, pasting.clipped);
    const { top, left, bottom, right } = pasting.range;
    grid.select({ row: top, col: left }, { row: bottom, col: right });
  };

  const pasteBlock = (source: TextRange, at: Grid['range']) => {
    const rows = blockOf(source, at, true);
    if (rows.some(({ fate }) => fate === 'clear')) setQuestion({ kind: 'block', source, at });
    else {
      setQuestion(null);
      byPosition(source, at, rows);
    }
  };

  const paste = (clipboard: Clipboard) => {
    const source = clipboardRows(clipboard);
    const table = { cells: source };
    const at = grid.range;
    if (read(table, at).isLabelled) setQuestion({ kind: 'table', table, source, at });
    else pasteBlock(source, at);
  };

  if (question === null) return { paste, dialog: null };
  const { source, at } = question;
  const close = () => setQuestion(null);
  if (question.kind === 'block') {
    const dialog = (
      <PastePreview
        key="block"
        lines={['粘贴的内容里有空白格，所对的格已有内容。']}
        rowsOf={(clears) => blockOf(source, at, clears)}
        clearsAtFirst
        onConfirm={(rows) => {
          byPosition(source, at, rows);
          close();
        }}
        onByPosition={null}
        onClose={close}
      />
    );
    return { paste, dialog };
  }
  const intake = read(question.table, at);
  const dialog = (
    <PastePreview
      key="table"
      lines={[matchedText(intake), takenColumnsText(intake), leftOutColumnsText(intake)].filter(
        (line) => line !== '',
      )}
      rowsOf={(clears) => tableRows(intake, { plan, year, clears })}
      clearsAtFirst={false}
      onConfirm={(rows) => {
        store(rows, 0);
        close();
      }}
      onByPosition={() => pasteBlock(source, at)}
      onClose={close}
    />
  );
  return { paste, dialog };
}
