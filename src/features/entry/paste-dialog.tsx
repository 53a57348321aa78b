import { useState } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { intakeRows } from '#src/domain/intake/intake-row.ts';
import type { IntakeTable } from '#src/domain/intake/intake-table.ts';
import type { Intake } from '#src/domain/intake/read-intake.ts';
import {
  closedMonthsText,
  fileTableLines,
  hiddenSheetsText,
  hiddenText,
  leftOutColumnsText,
  matchedText,
  takenColumnsText,
  turnedText,
} from '#src/domain/words/intake-words.ts';
import { closedMonths } from '#src/domain/statements/month-close.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import type { PasteRow } from '#src/features/entry/model/paste-plan.ts';
import { shownCells } from '#src/reading/clipboard-table.ts';
import { otherRows, tableRows } from '#src/features/entry/model/table-rows.ts';
import type { TextRange } from '#src/features/entry/model/tab-separated.ts';
import { PastePreview, type PasteChoice, type PasteView } from '#src/features/entry/paste-preview.tsx';
import type { PasteQuestion, PasteReader } from '#src/features/entry/model/paste-question.ts';
import type { EntryDrafts } from '#src/session/entry-session.ts';
import { Select } from '#src/ui/select.tsx';
import styles from './paste-preview.module.css';

interface PasteDialogProps {
  /** The plan in force. */
  readonly plan: Plan;
  readonly year: YearStatements;
  readonly drafts: EntryDrafts;
  readonly section: string | null;
  readonly question: PasteQuestion;
  readonly reader: PasteReader;
  readonly onStore: (rows: readonly PasteRow[]) => void;
  readonly onStoreBlock: (source: TextRange, rows: readonly PasteRow[]) => void;
  readonly onClose: () => void;
}

/** What a paste or a file would do, before any of it is stored: which sheet, by name or by position, and each cell [G23][G28]–[G30]. */
export function PasteDialog(props: PasteDialogProps) {
  const { plan, year, drafts, section, question, reader, onClose } = props;
  const { source, at } = question;
  const [chosen, setChosen] = useState(() => bestSheet(question, reader));
  const [isByPosition, setIsByPosition] = useState(question.isByPosition);
  const sheet = source.kind === 'file' ? source.sheets[chosen] : undefined;
  const table = source.kind === 'file' ? (sheet?.table ?? EMPTY) : source.table;
  const isLabelled = reader.table(table, at).isLabelled;
  const goesByPosition = isByPosition || !isLabelled;
  const closed = closedMonths(year.bySubject);
  const facts = [
    hiddenText(table),
    ...(sheet === undefined ? [] : fileTableLines(sheet)),
    ...(source.kind === 'file' ? [hiddenSheetsText(source.hidden)] : []),
  ];
  const withFacts = (view: PasteView): PasteView => {
    const months = view.rows.flatMap(({ written }) => (written === null ? [] : [written.cell.month]));
    const lines = [...view.lines, ...facts, closedMonthsText(months.filter((month) => closed.has(month)))];
    return { ...view, lines: lines.filter((line) => line !== '') };
  };

  const viewOfTable = ({ clears, takesOthers, picks }: PasteChoice): PasteView => {
    const intake = reader.table(table, at, picks);
    return {
      lines: [turnedText(intake), matchedText(intake), takenColumnsText(intake), leftOutColumnsText(intake)],
      rows: tableRows(intake, { plan, year, drafts, clears, section, takesOthers }),
      blanks: clearedCount(tableRows(intake, { plan, year, drafts, clears: true, section, takesOthers })),
      columns: intake.columns,
      others: otherRows(intake, { plan, section }).length,
    };
  };
  const block = shownCells(table);
  const viewOfBlock = ({ clears }: PasteChoice): PasteView => ({
    lines: [source.kind === 'file' ? '按位置填入：从表格里选中的格起。' : ''],
    rows: reader.block(block, at, clears),
    blanks: clearedCount(reader.block(block, at, true)),
    columns: [],
    others: 0,
  });

  const sheets = source.kind === 'file' ? source.sheets : [];
  return (
    <PastePreview
      // Choices are about one table in one manner.
      key={`${chosen}/${String(goesByPosition)}`}
      title={source.kind === 'file' ? `导入预览：${source.name}` : '粘贴预览'}
      rowOptions={intakeRows(plan).map(({ id, seq, names }) => ({
        value: id,
        label: `${seq === null ? '' : `${seq} `}${names[0] ?? ''}`,
      }))}
      view={(choice) => withFacts(goesByPosition ? viewOfBlock(choice) : viewOfTable(choice))}
      clearsAtFirst={goesByPosition && source.kind === 'clipboard'}
      sheetChoice={
        sheets.length < 2 ? null : (
          <div className={styles['sheet']}>
            工作表
            <Select
              label="工作表"
              value={String(chosen)}
              options={sheets.map(({ name }, index) => ({ value: String(index), label: name }))}
              onChange={(value) => setChosen(Number(value))}
            />
          </div>
        )
      }
      onConfirm={(rows) => (goesByPosition ? props.onStoreBlock(block, rows) : props.onStore(rows))}
      onOtherManner={isLabelled ? () => setIsByPosition(!isByPosition) : null}
      isByPosition={goesByPosition}
      onClose={onClose}
    />
  );
}

const EMPTY: IntakeTable = { cells: [] };

function clearedCount(rows: readonly PasteRow[]): number {
  return rows.filter(({ fate }) => fate === 'clear').length;
}

/** A table is told by its beginning; a file may have hundreds of sheets. */
const LOOKED_AT = 60;

/** The sheet from which most rows are known; the first of equals. */
function bestSheet({ source, at }: PasteQuestion, reader: PasteReader): number {
  if (source.kind !== 'file') return 0;
  const counts = source.sheets.map(({ table }) =>
    knownRows(reader.table({ ...table, cells: table.cells.slice(0, LOOKED_AT) }, at)),
  );
  return counts.indexOf(Math.max(...counts));
}

function knownRows({ lines }: Intake): number {
  return lines.filter(({ match }) => match.kind === 'row' && match.by !== 'position').length;
}
